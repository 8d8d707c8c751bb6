// One measured run: `program.js ours|handwritten <number of workspaces> <output directory>`.
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { MlWorkspace } from '../../lib';
import { handwritten } from './handwritten';

const [how, count = '1', outdir = 'cdktf.out'] = process.argv.slice(2);
const app = new App({ outdir });
const stack = new TerraformStack(app, 'bench');
new AzurermProvider(stack, 'Azurerm', { features: [{}] });
if (how === 'handwritten') stack.addOverride('terraform.required_providers.azurerm.version', '>= 4.81.0, < 5.0.0');
const resourceGroup = { name: 'rg-bench', location: 'westeurope' };
for (let index = 0; index < Number(count); index += 1) {
  const baseName = `bench${String(index)}`;
  if (how === 'ours') new MlWorkspace(stack, `Ml${String(index)}`, { baseName, resourceGroup, publicNetworkAccess: true });
  else handwritten(stack, `Ml${String(index)}`, baseName);
}
app.synth();

// One measured run: `platform.js <number of stacks> <output directory>`, a platform with ten workspaces in each stack, each from a file of its own.
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkspaceFile } from '../../lib';

const PER_STACK = 10;

const [stacks = '1', outdir = 'cdktf.out'] = process.argv.slice(2);
const files = mkdtempSync(join(tmpdir(), 'platform-'));
writeFileSync(join(files, 'defaults.yaml'), 'workspace: { publicNetworkAccess: true }\nclusters: { cpu: { vmSize: Standard_D4ds_v4 } }\n');
for (let index = 0; index < Number(stacks) * PER_STACK; index += 1) {
  writeFileSync(join(files, `team${String(index)}.yaml`), `workspace: { baseName: team${String(index)} }\ndatastores: { blob: { raw: } }\n`);
}

const app = new App({ outdir });
const all = WorkspaceFile.readAll(files);
rmSync(files, { recursive: true });
for (let index = 0; index < Number(stacks); index += 1) {
  const stack = new TerraformStack(app, `platform${String(index)}`);
  new AzurermProvider(stack, 'Azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
  const resourceGroup = { name: `rg-${String(index)}`, location: 'westeurope' };
  for (const file of all.slice(index * PER_STACK, (index + 1) * PER_STACK)) file.makeWorkspace(stack, file.name, { resourceGroup });
}
app.synth();

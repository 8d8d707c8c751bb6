import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzapiProvider, CustomerManagedKey, KeyCreation, MlWorkspace, PrivateDnsZones, TimeProvider, WorkspaceNetwork } from '../lib';
import { diagram } from '../cli/diagram';
import { readStack } from '../cli/stack-files';

/** What one private workspace makes: the picture at the top of the README. */
export async function overviewPicture(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    const app = new App({ outdir });
    build(new TerraformStack(app, 'workspace'));
    app.synth();
    return await diagram(readStack(outdir, 'workspace'));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function build(stack: TerraformStack): void {
  new AzurermProvider(stack, 'Azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
  new TimeProvider(stack, 'Time');
  new AzapiProvider(stack, 'Azapi');
  const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg-fraud-prd', location: 'westeurope' });
  const names = { baseName: 'fraud-prd', uniqueSuffix: 'x7k2', resourceGroup };
  const network = new WorkspaceNetwork(stack, 'Network', { baseName: 'fraud-prd', resourceGroup, addressSpace: '10.41.0.0/22' });
  const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup });
  dnsZones.linkVirtualNetwork('fraud', network);
  const privateLink = { subnet: network.endpoints, dnsZones };
  const key = new CustomerManagedKey(stack, 'Key', { ...names, creation: KeyCreation.CONTROL_PLANE, privateLink });
  new MlWorkspace(stack, 'Ml', {
    ...names,
    privateLink,
    encryption: { key, serviceSideEncryption: true },
    imageBuild: { vmSize: 'Standard_D4ds_v4', subnet: network.compute },
  });
}

if (require.main === module) {
  void overviewPicture().then((svg) => writeFileSync(join('docs', 'pictures', 'workspace.svg'), svg));
}

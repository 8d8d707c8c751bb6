// The TypeScript twin of the program in Python on docs/other-languages.md.
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { MlWorkspace, SynthReport, WorkspaceMetric } from '../../lib';

const app = new App();
const stack = new TerraformStack(app, 'ml');
new AzurermProvider(stack, 'Azurerm', { features: [{}] });
const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg-fraud-dev', location: 'westeurope' });

const workspace = new MlWorkspace(stack, 'Ml', {
  baseName: 'fraud-dev',
  uniqueSuffix: 'x7k2',
  resourceGroup,
  publicNetworkAccess: true,
  tags: { team: 'fraud' },
});
const gpu = workspace.addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 4 });
gpu.grantImagePull('Images');
const raw = workspace.addBlobDatastore('raw');
raw.grantRead('Gpu', gpu.grantee);
workspace.addMetricAlert('failed-runs', { metric: WorkspaceMetric.FAILED_RUNS });

app.synth();
SynthReport.print(app);

/** The resource types that are reached through azapi, each with the version of its API: the one place to raise a version. */
const MACHINE_LEARNING = '2025-06-01';

/** Only for what no other version has. */
const MACHINE_LEARNING_PREVIEW = '2025-07-01-preview';

const workspaceChild = (type: string, version = MACHINE_LEARNING): string => `Microsoft.MachineLearningServices/workspaces/${type}@${version}`;

export const ApiType = {
  ML_WORKSPACE: `Microsoft.MachineLearningServices/workspaces@${MACHINE_LEARNING}`,
  ML_WORKSPACE_PREVIEW: `Microsoft.MachineLearningServices/workspaces@${MACHINE_LEARNING_PREVIEW}`,
  COMPUTE: workspaceChild('computes'),
  /** The first version in which an instance is made with the time after which it stops. */
  COMPUTE_THAT_STOPS: workspaceChild('computes', '2025-12-01'),
  CONNECTION: workspaceChild('connections'),
  ONLINE_ENDPOINT: workspaceChild('onlineEndpoints'),
  ONLINE_DEPLOYMENT: workspaceChild('onlineEndpoints/deployments'),
  BATCH_ENDPOINT: workspaceChild('batchEndpoints'),
  BATCH_DEPLOYMENT: workspaceChild('batchEndpoints/deployments'),
  SCHEDULE: workspaceChild('schedules'),
  OUTBOUND_RULE: workspaceChild('outboundRules'),
  ML_REGISTRY: `Microsoft.MachineLearningServices/registries@${MACHINE_LEARNING}`,
  KEY: 'Microsoft.KeyVault/vaults/keys@2026-02-01',
};

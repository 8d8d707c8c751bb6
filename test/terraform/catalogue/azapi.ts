import { TerraformOutput, TerraformVariable } from 'cdktf';
import {
  ConnectionAuth,
  ConnectionTarget,
  CustomerManagedKey,
  KeyCreation,
  ManagedFirewallSku,
  OutboundTarget,
  IdentityType,
  InstanceAction,
  ManagedNetwork,
  MlWorkspace,
  PrincipalType,
  ScheduledJob,
  ScheduleTrigger,
  StorageAccess,
} from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS } from '../scaffold';

const KEYLESS = { storageAccess: StorageAccess.IDENTITY };

/** What needs the provider azapi. */
export const AZAPI: { readonly [name: string]: Entry } = {
  'no shared keys, with computes, a datastore and people': entry((site) => {
    const workspace = site.workspace({ ...KEYLESS, privateLink: site.privateLink(), managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
    workspace.addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4' });
    workspace.addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3' }).grantData('Data');
    workspace.addBlobDatastore('raw');
    workspace.grantStorageData('Maria', { principalId: OBJECT_ID, principalType: PrincipalType.USER });
  }),
  'no shared keys, with an identity of its own': entry((site) => {
    site.workspace({ ...KEYLESS, identityType: IdentityType.SYSTEM_ASSIGNED });
  }),
  'connections with and without secrets, of a workspace': entry((site) => {
    const workspace = site.workspace();
    const openAi = { id: `${PROVIDERS}/Microsoft.CognitiveServices/accounts/oai-shared` };
    const token = new TerraformVariable(site, 'git_token', { type: 'string', sensitive: true }).stringValue;
    workspace.addConnection('openai', {
      target: ConnectionTarget.azureOpenAi('https://oai-shared.openai.azure.com/', openAi),
      auth: ConnectionAuth.entraId(),
    });
    const target = ConnectionTarget.git('https://dev.azure.com/contoso/fraud/_git/models');
    workspace.addConnection('code', { target, auth: ConnectionAuth.personalAccessToken(token), secretVersion: '1' });
  }),
  'a key that is made through the control plane of a closed vault': entry((site) => {
    const key = new CustomerManagedKey(site, 'Key', {
      baseName: 'fraud-dev',
      resourceGroup: site.resourceGroup,
      creation: KeyCreation.CONTROL_PLANE,
      privateLink: site.privateLink(),
    });
    site.workspace({ uniqueSuffix: 'x', encryption: { key, serviceSideEncryption: true } });
  }),
  'a managed network that is made now, with a firewall, and endpoints that azurerm does not know': entry((site) => {
    const managedNetwork = ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND;
    const workspace = site.workspace({ managedNetwork, firewallSku: ManagedFirewallSku.BASIC, allowedIpRanges: ['20.30.40.50'] });
    workspace.allowOutboundFqdn('pypi', 'pypi.org');
    workspace.allowOutboundPrivateEndpoint('images', { target: BROUGHT.registry, subresource: OutboundTarget.REGISTRY });
    workspace.provisionManagedNetwork();
    workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
  }),
  'an instance with schedules, scripts and an application, and a schedule for jobs': entry((site) => {
    const workspace = site.workspace();
    workspace.addComputeInstance('ci-maria', {
      vmSize: 'Standard_D4ds_v4',
      idleShutdown: 'PT30M',
      schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 18 * * 1-5') }],
      setup: { onCreation: { script: 'apt-get install -y jq' } },
      applications: { rstudio: { image: 'ghcr.io/azure/rocker-rstudio-ml-verse:latest', targetPort: 8787, publishedPort: 8787 } },
    });
    const compute = workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
    const job = ScheduledJob.command({ command: 'python train.py', environment: 'azureml:train:1', compute });
    workspace.addJobSchedule('nightly', { job, trigger: ScheduleTrigger.cron('0 2 * * *') });
  }),
  'keys that are fetched again, and what azurerm does not tell': entry((site) => {
    const workspace = site.workspace();
    workspace.resyncKeys({ when: '2026-11-01' });
    new TerraformOutput(site, 'mlflow', { value: workspace.mlflowTrackingUri });
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const shared = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id, location: site.region, storage: BROUGHT.storage, ...KEYLESS });
    shared.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', publicIp: true });
    new TerraformOutput(site, 'notebooks', { value: shared.notebookFqdn });
  }),
};

import { TerraformVariable } from 'cdktf';
import {
  AiFoundryHub,
  AiFoundryHubProps,
  ComputeInstanceOptions,
  ConnectionAuth,
  ConnectionTarget,
  CustomerManagedKey,
  KeyCreation,
  ManagedNetwork,
  StorageAccess,
} from '../../../lib';
import { Site } from '../scaffold';
import { all, change, DayTwo, since } from './change';

const KEYLESS = { storageAccess: StorageAccess.IDENTITY };
const HUB_UPDATE = 'azapi_update_resource.Hub_StorageAccess';
const FILES = 'role_assignment.Ml_StorageFileDataPrivilegedContributor';

function hub(site: Site, props: Partial<AiFoundryHubProps> = {}): void {
  new AiFoundryHub(site, 'Hub', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, publicNetworkAccess: true, ...props });
}

function connect(site: Site, secretVersion: string): void {
  const token = new TerraformVariable(site, 'git_token', { type: 'string', sensitive: true }).stringValue;
  const target = ConnectionTarget.git('https://dev.azure.com/contoso/fraud/_git/models');
  site.workspace().addConnection('code', { target, auth: ConnectionAuth.personalAccessToken(token), secretVersion });
}

function encrypt(site: Site, creation?: KeyCreation): void {
  const key = new CustomerManagedKey(site, 'Key', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, publicNetworkAccess: true, creation });
  site.workspace({ uniqueSuffix: 'x', encryption: { key, serviceSideEncryption: true } });
}

function setUp(site: Site, script: string): void {
  site.workspace().addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4', setup: { onCreation: { script } } });
}

function stopping(site: Site, options: Partial<ComputeInstanceOptions>): void {
  site.workspace().addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4', ...options });
}

/** What changes by way of the provider azapi. */
export const AZAPI_CHANGES: { readonly [name: string]: DayTwo } = {
  'give up shared keys': since(
    '4.77.0',
    change(
      (site) => site.workspace().addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantData('Data'),
      (site) => site.workspace(KEYLESS).addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantData('Data'),
      {
        ...all('create', FILES, 'role_assignment.Ml_cpu_StorageFiles'),
        ...all('update', 'machine_learning_workspace.Ml', 'storage_account.Ml_Storage'),
      },
    ),
  ),
  'go back to shared keys': since(
    '4.77.0',
    change(
      (site) => site.workspace(KEYLESS),
      (site) => site.workspace(),
      { ...all('update', 'machine_learning_workspace.Ml', 'storage_account.Ml_Storage'), ...all('delete', FILES) },
    ),
  ),
  'give up shared keys in a hub': change(
    (site) => hub(site),
    (site) => hub(site, KEYLESS),
    { ...all('create', HUB_UPDATE, 'role_assignment.Hub_StorageFileDataPrivilegedContributor'), ...all('update', 'storage_account.Hub_Storage') },
  ),
  'go back to shared keys in a hub': change(
    (site) => hub(site, KEYLESS),
    (site) => hub(site, { storageAccess: StorageAccess.ACCESS_KEY }),
    {
      ...all('update', 'storage_account.Hub_Storage', HUB_UPDATE),
      ...all('delete', 'role_assignment.Hub_StorageFileDataPrivilegedContributor'),
    },
  ),
  'change a hub without shared keys: it is told again to use none': change(
    (site) => hub(site, { ...KEYLESS, description: 'Fraud' }),
    (site) => hub(site, { ...KEYLESS, description: 'Fraud and risk' }),
    { ...all('update', 'ai_foundry.Hub'), ...all('delete, create', HUB_UPDATE) },
  ),
  'fetch the keys again': change(
    (site) => site.workspace().resyncKeys({ when: '2026-11-01' }),
    (site) => site.workspace().resyncKeys({ when: '2026-12-01' }),
    { 'terraform_data.Ml_KeyResync_When': 'update', ...all('delete, create', 'azapi_resource_action.Ml_KeyResync') },
  ),
  'rotate the secret of a connection': change(
    (site) => connect(site, '1'),
    (site) => connect(site, '2'),
    all('update', 'azapi_resource.Ml_code'),
  ),
  'make a key through the control plane: Terraform forgets the one that it has': change(
    (site) => encrypt(site),
    (site) => encrypt(site, KeyCreation.CONTROL_PLANE),
    {
      ...all('create', 'azapi_resource_action.Key'),
      ...all('delete', 'role_assignment.Key_Deployer', 'time_sleep.Key_DeployerWait'),
      ...all('forget', 'key_vault_key.Key'),
      ...all('update', 'machine_learning_workspace.Ml'),
    },
  ),
  'make the managed network of a workspace that runs': change(
    (site) => site.workspace({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }),
    (site) => site.workspace({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).provisionManagedNetwork(),
    all('create', 'azapi_resource_action.Ml_NetworkProvisioning'),
  ),
  'let an instance stop when it is idle, later': change(
    (site) => site.workspace().addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4' }),
    (site) => site.workspace().addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4', idleShutdown: 'PT30M' }),
    all('create', 'azapi_resource_action.Ml_ci-maria_IdleShutdown'),
  ),
  'change when an instance stops that was made with it': change(
    (site) => stopping(site, { idleShutdown: 'PT30M', idleShutdownAtCreation: true }),
    (site) => stopping(site, { idleShutdown: 'PT1H', idleShutdownAtCreation: true }),
    all('update', 'azapi_resource_action.Ml_ci-maria_IdleShutdown'),
  ),
  'let an instance with schedules, which older versions made without it, stop when it is idle': change(
    (site) => stopping(site, { schedules: [] }),
    (site) => stopping(site, { schedules: [], idleShutdown: 'PT1H' }),
    all('create', 'azapi_resource_action.Ml_ci-maria_IdleShutdown'),
  ),
  'change the script of an instance, which Azure takes only at creation': change(
    (site) => setUp(site, 'echo one'),
    (site) => setUp(site, 'echo two'),
    { 'terraform_data.Ml_ci-maria_Settings': 'update', ...all('delete, create', 'azapi_resource.Ml_ci-maria') },
  ),
  'begin to ask what azurerm does not tell': change(
    (site) => site.workspace(),
    (site) => site.workspace().mlflowTrackingUri,
    {},
  ),
};

import { Attributes } from '../../cli/json';
import { connectEndpoints, LiveAzure } from './adopt-store';

export const SUBSCRIPTION_ID = '11111111-2222-3333-4444-555555555555';
/** The tenant of whoever runs Terraform, as the stand-in for azurerm has it. */
export const TENANT_ID = '11111111-1111-1111-1111-111111111111';
export const SYSTEM_PRINCIPAL = '88888888-0000-0000-0000-000000000001';
const ML = 'Microsoft.MachineLearningServices/workspaces';
const ROLES: { readonly [name: string]: string } = {
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Key Vault Administrator': '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  'AzureML Data Scientist': 'f6c7c914-8db3-469d-8ca1-694a8f32e121',
};

export function group(name: string): string {
  return `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${name}/providers`;
}

/** What tells the ways apart in which workspaces are made. */
interface Made {
  readonly group: string;
  readonly workspace: string;
  readonly storage: string;
  readonly vault: string;
  readonly insights: string;
  readonly logAnalytics: string;
  readonly registry?: string;
  readonly friendlyName?: string;
  /** The resource group of the Log Analytics workspace. */
  readonly logGroup?: string;
}

/** The id by which the other resources name it: Azure writes some steps of ids in its own case. */
function ids(made: Made): { readonly [part: string]: string } {
  const here = group(made.group);
  return {
    workspace: `${here}/${ML}/${made.workspace}`,
    storage: `${here}/Microsoft.Storage/storageAccounts/${made.storage}`,
    vault: `${here}/Microsoft.KeyVault/vaults/${made.vault}`,
    insights: `${here}/Microsoft.Insights/components/${made.insights}`,
    logAnalytics: `${group(made.logGroup ?? made.group)}/Microsoft.OperationalInsights/workspaces/${made.logAnalytics}`,
    registry: `${here}/Microsoft.ContainerRegistry/registries/${made.registry ?? ''}`,
  };
}

function put(azure: LiveAzure, id: string, type: string, more: Attributes): void {
  azure.put({ id, name: id.split('/').slice(-1).join(''), type, location: 'westeurope', tags: {}, ...more });
}

/** A workspace with its parts as Azure makes them when nobody says more than the names. */
function plain(made: Made): LiveAzure {
  const azure = new LiveAzure();
  const { workspace = '', storage = '', vault = '', insights = '', logAnalytics = '', registry = '' } = ids(made);
  put(azure, workspace, ML, {
    kind: 'Default',
    sku: { name: 'Basic', tier: 'Basic' },
    identity: { type: 'SystemAssigned', principalId: SYSTEM_PRINCIPAL, tenantId: TENANT_ID },
    properties: {
      friendlyName: made.friendlyName,
      storageAccount: storage,
      keyVault: vault,
      applicationInsights: insights,
      containerRegistry: made.registry === undefined ? null : registry,
      hbiWorkspace: false,
      publicNetworkAccess: 'Enabled',
      v1LegacyMode: false,
      systemDatastoresAuthMode: 'accesskey',
      managedNetwork: { isolationMode: 'Disabled', outboundRules: {} },
      workspaceId: '12121212-0000-0000-0000-000000000001',
      discoveryUrl: 'https://westeurope.api.azureml.ms/discovery',
      privateEndpointConnections: [],
    },
  });
  put(azure, storage, 'Microsoft.Storage/storageAccounts', {
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS', tier: 'Standard' },
    properties: {
      accessTier: 'Hot',
      minimumTlsVersion: 'TLS1_2',
      allowBlobPublicAccess: false,
      supportsHttpsTrafficOnly: true,
      isHnsEnabled: false,
      networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
      encryption: {
        keySource: 'Microsoft.Storage',
        services: { blob: { enabled: true, keyType: 'Account' }, file: { enabled: true, keyType: 'Account' } },
      },
      privateEndpointConnections: [],
      primaryEndpoints: { blob: `https://${made.storage}.blob.core.windows.net/` },
    },
  });
  put(azure, `${storage}/blobServices/default`, 'Microsoft.Storage/storageAccounts/blobServices', {
    properties: { cors: { corsRules: [{ allowedOrigins: ['https://ml.azure.com'] }] }, deleteRetentionPolicy: { enabled: false } },
  });
  put(azure, vault, 'Microsoft.KeyVault/vaults', {
    properties: {
      tenantId: TENANT_ID,
      sku: { family: 'A', name: 'standard' },
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enableRbacAuthorization: true,
      vaultUri: `https://${made.vault}.vault.azure.net/`,
      accessPolicies: [],
      publicNetworkAccess: 'Enabled',
    },
  });
  // Application Insights answers with these steps of the id in small letters.
  put(
    azure,
    insights.replace('/resourceGroups/', '/resourcegroups/').replace('Microsoft.Insights', 'microsoft.insights'),
    'microsoft.insights/components',
    {
      kind: 'web',
      properties: {
        Application_Type: 'web',
        RetentionInDays: 90,
        WorkspaceResourceId: logAnalytics,
        IngestionMode: 'LogAnalytics',
        publicNetworkAccessForIngestion: 'Enabled',
        publicNetworkAccessForQuery: 'Enabled',
        InstrumentationKey: 'aaaaaaaa-0000-0000-0000-00000000dead',
        ConnectionString: 'InstrumentationKey=aaaaaaaa-0000-0000-0000-00000000dead',
      },
    },
  );
  put(azure, logAnalytics, 'Microsoft.OperationalInsights/workspaces', {
    properties: {
      sku: { name: 'PerGB2018' },
      retentionInDays: 30,
      workspaceCapping: { dailyQuotaGb: -1 },
      publicNetworkAccessForIngestion: 'Enabled',
      publicNetworkAccessForQuery: 'Enabled',
    },
  });
  if (made.registry !== undefined) {
    put(azure, registry, 'Microsoft.ContainerRegistry/registries', {
      sku: { name: 'Standard', tier: 'Standard' },
      properties: {
        loginServer: `${made.registry}.azurecr.io`,
        adminUserEnabled: true,
        publicNetworkAccess: 'Enabled',
        networkRuleBypassOptions: 'AzureServices',
        dataEndpointEnabled: false,
        zoneRedundancy: 'Disabled',
        anonymousPullEnabled: false,
        policies: { exportPolicy: { status: 'enabled' }, retentionPolicy: { days: 7, status: 'disabled' }, quarantinePolicy: { status: 'disabled' } },
      },
    });
  }
  for (const [name, credentials] of [
    ['workspaceblobstore', 'AccountKey'],
    ['workspacefilestore', 'AccountKey'],
    ['workspaceartifactstore', 'AccountKey'],
    ['workspaceworkingdirectory', 'AccountKey'],
  ]) {
    put(azure, `${workspace}/datastores/${String(name)}`, `${ML}/datastores`, {
      properties: { datastoreType: 'AzureBlob', accountName: made.storage, containerName: 'azureml', credentials: { credentialsType: credentials } },
    });
  }
  return azure;
}

/** Gives a role, as Azure lists it. */
export function grant(azure: LiveAzure, scope: string, role: string, principalId: string, principalType = 'ServicePrincipal'): void {
  const definition = String(ROLES[role]);
  azure.roleDefinitions.set(definition, { id: definition, name: definition, properties: { roleName: role } });
  const name = `${definition.slice(0, 8)}-0000-0000-0000-${String(azure.resources.size).padStart(12, '0')}`;
  const roleDefinitionId = `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/${definition}`;
  const type = 'Microsoft.Authorization/roleAssignments';
  azure.put({ id: `${scope}/providers/${type}/${name}`, name, type, properties: { scope, roleDefinitionId, principalId, principalType } });
}

const PORTAL: Made = {
  group: 'rg-fraud',
  workspace: 'fraud-portal',
  friendlyName: 'fraud-portal',
  storage: 'fraudportal1234567890',
  vault: 'fraudportal1234567890',
  insights: 'fraudportal1234567890',
  logAnalytics: 'DefaultWorkspace-11111111-2222-3333-4444-555555555555-WEU',
  logGroup: 'DefaultResourceGroup-WEU',
};

/** The portal: one name with digits for all parts, logs in a group of the subscription's, no registry yet, Azure's roles for the identity. */
export function portalWorkspace(): { readonly azure: LiveAzure; readonly id: string } {
  const azure = plain(PORTAL);
  const { workspace = '', storage = '', vault = '' } = ids(PORTAL);
  grant(azure, storage, 'Storage Blob Data Contributor', SYSTEM_PRINCIPAL);
  grant(azure, vault, 'Key Vault Administrator', SYSTEM_PRINCIPAL);
  grant(azure, group('rg-fraud').replace('/providers', ''), 'Contributor', SYSTEM_PRINCIPAL);
  grant(azure, workspace, 'AzureML Data Scientist', '77777777-0000-0000-0000-000000000001', 'Group');
  return { azure, id: workspace };
}

const CLI: Made = {
  group: 'rg-fraud',
  workspace: 'fraud-az',
  storage: 'fraudazstorage0a1b2c3d4e',
  vault: 'fraudazkeyvault0a1b2c3d',
  insights: 'fraudazinsights0a1b2c3d4',
  logAnalytics: 'fraudazlogalyti0a1b2c3d4',
  registry: 'fraudazregistry0a1b2c3d4',
};

/** `az ml workspace create`: names of the workspace with the kind and a hash, and a vault with access policies. */
export function cliWorkspace(): { readonly azure: LiveAzure; readonly id: string } {
  const azure = plain(CLI);
  const { workspace = '', vault = '' } = ids(CLI);
  const found = azure.resources.get(vault.toLowerCase()) ?? {};
  const policies = [{ tenantId: TENANT_ID, objectId: SYSTEM_PRINCIPAL, permissions: { keys: ['all'], secrets: ['all'], certificates: ['all'] } }];
  azure.put({ ...found, properties: { ...(found.properties as Attributes), enableRbacAuthorization: false, accessPolicies: policies } });
  return { azure, id: workspace };
}

const AVM: Made = {
  group: 'rg-avm',
  workspace: 'mlw-avm',
  friendlyName: 'AVM',
  storage: 'stavm',
  vault: 'kv-avm',
  insights: 'appi-avm',
  logAnalytics: 'log-avm',
  registry: 'cravm',
};
const NETWORK = `${group('rg-network')}/Microsoft.Network/virtualNetworks/vnet-hub`;

function endpoint(azure: LiveAzure, at: string, name: string, target: string, groupId: string, zones: readonly string[]): void {
  const id = `${at}/Microsoft.Network/privateEndpoints/${name}`;
  put(azure, id, 'Microsoft.Network/privateEndpoints', {
    properties: {
      subnet: { id: `${NETWORK}/subnets/snet-pe` },
      privateLinkServiceConnections: [{ name, properties: { privateLinkServiceId: target, groupIds: [groupId] } }],
      manualPrivateLinkServiceConnections: [],
      customNetworkInterfaceName: '',
    },
  });
  const configs = zones.map((zone) => ({
    name: zone.replace(/\./g, '-'),
    properties: { privateDnsZoneId: `${group('rg-dns')}/Microsoft.Network/privateDnsZones/${zone}` },
  }));
  put(azure, `${id}/privateDnsZoneGroups/default`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups', {
    properties: { privateDnsZoneConfigs: configs },
  });
}

/** Azure Verified Modules for Terraform: closed, with endpoints of their own names, zones of a hub, a user-assigned identity, and an Azure lock. */
export function avmWorkspace(): { readonly azure: LiveAzure; readonly id: string } {
  const azure = plain(AVM);
  const { workspace = '', storage = '', vault = '', registry = '' } = ids(AVM);
  const here = group('rg-avm');
  const identity = `${here}/Microsoft.ManagedIdentity/userAssignedIdentities/uami-avm`;
  const principal = '66666666-0000-0000-0000-000000000001';
  put(azure, identity, 'Microsoft.ManagedIdentity/userAssignedIdentities', {
    properties: { principalId: principal, clientId: 'client', tenantId: TENANT_ID },
  });
  const found = azure.resources.get(workspace.toLowerCase()) ?? {};
  azure.put({
    ...found,
    identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: { principalId: principal, clientId: 'client' } } },
    properties: { ...(found.properties as Attributes), publicNetworkAccess: 'Disabled', primaryUserAssignedIdentity: identity },
  });
  endpoint(azure, here, 'pe-mlw-avm', workspace, 'amlworkspace', ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net']);
  endpoint(azure, here, 'pe-stavm-blob', storage, 'blob', ['privatelink.blob.core.windows.net']);
  endpoint(azure, here, 'pe-kv-avm', vault, 'vault', ['privatelink.vaultcore.azure.net']);
  connectEndpoints(azure);
  grant(azure, storage, 'Storage Blob Data Contributor', principal);
  grant(azure, storage, 'Contributor', principal);
  grant(azure, vault, 'Key Vault Administrator', principal);
  grant(azure, registry, 'Contributor', principal);
  const lock = `${workspace}/providers/Microsoft.Authorization/locks/lock-mlw-avm`;
  azure.put({
    id: lock,
    name: 'lock-mlw-avm',
    type: 'Microsoft.Authorization/locks',
    properties: { level: 'CanNotDelete', notes: 'Ask the platform team.' },
  });
  return { azure, id: workspace };
}

const QUICKSTART: Made = {
  group: 'rg-quick',
  workspace: 'mlw-quick-a1b2c',
  friendlyName: 'Machine Learning Workspace',
  storage: 'stquicka1b2c',
  vault: 'kv-quick-a1b2c',
  insights: 'appi-quick-a1b2c',
  logAnalytics: 'log-quick-a1b2c',
  registry: 'crquicka1b2c',
};

/** The quickstarts' Bicep: a suffix on every name, a classic Application Insights, and logs of the workspace under a name of their own. */
export function quickstartWorkspace(): { readonly azure: LiveAzure; readonly id: string } {
  const azure = plain(QUICKSTART);
  const { workspace = '', logAnalytics = '' } = ids(QUICKSTART);
  const setting = `${workspace}/providers/Microsoft.Insights/diagnosticSettings/send-to-log`;
  azure.put({
    id: setting,
    name: 'send-to-log',
    type: 'Microsoft.Insights/diagnosticSettings',
    properties: { workspaceId: logAnalytics, logs: [{ category: 'AmlComputeJobEvent', categoryGroup: null, enabled: true }], metrics: [] },
  });
  return { azure, id: workspace };
}

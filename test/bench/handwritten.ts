import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';

/** What somebody would write without the library for the same Terraform as a public workspace by default. */
export function handwritten(scope: Construct, id: string, baseName: string): void {
  const ml = new Construct(scope, id);
  const place = { resourceGroupName: 'rg-bench', location: 'westeurope' };
  const identity = new UserAssignedIdentity(ml, 'Identity', { name: `id-${baseName}`, ...place });
  const storageScope = new Construct(ml, 'Storage');
  const storage = new StorageAccount(storageScope, 'Resource', {
    name: `st${baseName}`,
    ...place,
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    localUserEnabled: false,
    sharedAccessKeyEnabled: true,
    infrastructureEncryptionEnabled: true,
    queueEncryptionKeyType: 'Account',
    tableEncryptionKeyType: 'Account',
    publicNetworkAccessEnabled: true,
    networkRules: { defaultAction: 'Allow', bypass: ['AzureServices', 'Logging', 'Metrics'], ipRules: [] },
    blobProperties: { deleteRetentionPolicy: { days: 7 }, containerDeleteRetentionPolicy: { days: 7 } },
    sasPolicy: { expirationPeriod: '07.00:00:00', expirationAction: 'Log' },
    lifecycle: { ignoreChanges: ['blob_properties[0].cors_rule'] },
  });
  const vaultScope = new Construct(ml, 'Vault');
  const vault = new KeyVault(vaultScope, 'Resource', {
    name: `kv-${baseName}`,
    ...place,
    tenantId: new DataAzurermClientConfig(vaultScope, 'Client').tenantId,
    skuName: 'standard',
    rbacAuthorizationEnabled: true,
    purgeProtectionEnabled: true,
    softDeleteRetentionDays: 90,
    publicNetworkAccessEnabled: true,
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices', ipRules: [] },
  });
  const registryScope = new Construct(ml, 'Registry');
  const registry = new ContainerRegistry(registryScope, 'Resource', {
    name: `cr${baseName}`,
    ...place,
    sku: 'Standard',
    adminEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccessEnabled: true,
    networkRuleSet: [],
    networkRuleBypassOption: 'AzureServices',
    exportPolicyEnabled: true,
    dataEndpointEnabled: false,
    retentionPolicyInDays: 0,
    zoneRedundancyEnabled: false,
  });
  // The binding does not know it yet.
  registry.addOverride('role_assignment_mode', 'LegacyRegistryPermissions');
  const insightsScope = new Construct(ml, 'Insights');
  const analytics = new LogAnalyticsWorkspace(insightsScope, 'LogAnalytics', {
    name: `log-${baseName}`,
    ...place,
    sku: 'PerGB2018',
    retentionInDays: 90,
  });
  const insights = new ApplicationInsights(insightsScope, 'Resource', {
    name: `appi-${baseName}`,
    ...place,
    applicationType: 'web',
    workspaceId: analytics.id,
    retentionInDays: 90,
  });
  const grant = (grantId: string, on: { readonly id: string }, roleDefinitionName: string): RoleAssignment =>
    new RoleAssignment(new Construct(ml, grantId), 'Resource', {
      scope: on.id,
      roleDefinitionName,
      principalId: identity.principalId,
      principalType: 'ServicePrincipal',
    });
  const grants = [
    grant('StorageContributor', storage, 'Contributor'),
    grant('StorageBlobDataContributor', storage, 'Storage Blob Data Contributor'),
    grant('VaultContributor', vault, 'Contributor'),
    grant('VaultAdministrator', vault, 'Key Vault Administrator'),
    grant('RegistryContributor', registry, 'Contributor'),
    grant('InsightsContributor', insights, 'Contributor'),
  ];
  const workspace = new MachineLearningWorkspace(ml, 'Resource', {
    name: `mlw-${baseName}`,
    ...place,
    storageAccountId: storage.id,
    keyVaultId: vault.id,
    containerRegistryId: registry.id,
    applicationInsightsId: insights.id,
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    primaryUserAssignedIdentity: identity.id,
    publicNetworkAccessEnabled: true,
    highBusinessImpact: false,
    dependsOn: grants,
  });
  grant('WorkspaceContributor', workspace, 'Contributor');

  const send = (from: Construct, settingId: string, targetResourceId: string, logs: string | undefined, metrics = 'AllMetrics'): void => {
    new MonitorDiagnosticSetting(new Construct(from, settingId), 'Resource', {
      name: 'diagnostics',
      targetResourceId,
      logAnalyticsWorkspaceId: analytics.id,
      enabledLog: logs === undefined ? undefined : [{ categoryGroup: logs }],
      enabledMetric: [{ category: metrics }],
    });
  };
  send(storageScope, 'Diagnostics', storage.id, undefined, 'Transaction');
  for (const service of ['Blob', 'File', 'Queue', 'Table']) {
    send(storageScope, `${service}Diagnostics`, `${storage.id}/${service.toLowerCase()}Services/default`, 'allLogs', 'Transaction');
  }
  send(vaultScope, 'Diagnostics', vault.id, 'allLogs');
  send(registryScope, 'Diagnostics', registry.id, 'allLogs');
  send(insightsScope, 'LogAnalyticsDiagnostics', analytics.id, 'audit');
  send(ml, 'Diagnostics', workspace.id, 'allLogs');
}

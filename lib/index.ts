export { AzureCloud, Subresource } from './core/azure-cloud';
export { CustomerManagedKey, CustomerManagedKeyProps } from './parts/customer-managed-key';
export { PartEncryption } from './parts/encryption';
export { Grant, GrantProps } from './access/grant';
export { MlWorkspace, MlWorkspaceAttributes } from './ml-workspace';
export { IMlWorkspace, MlWorkspaceBase } from './ml-workspace-base';
export { IdentityType, ManagedNetwork, MlWorkspaceProps, WorkspaceEncryption, WorkspacePrivateLink } from './ml-workspace-props';
export { Moves } from './core/moves';
export { ExistingPrivateDnsZonesProps, PrivateDnsZones, PrivateDnsZonesProps } from './network/private-dns-zones';
export { IPrivateDnsZones, LinkedZone, PrivateDnsZonesBase, VirtualNetworkLinkOptions } from './network/private-dns-zones-base';
export { PrivateLink, PrivateLinkOptions, PrivateLinkProps } from './network/private-link';
export { Redundancy } from './parts/redundancy';
export { Role } from './access/roles';
export { SynthReport } from './core/synth-report';
export { Tags } from './core/tags';
export { IGrantee, IIdentityRef, IKeyRef, IResourceGroupRef, IResourceRef, PrincipalType } from './core/types';
export { WorkspaceInsights, WorkspaceInsightsProps } from './parts/workspace-insights';
export { RegistrySku, WorkspaceRegistry, WorkspaceRegistryProps } from './parts/workspace-registry';
export { StorageReplication, WorkspaceStorage, WorkspaceStorageProps } from './parts/workspace-storage';
export { WorkspaceVault, WorkspaceVaultProps } from './parts/workspace-vault';
export { ActionGroup, ActionGroupProps, SmsReceiver } from './monitoring/action-group';
export { DiagnosticSetting, DiagnosticSettingProps, DiagnosticsOptions, EventHubDestination } from './monitoring/diagnostic-setting';
export { DiagnosticSource, DiagnosticSourceOptions, LogGroup } from './monitoring/diagnostic-source';
export { MetricAlert, MetricAlertOptions, MetricAlertProps } from './monitoring/metric-alert';
export { MonitorAccessMode, MonitorPrivateLink, MonitorPrivateLinkProps } from './monitoring/monitor-private-link';
export { MonitorPrivateLinkBase } from './monitoring/monitor-private-link-base';
export { WorkspaceDashboard, WorkspaceDashboardOptions, WorkspaceDashboardProps } from './monitoring/workspace-dashboard';
export {
  AlertPeriod,
  DimensionOperator,
  MetricAggregation,
  MetricDimension,
  MetricOperator,
  MetricOptions,
  WorkspaceMetric,
} from './monitoring/workspace-metric';

// The public API, in the order of docs/features.md.

// Parts made or brought
export { MlWorkspace } from './workspace/ml-workspace';
export { MlWorkspaceProps, FeatureStore } from './workspace/props/ml-workspace-props';
export { CommonWorkspaceProps } from './workspace/props/common-workspace-props';
export { IMlWorkspace } from './workspace/adders';
export { PartNames } from './workspace/props/part-names';
export { IWorkspaceRef, KnownParts } from './workspace-ref/workspace-ref';
export { IResourceRef, IResourceGroupRef } from './core/types';
export { MadeParts } from './workspace/made';
export { WorkspaceStorage, WorkspaceStorageProps, StorageReplication } from './parts/workspace-storage';
export { WorkspaceVault, WorkspaceVaultProps } from './parts/workspace-vault';
export { WorkspaceRegistry } from './parts/workspace-registry';
export { WorkspaceRegistryProps, RegistrySku, RegistryRoleAssignmentMode } from './parts/workspace-registry-props';
export { WorkspaceInsights } from './parts/workspace-insights';
export { WorkspaceInsightsProps } from './parts/workspace-insights-props';
export { Redundancy } from './parts/redundancy';

// Identity
export { IdentityType } from './workspace-ref/workspace-enums';
export { IIdentityRef } from './core/types';

// Private link with working DNS
export { WorkspacePrivateLink } from './workspace/props/workspace-private-link';
export { PrivateLink } from './private-link/private-link';
export { PrivateLinkProps, PrivateLinkOptions, SinglePrivateLinkOptions, PrivateLinkApproval } from './private-link/private-link-options';
export { PrivateAddress } from './private-link/private-address';
export { IPrivateDnsZones, ILinkableDnsZones, VirtualNetworkLinkOptions } from './private-link/i-private-dns-zones';
export { PrivateDnsZones, PrivateDnsZonesProps, ExistingPrivateDnsZonesProps } from './private-link/private-dns-zones';

// Customer-managed keys
export { WorkspaceEncryption } from './workspace/props/workspace-encryption';
export { CustomerManagedKey } from './parts/customer-managed-key';
export { CustomerManagedKeyProps, KeyCreation } from './parts/customer-managed-key-props';
export { CustomerManagedKeyAttributes } from './parts/imported-key';
export { ICustomerManagedKey } from './parts/key-base';
export { PartEncryption } from './parts/encryption';
export { IKeyRef } from './core/types';

// Compute
export { ICompute } from './compute/compute-base';
export { ComputeCluster } from './compute/compute-cluster';
export { ComputeClusterProps, ComputeClusterOptions, ClusterSshAccess, ComputePriority } from './compute/compute-cluster-props';
export { ComputeInstance, ComputeInstanceProps, ComputeInstanceOptions } from './compute/compute-instance';
export { AssignedUser } from './compute/compute-instance-props';
export { IdleShutdownOptions } from './compute/idle-shutdown';
export { InstanceAction, InstanceApplication, InstanceExtras, InstanceSchedule, InstanceScript, InstanceSetup } from './compute/instance-extras';
export { ComputeNetworkOptions } from './compute/compute-network';
export { SshAccess } from './compute/ssh-access';
export { InferenceCluster, InferenceClusterProps, InferenceClusterOptions, InferenceClusterPurpose } from './compute/inference-cluster';
export { SynapseSpark, SynapseSparkProps, SynapseSparkOptions } from './compute/synapse-spark';
export { ImageBuildOptions } from './compute/image-build';
export { ServerlessCompute } from './workspace/props/ml-workspace-props';

// No shared keys
export { StorageAccess } from './workspace-ref/workspace-enums';
export { KeyResync, KeyResyncProps, KeyResyncOptions } from './data/key-resync';

// Several subscriptions
export { AzureSubscription } from './providers/azure-subscription';
export { AzureSubscriptionProps, IAzureSubscription, SubscriptionProviders } from './providers/azure-subscription-props';

// Providers that last
export { Azurerm } from './providers/azurerm';
export { Calendar } from './calendar/calendar';
export { CalendarItem } from './calendar/calendar-item';
export { AzapiProvider, AzapiProviderConfig } from './providers/azapi-provider';
export { AzapiElementConfig, AzapiBody, AzapiTimeouts } from './providers/azapi-element';
export { AzapiResource, AzapiResourceConfig, AzapiIdentity } from './providers/azapi-resource';
export { AzapiUpdateResource, AzapiUpdateResourceConfig } from './providers/azapi-update-resource';
export { AzapiResourceAction, AzapiResourceActionConfig } from './providers/azapi-resource-action';
export { DataAzapiResource, DataAzapiResourceConfig } from './providers/data-azapi-resource';
export { TimeProvider } from './providers/time-provider';
export { TimeSleep, TimeSleepConfig } from './providers/time-sleep';

// Data
export { IDatastore, DatastoreOptions, DatastoreProps } from './data/datastore-base';
export { DatastoreKeyOptions } from './data/credentials';
export { BlobDatastore } from './data/blob-datastore';
export { BlobDatastoreProps, BlobDatastoreOptions } from './data/blob-datastore-props';
export { DatastoreContainerOptions } from './data/container';
export { FileDatastore } from './data/file-datastore';
export { FileDatastoreProps, FileDatastoreOptions } from './data/file-datastore-props';
export { DatastoreShareOptions } from './data/file-share';
export { DataLakeDatastore } from './data/data-lake-datastore';
export { DataLakeDatastoreProps, DataLakeDatastoreOptions, DatastoreServicePrincipal } from './data/data-lake-datastore-props';

// Managed network
export { ManagedNetwork, ManagedFirewallSku } from './workspace-ref/workspace-enums';
export { OutboundRuleOptions } from './managed-network/outbound-rule';
export { OutboundFqdn, OutboundFqdnProps } from './managed-network/outbound-fqdn';
export { OutboundServiceTag, OutboundServiceTagProps, OutboundServiceTagOptions, OutboundProtocol } from './managed-network/outbound-service-tag';
export { OutboundPrivateEndpoint } from './managed-network/outbound-private-endpoint';
export { OutboundPrivateEndpointProps, OutboundPrivateEndpointOptions, OutboundTarget } from './managed-network/outbound-private-endpoint-props';
export { NetworkProvisioning } from './managed-network/network-provisioning';
export { NetworkProvisioningProps, NetworkProvisioningOptions } from './managed-network/network-provisioning-props';

// Web services
export { OnlineEndpoint } from './serving/online-endpoint';
export { OnlineEndpointProps, OnlineEndpointOptions, EndpointAuth, IOnlineEndpointRef } from './serving/online-endpoint-props';
export { IEndpointRef, IDeploymentRef } from './serving/endpoint-ref';
export { TrafficSplit } from './serving/endpoint-traffic';
export { OnlineDeployment } from './serving/online-deployment';
export { OnlineDeploymentProps, OnlineDeploymentOptions, RequestSettings } from './serving/online-deployment-props';
export { ScoringCode } from './serving/scoring-code';
export { DeploymentProbe } from './serving/deployment-probe';
export { DataCollection, CollectionRolling } from './serving/data-collection';
export { DeploymentAutoscale, DeploymentAutoscaleProps } from './serving/deployment-autoscale';
export { AutoscaleOptions, AutoscaleRule, AutoscaleMetric } from './serving/autoscale-options';
export { SampleRequest, SampleRequestProps } from './serving/sample-request';

// Batch
export { BatchEndpoint } from './serving/batch-endpoint';
export { BatchEndpointProps, BatchEndpointOptions, IBatchEndpointRef } from './serving/batch-endpoint-props';
export { BatchDeployment } from './serving/batch-deployment';
export { BatchDeploymentProps, BatchDeploymentOptions, BatchOutput, BatchLogging } from './serving/batch-deployment-props';
export { JobSchedule, JobScheduleProps, JobScheduleOptions } from './schedules/job-schedule';
export { ScheduledJob, CommandJob } from './schedules/scheduled-job';
export { ScheduleTrigger, TriggerOptions, TriggerTimes, TriggerBody, RecurrenceFrequency, RecurrenceOptions, WeekDay } from './core/schedule-trigger';

// Registries
export { IMlRegistry, RegistryAsset } from './ml-registry/ml-registry-base';
export { MlRegistry } from './ml-registry/ml-registry';
export { MlRegistryProps, MlRegistryRegion, MlRegistryAttributes } from './ml-registry/ml-registry-props';

// Connections
export { Connection } from './connections/connection';
export { ConnectionProps, ConnectionOptions, IConnected } from './connections/connection-props';
export { ConnectionTarget, ConnectionTargetOptions } from './connections/connection-target';
export { ConnectionAuth, ConnectionSecret, OAuth2Credentials, ServicePrincipalCredentials } from './connections/connection-auth';

// Access
export { IWorkspaceGrants } from './workspace/grants';
export { Grant } from './access/grant';
export { GrantProps, GrantOptions } from './access/grant-props';
export { Role } from './access/roles';
export { CustomRole } from './access/custom-role';
export { CustomRoleProps } from './access/custom-role-props';
export { RolePreset } from './access/role-preset';
export { IGrantee, PrincipalType } from './core/types';

// Monitoring
export { DiagnosticSetting } from './monitoring/diagnostic-setting';
export { DiagnosticSettingProps, DiagnosticsOptions, EventHubDestination } from './monitoring/diagnostic-setting-props';
export { DiagnosticSource, DiagnosticSourceOptions, LogGroup } from './monitoring/diagnostic-source';
export { WorkspaceDiagnostics } from './monitoring/workspace-diagnostics';
export { MetricAlert, MetricAlertProps, MetricAlertOptions, AlertRuleOptions } from './alerts/metric-alert';
export {
  AlertPeriod,
  WorkspaceMetric,
  MetricOptions,
  MetricAggregation,
  MetricDimension,
  MetricOperator,
  DimensionOperator,
} from './alerts/workspace-metric';
export { ActionGroup, ActionGroupProps, SmsReceiver } from './alerts/action-group';
export { WorkspaceDashboard, WorkspaceDashboardProps, WorkspaceDashboardOptions } from './alerts/workspace-dashboard';

// Private monitoring
export { IMonitorPrivateLink } from './monitoring/monitor-private-link-base';
export { MonitorPrivateLink, MonitorPrivateLinkProps, MonitorAccessMode } from './monitoring/monitor-private-link';

// Virtual networks
export { WorkspaceNetwork } from './networks/workspace-network';
export { WorkspaceNetworkProps } from './networks/workspace-network-props';
export { IWorkspaceNetwork, WorkspaceNetworkAttributes } from './networks/workspace-network-reference';
export { NatGatewayOptions } from './networks/nat-gateway';
export { NetworkSubnet } from './networks/network-subnet';
export { SecurityRuleOptions, TrafficDirection } from './networks/network-subnet-props';
export { HubNetworkAttributes } from './networks/hub-network-attributes';
export { IHubNetwork } from './networks/hub-reference';
export { HubNetwork } from './networks/hub-network';
export { HubNetworkProps } from './networks/hub-network-props';
export { HubFirewall } from './networks/hub-firewall';
export { HubFirewallOptions, FirewallSku, ThreatIntelligence } from './networks/hub-firewall-props';
export { Bastion } from './networks/bastion';
export { BastionOptions, BastionSku } from './networks/bastion-props';
export { JumpHost, JumpHostOptions } from './networks/jump-host';
export { VpnGateway, VpnGatewayOptions, VpnGatewaySku } from './networks/vpn-gateway';
export { PointToSiteOptions } from './networks/vpn-gateway-props';

// AI Foundry
export { IAiFoundryHub } from './foundry/hub-adders';
export { IAiFoundryHubRef } from './foundry/hub-ref';
export { AiFoundryHub, AiFoundryHubProps } from './foundry/ai-foundry-hub';
export { AiFoundryHubAttributes } from './foundry/imported-hub';
export { AiFoundryProject } from './foundry/ai-foundry-project';
export { AiFoundryProjectProps, AiFoundryProjectOptions } from './foundry/ai-foundry-project-props';

// Security
export { DefenderPlans } from './governance/defender-plans';
export { DefenderPlansProps, DefenderPlan, DefenderForAiOptions, DefenderForStorageOptions } from './governance/defender-plans-props';
export { ResourceProviders, ResourceProviderOptions } from './governance/resource-providers';
export { DeletionLock, DeletionLockProps } from './governance/deletion-lock';

// Guard rails
export { MlPolicies } from './governance/ml-policies';
export { MlPoliciesProps, ExemptionCategory, PolicyExemptionOptions } from './governance/ml-policies-props';
export { MlPolicy } from './governance/ml-policy';
export { MlPolicyProps, PolicyEffect, ApprovedModels } from './governance/ml-policy-props';
export { Budget } from './governance/budget';
export { BudgetProps, BudgetPeriod } from './governance/budget-props';

// Names and tags
export { Names } from './core/names';
export { NamePatternOptions } from './core/name-pattern-options';
export { INamePolicy, NameRequest } from './core/name-policy';
export { NameKind } from './core/name-kind';
export { Tags } from './governance/tags';

// Refused at synth
export { ConfigurationError, Problem } from './core/errors';
export { SynthReport } from './core/synth-report';

// Clouds
export { AzureCloud, Subresource } from './core/azure-cloud';

// Workspaces from files
export { WorkspaceFile } from './workspace-file/workspace-file';
export { WorkspaceFileOptions, WorkspaceFileMaking, SharedResources } from './workspace-file/workspace-file-options';
export { WorkspaceFileContent, WorkspaceFileDatastores, WorkspaceFileOutbound, WorkspaceFileGrant } from './workspace-file/workspace-file-content';

// Existing workspaces
export { MlWorkspaceAttributes } from './workspace/imported-workspace';
export { Moves } from './core/moves';

// The workspace, and what it stands on
export { MlWorkspace } from './workspace/ml-workspace';
export { IMlWorkspace } from './workspace/adders';
export { IWorkspaceGrants } from './workspace/grants';
export { IWorkspaceRef, KnownParts } from './workspace-ref/workspace-ref';
export { FeatureStore, MlWorkspaceProps, ServerlessCompute } from './workspace/props/ml-workspace-props';
export { CommonWorkspaceProps } from './workspace/props/common-workspace-props';
export { WorkspaceEncryption } from './workspace/props/workspace-encryption';
export { WorkspacePrivateLink } from './workspace/props/workspace-private-link';
export { IdentityType, ManagedFirewallSku, ManagedNetwork, StorageAccess } from './workspace-ref/workspace-enums';
export { MlWorkspaceAttributes } from './workspace/imported-workspace';
export { CustomerManagedKey } from './parts/customer-managed-key';
export { CustomerManagedKeyProps, KeyCreation } from './parts/customer-managed-key-props';
export { PartEncryption } from './parts/encryption';
export { Redundancy } from './parts/redundancy';
export { WorkspaceInsights } from './parts/workspace-insights';
export { WorkspaceInsightsProps } from './parts/workspace-insights-props';
export { WorkspaceRegistry } from './parts/workspace-registry';
export { RegistryRoleAssignmentMode, RegistrySku, WorkspaceRegistryProps } from './parts/workspace-registry-props';
export { StorageReplication, WorkspaceStorage, WorkspaceStorageProps } from './parts/workspace-storage';
export { WorkspaceVault, WorkspaceVaultProps } from './parts/workspace-vault';
export { KeyResync, KeyResyncOptions, KeyResyncProps } from './data/key-resync';

// What is in it
export { ICompute } from './compute/compute-base';
export { ComputeCluster } from './compute/compute-cluster';
export { ClusterSshAccess, ComputeClusterOptions, ComputeClusterProps, ComputePriority } from './compute/compute-cluster-props';
export { ComputeInstance, ComputeInstanceOptions, ComputeInstanceProps } from './compute/compute-instance';
export { AssignedUser } from './compute/compute-instance-props';
export { IdleShutdownOptions } from './compute/idle-shutdown';
export { InstanceAction, InstanceApplication, InstanceExtras, InstanceSchedule, InstanceScript, InstanceSetup } from './compute/instance-extras';
export { ComputeNetworkOptions } from './compute/compute-network';
export { ImageBuildOptions } from './compute/image-build';
export { InferenceCluster, InferenceClusterOptions, InferenceClusterProps, InferenceClusterPurpose } from './compute/inference-cluster';
export { SshAccess } from './compute/ssh-access';
export { SynapseSpark, SynapseSparkOptions, SynapseSparkProps } from './compute/synapse-spark';
export { NetworkProvisioning, NetworkProvisioningOptions, NetworkProvisioningProps } from './managed-network/network-provisioning';
export { OutboundFqdn, OutboundFqdnProps } from './managed-network/outbound-fqdn';
export { OutboundPrivateEndpoint } from './managed-network/outbound-private-endpoint';
export { OutboundPrivateEndpointOptions, OutboundPrivateEndpointProps, OutboundTarget } from './managed-network/outbound-private-endpoint-props';
export { OutboundRuleOptions } from './managed-network/outbound-rule';
export { OutboundProtocol, OutboundServiceTag, OutboundServiceTagOptions, OutboundServiceTagProps } from './managed-network/outbound-service-tag';
export { BlobDatastore } from './data/blob-datastore';
export { BlobDatastoreOptions, BlobDatastoreProps } from './data/blob-datastore-props';
export { DatastoreContainerOptions } from './data/container';
export { DatastoreKeyOptions } from './data/credentials';
export { DataLakeDatastore } from './data/data-lake-datastore';
export { DataLakeDatastoreOptions, DataLakeDatastoreProps, DatastoreServicePrincipal } from './data/data-lake-datastore-props';
export { DatastoreOptions, DatastoreProps, IDatastore } from './data/datastore-base';
export { FileDatastore } from './data/file-datastore';
export { FileDatastoreOptions, FileDatastoreProps } from './data/file-datastore-props';
export { DatastoreShareOptions } from './data/file-share';

// Who may do what
export { Grant } from './access/grant';
export { GrantOptions, GrantProps } from './access/grant-props';
export { Role } from './access/roles';

// Networks and names in them
export { Bastion, BastionOptions, BastionSku } from './networks/bastion';
export { HubFirewall } from './networks/hub-firewall';
export { FirewallSku, HubFirewallOptions, ThreatIntelligence } from './networks/hub-firewall-props';
export { HubNetwork } from './networks/hub-network';
export { HubNetworkProps } from './networks/hub-network-props';
export { HubNetworkAttributes, IHubNetwork } from './networks/hub-reference';
export { JumpHost, JumpHostOptions } from './networks/jump-host';
export { NatGatewayOptions } from './networks/nat-gateway';
export { NetworkSubnet } from './networks/network-subnet';
export { SecurityRuleOptions, TrafficDirection } from './networks/network-subnet-props';
export { ExistingPrivateDnsZonesProps, PrivateDnsZones, PrivateDnsZonesProps } from './private-link/private-dns-zones';
export { ILinkableDnsZones, IPrivateDnsZones, VirtualNetworkLinkOptions } from './private-link/i-private-dns-zones';
export { PrivateAddress } from './private-link/private-address';
export { PrivateLink } from './private-link/private-link';
export { PrivateLinkApproval, PrivateLinkOptions, PrivateLinkProps, SinglePrivateLinkOptions } from './private-link/private-link-options';
export { VpnGateway, VpnGatewayOptions, VpnGatewaySku } from './networks/vpn-gateway';
export { PointToSiteOptions } from './networks/vpn-gateway-props';
export { WorkspaceNetwork } from './networks/workspace-network';
export { WorkspaceNetworkProps } from './networks/workspace-network-props';

// How it does
export { ActionGroup, ActionGroupProps, SmsReceiver } from './alerts/action-group';
export { DiagnosticSetting } from './monitoring/diagnostic-setting';
export { DiagnosticSettingProps, DiagnosticsOptions, EventHubDestination } from './monitoring/diagnostic-setting-props';
export { DiagnosticSource, DiagnosticSourceOptions, LogGroup } from './monitoring/diagnostic-source';
export { AlertRuleOptions, MetricAlert, MetricAlertOptions, MetricAlertProps } from './alerts/metric-alert';
export { MonitorAccessMode, MonitorPrivateLink, MonitorPrivateLinkProps } from './monitoring/monitor-private-link';
export { IMonitorPrivateLink } from './monitoring/monitor-private-link-base';
export { WorkspaceDashboard, WorkspaceDashboardOptions, WorkspaceDashboardProps } from './alerts/workspace-dashboard';
export { WorkspaceDiagnostics } from './monitoring/workspace-diagnostics';
export {
  AlertPeriod,
  DimensionOperator,
  MetricAggregation,
  MetricDimension,
  MetricOperator,
  MetricOptions,
  WorkspaceMetric,
} from './alerts/workspace-metric';

// What guards it
export { DefenderPlans } from './governance/defender-plans';
export { DefenderForAiOptions, DefenderForStorageOptions, DefenderPlan, DefenderPlansProps } from './governance/defender-plans-props';
export { DeletionLock, DeletionLockProps } from './governance/deletion-lock';
export { ResourceProviderOptions, ResourceProviders } from './governance/resource-providers';

// AI Foundry
export { AiFoundryHub, AiFoundryHubProps } from './foundry/ai-foundry-hub';
export { IAiFoundryHub } from './foundry/hub-adders';
export { IAiFoundryHubRef } from './foundry/hub-ref';
export { AiFoundryProject } from './foundry/ai-foundry-project';
export { AiFoundryProjectOptions, AiFoundryProjectProps } from './foundry/ai-foundry-project-props';
export { AiFoundryHubAttributes } from './foundry/imported-hub';

// What all of them take
export { AzureCloud, Subresource } from './core/azure-cloud';
export { ConfigurationError, Problem } from './core/errors';
export { Moves } from './core/moves';
export { SynthReport } from './core/synth-report';
export { Tags } from './governance/tags';
export { IGrantee, IIdentityRef, IKeyRef, IResourceGroupRef, IResourceRef, PrincipalType } from './core/types';
export { JobSchedule, JobScheduleOptions, JobScheduleProps } from './schedules/job-schedule';
export { RecurrenceFrequency, RecurrenceOptions, ScheduleTrigger, TriggerBody, TriggerOptions, TriggerTimes, WeekDay } from './core/schedule-trigger';
export { CommandJob, ScheduledJob } from './schedules/scheduled-job';
export { Connection } from './connections/connection';
export { ConnectionOptions, ConnectionProps, IConnected } from './connections/connection-props';
export { ConnectionAuth, ConnectionSecret, OAuth2Credentials, ServicePrincipalCredentials } from './connections/connection-auth';
export { ConnectionTarget, ConnectionTargetOptions } from './connections/connection-target';

// What models are served with, and where they are shared
export { BatchDeployment } from './serving/batch-deployment';
export { BatchDeploymentOptions, BatchDeploymentProps, BatchLogging, BatchOutput } from './serving/batch-deployment-props';
export { BatchEndpoint } from './serving/batch-endpoint';
export { BatchEndpointOptions, BatchEndpointProps, IBatchEndpointRef } from './serving/batch-endpoint-props';
export { IDeploymentRef, IEndpointRef } from './serving/endpoint-ref';
export { MlRegistry, MlRegistryAttributes, MlRegistryProps, MlRegistryRegion } from './ml-registry/ml-registry';
export { IMlRegistry, RegistryAsset } from './ml-registry/ml-registry-base';
export { CollectionRolling, DataCollection } from './serving/data-collection';
export { AutoscaleMetric, AutoscaleOptions, AutoscaleRule } from './serving/autoscale-options';
export { DeploymentAutoscale, DeploymentAutoscaleProps } from './serving/deployment-autoscale';
export { DeploymentProbe } from './serving/deployment-probe';
export { TrafficSplit } from './serving/endpoint-traffic';
export { OnlineDeployment } from './serving/online-deployment';
export { OnlineDeploymentOptions, OnlineDeploymentProps, RequestSettings } from './serving/online-deployment-props';
export { ScoringCode } from './serving/scoring-code';
export { OnlineEndpoint } from './serving/online-endpoint';
export { EndpointAuth, IOnlineEndpointRef, OnlineEndpointOptions, OnlineEndpointProps } from './serving/online-endpoint-props';
export { SampleRequest, SampleRequestProps } from './serving/sample-request';

// Which azurerm a stack requires
export { Azurerm } from './providers/azurerm';

// What azurerm cannot do: the binding of the azapi provider
export { AzapiBody, AzapiElementConfig, AzapiTimeouts } from './providers/azapi-element';
export { AzapiProvider, AzapiProviderConfig } from './providers/azapi-provider';
export { AzapiIdentity, AzapiResource, AzapiResourceConfig } from './providers/azapi-resource';
export { AzapiResourceAction, AzapiResourceActionConfig } from './providers/azapi-resource-action';
export { DataAzapiResource, DataAzapiResourceConfig } from './providers/data-azapi-resource';
export { AzapiUpdateResource, AzapiUpdateResourceConfig } from './providers/azapi-update-resource';

// What waits: the binding of the time provider
export { TimeProvider } from './providers/time-provider';
export { TimeSleep, TimeSleepConfig } from './providers/time-sleep';

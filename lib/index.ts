// The workspace, and what it stands on
export { MlWorkspace } from './ml-workspace';
export { MlWorkspaceBase } from './ml-workspace-base';
export { IMlWorkspace } from './i-ml-workspace';
export { FeatureStore, MlWorkspaceProps, ServerlessCompute } from './ml-workspace-props';
export {
  CommonWorkspaceProps,
  IdentityType,
  ManagedFirewallSku,
  ManagedNetwork,
  StorageAccess,
  WorkspaceEncryption,
  WorkspacePrivateLink,
} from './common-workspace-props';
export { MlWorkspaceAttributes } from './imported-workspace';
export { CustomerManagedKey, CustomerManagedKeyProps, KeyCreation } from './parts/customer-managed-key';
export { PartEncryption } from './parts/encryption';
export { Redundancy } from './parts/redundancy';
export { WorkspaceInsights, WorkspaceInsightsProps } from './parts/workspace-insights';
export { RegistryRoleAssignmentMode, RegistrySku, WorkspaceRegistry, WorkspaceRegistryProps } from './parts/workspace-registry';
export { StorageReplication, WorkspaceStorage, WorkspaceStorageProps } from './parts/workspace-storage';
export { WorkspaceVault, WorkspaceVaultProps } from './parts/workspace-vault';
export { KeyResync, KeyResyncOptions, KeyResyncProps } from './access/key-resync';

// What is in it
export { ComputeBase } from './compute/compute-base';
export { ClusterSshAccess, ComputeCluster, ComputeClusterOptions, ComputeClusterProps, ComputePriority } from './compute/compute-cluster';
export { AssignedUser, ComputeInstance, ComputeInstanceOptions, ComputeInstanceProps } from './compute/compute-instance';
export { IdleShutdownOptions } from './compute/idle-shutdown';
export { InstanceAction, InstanceApplication, InstanceExtras, InstanceSchedule, InstanceScript, InstanceSetup } from './compute/instance-extras';
export { ComputeNetworkOptions } from './compute/compute-network';
export { ImageBuildOptions } from './compute/image-build';
export { InferenceCluster, InferenceClusterOptions, InferenceClusterProps, InferenceClusterPurpose } from './compute/inference-cluster';
export { SshAccess } from './compute/ssh-access';
export { SynapseSpark, SynapseSparkOptions, SynapseSparkProps } from './compute/synapse-spark';
export { NetworkProvisioning, NetworkProvisioningOptions, NetworkProvisioningProps } from './managed-network/network-provisioning';
export { OutboundFqdn, OutboundFqdnProps } from './managed-network/outbound-fqdn';
export {
  OutboundPrivateEndpoint,
  OutboundPrivateEndpointOptions,
  OutboundPrivateEndpointProps,
  OutboundTarget,
} from './managed-network/outbound-private-endpoint';
export { OutboundRuleOptions } from './managed-network/outbound-rule';
export { OutboundProtocol, OutboundServiceTag, OutboundServiceTagOptions, OutboundServiceTagProps } from './managed-network/outbound-service-tag';
export { BlobDatastore, BlobDatastoreOptions, BlobDatastoreProps } from './data/blob-datastore';
export { DatastoreContainerOptions } from './data/container';
export { DatastoreKeyOptions } from './data/credentials';
export { DataLakeDatastore, DataLakeDatastoreOptions, DataLakeDatastoreProps, DatastoreServicePrincipal } from './data/data-lake-datastore';
export { DatastoreBase, DatastoreOptions, DatastoreProps } from './data/datastore-base';
export { FileDatastore, FileDatastoreOptions, FileDatastoreProps } from './data/file-datastore';
export { DatastoreShareOptions } from './data/file-share';

// Who may do what
export { Grant, GrantOptions, GrantProps } from './access/grant';
export { Role } from './access/roles';

// Networks and names in them
export { Bastion, BastionOptions, BastionSku } from './network/bastion';
export { FirewallSku, HubFirewall, HubFirewallOptions, ThreatIntelligence } from './network/hub-firewall';
export { HubNetwork, HubNetworkProps } from './network/hub-network';
export { HubNetworkAttributes, IHubNetwork } from './network/hub-reference';
export { JumpHost, JumpHostOptions } from './network/jump-host';
export { NatGatewayOptions } from './network/nat-gateway';
export { NetworkSubnet, SecurityRuleOptions, TrafficDirection } from './network/network-subnet';
export { ExistingPrivateDnsZonesProps, PrivateDnsZones, PrivateDnsZonesProps } from './network/private-dns-zones';
export { IPrivateDnsZones, LinkedZone, PrivateDnsZonesBase, VirtualNetworkLinkOptions } from './network/private-dns-zones-base';
export { PrivateAddress } from './network/private-address';
export { PrivateLink, PrivateLinkApproval, PrivateLinkOptions, PrivateLinkProps, SinglePrivateLinkOptions } from './network/private-link';
export { PointToSiteOptions, VpnGateway, VpnGatewayOptions, VpnGatewaySku } from './network/vpn-gateway';
export { WorkspaceNetwork, WorkspaceNetworkProps } from './network/workspace-network';

// How it does
export { ActionGroup, ActionGroupProps, SmsReceiver } from './monitoring/action-group';
export { DiagnosticSetting, DiagnosticSettingProps, DiagnosticsOptions, EventHubDestination } from './monitoring/diagnostic-setting';
export { DiagnosticSource, DiagnosticSourceOptions, LogGroup } from './monitoring/diagnostic-source';
export { AlertRuleOptions, MetricAlert, MetricAlertOptions, MetricAlertProps } from './monitoring/metric-alert';
export { MonitorAccessMode, MonitorPrivateLink, MonitorPrivateLinkProps } from './monitoring/monitor-private-link';
export { MonitorPrivateLinkBase } from './monitoring/monitor-private-link-base';
export { WorkspaceDashboard, WorkspaceDashboardOptions, WorkspaceDashboardProps } from './monitoring/workspace-dashboard';
export { WorkspaceDiagnostics } from './monitoring/workspace-diagnostics';
export {
  AlertPeriod,
  DimensionOperator,
  MetricAggregation,
  MetricDimension,
  MetricOperator,
  MetricOptions,
  WorkspaceMetric,
} from './monitoring/workspace-metric';

// What guards it
export { DefenderForAiOptions, DefenderForStorageOptions, DefenderPlan, DefenderPlans, DefenderPlansProps } from './security/defender-plans';
export { DeletionLock, DeletionLockProps } from './security/deletion-lock';
export { ResourceProviderOptions, ResourceProviders } from './security/resource-providers';

// AI Foundry
export { AiFoundryHub, AiFoundryHubProps } from './foundry/ai-foundry-hub';
export { IAiFoundryHub } from './foundry/ai-foundry-hub-base';
export { AiFoundryProject, AiFoundryProjectOptions, AiFoundryProjectProps } from './foundry/ai-foundry-project';
export { AiFoundryHubAttributes } from './foundry/imported-hub';

// What all of them take
export { AzureCloud, Subresource } from './core/azure-cloud';
export { Moves } from './core/moves';
export { SynthReport } from './core/synth-report';
export { Tags } from './core/tags';
export { IGrantee, IIdentityRef, IKeyRef, IResourceGroupRef, IResourceRef, PrincipalType } from './core/types';
export { JobSchedule, JobScheduleOptions, JobScheduleProps } from './schedules/job-schedule';
export {
  RecurrenceFrequency,
  RecurrenceOptions,
  ScheduleTrigger,
  TriggerBody,
  TriggerOptions,
  TriggerTimes,
  WeekDay,
} from './schedules/schedule-trigger';
export { CommandJob, ScheduledJob } from './schedules/scheduled-job';
export { Connection, ConnectionOptions, ConnectionProps, IConnected } from './connections/connection';
export { ConnectionAuth, ConnectionSecret, OAuth2Credentials, ServicePrincipalCredentials } from './connections/connection-auth';
export { ConnectionTarget, ConnectionTargetOptions } from './connections/connection-target';

// What models are served with, and where they are shared
export { BatchDeployment, BatchDeploymentOptions, BatchDeploymentProps, BatchLogging, BatchOutput } from './serving/batch-deployment';
export { BatchEndpoint, BatchEndpointOptions, BatchEndpointProps } from './serving/batch-endpoint';
export { MlRegistry, MlRegistryAttributes, MlRegistryProps, MlRegistryRegion } from './registry/ml-registry';
export { IMlRegistry, MlRegistryBase, RegistryAsset } from './registry/ml-registry-base';
export { CollectionRolling, DataCollection } from './serving/data-collection';
export { AutoscaleMetric, AutoscaleOptions, AutoscaleRule, DeploymentAutoscale, DeploymentAutoscaleProps } from './serving/deployment-autoscale';
export { DeploymentProbe } from './serving/deployment-probe';
export { TrafficSplit } from './serving/endpoint-traffic';
export { OnlineDeployment, OnlineDeploymentOptions, OnlineDeploymentProps, RequestSettings, ScoringCode } from './serving/online-deployment';
export { EndpointAuth, OnlineEndpoint, OnlineEndpointOptions, OnlineEndpointProps } from './serving/online-endpoint';
export { SampleRequest, SampleRequestProps } from './serving/sample-request';

// Which azurerm a stack requires
export { Azurerm } from './providers/azurerm';

// What azurerm cannot do: the binding of the azapi provider
export { AzapiBody, AzapiElement, AzapiElementConfig, AzapiTimeouts } from './azapi/azapi-element';
export { AzapiProvider, AzapiProviderConfig } from './azapi/azapi-provider';
export { AzapiIdentity, AzapiResource, AzapiResourceConfig } from './azapi/azapi-resource';
export { AzapiResourceAction, AzapiResourceActionConfig } from './azapi/azapi-resource-action';
export { DataAzapiResource, DataAzapiResourceConfig } from './azapi/data-azapi-resource';
export { AzapiUpdateResource, AzapiUpdateResourceConfig } from './azapi/azapi-update-resource';

// What waits: the binding of the time provider
export { TimeProvider } from './time/time-provider';
export { TimeSleep, TimeSleepConfig } from './time/time-sleep';

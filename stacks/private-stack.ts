import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import {
  ActionGroup,
  CustomerManagedKey,
  IResourceRef,
  KeyCreation,
  ManagedNetwork,
  MlWorkspace,
  Moves,
  PrincipalType,
  PrivateDnsZones,
  Redundancy,
  StorageAccess,
  TimeProvider,
  WorkspaceMetric,
} from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { AddressRange, ClusterSettings, EmailAddress, Guid, LockNotes, Region, UniqueSuffix, VmSize } from './setting-types';

export interface PrivateSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** The region that images are copied to. */
  readonly replicaLocation: Region;
  /** The addresses of the virtual network. */
  readonly addressSpace: AddressRange;
  /** The compute clusters of the workspace, by name. */
  readonly clusters?: { readonly [cluster: string]: ClusterSettings };
  /** The Microsoft Entra object ids of the people who get a compute instance, by its name, which is unique in the region. */
  readonly instances?: { readonly [instance: string]: Guid };
  /** The size of the compute instances. */
  readonly instanceVmSize?: VmSize;
  /**
   * Whether instances are made with the time after which they stop, as a subscription asks for in which Azure Policy denies others. Decide before there are
   * any: a change replaces them.
   */
  readonly idleShutdownAtCreation?: boolean;
  /** The Microsoft Entra object id of the group that works in the workspace; without it, access is granted elsewhere. */
  readonly dataScientists?: Guid;
  /** Whether that group is kept out for the time being. */
  readonly accessSuspended?: boolean;
  /** Who gets an e-mail when something is wrong with the workspace; without it, alerts are seen in the Azure portal only. */
  readonly alertEmail?: EmailAddress;
  /** Whether Terraform and Azure refuse to delete what holds data. */
  readonly deletionProtection: boolean;
  /** What Azure shows beside the locks that guard the workspace: why they are there and whom to ask. */
  readonly deletionNotes?: LockNotes;
}

/** A workspace that nobody reaches but through private endpoints, encrypted with a key of your own, copied to a second region and guarded. */
export class PrivateStack extends AzureStack {
  constructor(scope: Construct, id: string, own: PrivateSettings) {
    super(scope, id, own, { resourceProviders: { customerManagedKey: true, dashboards: true }, azapi: true });
    new TimeProvider(this, 'Time');
    const { baseName, uniqueSuffix, deletionProtection } = own;
    const resourceGroup = this.makeResourceGroup();
    const network = new VirtualNetwork(this, 'Network', {
      name: `vnet-${baseName}`,
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      addressSpace: [own.addressSpace],
    });
    const dnsZones = new PrivateDnsZones(this, 'DnsZones', { resourceGroup, cloud: this.cloud });
    dnsZones.linkVirtualNetwork(baseName, network);
    const privateLink = { subnet: this.makeSubnet(network, resourceGroup, own), dnsZones };

    const key = new CustomerManagedKey(this, 'Key', {
      baseName,
      uniqueSuffix,
      resourceGroup,
      // As the vault is closed to whoever deploys.
      creation: KeyCreation.CONTROL_PLANE,
      privateLink,
      deletionProtection,
    });
    const workspace = new MlWorkspace(this, 'Ml', {
      baseName,
      uniqueSuffix,
      resourceGroup,
      privateLink,
      managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND,
      storageAccess: StorageAccess.IDENTITY,
      encryption: { key, serviceSideEncryption: true },
      redundancy: Redundancy.geo(own.replicaLocation),
      deletionProtection,
      deletionNotes: deletionProtection ? own.deletionNotes : undefined,
      accessSuspended: own.accessSuspended,
    });
    this.furnish(workspace, own);
    const keyLogs = key.diagnose('Diagnostics', { logAnalytics: workspace.logAnalytics });
    // Where it was before it became a part of the key: Azure would refuse a second one beside it.
    Moves.from(keyLogs, 'KeyDiagnostics');
    this.watch(workspace, resourceGroup, own);
    this.outputWorkspace(workspace);
  }

  /** Clusters that jobs run on, and the people who submit them. */
  private furnish(workspace: MlWorkspace, own: PrivateSettings): void {
    const { clusters = {}, instances = {}, instanceVmSize = 'Standard_D4ds_v4', idleShutdownAtCreation, dataScientists } = own;
    for (const [name, cluster] of Object.entries(clusters)) {
      const compute = workspace.addComputeCluster(name, cluster);
      compute.grantImagePull('Images');
      compute.grantData('Data');
    }
    for (const [name, objectId] of Object.entries(instances)) {
      workspace.addComputeInstance(name, { vmSize: instanceVmSize, assignedUser: { objectId }, idleShutdown: 'PT1H', idleShutdownAtCreation });
    }
    if (dataScientists === undefined) return;
    const team = { principalId: dataScientists, principalType: PrincipalType.GROUP };
    workspace.grantDataScientist('DataScientists', team);
    workspace.grantComputeOperator('ComputeOperators', team);
    workspace.grantStorageData('StorageData', team);
  }

  /** Alerts, and a dashboard that shows at a glance how the workspace does. */
  private watch(workspace: MlWorkspace, resourceGroup: ResourceGroup, { baseName, alertEmail }: PrivateSettings): void {
    const actionGroup =
      alertEmail === undefined ? undefined : new ActionGroup(this, 'Oncall', { baseName, resourceGroup, emails: { oncall: alertEmail } });
    workspace.addMetricAlert('failed-runs', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup });
    workspace.addMetricAlert('quota', { metric: WorkspaceMetric.QUOTA_UTILIZATION, actionGroup });
    workspace.addMetricAlert('unusable-nodes', { metric: WorkspaceMetric.UNUSABLE_NODES, actionGroup });
    const dashboard = workspace.addDashboard('overview');
    new TerraformOutput(this, 'dashboard_url', { value: dashboard.url, staticId: true });
  }

  /** A subnet for private endpoints, which are made after its network security group is in place. */
  private makeSubnet(network: VirtualNetwork, resourceGroup: ResourceGroup, { baseName, addressSpace }: PrivateSettings): IResourceRef {
    const securityGroup = new NetworkSecurityGroup(this, 'SecurityGroup', {
      name: `nsg-${baseName}-endpoints`,
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
    });
    const subnet = new Subnet(this, 'Endpoints', {
      name: 'snet-endpoints',
      resourceGroupName: resourceGroup.name,
      virtualNetworkName: network.name,
      addressPrefixes: [addressSpace],
      defaultOutboundAccessEnabled: false,
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    });
    const association = new SubnetNetworkSecurityGroupAssociation(this, 'EndpointsSecurity', {
      subnetId: subnet.id,
      networkSecurityGroupId: securityGroup.id,
    });
    return { id: subnet.id, usableAfter: [association] };
  }
}

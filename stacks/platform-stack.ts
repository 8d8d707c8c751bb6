import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import {
  AzureCloud,
  DefenderPlan,
  DefenderPlans,
  DiagnosticsOptions,
  HubNetwork,
  IHubNetwork,
  MlWorkspace,
  MonitorPrivateLink,
  PrivateDnsZones,
  StorageAccess,
  Tags,
  WorkspaceNetwork,
} from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { AddressRange, ClusterSettings, Guid, ResourceId, SshPublicKey, UniqueSuffix, VmSize } from './setting-types';

/** How people connect from their own machines. */
export interface VpnSettings {
  /** The addresses that they get, which no network may have. */
  readonly clientAddressSpace: AddressRange;
  /** The Microsoft Entra tenant in which they sign in. */
  readonly tenantId: Guid;
  /** Whether the teams' networks are reached by it. Azure deletes no gateway that is in use: to take it away, set this to false and apply first. */
  readonly inUse?: boolean;
}

/** The network in the middle, with what is turned on. Each costs by the hour, whether it is used or not. */
export interface HubSettings {
  /** The addresses of the hub's network, from /8 to /23. */
  readonly addressSpace: AddressRange;
  /** Whether there is an Azure Firewall, which is the way to the internet and the DNS server of all networks. */
  readonly firewall: boolean;
  /** Whether there is a Bastion host, by which people reach the jump host. */
  readonly bastion: boolean;
  /** Whether Application Insights and Log Analytics take data and answer queries through the hub's network alone. */
  readonly privateMonitoring?: boolean;
  /** Whether the hub has a Log Analytics workspace, to which its own network and those of the teams send logs and metrics. */
  readonly logs?: boolean;
  /** A VPN gateway by which people connect from their own machines; without it, there is none. */
  readonly vpn?: VpnSettings;
  /** The public key of whoever works on the jump host, which needs the Bastion host or the VPN; without it, there is no jump host. */
  readonly jumpHostSshPublicKey?: SshPublicKey;
}

export interface PlatformSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** The network in the middle. */
  readonly hub: HubSettings;
  /** The address space of each team's virtual network, by team, from /8 to /26. */
  readonly teams: { readonly [team: string]: AddressRange };
  /** The subscriptions of teams that have one of their own, by team; everything else lies in that of the stack. */
  readonly teamSubscriptions?: { readonly [team: string]: Guid };
  /** Whether each team's computes reach the internet through a NAT gateway, which costs by the hour; not together with the hub's firewall. */
  readonly natGateways?: boolean;
  /** The size of the nodes that build images, with CPUs only. */
  readonly imageBuildVmSize: VmSize;
  /** The compute clusters that each team gets, by name. */
  readonly clusters?: { readonly [cluster: string]: ClusterSettings };
  /** The id of a Premium container registry that all teams share, with private endpoints of its own; without it, each team has one. */
  readonly registryId?: ResourceId;
  /** The id of a user-assigned identity that all workspaces run as, and that has its roles already; without it, each team has one. */
  readonly identityId?: ResourceId;
  /**
   * Plans of Microsoft Defender for Cloud to turn on for the whole subscription, which is billed for them.
   * @minItems 1
   * @uniqueItems true
   */
  readonly defenderPlans?: DefenderPlan[];
}

/**
 * A hub with the DNS zones and the private way to Azure Monitor, and a workspace in a virtual network of its own for each team, peered with the hub: all of
 * them share the zones. Computes stand in the team's network.
 */
export class PlatformStack extends AzureStack {
  constructor(scope: Construct, id: string, own: PlatformSettings) {
    super(scope, id, own, {
      resourceProviders: { defender: own.defenderPlans !== undefined, jumpHost: own.hub.jumpHostSshPublicKey !== undefined },
      azapi: true,
    });
    if (own.defenderPlans !== undefined) new DefenderPlans(this, 'Defender', { plans: own.defenderPlans, cloud: this.cloud });
    const resourceGroup = this.makeResourceGroup();
    const diagnostics = this.makeLogs(resourceGroup, own);
    const hub = this.makeHub(resourceGroup, own, diagnostics);
    const dnsZones = new PrivateDnsZones(this, 'DnsZones', { resourceGroup, cloud: this.cloud, centralDns: own.hub.firewall });
    dnsZones.linkVirtualNetwork('hub', hub);
    const privateMonitoring = this.makeMonitoring(hub, dnsZones, resourceGroup, own);
    const teams = new Construct(this, 'Teams');
    this.checkSubscriptions(own);
    for (const [team, addressSpace] of Object.entries(own.teams)) {
      this.checkTeam(team);
      const spoke = new Spoke(teams, team, { addressSpace, hub, diagnostics, cloud: this.cloud, own });
      const subscriptionId = own.teamSubscriptions?.[team];
      if (subscriptionId !== undefined) this.useSubscription(spoke, team, subscriptionId);
      // Where the firewall answers for names, it asks the zones for everybody.
      if (!own.hub.firewall) dnsZones.linkVirtualNetwork(team, spoke.network);
      const workspace = new MlWorkspace(spoke, 'Ml', {
        baseName: `${own.baseName}-${team}`,
        uniqueSuffix: own.uniqueSuffix,
        resourceGroup: spoke.resourceGroup,
        registry: own.registryId === undefined ? undefined : { id: own.registryId },
        identity: own.identityId === undefined ? undefined : { id: own.identityId },
        privateLink: { subnet: spoke.network.endpoints, dnsZones },
        privateMonitoring,
        storageAccess: StorageAccess.IDENTITY,
        imageBuild: { vmSize: own.imageBuildVmSize, subnet: spoke.network.compute },
        serverlessCompute: { subnet: spoke.network.compute },
      });
      for (const [name, cluster] of Object.entries(own.clusters ?? {})) {
        const compute = workspace.addComputeCluster(name, { ...cluster, subnet: spoke.network.compute });
        compute.grantImagePull('Images');
        compute.grantData('Data');
      }
      this.outputWorkspace(workspace, `${team}_`);
    }
  }

  /** The hub has its name, and outputs, which start with that of the team, start with a letter. */
  private checkTeam(team: string): void {
    if (team !== 'hub' && /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(team)) return;
    throw new Error(
      `'teams' of the stack '${this.node.id}' has '${team}': a team's name has letters and digits, in words joined by single dashes, starts with a letter, ` +
        `and is not 'hub'`,
    );
  }

  private checkSubscriptions({ teams, teamSubscriptions = {} }: PlatformSettings): void {
    const unknown = Object.keys(teamSubscriptions).find((team) => teams[team] === undefined);
    if (unknown !== undefined) throw new Error(`'teamSubscriptions' of the stack '${this.node.id}' has '${unknown}', which is none of its 'teams'`);
  }

  /** Queried by those who run the platform, over the public network with sign-in. */
  private makeLogs(resourceGroup: ResourceGroup, { baseName, hub }: PlatformSettings): DiagnosticsOptions | undefined {
    if (hub.logs !== true) return undefined;
    const logAnalytics = new LogAnalyticsWorkspace(this, 'HubLogs', {
      name: `log-${baseName}-hub`,
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      sku: 'PerGB2018',
      retentionInDays: 90,
    });
    return { logAnalytics };
  }

  private makeHub(resourceGroup: ResourceGroup, { baseName, hub }: PlatformSettings, diagnostics?: DiagnosticsOptions): HubNetwork {
    return new HubNetwork(this, 'Hub', {
      baseName,
      resourceGroup,
      addressSpace: hub.addressSpace,
      cloud: this.cloud,
      endpointSubnet: hub.privateMonitoring,
      firewall: hub.firewall ? { dnsProxy: true } : undefined,
      bastion: hub.bastion ? {} : undefined,
      vpnGateway: hub.vpn && { pointToSite: { clientAddressSpace: hub.vpn.clientAddressSpace, tenantId: hub.vpn.tenantId } },
      jumpHost: hub.jumpHostSshPublicKey === undefined ? undefined : { sshPublicKey: hub.jumpHostSshPublicKey },
      diagnostics,
    });
  }

  private makeMonitoring(
    hub: HubNetwork,
    dnsZones: PrivateDnsZones,
    resourceGroup: ResourceGroup,
    { baseName }: PlatformSettings,
  ): MonitorPrivateLink | undefined {
    if (hub.endpoints === undefined) return undefined;
    return new MonitorPrivateLink(this, 'Monitor', { baseName, resourceGroup, privateLink: { subnet: hub.endpoints, dnsZones } });
  }
}

interface SpokeProps {
  readonly addressSpace: string;
  readonly hub: IHubNetwork;
  readonly diagnostics?: DiagnosticsOptions;
  readonly cloud: AzureCloud;
  readonly own: PlatformSettings;
}

/** A team's resource group and virtual network. Computes leave by the hub's firewall, or where there is none by a NAT gateway if that is asked for. */
class Spoke extends Construct {
  readonly resourceGroup: ResourceGroup;
  readonly network: WorkspaceNetwork;

  constructor(scope: Construct, team: string, { own, ...network }: SpokeProps) {
    super(scope, team);
    Tags.add(this, { team });
    const baseName = `${own.baseName}-${team}`;
    this.resourceGroup = new ResourceGroup(this, 'ResourceGroup', { name: `rg-${baseName}`, location: own.location });
    this.network = new WorkspaceNetwork(this, 'Network', {
      baseName,
      resourceGroup: this.resourceGroup,
      ...network,
      natGateway: own.natGateways === true ? {} : undefined,
      useHubGateway: own.hub.vpn?.inUse,
    });
  }
}

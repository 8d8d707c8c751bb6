import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkDnsServers } from '@cdktf/provider-azurerm/lib/virtual-network-dns-servers';
import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { refuse, warn } from '../core/errors';
import { knownRegion, locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { IResourceGroupRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { checkRange } from '../core/address-range';
import { Bastion, BastionOptions } from './bastion';
import { FirewallRoute } from './firewall-route';
import { HubFirewall, HubFirewallOptions } from './hub-firewall';
import { claimRange, ExistingHub, HubNetworkAttributes, IHubNetwork } from './hub-reference';
import { checkHubSpace, HubSubnets } from './hub-subnets';
import { JumpHost, JumpHostOptions } from './jump-host';
import { NetworkSubnet } from './network-subnet';
import { VpnGateway, VpnGatewayOptions } from './vpn-gateway';
import { useAzurerm } from '../providers/azurerm';

/** How a hub network is made, and what is in it. */
export interface HubNetworkProps {
  /** What names are made from, such as `platform`: `vnet-platform-hub`, `afw-platform-hub`. */
  readonly baseName: string;
  /** The resource group to make everything in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /** The range of private addresses, such as `10.40.0.0/22`, from /8 to /23. Each subnet has its place in it, also those that are not asked for yet. */
  readonly addressSpace: string;
  /**
   * The cloud, which decides host names and service tags.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * The availability zones of the firewall and of all public addresses; none for regions without. Changing them replaces all of these.
   * @default - 1, 2 and 3
   */
  readonly zones?: string[];
  /**
   * An Azure Firewall, through which computes of the peered networks reach the internet.
   * @default - none
   */
  readonly firewall?: HubFirewallOptions;
  /**
   * A VPN gateway, by which other networks and people connect. Before you take it away, pass `useHubGateway: false` to the networks, and apply that, so
   * that no peering uses it any more.
   * @default - none
   */
  readonly vpnGateway?: VpnGatewayOptions;
  /**
   * A Bastion host, by which people reach the jump host.
   * @default - none
   */
  readonly bastion?: BastionOptions;
  /**
   * A Linux machine to work from. It needs a Bastion host or a VPN gateway to be reached.
   * @default - none
   */
  readonly jumpHost?: JumpHostOptions;
  /**
   * Whether there is a subnet for private endpoints that all networks share, such as that of an Azure Monitor private link scope.
   * @default false
   */
  readonly endpointSubnet?: boolean;
  /**
   * Where the network, its security groups, the firewall, the VPN gateway, the Bastion host and their public addresses send logs and metrics. The jump host sends
   * nothing by itself.
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;
}

/**
 * A virtual network in the middle of others, with what they share: a firewall by which they reach the internet, a VPN gateway or a Bastion host with a jump
 * host by which people reach them, each on request. Pass it to a `WorkspaceNetwork` as its `hub`, and link private DNS zones to its `virtualNetwork`.
 *
 * Throws for an address range that is not private, too small or overlapping, for a jump host that nobody could reach, and for what the parts refuse.
 *
 * Source: Microsoft's page "Hub-spoke network topology in Azure".
 */
export class HubNetwork extends Construct implements IHubNetwork {
  /** A hub that exists and is managed elsewhere. Throws when the id is the id of something else. */
  static fromHubAttributes(scope: Construct, id: string, attributes: HubNetworkAttributes): IHubNetwork {
    return new ExistingHub(scope, id, attributes);
  }

  /** The virtual network: link private DNS zones to it. */
  readonly virtualNetwork: VirtualNetwork;
  readonly addressSpace?: string;
  /** The subnet for shared private endpoints, where it is asked for. */
  readonly endpoints?: NetworkSubnet;
  /** The firewall, where there is one. */
  readonly firewall?: HubFirewall;
  /** The VPN gateway, where there is one. */
  readonly vpnGateway?: VpnGateway;
  /** The Bastion host, where there is one. */
  readonly bastion?: Bastion;
  /** The jump host, where there is one. */
  readonly jumpHost?: JumpHost;
  readonly usableAfter?: ITerraformDependable[];
  readonly dnsServers: string[];
  readonly peersItself = false;

  constructor(scope: Construct, id: string, props: HubNetworkProps) {
    super(scope, id);
    useAzurerm(this);
    const { resourceGroup, cloud = AzureCloud.PUBLIC } = props;
    this.addressSpace = props.addressSpace;
    const space = this.check(props, cloud);
    const location = locationOf(this, resourceGroup, props.location);
    const baseName = `${props.baseName}-hub`;
    this.virtualNetwork = new VirtualNetwork(this, 'Resource', {
      name: takeName(this, 'virtualNetwork', { baseName, place: resourceGroup.name }),
      resourceGroupName: resourceGroup.name,
      location,
      addressSpace: [props.addressSpace],
    });
    diagnose(this, 'Diagnostics', this.virtualNetwork, DiagnosticSource.VIRTUAL_NETWORK, props.diagnostics);
    const subnets = new HubSubnets(this, this.virtualNetwork, space, { ...props, baseName });
    const route = this.makeRoute(baseName, location, props, subnets);

    const after = [...subnets.usableAfter, ...(route?.usableAfter ?? [])];
    const service = { baseName, resourceGroup, location, cloud, zones: [...(props.zones ?? ['1', '2', '3'])], diagnostics: props.diagnostics };
    if (props.firewall !== undefined && subnets.firewall !== undefined) {
      const own = {
        subnet: subnets.firewall,
        managementSubnet: subnets.firewallManagement,
        region: knownRegion(resourceGroup, props.location),
        after,
      };
      this.firewall = HubFirewall._make(this, 'Firewall', { ...props.firewall, ...service, ...own });
      route?.leadThrough(this.firewall.privateAddress, []);
    }
    this.dnsServers = this.firewall !== undefined && props.firewall?.dnsProxy === true ? [this.firewall.privateAddress] : [];
    const names = this.askFirewall();
    const settled = [...after, ...names];
    if (props.vpnGateway !== undefined && subnets.gateway !== undefined) {
      this.vpnGateway = VpnGateway._make(this, 'VpnGateway', { ...props.vpnGateway, ...service, subnet: subnets.gateway, after: settled });
    }
    if (props.bastion !== undefined && subnets.bastion !== undefined) {
      this.bastion = Bastion._make(this, 'Bastion', { ...props.bastion, ...service, subnet: subnets.bastion, after: settled });
    }
    if (props.jumpHost !== undefined && subnets.jumpHost !== undefined) {
      const ready = [...names, ...(route?.usableAfter ?? [])];
      this.jumpHost = JumpHost._make(this, 'JumpHost', { ...props.jumpHost, ...service, subnet: subnets.jumpHost, after: ready });
    }
    this.endpoints = subnets.endpoints;
    this.usableAfter = [...settled, ...[this.firewall, this.vpnGateway, this.bastion].flatMap((made) => made?.usableAfter ?? [])];
  }

  /** The id of the virtual network. */
  get id(): string {
    return this.virtualNetwork.id;
  }

  get name(): string {
    return this.virtualNetwork.name;
  }

  get resourceGroupName(): string {
    return this.virtualNetwork.resourceGroupName;
  }

  get firewallAddress(): string | undefined {
    return this.firewall?.privateAddress;
  }

  get hasGateway(): boolean {
    return this.vpnGateway !== undefined;
  }

  /**
   * Whoever is in the hub or comes by its VPN asks the firewall for names too. The network cannot say so itself, since the firewall lies in it; gateways
   * tell it to those who connect, and are made later.
   */
  private askFirewall(): ITerraformDependable[] {
    if (this.dnsServers.length === 0) return [];
    return [new VirtualNetworkDnsServers(this, 'DnsServers', { virtualNetworkId: this.virtualNetwork.id, dnsServers: this.dnsServers })];
  }

  /** The jump host's updates come through the firewall too. */
  private makeRoute(
    baseName: string,
    location: string,
    { resourceGroup, firewall }: HubNetworkProps,
    { jumpHost }: HubSubnets,
  ): FirewallRoute | undefined {
    if (jumpHost === undefined || firewall === undefined) return undefined;
    return new FirewallRoute(this, 'JumpHostRoute', { baseName, purpose: 'jump', resourceGroupName: resourceGroup.name, location, subnet: jumpHost });
  }

  private check(props: HubNetworkProps, cloud: AzureCloud): ReturnType<typeof checkHubSpace> {
    const region = knownRegion(props.resourceGroup, props.location);
    if (region !== undefined) cloud._checkRegion(this, region);
    const space = checkHubSpace(this, props.addressSpace);
    this.checkZones(props.zones ?? []);
    const clients = props.vpnGateway?.pointToSite?.clientAddressSpace;
    if (clients !== undefined) {
      const property = 'vpnGateway.pointToSite.clientAddressSpace';
      const range = checkRange(this, property, clients, { widest: 8, narrowest: 29, why: 'each person who connects gets an address' });
      claimRange(this, property, this, range, 'the range of the VPN clients');
      if (props.firewall?.dnsProxy !== true) {
        warn(
          this,
          `people who connect by the VPN cannot ask the DNS of Azure, and so find no private endpoint by its name: pass 'firewall' with 'dnsProxy: true', ` +
            `or give the network a DNS server that forwards names to it`,
        );
      }
    }
    if (props.jumpHost !== undefined && props.bastion === undefined && props.vpnGateway === undefined) {
      refuse(this, {
        property: 'jumpHost',
        value: {},
        rule: 'it has no public address, so that nobody could reach it without a Bastion host or a VPN gateway',
        remedy: `Pass 'bastion' or 'vpnGateway' too`,
      });
    }
    return space;
  }

  private checkZones(zones: string[]): void {
    if (Token.isUnresolved(zones)) return;
    const wrong = zones.find((zone, index) => !Token.isUnresolved(zone) && (!['1', '2', '3'].includes(zone) || zones.indexOf(zone) !== index));
    if (wrong === undefined) return;
    refuse(this, {
      property: 'zones',
      value: zones,
      rule: 'regions have the availability zones 1, 2 and 3',
      remedy: 'Pass each of them at most once',
    });
  }
}

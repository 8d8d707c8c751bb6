import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkDnsServers } from '@cdktf/provider-azurerm/lib/virtual-network-dns-servers';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { AzureCloud } from '../core/azure-cloud';
import { given } from '../core/given';
import { knownRegion, locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';
import { useAzurerm } from '../providers/azurerm';
import { Bastion } from './bastion';
import { FirewallRoute } from './firewall-route';
import { HubFirewall } from './hub-firewall';
import { checkHubNetwork } from './hub-network-checks';
import { HubNetworkProps } from './hub-network-props';
import { HubNetworkAttributes } from './hub-network-attributes';
import { ExistingHub, IHubNetwork } from './hub-reference';
import { givenZones } from './hub-reference-checks';
import { HubSubnets } from './hub-subnets';
import { JumpHost } from './jump-host';
import { NetworkSubnet } from './network-subnet';
import { VpnGateway } from './vpn-gateway';

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
  private readonly zones?: IPrivateDnsZones;

  constructor(scope: Construct, id: string, props: HubNetworkProps) {
    props = given(scope, id, 'HubNetworkProps', props);
    super(scope, id);
    useAzurerm(this);
    const { resourceGroup, cloud = AzureCloud.PUBLIC } = props;
    this.addressSpace = props.addressSpace;
    this.zones = props.dnsZones;
    const space = together(this, () => checkHubNetwork(this, props, cloud));
    const location = locationOf(this, resourceGroup, props.location);
    const region = knownRegion(resourceGroup, props.location);
    const baseName = `${props.baseName}-hub`;
    this.virtualNetwork = new VirtualNetwork(this, 'Resource', {
      name: takeName(this, 'virtualNetwork', { baseName, region, place: resourceGroup.name }),
      resourceGroupName: resourceGroup.name,
      location,
      addressSpace: [props.addressSpace],
    });
    diagnose(this, 'Diagnostics', this.virtualNetwork, DiagnosticSource.VIRTUAL_NETWORK, props.diagnostics);
    const subnets = new HubSubnets(this, this.virtualNetwork, space, { ...props, baseName }, region);
    const route = this.makeRoute({ baseName, location, region }, props, subnets);

    const after = [...subnets.usableAfter, ...(route?.usableAfter ?? [])];
    const service = {
      baseName,
      resourceGroup,
      location,
      region,
      cloud,
      zones: [...(props.zones ?? ['1', '2', '3'])],
      diagnostics: props.diagnostics,
    };
    if (props.firewall !== undefined && subnets.firewall !== undefined) {
      const own = {
        subnet: subnets.firewall,
        managementSubnet: subnets.firewallManagement,
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

  get dnsZones(): IPrivateDnsZones {
    return givenZones(this, this.zones, 'HubNetwork');
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
    names: { readonly baseName: string; readonly location: string; readonly region?: string },
    { resourceGroup, firewall }: HubNetworkProps,
    { jumpHost }: HubSubnets,
  ): FirewallRoute | undefined {
    if (jumpHost === undefined || firewall === undefined) return undefined;
    return new FirewallRoute(this, 'JumpHostRoute', { ...names, purpose: 'jump', resourceGroupName: resourceGroup.name, subnet: jumpHost });
  }
}

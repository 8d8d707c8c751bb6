import { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AddressRange, checkApart, NamedRange } from '../core/address-range';
import { together } from '../core/errors';
import { given } from '../core/given';
import { segmentOf } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';
import { useAzurerm } from '../providers/azurerm';
import { HubNetworkAttributes } from './hub-network-attributes';
import { checkHub, givenZones } from './hub-reference-checks';

/** A hub that virtual networks are peered with: a `HubNetwork`, or one that exists. Its `id` is that of its virtual network. */
export interface IHubNetwork extends IResourceRef {
  /** The name of the virtual network. */
  readonly name: string;
  /** The name of its resource group. */
  readonly resourceGroupName: string;
  /**
   * Its range of addresses.
   * @default - unknown: nobody sees whether another network overlaps it
   */
  readonly addressSpace?: string;
  /**
   * The private address of its firewall.
   * @default - none: networks have no way through it
   */
  readonly firewallAddress?: string;
  /** The DNS servers that its networks ask: its firewall, where that forwards names. None means Azure's own. */
  readonly dnsServers: string[];
  /** Whether it has a VPN or ExpressRoute gateway. */
  readonly hasGateway: boolean;
  /**
   * The zones in which private endpoints of its networks get their names: a workspace's `privateLink.dnsZones`. Throws where the hub was not given them, so that
   * no workspace makes zones of its own that nobody else asks.
   */
  readonly dnsZones: IPrivateDnsZones;
  /** Whether its owners make its side of each peering. */
  readonly peersItself: boolean;
  /**
   * The provider that may write to the hub, where it is in another subscription.
   * @default - the stack's own azurerm provider
   */
  readonly provider?: TerraformProvider;
}

/** A hub that exists. */
export class ExistingHub extends Construct implements IHubNetwork {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly addressSpace?: string;
  readonly firewallAddress?: string;
  readonly dnsServers: string[];
  readonly hasGateway: boolean;
  readonly peersItself: boolean;
  readonly provider?: TerraformProvider;
  readonly usableAfter?: ITerraformDependable[];

  private readonly zones?: IPrivateDnsZones;

  constructor(scope: Construct, id: string, attributes: HubNetworkAttributes) {
    attributes = given(scope, id, 'HubNetworkAttributes', attributes);
    super(scope, id);
    useAzurerm(this);
    together(this, () => checkHub(this, attributes));
    this.id = attributes.virtualNetworkId;
    this.name = segmentOf(this.id, 7);
    this.resourceGroupName = segmentOf(this.id, 3);
    this.addressSpace = attributes.addressSpace;
    this.firewallAddress = attributes.firewallAddress;
    this.dnsServers = [...(attributes.dnsServers ?? [])];
    this.zones = attributes.dnsZones;
    this.hasGateway = attributes.hasGateway ?? false;
    this.peersItself = attributes.peersItself ?? false;
    this.provider = attributes.provider;
  }

  get dnsZones(): IPrivateDnsZones {
    return givenZones(this, this.zones, 'fromHubAttributes');
  }
}

const taken = new WeakMap<IHubNetwork, NamedRange[]>();

/** Takes a range of addresses among all that a hub connects; refuses one that overlaps another. */
export function claimRange(scope: Construct, property: string, hub: IHubNetwork, range: AddressRange | undefined, title: string): void {
  const own = { title: `the hub's own range`, range: hub.addressSpace === undefined ? undefined : AddressRange.parse(hub.addressSpace) };
  const others = taken.get(hub) ?? [own];
  checkApart(scope, property, range, others);
  taken.set(hub, [...others, { title, range }]);
}

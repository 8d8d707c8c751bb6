import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud, Subresource } from '../core/azure-cloud';
import { Problem, refuseLater } from '../core/errors';
import { chooseName } from '../core/naming';
import { orderAfter } from '../core/order';
import { resolve } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { declaredResource } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';
import { ILinkableDnsZones, LinkedZone, VirtualNetworkLinkOptions } from './i-private-dns-zones';
import { networkIdentity, subnetNetwork } from './network-identity';
import { claimLink, expectZone, networkKey } from './private-dns-zones-base-checks';
import { givenAs, givenTo } from '../core/given';
import { liesWith } from '../core/subscriptions';

interface LinkedNetwork {
  readonly name: string;
  readonly provider?: TerraformProvider;
  readonly scope: Construct;
  readonly network: IResourceRef;
}

interface ZoneLink {
  readonly resource: PrivateDnsZoneVirtualNetworkLink;
  readonly zoneName: string;
}

/** A private endpoint with its names in these zones. */
interface Endpoint {
  readonly resource: TerraformResource;
  readonly zoneNames: string[];
  readonly subnet: IResourceRef;
}

/** Zones, made or existing, to which virtual networks can be linked. */
export abstract class PrivateDnsZonesBase extends Construct implements ILinkableDnsZones {
  readonly leftToPolicy = false;
  private readonly zones = new Map<string, LinkedZone>();
  private readonly networks = new Map<string, LinkedNetwork>();
  private readonly links: ZoneLink[] = [];
  private readonly endpoints: Endpoint[] = [];

  protected constructor(
    scope: Construct,
    id: string,
    readonly cloud: AzureCloud,
    private readonly needsLinks: boolean,
    private readonly centralDns = false,
  ) {
    super(scope, id);
    useAzurerm(this);
    if (needsLinks) refuseLater(this, () => this.unlinked());
  }

  /** @internal makes or finds a zone; asked once per name */
  protected abstract _provideZone(name: string): LinkedZone;

  zoneIds(subresource: Subresource): string[] {
    return this.cloud.dnsZoneNames(subresource).map((name) => this.zone(name).id);
  }

  register(resource: TerraformResource, subresource: Subresource, subnet: IResourceRef): void {
    const endpoint = { resource, zoneNames: this.cloud.dnsZoneNames(subresource), subnet };
    this.endpoints.push(endpoint);
    this.links.forEach((link) => order(endpoint, link));
  }

  linkVirtualNetwork(id: string, network: IResourceRef, options: VirtualNetworkLinkOptions = {}): void {
    givenAs(this, 'id', 'string', id);
    givenAs(this, 'network', 'IResourceRef', network);
    options = givenTo(this, 'VirtualNetworkLinkOptions', options);
    checkResourceId(this, 'network', network.id, ResourceKind.VIRTUAL_NETWORK);
    const key = networkKey(this, network);
    if (this.networks.has(key)) return;
    const name = chooseName(this, 'networkLink', { name: options.name, baseName: id, from: 'name' });
    const linked: LinkedNetwork = { scope: this.linkScope(id, network), network, name, provider: options.provider };
    this.networks.set(key, linked);
    this.zones.forEach((zone, zoneName) => this.link(zoneName, zone, linked));
  }

  /** @internal whether the network of a subnet is known to find none of these names: all that are linked are declared, and it is none of them */
  _isUnknownTo(scope: Construct, subnet: IResourceRef): boolean {
    if (!this.needsLinks || this.centralDns) return false;
    const network = subnetNetwork(scope, subnet);
    const linked = [...this.networks.values()].map(({ network: each }) => networkIdentity(each));
    return network !== undefined && !linked.some((each) => each === undefined || each.startsWith('/') || each === network);
  }

  private zone(name: string): LinkedZone {
    const known = this.zones.get(name);
    if (known !== undefined) return known;
    const zone = this._provideZone(name);
    this.zones.set(name, zone);
    this.networks.forEach((network) => this.link(name, zone, network));
    return zone;
  }

  private link(zoneName: string, zone: LinkedZone, { scope, network, name, provider }: LinkedNetwork): void {
    claimLink(this, zoneName, zone, network, name);
    const zoneOf = new Dialect({ privateDnsZoneName: zone.name, resourceGroupName: zone.resourceGroupName }, { privateDnsZoneId: zone.id });
    const resource = new PrivateDnsZoneVirtualNetworkLink(scope, zoneName, {
      name,
      ...zoneOf.config,
      virtualNetworkId: network.id,
      registrationEnabled: false,
      provider,
    });
    zoneOf.settle(resource);
    liesWith(resource, { id: zone.id });
    expectZone(resource, zone);
    const link = { resource, zoneName };
    this.links.push(link);
    this.endpoints.forEach((endpoint) => order(endpoint, link));
  }

  private unlinked(): Problem[] {
    const linked = [...this.networks.values()].map(({ network }) => networkIdentity(network));
    const missing = new Map<string, Endpoint>();
    const named = (subnet: string, resource: TerraformResource): string => {
      const declared = declaredResource(resource, subnet);
      return declared === undefined ? `'${subnet}'` : `[${declared.node.path}]`;
    };
    for (const endpoint of this.endpoints) {
      const network = subnetNetwork(endpoint.resource, endpoint.subnet);
      const known = network !== undefined && !linked.includes(undefined);
      const subnet = String(resolve(endpoint.resource, endpoint.subnet.id));
      if (linked.length === 0 || (!this.centralDns && known && !linked.includes(network))) missing.set(subnet, missing.get(subnet) ?? endpoint);
    }
    return [...missing].map(([subnet, { resource }]) => ({
      property: 'linked networks',
      value: [...this.networks.values()].map(({ scope }) => scope.node.id),
      rule: `the virtual network of the subnet ${named(subnet, resource)} of [${resource.node.path}] is not linked, so names would resolve to public addresses in it`,
      remedy: `Call linkVirtualNetwork('<id>', <the subnet's virtual network>) on these zones, or pass 'centralDns: true' where it asks the DNS server of a linked network`,
    }));
  }

  /**
   * Links lie in the stack of their network, which depends on the zones anyway: in the stack of the zones, each stack would depend on the other.
   */
  private linkScope(id: string, network: IResourceRef): Construct {
    const elsewhere = Construct.isConstruct(network) && TerraformStack.of(network) !== TerraformStack.of(this);
    return elsewhere ? new Construct(TerraformStack.of(network), `${this.node.id}-${id}`) : new Construct(this, id);
  }
}

/** Without this edge an endpoint may be used before its names resolve. Terraform knows no edges between stacks. */
function order({ resource, zoneNames }: Endpoint, link: ZoneLink): void {
  if (!zoneNames.includes(link.zoneName) || TerraformStack.of(resource) !== TerraformStack.of(link.resource)) return;
  orderAfter(resource, link.resource);
}

import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { AzureCloud, Subresource } from '../core/azure-cloud';
import { describe, refuse } from '../core/errors';
import { checkName } from '../core/naming';
import { orderAfter } from '../core/order';
import { networkIdentity, subnetNetwork } from './network-identity';
import { checkResourceId, resourceIdentity, ResourceKind } from '../core/resource-id';
import { resolve } from '../core/resolve';
import { claim, declaredResource } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';

/**
 * Where private endpoints get their DNS records: zones that are made, that exist, or that an Azure Policy looks after.
 */
export interface IPrivateDnsZones {
  /** The cloud, which decides the names of the zones. */
  readonly cloud: AzureCloud;
  /** Whether an Azure Policy adds the zone groups to the endpoints. */
  readonly leftToPolicy: boolean;
  /** The ids of the zones that an endpoint for `subresource` needs, always in the same order; none where a policy looks after them. */
  zoneIds(subresource: Subresource): string[];
  /** Orders `endpoint` after the links of its zones to virtual networks, and sees to it that the network of its `subnet` is linked. */
  register(endpoint: TerraformResource, subresource: Subresource, subnet: IResourceRef): void;
}

/** How a virtual network is linked to the zones. */
export interface VirtualNetworkLinkOptions {
  /**
   * The name of the links in Azure, unique in each zone.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * The provider that may write to the zones, where they are in another subscription than the rest of the stack.
   * @default - the stack's own azurerm provider
   */
  readonly provider?: TerraformProvider;
}

/** Zones that virtual networks can be linked to: made by `PrivateDnsZones`, or existing ones from its `from…` methods. */
export interface ILinkableDnsZones extends IConstruct, IPrivateDnsZones {
  /**
   * Links a virtual network to every zone of this set, also to those that later private links need. A network that is linked already stays as it is.
   *
   * Throws when the network is linked to other zones of the same names in this stack, or a zone has a link of that name: Azure allows each once.
   *
   * @param id the construct id of the links, and their name in Azure unless `options.name` is given
   * @param network the virtual network in which names shall resolve to private addresses. Links to the network of another stack lie in that stack, as a
   *   hub's zones need; pass `{ id: network.id }` where they shall lie beside the zones
   */
  linkVirtualNetwork(id: string, network: IResourceRef, options?: VirtualNetworkLinkOptions): void;
}

/** A zone to which virtual networks can be linked. */
export interface LinkedZone {
  /** The Azure resource id of the zone. */
  readonly id: string;
  /** The name of the zone, such as `privatelink.api.azureml.ms`. */
  readonly name: string;
  /** The resource group of the zone, in which its links are made. */
  readonly resourceGroupName: string;
}

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
    needsLinks: boolean,
    private readonly centralDns = false,
  ) {
    super(scope, id);
    useAzurerm(this);
    if (needsLinks) this.node.addValidation({ validate: () => this.unlinked() });
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
    checkResourceId(this, 'network', network.id, ResourceKind.VIRTUAL_NETWORK);
    const key = this.networkKey(network);
    if (this.networks.has(key)) return;
    const name = checkName(this, 'networkLink', options.name ?? id);
    const linked: LinkedNetwork = { scope: this.linkScope(id, network), network, name, provider: options.provider };
    this.networks.set(key, linked);
    this.zones.forEach((zone, zoneName) => this.link(zoneName, zone, linked));
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
    this.claimLink(zoneName, zone, network, name);
    const zoneOf = new Dialect({ privateDnsZoneName: zone.name, resourceGroupName: zone.resourceGroupName }, { privateDnsZoneId: zone.id });
    const resource = new PrivateDnsZoneVirtualNetworkLink(scope, zoneName, {
      name,
      ...zoneOf.config,
      virtualNetworkId: network.id,
      registrationEnabled: false,
      provider,
    });
    zoneOf.settle(resource);
    const link = { resource, zoneName };
    this.links.push(link);
    this.endpoints.forEach((endpoint) => order(endpoint, link));
  }

  /** Azure allows one zone per name and network, and one link per name and zone. */
  private claimLink(zoneName: string, zone: LinkedZone, network: IResourceRef, name: string): void {
    const other = claim(this, `link ${this.networkKey(network)} ${zoneName}`);
    if (other !== undefined) {
      refuse(this, {
        property: 'network',
        value: network.id,
        rule: `it is already linked to a zone '${zoneName}', by [${other}], and Azure allows one per name`,
        remedy: `Share that PrivateDnsZones between the workspaces`,
      });
    }
    const namesake = claim(this, `link name ${String(resolve(this, zone.id))} ${name}`.toLowerCase());
    if (namesake === undefined) return;
    refuse(this, {
      property: 'name',
      value: name,
      rule: `the zone '${zoneName}' has a link of this name already, by [${namesake}]`,
      remedy: `Pass another construct id or 'name' to linkVirtualNetwork`,
    });
  }

  private networkKey(network: IResourceRef): string {
    return networkIdentity(network) ?? resourceIdentity(this, network);
  }

  private unlinked(): string[] {
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
    return [...missing].map(([subnet, { resource }]) =>
      describe(this, {
        property: 'linked networks',
        value: [...this.networks.values()].map(({ scope }) => scope.node.id),
        rule: `the virtual network of the subnet ${named(subnet, resource)} of [${resource.node.path}] is not linked, so names would resolve to public addresses in it`,
        remedy: `Call linkVirtualNetwork('<id>', <the subnet's virtual network>) on these zones, or pass 'centralDns: true' where it asks the DNS server of a linked network`,
      }),
    );
  }

  /**
   * Links lie in the stack of their network, which needs the zones anyhow: in the stack of the zones each stack would need the other.
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

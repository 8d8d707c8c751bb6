import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { dependable, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud, Subresource } from './azure-cloud';
import { ConfigurationError, describe } from './errors';
import { checkName } from './naming';
import { declaredSubnet, networkIdentity } from './network-identity';
import { checkResourceId, ResourceKind } from './resource-id';
import { resolve } from './resolve';
import { IResourceRef } from './types';

/**
 * Where private endpoints get their DNS records: zones that are made, that exist, or that an Azure Policy looks after.
 */
export interface IPrivateDnsZones {
  /** The cloud, which decides the names of the zones. */
  readonly cloud: AzureCloud;
  /** Whether an Azure Policy adds the zone groups to the endpoints. */
  readonly managedByPolicy: boolean;
  /** The ids of the zones that an endpoint for `subresource` needs, always in the same order; none where a policy looks after them. */
  zoneIds(subresource: Subresource): string[];
  /** Orders `endpoint` after the links of its zones to virtual networks, and sees to it that the network of its `subnet` is linked. */
  serve(endpoint: TerraformResource, subresource: Subresource, subnet: IResourceRef): void;
}

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

/** A zone to which virtual networks can be linked. */
export interface LinkedZone {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
}

interface LinkedNetwork extends VirtualNetworkLinkOptions {
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

/** Zone names and links that a stack's constructs have taken, by kind and key: the path of the construct. */
const claims = new WeakMap<TerraformStack, Map<string, string>>();

/**
 * Zones that virtual networks can be linked to: made by `PrivateDnsZones`, or existing ones from its `from…` methods.
 */
export abstract class PrivateDnsZonesBase extends Construct implements IPrivateDnsZones {
  readonly managedByPolicy = false;
  private readonly zones = new Map<string, LinkedZone>();
  private readonly networks = new Map<string, LinkedNetwork>();
  private readonly links: ZoneLink[] = [];
  private readonly endpoints: Endpoint[] = [];

  protected constructor(
    scope: Construct,
    id: string,
    readonly cloud: AzureCloud,
    needsLinks: boolean,
  ) {
    super(scope, id);
    if (needsLinks) this.node.addValidation({ validate: () => this.unlinked() });
  }

  /** Makes or finds a zone; asked once per name. */
  protected abstract provideZone(name: string): LinkedZone;

  zoneIds(subresource: Subresource): string[] {
    return this.cloud.dnsZoneNames(subresource).map((name) => this.zone(name).id);
  }

  serve(resource: TerraformResource, subresource: Subresource, subnet: IResourceRef): void {
    const endpoint = { resource, zoneNames: this.cloud.dnsZoneNames(subresource), subnet };
    this.endpoints.push(endpoint);
    this.links.forEach((link) => order(endpoint, link));
  }

  /**
   * Links a virtual network to every zone of this set, also to those that later private links need. A network that is linked already stays as it is.
   *
   * Throws when the network is linked to other zones of the same names in this stack: Azure allows one zone per name and network.
   *
   * @param id the construct id of the links, and their name in Azure unless `options.name` is given
   * @param network the virtual network whose names shall resolve to private addresses
   */
  linkVirtualNetwork(id: string, network: IResourceRef, options: VirtualNetworkLinkOptions = {}): void {
    const key = this.networkKey(network);
    if (this.networks.has(key)) return;
    checkResourceId(this, 'network', network.id, ResourceKind.VIRTUAL_NETWORK);
    const name = checkName(this, 'networkLink', options.name ?? id);
    const linked: LinkedNetwork = { scope: new Construct(this, id), network, name, provider: options.provider };
    this.networks.set(key, linked);
    this.zones.forEach((zone, zoneName) => this.link(zoneName, zone, linked));
  }

  /** Who took `key` before; where nobody did, it is taken by this. */
  protected claim(kind: string, key: string): string | undefined {
    const stack = TerraformStack.of(this);
    const taken = claims.get(stack) ?? new Map<string, string>();
    claims.set(stack, taken);
    const owner = taken.get(`${kind} ${key}`);
    if (owner === undefined) taken.set(`${kind} ${key}`, this.node.path);
    return owner;
  }

  private zone(name: string): LinkedZone {
    const known = this.zones.get(name);
    if (known !== undefined) return known;
    const zone = this.provideZone(name);
    this.zones.set(name, zone);
    this.networks.forEach((network) => this.link(name, zone, network));
    return zone;
  }

  private link(zoneName: string, zone: LinkedZone, { scope, network, name, provider }: LinkedNetwork): void {
    const other = this.claim('link', `${this.networkKey(network)} ${zoneName}`);
    if (other !== undefined) {
      throw new ConfigurationError(this, {
        property: 'network',
        value: resolve(this, network.id),
        rule: `it is already linked to a zone '${zoneName}', by [${other}], and Azure allows one per name`,
        remedy: `Share that PrivateDnsZones between the workspaces`,
      });
    }
    const resource = new PrivateDnsZoneVirtualNetworkLink(scope, zoneName, {
      name: name as string,
      privateDnsZoneName: zone.name,
      resourceGroupName: zone.resourceGroupName,
      virtualNetworkId: network.id,
      registrationEnabled: false,
      provider,
    });
    const link = { resource, zoneName };
    this.links.push(link);
    this.endpoints.forEach((endpoint) => order(endpoint, link));
  }

  private networkKey(network: IResourceRef): string {
    return networkIdentity(network) ?? String(resolve(this, network.id));
  }

  private unlinked(): string[] {
    const linked = [...this.networks.values()].map(({ network }) => networkIdentity(network));
    const unknown = linked.includes(undefined);
    return this.endpoints
      .filter(({ resource, subnet }) => {
        const wanted = networkIdentity(declaredSubnet(resource, subnet));
        return linked.length === 0 || (!unknown && wanted !== undefined && !linked.includes(wanted));
      })
      .map(({ resource, subnet }) =>
        describe(this, {
          property: 'linkVirtualNetwork',
          value: [...this.networks.values()].map(({ scope }) => scope.node.id),
          rule: `the virtual network of the subnet '${String(resolve(resource, subnet.id))}' of [${resource.node.path}] is not linked, so names would resolve to public addresses in it`,
          remedy: `Call linkVirtualNetwork('<id>', <the subnet's virtual network>) on these zones`,
        }),
      );
  }
}

/** Without this edge an endpoint may be used before its names resolve. Terraform knows no edges between stacks. */
function order({ resource, zoneNames }: Endpoint, link: ZoneLink): void {
  if (!zoneNames.includes(link.zoneName) || TerraformStack.of(resource) !== TerraformStack.of(link.resource)) return;
  resource.dependsOn = [...(resource.dependsOn ?? []), dependable(link.resource)];
}

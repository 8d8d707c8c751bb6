import { TerraformResource, TerraformStack, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { resolve } from '../core/resolve';
import { declaredResource } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { AddressRange } from '../core/address-range';
import { declaredRegion } from '../core/location';

/** A network that exists, with what the program tells of it. */
export interface ToldNetwork extends IConstruct, IResourceRef {
  /** Its region. */
  readonly location: string;
}

/** A subnet or a network that exists, as this library stands for it. */
interface Existing {
  /** What was given for it. */
  readonly _ref?: IResourceRef;
  /** The network of a subnet. */
  readonly _toldNetwork?: ToldNetwork;
}

/**
 * Which virtual network a reference to it, or to one of its subnets, means: comparable, and `undefined` where that is known only to Terraform.
 * Resources are told apart by where they are declared, since the same token may read differently in another stack.
 */
export function networkIdentity(ref: IResourceRef): string | undefined {
  if (!Token.isUnresolved(ref.id)) return ref.id.toLowerCase().split('/subnets/')[0];
  const resource = underlying(ref);
  if (resource === undefined) return undefined;
  if (resource.terraformResourceType === 'azurerm_virtual_network') return address(resource, resource.friendlyUniqueId);
  if (resource.terraformResourceType !== 'azurerm_subnet' || !('virtualNetworkNameInput' in resource)) return undefined;
  const network = /^\$\{azurerm_virtual_network\.([\w-]+)\.name\}$/.exec(String(resolve(resource, resource.virtualNetworkNameInput)))?.[1];
  return network === undefined ? undefined : address(resource, network);
}

/** The same for a subnet, also where the reference is only an expression for the id of one that `scope`'s stack declares. */
export function subnetNetwork(scope: IConstruct, subnet: IResourceRef): string | undefined {
  return networkIdentity(declaredSubnet(scope, subnet) ?? subnet);
}

/** The virtual network of a subnet, where the program declares both in one stack. To be asked when everything is declared. */
export function declaredNetwork(scope: IConstruct, subnet: IResourceRef): TerraformResource | undefined {
  const declared = declaredSubnet(scope, subnet);
  return declared !== undefined && 'virtualNetworkNameInput' in declared
    ? declaredResource(declared, declared.virtualNetworkNameInput, 'name')
    : undefined;
}

/** The region of a subnet's virtual network, and where that is declared, as far as the program tells. To be asked when everything is declared. */
export function networkRegion(scope: IConstruct, subnet: IResourceRef): { readonly region: string; readonly path: string } | undefined {
  const { _toldNetwork: told } = subnet as Existing;
  const network = told ?? declaredNetwork(scope, subnet);
  if (network === undefined) return undefined;
  const region = declaredRegion(network, 'locationInput' in network ? network.locationInput : told?.location);
  return region === undefined ? undefined : { region, path: network.node.path };
}

/** The ranges of a subnet, where the program declares them in one stack and as literals. To be asked when everything is declared. */
export function declaredRanges(scope: IConstruct, subnet: IResourceRef): AddressRange[] | undefined {
  const declared = declaredSubnet(scope, subnet);
  if (declared === undefined || !('addressPrefixesInput' in declared)) return undefined;
  const prefixes = declared.addressPrefixesInput;
  if (!Array.isArray(prefixes) || Token.isUnresolved(prefixes)) return undefined;
  const ranges = prefixes.map((prefix: unknown) => (typeof prefix === 'string' ? AddressRange.parse(prefix) : undefined));
  return ranges.includes(undefined) ? undefined : ranges.filter((range) => range !== undefined);
}

function declaredSubnet(scope: IConstruct, subnet: IResourceRef): (TerraformResource & IResourceRef) | undefined {
  const resource = underlying(subnet);
  // A resource makes a new token at each look, which cdktf has not yet turned into a reference to its stack.
  if (resource !== undefined) return resource;
  return declaredResource(scope, subnet.id) as (TerraformResource & IResourceRef) | undefined;
}

/** The resource that a reference is, or that a construct of this library is about. */
function underlying(ref: IResourceRef): (TerraformResource & IResourceRef) | undefined {
  const { _ref: existing } = ref as Existing;
  if (existing !== undefined) return underlying(existing);
  const { virtualNetwork, resource } = ref as { virtualNetwork?: unknown; resource?: unknown };
  return [ref, virtualNetwork, resource].find((found) => TerraformResource.isTerraformResource(found)) as
    (TerraformResource & IResourceRef) | undefined;
}

function address(resource: TerraformResource, logicalId: string): string {
  return `${TerraformStack.of(resource).node.path}:${logicalId}`;
}

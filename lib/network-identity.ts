import { TerraformResource, TerraformStack, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { resolve } from './resolve';
import { IResourceRef } from './types';

/**
 * Which virtual network a reference to it, or to one of its subnets, means: comparable, and `undefined` where that is known only to Terraform.
 * Resources are told apart by where they are declared, since the same token may read differently in another stack.
 */
export function networkIdentity(ref: IResourceRef): string | undefined {
  if (!Token.isUnresolved(ref.id)) return ref.id.toLowerCase().split('/subnets/')[0];
  if (!TerraformResource.isTerraformResource(ref)) return undefined;
  if (ref.terraformResourceType === 'azurerm_virtual_network') return address(ref, ref.friendlyUniqueId);
  if (ref.terraformResourceType !== 'azurerm_subnet' || !('virtualNetworkNameInput' in ref)) return undefined;
  const network = /^\$\{azurerm_virtual_network\.([\w-]+)\.name\}$/.exec(String(resolve(ref, ref.virtualNetworkNameInput)))?.[1];
  return network === undefined ? undefined : address(ref, network);
}

/** The subnet's L1 resource, where the reference is an expression for the id of one that `scope`'s stack declares. */
export function declaredSubnet(scope: IConstruct, subnet: IResourceRef): IResourceRef {
  const logicalId = /^\$\{azurerm_subnet\.([\w-]+)\.id\}$/.exec(String(resolve(scope, subnet.id)))?.[1];
  return (logicalId === undefined ? undefined : subnetsOf(TerraformStack.of(scope)).get(logicalId)) ?? subnet;
}

type Subnets = Map<string, TerraformResource & IResourceRef>;
const subnets = new WeakMap<TerraformStack, Subnets>();

function subnetsOf(stack: TerraformStack): Subnets {
  const known = subnets.get(stack);
  if (known !== undefined) return known;
  const found = stack.node.findAll().filter(isSubnet);
  const index: Subnets = new Map(found.map((subnet) => [subnet.friendlyUniqueId, subnet]));
  subnets.set(stack, index);
  return index;
}

function isSubnet(node: IConstruct): node is TerraformResource & IResourceRef {
  return TerraformResource.isTerraformResource(node) && node.terraformResourceType === 'azurerm_subnet';
}

function address(resource: TerraformResource, logicalId: string): string {
  return `${TerraformStack.of(resource).node.path}:${logicalId}`;
}

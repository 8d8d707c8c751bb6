import { TerraformElement, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse } from './errors';
import { resolve } from './resolve';
import { IResourceRef } from './types';

/** What a policy, a budget or a role may hold for. */
export enum ScopeKind {
  RESOURCE_GROUP,
  SUBSCRIPTION,
  MANAGEMENT_GROUP,
  RESOURCE,
}

const TITLES: { readonly [kind in ScopeKind]: string } = {
  [ScopeKind.RESOURCE_GROUP]: 'a resource group',
  [ScopeKind.SUBSCRIPTION]: 'a subscription',
  [ScopeKind.MANAGEMENT_GROUP]: 'a management group',
  [ScopeKind.RESOURCE]: 'a resource',
};

const EXAMPLES: { readonly [kind in ScopeKind]: string } = {
  [ScopeKind.RESOURCE_GROUP]: '/subscriptions/…/resourceGroups/…',
  [ScopeKind.SUBSCRIPTION]: '/subscriptions/…',
  [ScopeKind.MANAGEMENT_GROUP]: '/providers/Microsoft.Management/managementGroups/…',
  [ScopeKind.RESOURCE]: '/subscriptions/…/resourceGroups/…/providers/…',
};

/** A name in an id: a text without slashes, or an expression of Terraform's. */
const NAME = String.raw`(?:\$\{[^}]*\}|[^/$])+`;
const IDS: readonly (readonly [RegExp, ScopeKind])[] = [
  [new RegExp(`^/subscriptions/${NAME}$`), ScopeKind.SUBSCRIPTION],
  [new RegExp(`^/subscriptions/${NAME}/resourceGroups/${NAME}$`), ScopeKind.RESOURCE_GROUP],
  [new RegExp(`^/providers/Microsoft\\.Management/managementGroups/${NAME}$`), ScopeKind.MANAGEMENT_GROUP],
  [new RegExp(`^/subscriptions/${NAME}/resourceGroups/${NAME}/providers/.+$`), ScopeKind.RESOURCE],
  [/^\$\{(data\.)?azurerm_resource_group\.[\w-]+\.id\}$/, ScopeKind.RESOURCE_GROUP],
  [/^\$\{data\.azurerm_subscription\.[\w-]+\.id\}$/, ScopeKind.SUBSCRIPTION],
  [/^\$\{(data\.)?azurerm_management_group\.[\w-]+\.id\}$/, ScopeKind.MANAGEMENT_GROUP],
  [/^\$\{(data\.)?azurerm_(?!resource_group\.|subscription\.|management_group\.)\w+\.[\w-]+\.id\}$/, ScopeKind.RESOURCE],
];

/** What a reference is to; refuses what is none of `allowed`, and what does not tell. */
export function scopeKind(scope: Construct, property: string, { id }: IResourceRef, ...allowed: ScopeKind[]): ScopeKind {
  const expression = String(expressionOf(scope, { id }));
  const [, kind] = IDS.find(([pattern]) => pattern.test(expression)) ?? [];
  if (kind !== undefined && allowed.includes(kind)) return kind;
  const wanted = allowed.map((one) => TITLES[one]).join(', ');
  refuse(scope, {
    property,
    value: id,
    rule:
      kind === undefined ? `this does not tell which kind of scope it is, and must be ${wanted}` : `this is ${TITLES[kind]}, and must be ${wanted}`,
    remedy: `Pass one of the form ${allowed.map((one) => `'${EXAMPLES[one]}'`).join(' or ')}, or the resource itself`,
  });
}

/** The id of something as the stack reads it in which it is declared, so that references to other stacks look like those to their own. */
export function expressionOf(scope: IConstruct, ref: IResourceRef): unknown {
  return resolve(owner(scope, ref), ref.id);
}

function owner(scope: IConstruct, ref: IResourceRef): IConstruct {
  return TerraformElement.isTerraformElement(ref) && TerraformStack.of(ref) !== TerraformStack.of(scope) ? ref : scope;
}

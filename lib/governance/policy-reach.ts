import { TerraformElement, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { addressOf } from '../core/address';
import { resolve } from '../core/resolve';
import { perStack } from '../core/stacks';
import { declaredAs, isProvided, keyOf, providersFor, subscriptionKey } from '../core/subscriptions';
import { IResourceRef } from '../core/types';
import { expressionOf } from '../core/assignment-scope';
import { Configuration, Made } from './policy-rule';

type Attributes = { readonly [name: string]: unknown };

/** A stack with everything that is declared in it, to be asked for when that is all. */
export interface Declared {
  readonly stack: TerraformStack;
  readonly configuration: Configuration;
  readonly resources: ReadonlyMap<string, TerraformResource>;
}

const declaredIn = perStack((stack): Declared => {
  const found = stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  const resources = new Map(found.map((resource) => [addressOf(resource), resource]));
  const json: { [type: string]: { [id: string]: Attributes } } = {};
  for (const resource of found) {
    const { resource: rendered } = resolve(resource, resource.toTerraform()) as { resource: { [type: string]: { [id: string]: Attributes } } };
    for (const [type, byId] of Object.entries(rendered)) json[type] = { ...json[type], ...byId };
  }
  const pathOf = (address: string): string | undefined => resources.get(address)?.node.path.replace(/\/Resource$/, '');
  return { stack, configuration: new Configuration(json, pathOf), resources };
});

/** All stacks of the program. */
export function allDeclared(scope: IConstruct): Declared[] {
  return stacksOf(scope).map((stack) => declaredIn(stack));
}

/** What lies in a scope, or under a resource, as far as the program shows: what it leaves open lies elsewhere. */
export class Reach {
  private readonly expression: string;
  private readonly owner: TerraformStack;
  private readonly subscription?: string;
  /** The provider that reads or makes the scope, where the program declares it. */
  private readonly provider?: TerraformProvider;

  constructor(scope: Construct, target: IResourceRef) {
    this.expression = String(expressionOf(scope, target));
    this.owner = TerraformStack.of(TerraformElement.isTerraformElement(target) || Construct.isConstruct(target) ? target : scope);
    this.subscription = subscriptionKey(scope, target);
    const declared = declaredAs(scope, target);
    this.provider = declared && providersFor(declared).azurerm;
  }

  covers({ stack, resources, configuration }: Declared, made: Made): boolean {
    const resource = resources.get(made.address);
    if (resource === undefined || !isProvided(resource)) return false;
    const providers = providersFor(resource);
    const [here, there] = [keyOf(providers), this.subscription];
    // An expression means the same only in one stack.
    const same = here === there && (there?.includes('${') !== true || stack === this.owner);
    const [, named, group] = /^\/subscriptions\/(\$\{[^}]*\}|[^/]+)(?:\/resourceGroups\/([^/]+))?$/i.exec(this.expression) ?? [];
    if (named !== undefined && group === undefined) return same;
    if (here !== undefined && there !== undefined && !same) return false;
    if (group !== undefined) return groupOf(stack, configuration, made) === nameKey(group);
    if (/^\$\{data\.azurerm_subscription\./.test(this.expression)) return stack === this.owner && providers.azurerm === this.provider;
    if (/azurerm_resource_group\./.test(this.expression)) return groupOf(stack, configuration, made) === groupKey(this.owner, this.expression);
    return stack === this.owner && [made.address, parentOf(made)].some((address) => this.expression === `\${${String(address)}.id}`);
  }
}

/** The group of a resource, or of the workspace that it lies in. */
function groupOf(stack: TerraformStack, configuration: Configuration, made: Made): string | undefined {
  const parent = parentOf(made);
  const holder = parent === undefined ? made : configuration.all(String(parent.split('.')[0])).find(({ address }) => address === parent);
  return groupKey(stack, String(holder?.at('resource_group_name')));
}

function parentOf(made: Made): string | undefined {
  return /^\$\{(azurerm_\w+\.[\w-]+)\.id\}$/.exec(String(made.at('machine_learning_workspace_id') ?? made.at('ai_services_hub_id')))?.[1];
}

/** A resource group as something to compare: by its name where that is known, or by where it is declared. */
function groupKey(stack: TerraformStack, text: string): string | undefined {
  const own = /^\$\{(?:data\.)?azurerm_resource_group\.([\w-]+)\.\w+\}$/.exec(text)?.[1];
  if (own !== undefined) return declaredKey(stack, own) ?? declaredElsewhere(stack, own);
  // How cdktf writes what another stack has made, once it has prepared both.
  const [, id, name] =
    /cross-stack-reference-input-([\w-]+)\.outputs\.cross-stack-output-azurerm_resource_group([\w-]+?)(?:name|id)\}$/.exec(text) ?? [];
  if (id !== undefined)
    return declaredKey(
      stacksOf(stack).find((other) => other.node.id === id),
      name,
    );
  return text.includes('${') ? undefined : nameKey(text);
}

/** A group that is not in the stack is another one's; which one is open where several have it. */
function declaredElsewhere(stack: TerraformStack, id: string): string | undefined {
  const found = stacksOf(stack).flatMap((other) => declaredKey(other, id) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

function stacksOf(scope: IConstruct): TerraformStack[] {
  return scope.node.root.node.findAll().filter((node): node is TerraformStack => TerraformStack.isStack(node));
}

function declaredKey(stack: TerraformStack | undefined, id: string | undefined): string | undefined {
  const group = stack?.node
    .findAll()
    .find((node) => TerraformElement.isTerraformElement(node) && node.friendlyUniqueId === id && 'nameInput' in node) as
    (TerraformElement & { readonly nameInput?: string }) | undefined;
  if (stack === undefined || group === undefined) return undefined;
  const name = resolve(group, group.nameInput);
  return typeof name === 'string' && !name.includes('${') ? nameKey(name) : `${stack.node.path} ${String(id)}`;
}

function nameKey(group: string): string {
  return `name ${group.toLowerCase()}`;
}

import { actionsOf, crud, LinkedAction } from '../arm/actions';
import { groupOf, idOf, idOfValue, typeInAzure } from '../arm/ids';
import { roleIdOf } from '../arm/role-ids';
import { textOf } from '../arm/values';
import { Attributes, block, inOrder, texts } from '../json';
import { StackModel, Thing } from '../stack-model';

/** A role that a stack gives, to principals of a kind. */
export interface Assigned {
  readonly role: string;
  /** Its id, where it is one of Azure's own that are known. */
  readonly id: string | undefined;
  readonly principalType: string | undefined;
}

/** What whoever deploys must be allowed at one scope. */
export interface Need {
  /** The id of a subscription, a resource group, or something that is brought from elsewhere. */
  readonly scope: string;
  /** Whether the scope is made by the stack, and is not there when it is deployed first. */
  readonly made: boolean;
  readonly actions: readonly string[];
  readonly assigns: readonly Assigned[];
}

/** Associations are written to the thing that they are about, and keys are made in a vault's data plane, for which the stack itself gives a role. */
const WITHOUT_TYPE_OF_THEIR_OWN =
  /^azurerm_.*_association$|^azurerm_key_vault_key$|^azapi_(update_resource|resource_action)$|^(time_sleep|terraform_data)$/;

/** The least that deploying a stack takes, scope by scope, from what is made and what is brought. */
export function needsOf(model: StackModel, subscription: string): Need[] {
  const scopes = new Scopes(model, subscription);
  scopes.add(`/subscriptions/${subscription}`, ['Microsoft.Resources/subscriptions/read', 'Microsoft.Resources/subscriptions/providers/read']);
  for (const thing of model.made) addThing(thing, model, subscription, scopes);
  return scopes.needs();
}

function addThing(thing: Thing, model: StackModel, subscription: string, scopes: Scopes): void {
  const type = typeInAzure(thing);
  const scope = scopes.of(thing);
  if (thing.type === 'azurerm_role_assignment') {
    scopes.assign(scopes.ofValue(thing.attributes.scope), assigned(thing.attributes, model));
  } else if (thing.type === 'azurerm_resource_group') {
    scopes.add(`/subscriptions/${model.subscriptionOf(thing) ?? subscription}`, crud('Microsoft.Resources/subscriptions/resourceGroups'));
    scopes.add(scope, ['Microsoft.Resources/subscriptions/resourceGroups/read']);
  } else if (type !== undefined && !WITHOUT_TYPE_OF_THEIR_OWN.test(thing.type)) {
    scopes.add(thing.type === 'azurerm_management_lock' ? scopes.ofValue(thing.attributes.scope) : scope, crud(type));
  } else if (/^azapi_(update_resource|resource_action)$/.test(thing.type)) {
    scopes.add(scopes.ofValue(thing.attributes.resource_id), [`${String(thing.attributes.type).replace(/@.*/, '')}/write`]);
  } else if (!WITHOUT_TYPE_OF_THEIR_OWN.test(thing.type)) {
    scopes.noteUnknown(thing.type);
  }
  const { own, linked } = actionsOf(thing.type);
  scopes.add(scope, own);
  for (const link of linked) addLinked(link, thing, model, scopes);
}

function addLinked({ attribute, action }: LinkedAction, { attributes }: Thing, model: StackModel, scopes: Scopes): void {
  const [first = '', second] = attribute.split('.');
  const values = second === undefined ? texts(attributes[first]) : texts(block(attributes[first])[second]);
  for (const value of values) {
    const other = model.find(value);
    const type = other === undefined ? undefined : typeInAzure(other);
    if (!action.includes('{type}')) scopes.add(scopes.ofValue(value), [action]);
    else if (type !== undefined) scopes.add(scopes.ofValue(value), [action.replace('{type}', type)]);
  }
}

function assigned({ role_definition_name: name, role_definition_id: id, principal_type: type }: Attributes, model: StackModel): Assigned {
  const role = textOf(name ?? id, model) ?? 'a role that the stack makes';
  return { role, id: roleIdOf(role), principalType: textOf(type, model) };
}

/** Collects what is needed by where it is needed: in the resource groups of what is made, and on each thing that is brought from elsewhere. */
class Scopes {
  private readonly actions = new Map<string, Set<string>>();
  private readonly roles = new Map<string, Map<string, Assigned>>();
  private readonly madeGroups: Set<string>;
  private readonly usedGroups: Set<string>;

  constructor(
    private readonly model: StackModel,
    private readonly subscription: string,
  ) {
    const groups = (things: Thing[]): string[] => things.flatMap((thing) => groupOf(thing, model, subscription) ?? []);
    this.madeGroups = new Set(groups(model.all('azurerm_resource_group')));
    this.usedGroups = new Set(groups(model.made));
  }

  /** Where something is made: in its resource group, or in the subscription. */
  of(thing: Thing): string {
    // What is named by an expression stands, as a rule, with what it is about.
    const things = [thing, ...this.model.references(thing, 'depends_on')];
    return this.scopeOf(things.map((each) => idOf(each, this.model, this.subscription)).find((id) => id !== undefined));
  }

  ofValue(value: unknown): string {
    return this.scopeOf(idOfValue(value, this.model, this.subscription));
  }

  add(scope: string, actions: readonly string[]): void {
    const known = this.actions.get(scope) ?? new Set();
    for (const action of actions) known.add(action);
    if (known.size > 0) this.actions.set(scope, known);
  }

  assign(scope: string, role: Assigned): void {
    this.add(scope, [...crud('Microsoft.Authorization/roleAssignments'), 'Microsoft.Authorization/roleDefinitions/read']);
    const known = this.roles.get(scope) ?? new Map<string, Assigned>();
    this.roles.set(scope, known.set(`${role.role} ${String(role.principalType)}`, role));
  }

  /** What the table does not know is not passed over: it takes the right to all that its provider has. */
  noteUnknown(type: string): void {
    this.add(`/subscriptions/${this.subscription}`, [`(whatever ${type} takes)`]);
  }

  needs(): Need[] {
    return [...this.actions]
      .sort(([one], [other]) => inOrder(one, other))
      .map(([scope, actions]) => ({
        scope,
        made: this.madeGroups.has(scope),
        actions: [...actions].sort(inOrder),
        assigns: [...(this.roles.get(scope)?.values() ?? [])].sort((one, other) => inOrder(one.role, other.role)),
      }));
  }

  private scopeOf(id: string | undefined): string {
    if (id === undefined) return `/subscriptions/${this.subscription}`;
    const [group] = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id) ?? [];
    return group !== undefined && this.usedGroups.has(group) ? group : id;
  }
}

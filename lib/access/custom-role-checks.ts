import { TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { ScopeKind, scopeKind } from '../core/assignment-scope';
import { checkListed, checkText, GUID } from '../core/checks';
import { Problem, refuse, warn } from '../core/errors';
import { claimInTenant } from '../core/subscription-claims';
import { CustomRoleProps } from './custom-role-props';

/** What a role allows, as Azure takes it. */
export interface Permissions {
  readonly actions: string[];
  readonly notActions: string[];
  readonly dataActions: string[];
  readonly notDataActions: string[];
}

// What the props alone tell.

/** Refuses what Azure would refuse at apply, and a role that allows nothing. */
export function checkCustomRole(scope: Construct, props: CustomRoleProps, permissions: Permissions): void {
  const no = (problem: Problem): never => refuse(scope, problem);
  const { description, roleId } = props;
  if (description !== undefined) {
    checkText(scope, 'description', description);
    if (description === '') no({ property: 'description', value: description, rule: 'azurerm refuses an empty text here', remedy: 'Leave it out' });
  }
  if (roleId !== undefined && !Token.isUnresolved(roleId) && !GUID.test(roleId)) {
    no({ property: 'roleId', value: roleId, rule: 'a role has a GUID', remedy: 'Pass one, or leave it out' });
  }
  checkOperations(scope, permissions, no);
  checkScopes(scope, props, no);
}

function checkOperations(scope: Construct, permissions: Permissions, no: (problem: Problem) => never): void {
  for (const [property, operations] of Object.entries(permissions) as [string, string[]][]) {
    checkListed(scope, property, operations);
    for (const operation of operations) {
      if (Token.isUnresolved(operation) || operation === '*' || /^[A-Za-z][\w.]*(\/[\w.*-]+)+$|^\*(\/[\w.*-]+)*$/.test(operation)) continue;
      const remedy = `Write it as 'Microsoft.MachineLearningServices/workspaces/read'`;
      no({ property, value: operation, rule: 'this is no operation of Azure, which has a provider, types and a verb', remedy });
    }
  }
  if (permissions.actions.length + permissions.dataActions.length > 0) return;
  no({ property: 'actions', value: undefined, rule: 'this role would allow nothing', remedy: `Pass a 'preset', 'actions' or 'dataActions'` });
}

/** Not a management group: azurerm reads the id of a role from there in another form than it writes, so that every plan would make its grants anew. */
function checkScopes(scope: Construct, { scope: home, assignableScopes }: CustomRoleProps, no: (problem: Problem) => never): void {
  const { RESOURCE_GROUP, SUBSCRIPTION, RESOURCE } = ScopeKind;
  scopeKind(scope, 'scope', home, RESOURCE_GROUP, SUBSCRIPTION);
  for (const [index, one] of (assignableScopes ?? []).entries()) {
    scopeKind(scope, `assignableScopes[${String(index)}]`, one, RESOURCE_GROUP, SUBSCRIPTION, RESOURCE);
  }
  if (assignableScopes?.length !== 0) return;
  no({ property: 'assignableScopes', value: assignableScopes, rule: 'the role could be granted nowhere', remedy: 'Leave it out, or name a scope' });
}

/** Azure has one custom role of a name in a tenant: refuses a second one in the stack, and warns of one in another stack, which may be for another tenant. */
export function claimRoleName(scope: Construct, name: string): void {
  if (Token.isUnresolved(name)) return;
  const key = `custom role ${name.toLowerCase()}`;
  claimInTenant(scope, key, (other) => ({
    property: 'name',
    value: name,
    rule: `the custom role of [${other}] has this name already, and Azure takes one per tenant`,
    remedy: `Choose another name, or grant the 'role' of that one`,
  }));
  const elsewhere = namesIn(scope.node.root);
  const first = elsewhere.get(key) ?? scope;
  elsewhere.set(key, first);
  if (TerraformStack.of(first) === TerraformStack.of(scope)) return;
  warn(
    scope,
    `[${first.node.path}] in another stack makes a custom role '${name}' too, of which Azure takes one per tenant: make it once, and pass its 'role' on`,
  );
}

const known = new WeakMap<IConstruct, Map<string, IConstruct>>();

function namesIn(root: IConstruct): Map<string, IConstruct> {
  const names = known.get(root) ?? new Map<string, IConstruct>();
  known.set(root, names);
  return names;
}

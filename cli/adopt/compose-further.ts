import { block, blocks, texts } from '../json';
import { Composing, WORKSPACE } from './composing';
import { endpointsTo, groupsOf, zones } from './compose-links';
import { Found, groupIn, nameIn, propertiesOf } from './live';
import { connectionsOf, same, subnetOf } from './match';
import { hasMember, memberOf } from './members';
import { Expression, props, Value } from './program';
import { Reconciled } from './reconcile';
import { refTo } from './refs';
import { principalsOf, roleNameOf } from './roles';
import { idOfWord, textOr, unused } from './texts';
import { composeSetting } from './compose-settings';

const STACK = Expression.of('stack');

/** What there is besides what the workspace makes itself: endpoints, roles, diagnostic settings and locks. */
export function composeFurther(composing: Composing, { left }: Reconciled): void {
  for (const found of left) {
    switch (found.type) {
      case 'Microsoft.Network/privateEndpoints':
        composeEndpoint(composing, found);
        break;
      case 'Microsoft.Authorization/roleAssignments':
        composeRole(composing, found);
        break;
      case 'Microsoft.Insights/diagnosticSettings':
        composeSetting(composing, found);
        break;
      case 'Microsoft.Authorization/locks':
        composeLock(composing, found);
        break;
      case 'Microsoft.Insights/metricAlerts':
      case 'Microsoft.Insights/autoscaleSettings':
        composing.leave(found, 'adopt takes none of these over: add it with the library, and import it by hand');
        break;
      default:
    }
  }
}

function composeEndpoint(composing: Composing, endpoint: Found): void {
  const { live } = composing;
  const [connection] = connectionsOf(endpoint);
  const subresource = connection?.groupIds[0] ?? '';
  if (connection === undefined || !hasMember('Subresource', subresource) || endpointsTo(live, connection.to).length === 0) {
    composing.leave(endpoint, 'the library has no endpoints of this kind');
    return;
  }
  const isWorkspace = same(connection.to, live.workspaceId);
  const group = groupIn(endpoint.id);
  const { customNetworkInterfaceName, ipConfigurations, manualPrivateLinkServiceConnections: manual } = propertiesOf(endpoint);
  const [asked] = blocks(manual ?? []);
  const addresses = blocks(ipConfigurations ?? []).map(({ properties }) => ({
    memberName: String(block(properties).memberName),
    address: String(block(properties).privateIPAddress),
  }));
  const options = props({
    name: endpoint.name,
    subnet: { id: subnetOf(endpoint) },
    dnsZones: zones(composing, [endpoint]),
    resourceGroup: same(group, live.group) ? (isWorkspace ? undefined : Expression.of('settings.resourceGroup')) : { name: group },
    location: String(endpoint.resource.location),
    applicationSecurityGroups: groupsOf(endpoint),
    networkInterfaceName: textOr(customNetworkInterfaceName),
    ipConfigurations: addresses.length === 0 ? undefined : addresses,
    approval: asked === undefined ? undefined : { message: textOr(block(asked.properties).requestMessage) ?? '' },
  });
  if (isWorkspace) {
    const id = unused(endpoint.name, composing.taken);
    composing.statements.push({ expression: Expression.call(`${WORKSPACE}.addPrivateLink`, id, options) });
    return;
  }
  const target = {
    target: refTo(composing, connection.to),
    targetName: nameIn(connection.to),
    subresource: Expression.of(memberOf('Subresource', subresource)),
  };
  const id = unused(idOfWord(endpoint.name), composing.stackIds);
  composing.statements.push({ expression: Expression.make('PrivateLink', STACK, id, { ...target, ...options }) });
}

/** Roles that have a method of their own. */
const METHODS: { readonly [role: string]: string } = {
  'AzureML Data Scientist': 'grantDataScientist',
  'AzureML Compute Operator': 'grantComputeOperator',
  Reader: 'grantReader',
  Contributor: 'grantContributor',
  Owner: 'grantOwner',
};

function composeRole(composing: Composing, assignment: Found): void {
  const { live } = composing;
  const { scope, principalId, principalType, condition, description } = propertiesOf(assignment);
  const role = roleNameOf(live, assignment);
  const reason = reasonToLeave(composing, assignment, role);
  if (role === undefined || reason !== undefined) {
    composing.leave(assignment, String(reason));
    return;
  }
  const grantee = granteeOf(composing, String(principalId)) ?? {
    principalId: String(principalId),
    principalType: Expression.of(memberOf('PrincipalType', String(principalType))),
  };
  const options = props({ condition: textOr(condition), description: textOr(description) });
  const more: Value[] = Object.keys(options).length === 0 ? [] : [options];
  const name = idOfWord(`${role} ${grantee instanceof Expression ? grantee.path.split('.')[0] : String(principalId).slice(0, 8)}`);
  if (same(scope, live.workspaceId)) {
    const id = unused(name, composing.taken);
    const method = METHODS[role];
    const call =
      method === undefined
        ? Expression.call(`${WORKSPACE}.grant`, id, grantee, role, ...more)
        : Expression.call(`${WORKSPACE}.${method}`, id, grantee, ...more);
    composing.statements.push({ expression: call });
    return;
  }
  const id = unused(name, composing.stackIds);
  composing.statements.push({
    expression: Expression.make('Grant', STACK, id, { scope: refTo(composing, String(scope)), role, grantee, ...options }),
  });
}

/** A compute of the program, where the principal is its own identity. */
function granteeOf({ live, computes }: Composing, principalId: string): Expression | undefined {
  const [, variable] = [...computes].find(([id]) => block(live.find(id)?.resource.identity).principalId === principalId) ?? [];
  return variable === undefined ? undefined : Expression.of(`${variable}.grantee`);
}

function reasonToLeave({ live }: Composing, assignment: Found, role: string | undefined): string | undefined {
  const { scope, principalId, principalType } = propertiesOf(assignment);
  if (role === undefined) return 'which role it gives is not to be seen';
  if (!hasMember('PrincipalType', String(principalType))) return `the library grants nothing to a principal of the type ${String(principalType)}`;
  const isOwn =
    live.isOwn(String(scope).replace('/fileshares/', '/shares/')) ||
    same(scope, live.workspaceId) ||
    live.all('Microsoft.Network/privateEndpoints').some(({ id }) => same(id, scope));
  const inside = texts(scope).some((id) => id.toLowerCase().startsWith(`${live.workspaceId.toLowerCase()}/`));
  if (!isOwn && !inside) return `what it is on is brought: ${nameIn(String(scope))}`;
  const system = block(live.workspace.resource.identity).principalId;
  return principalId === system && principalsOf(live).length === 1 ? `Azure has given the role '${role}' to the workspace's own identity` : undefined;
}

function composeLock(composing: Composing, lock: Found): void {
  const { level, notes } = propertiesOf(lock);
  const target = String(lock.resource.target);
  if (!composing.live.isOwn(target) && !same(target, composing.live.workspaceId)) {
    composing.leave(lock, `what it is on is brought: ${nameIn(target)}`);
    return;
  }
  if (level !== 'CanNotDelete') {
    composing.leave(lock, 'below a read-only lock nothing can be applied: the library makes none');
    return;
  }
  const id = unused(idOfWord(`${lock.name} ${nameIn(target)}`), composing.stackIds);
  const options = props({ target: refTo(composing, target), name: lock.name, notes: textOr(notes) });
  composing.statements.push({ expression: Expression.make('DeletionLock', STACK, id, options) });
}

import { inOrder } from '../json';
import { Assigned, Need } from './needs';

const ASSIGNING = ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete'];
/** What azurerm reads with an action of another name, when it plans. */
const READ_BY_ACTION = /\/(read|listKeys\/action|sharedKeys\/action)$/;

/** What preflight and verify ask, besides what a stack's own things take to be read. Source: Microsoft's pages "Azure permissions" for each resource provider. */
const ASKED = [
  'Microsoft.Authorization/locks/read',
  'Microsoft.Authorization/permissions/read',
  'Microsoft.Authorization/roleAssignments/read',
  'Microsoft.Authorization/roleDefinitions/read',
  'Microsoft.Compute/skus/read',
  'Microsoft.ContainerRegistry/checkNameAvailability/read',
  'Microsoft.Insights/eventtypes/values/read',
  'Microsoft.KeyVault/checkNameAvailability/read',
  'Microsoft.KeyVault/deletedVaults/read',
  'Microsoft.MachineLearningServices/locations/usages/read',
  'Microsoft.MachineLearningServices/locations/vmsizes/read',
  'Microsoft.MachineLearningServices/workspaces/diagnose/read',
  'Microsoft.Network/locations/usages/read',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks/read',
  'Microsoft.OperationalInsights/deletedWorkspaces/read',
  'Microsoft.PolicyInsights/checkPolicyRestrictions/read',
  'Microsoft.Resources/subscriptions/providers/read',
  'Microsoft.Resources/subscriptions/read',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Resources/subscriptions/resourceGroups/resources/read',
  'Microsoft.Storage/checknameavailability/read',
];

/** A role to make for whoever deploys, at one scope. */
export interface DeployerRole {
  readonly name: string;
  readonly scope: string;
  readonly actions: readonly string[];
  /** The roles that may be assigned there; none, and nothing may be assigned. */
  readonly assigns: readonly Assigned[];
  /** The resource groups that the stack makes, which count to the subscription as long as they are not there. */
  readonly groups: readonly string[];
}

/** The roles for deploying what needs these rights, or for only planning it and looking at it. */
export function rolesOf(stack: string, needs: readonly Need[], subscription: string, reader: boolean): DeployerRole[] {
  const scopes = new Map<string, Need[]>();
  for (const need of needs) {
    const scope = need.made ? need.scope.replace(/\/resourceGroups\/.*/, '') : need.scope;
    scopes.set(scope, [...(scopes.get(scope) ?? []), need]);
  }
  return [...scopes].map(([scope, own]) => {
    const actions = own.flatMap((need) => need.actions).filter((action) => !ASSIGNING.includes(action));
    const read = [...actions.filter((action) => READ_BY_ACTION.test(action)), ...(scope === `/subscriptions/${subscription}` ? ASKED : [])];
    const assigns = reader ? [] : own.flatMap((need) => need.assigns);
    return {
      name: `${stack} ${reader ? 'reader' : 'deployer'}, ${scope.split('/').slice(-1).join('')}`,
      scope,
      actions: [...new Set(reader ? read : actions)].sort(inOrder),
      assigns: [...new Map(assigns.map((each) => [`${each.role} ${String(each.principalType)}`, each])).values()],
      groups: own.filter(({ made }) => made).map((need) => need.scope.split('/').slice(-1).join('')),
    };
  });
}

/** Limits who may assign roles to these roles, and to principals of these kinds. Source: the page "Delegate Azure role assignment management to others with conditions". */
export function conditionOf(assigns: readonly Assigned[]): string {
  const ids = [...new Set(assigns.flatMap(({ id }) => id ?? []))].sort(inOrder).join(', ');
  const types = new Set(assigns.map(({ principalType }) => principalType));
  const kinds = types.has(undefined) ? [] : [...types].map((type) => `'${String(type)}'`).sort(inOrder);
  const ofAction = (action: string, source: string): string => {
    const attribute = (name: string): string => `@${source}[Microsoft.Authorization/roleAssignments:${name}]`;
    const roles = `${attribute('RoleDefinitionId')} ForAnyOfAnyValues:GuidEquals {${ids}}`;
    const principals = kinds.length === 0 ? '' : ` AND ${attribute('PrincipalType')} ForAnyOfAnyValues:StringEqualsIgnoreCase {${kinds.join(', ')}}`;
    return `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR (${roles}${principals}))`;
  };
  return `${ofAction('write', 'Request')} AND ${ofAction('delete', 'Resource')}`;
}

import {
  Budget,
  BudgetPeriod,
  BudgetProps,
  CustomRole,
  CustomRoleProps,
  ExemptionCategory,
  MlPolicies,
  MlPoliciesProps,
  MlPolicy,
  PrincipalType,
  RolePreset,
} from '../../../lib';
import { BROUGHT, Build, OBJECT_ID } from '../scaffold';
import { all, change, DayTwo } from './change';

const governed =
  (props: Partial<MlPoliciesProps>, exempt = false): Build =>
  (site) => {
    const policies = new MlPolicies(site, 'Policies', { scope: site.resourceGroup, ...props });
    if (!exempt) return;
    policies.exempt('legacy', { target: BROUGHT.vault, policies: [MlPolicy.VAULT_ROLES], category: ExemptionCategory.WAIVER });
  };

const budgeted =
  (props: Partial<BudgetProps> = {}): Build =>
  (site) => {
    const given = { scope: site.resourceGroup, baseName: 'fraud-dev', amount: 5000, startDate: '2027-01-01', emails: ['fraud@example.com'] };
    new Budget(site, 'Budget', { ...given, ...props });
  };

const staffed =
  (props: Partial<CustomRoleProps> = {}, granted = true): Build =>
  (site) => {
    const given = { name: 'Contoso Data Scientist', scope: site.resourceGroup, preset: RolePreset.DATA_SCIENTIST };
    const role = new CustomRole(site, 'Scientist', { ...given, ...props });
    const workspace = site.workspace();
    if (granted) workspace.grant('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP }, role.role);
  };

const { VAULT_ROLES, STORAGE_TLS, CLOSE_WORKSPACES } = MlPolicy;
const group = (key: string, child = 'Resource'): string =>
  `resource_group_policy_assignment.Policies_${key}${child === 'Resource' ? '' : `_${child}`}`;
const BUDGET = 'consumption_budget_resource_group.Budget';

/** What happens to policies, budgets and roles, and to those who have the roles. */
export const GUARD_RAIL_CHANGES: { readonly [name: string]: DayTwo } = {
  'deny what was only reported, by a policy': change(
    governed({ audit: [VAULT_ROLES] }),
    governed({ deny: [VAULT_ROLES] }),
    all('update', group('kv-roles')),
  ),
  'try a policy out, without enforcing it': change(
    governed({ deny: [VAULT_ROLES] }),
    governed({ deny: [VAULT_ROLES], enforce: false }),
    all('update', group('kv-roles')),
  ),
  'assign one more policy': change(governed({ deny: [VAULT_ROLES] }), governed({ deny: [STORAGE_TLS, VAULT_ROLES] }), all('create', group('st-tls'))),
  'let policies change what they find': change(governed({ deny: [VAULT_ROLES] }), governed({ deny: [VAULT_ROLES], configure: [CLOSE_WORKSPACES] }), {
    ...all('create', group('ml-close'), 'role_assignment.Policies_ml-close_Contributor'),
  }),
  'exempt something from a policy': change(
    governed({ deny: [VAULT_ROLES] }),
    governed({ deny: [VAULT_ROLES] }, true),
    all('create', 'resource_policy_exemption.Policies_legacy_kv-roles'),
  ),
  'rename the assignments of policies': change(
    governed({ deny: [VAULT_ROLES] }),
    governed({ deny: [VAULT_ROLES], namePrefix: 'corp-' }),
    all('delete, create', group('kv-roles')),
  ),
  'raise a budget, and tell others of it earlier': change(
    budgeted(),
    budgeted({ amount: 8000, actual: [50, 90], emails: ['owner@example.com'], endDate: '2029-12-31' }),
    all('update', BUDGET),
  ),
  'start a budget later, or count it by quarters': change(
    budgeted(),
    budgeted({ startDate: '2027-04-01', period: BudgetPeriod.QUARTERLY }),
    all('delete, create', BUDGET),
  ),
  'rename a custom role, and let it do more': change(
    staffed(),
    staffed({
      name: 'Contoso Senior Data Scientist',
      actions: ['Microsoft.MachineLearningServices/workspaces/computes/write'],
      description: 'May do more',
    }),
    all('update', 'role_definition.Scientist'),
  ),
  'take a custom role away from those who have it': change(staffed(), staffed({}, false), all('delete', 'role_assignment.Ml_Team')),
};

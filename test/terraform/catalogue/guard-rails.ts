import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { ActionGroup, Budget, BudgetPeriod, CustomRole, ExemptionCategory, MlPolicies, MlPolicy, PrincipalType, RolePreset } from '../../../lib';
import { BROUGHT, Entry, entry, OBJECT_ID, PROVIDERS } from '../scaffold';

const ZONES = `${PROVIDERS}/Microsoft.Network/privateDnsZones`;
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const everything = Object.values(MlPolicy).filter((value): value is MlPolicy => value instanceof MlPolicy);
const [DENIED, AUDITED, CONFIGURED] = [
  everything.filter(({ effects }) => effects.includes('Deny' as never)),
  everything.filter(({ effects }) => effects.every((effect) => effect.startsWith('Audit'))),
  everything.filter(({ effects }) => effects.includes('Modify' as never)),
];

/** What a platform team sets for a scope: policies, budgets, roles of its own. */
export const GUARD_RAILS: { readonly [name: string]: Entry } = {
  'every policy there is, on a resource group that has nothing yet': entry((site) => {
    const policies = new MlPolicies(site, 'Policies', {
      scope: site.resourceGroup,
      deny: [...DENIED, MlPolicy.approvedModels({ publishers: ['Meta'] })],
      audit: AUDITED,
      configure: [
        ...CONFIGURED,
        MlPolicy.workspaceLogs(BROUGHT.logAnalytics),
        MlPolicy.workspaceZones({ id: `${ZONES}/privatelink.api.azureml.ms` }, { id: `${ZONES}/privatelink.notebooks.azure.net` }),
      ],
      message: 'Ask the platform team.',
      notScopes: [BROUGHT.storage],
    });
    policies.exempt('legacy', {
      target: BROUGHT.vault,
      policies: [MlPolicy.VAULT_CLOSED, MlPolicy.VAULT_ROLES],
      category: ExemptionCategory.WAIVER,
      reason: 'Goes away with the old portal.',
      expiresOn: '2027-12-31T00:00:00Z',
    });
  }),
  'policies of a subscription and of a management group, with an exempt group': entry((site) => {
    const scope = new DataAzurermSubscription(site, 'Current');
    const policies = new MlPolicies(site, 'Policies', { scope, deny: MlPolicy.baseline(), namePrefix: 'corp-' });
    policies.exempt('sandbox', { target: site.resourceGroup, policies: MlPolicy.baseline(), category: ExemptionCategory.MITIGATED });
    new MlPolicies(site, 'Above', {
      scope: { id: '/providers/Microsoft.Management/managementGroups/mg-data' },
      audit: [MlPolicy.WORKSPACE_CLOSED],
      configure: [MlPolicy.CLOSE_WORKSPACES],
      location: 'westeurope',
      enforce: false,
    });
    site.workspace();
  }),
  'a workspace under the policies that it passes': entry((site) => {
    new MlPolicies(site, 'Policies', { scope: site.resourceGroup, deny: [...MlPolicy.baseline(), ...MlPolicy.closed()] });
    site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu' });
  }),
  'budgets of a group and of a subscription': entry((site) => {
    const { resourceGroup } = site;
    const owners = new ActionGroup(site, 'Owners', { baseName: 'fraud-dev', resourceGroup, emails: { owner: 'owner@example.com' } });
    new Budget(site, 'Budget', {
      scope: resourceGroup,
      baseName: 'fraud-dev',
      amount: 5000,
      startDate: '2027-01-01',
      endDate: '2029-12-31',
      emails: ['fraud@example.com'],
      actionGroups: [owners],
      roles: ['Owner'],
    });
    new Budget(site, 'Total', {
      scope: new DataAzurermSubscription(site, 'Current'),
      baseName: 'platform',
      amount: 100000.5,
      startDate: '2027-01-01',
      period: BudgetPeriod.QUARTERLY,
      actual: [100],
      forecast: [],
      actionGroups: [owners],
    });
  }),
  'roles of our own, granted on a workspace': entry((site) => {
    const scope = site.resourceGroup;
    const workspace = site.workspace();
    for (const [name, preset] of Object.entries(RolePreset)) {
      if (preset instanceof RolePreset) new CustomRole(site, name, { name: `Contoso ${preset.name}`, scope, preset });
    }
    const reader = new CustomRole(site, 'Reader', {
      name: 'Contoso Blob Reader',
      scope,
      actions: ['Microsoft.Storage/storageAccounts/read'],
      dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
      assignableScopes: [scope, workspace.storage],
      roleId: '0b1f6471-1bf0-4dda-aec3-111122223333',
    });
    workspace.grant('Readers', TEAM, reader.role);
  }),
};

import {
  ApprovedModels,
  AzureCloud,
  Budget,
  BudgetPeriod,
  BudgetProps,
  CustomerManagedKey,
  CustomRole,
  CustomRoleProps,
  DefenderForAiOptions,
  DefenderForStorageOptions,
  DefenderPlan,
  DefenderPlans,
  DeletionLock,
  DeletionLockProps,
  ExemptionCategory,
  Grant,
  GrantProps,
  MlPolicies,
  MlPolicy,
  MlPolicyProps,
  PolicyEffect,
  PolicyExemptionOptions,
  PrincipalType,
  Role,
  RolePreset,
  WorkspaceStorage,
} from '../../../../lib';
import { BROUGHT, OBJECT_ID, Site } from '../../scaffold';
import { GROUP_ID, of, OTHER_ID, OTHER_KEY, OTHERS } from '../brought';
import { Subject, swings, turns } from '../subject';

const SCOPE = { id: GROUP_ID };
const OTHER_SCOPE = { id: GROUP_ID.replace('rg-shared', 'rg-other') };
const READ = 'Microsoft.Storage/storageAccounts/read';
const LIST = 'Microsoft.Storage/storageAccounts/listKeys/action';
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const GROUP = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const DEFINITION = {
  definitionId: '/providers/Microsoft.Authorization/policyDefinitions/0a914e76-4921-4c19-b460-a2d36003525a',
  key: 'own',
  title: 'Own',
};
const group = (name: string): object => ({ id: of(`Microsoft.Insights/actionGroups/${name}`) });

const policies = (site: Site, props: object): MlPolicies => new MlPolicies(site, 'It', { scope: SCOPE, ...props });
const audited = (site: Site, policy: MlPolicy): unknown => policies(site, { audit: [policy] });
const defend = (site: Site, props: object): unknown => new DefenderPlans(site, 'It', { plans: [DefenderPlan.STORAGE, DefenderPlan.AI], ...props });

/** What guards, and who may do what. */
export const GOVERNANCE: Subject[] = [
  {
    struct: 'MlPoliciesProps',
    title: 'MlPolicies',
    it: 'policy assignment',
    base: () => ({ audit: [MlPolicy.STORAGE_HTTPS] }),
    make: policies,
    given: {
      audit: turns([MlPolicy.VAULT_CLOSED], [MlPolicy.VAULT_CLOSED, MlPolicy.VAULT_FIREWALL], {}, { deny: [MlPolicy.STORAGE_HTTPS] }),
      configure: turns([MlPolicy.CLOSE_WORKSPACES], [MlPolicy.CLOSE_WORKSPACES, MlPolicy.DISABLE_LOCAL_AUTHENTICATION], { location: 'westeurope' }),
      deny: turns([MlPolicy.VAULT_CLOSED], [MlPolicy.VAULT_CLOSED, MlPolicy.VAULT_FIREWALL]),
      enforce: swings(false, true),
      location: turns('northeurope', 'swedencentral', { scope: { id: '/subscriptions/11111111-2222-3333-4444-555555555555' } }),
      message: turns('Ask the platform team.', 'Ask the owners.'),
      namePrefix: turns('one-', 'two-'),
      notScopes: turns([BROUGHT.storage], [BROUGHT.storage, OTHERS.storage]),
      scope: turns(OTHER_SCOPE),
    },
  },
  {
    struct: 'MlPolicyProps',
    title: 'MlPolicy.custom',
    it: 'policy assignment',
    base: () => ({ ...DEFINITION, effects: [PolicyEffect.AUDIT, PolicyEffect.DENY] }),
    make: (site, props: MlPolicyProps) => audited(site, MlPolicy.custom(props)),
    given: {
      definitionId: turns(DEFINITION.definitionId.replace('525a', '525b')),
      effectParameter: turns('one', 'two'),
      effects: turns([PolicyEffect.AUDIT]),
      grantsOn: turns([BROUGHT.storage], [BROUGHT.storage, OTHERS.storage], { effects: [PolicyEffect.MODIFY], roles: ['Contributor'] }),
      key: turns('other'),
      parameters: turns({ one: 1 }, { one: 2 }),
      roles: turns(['Contributor'], ['Contributor', 'Reader']),
      title: turns('Other'),
    },
    without: {
      grantsOn: 'it is for policies that modify, which have no form for audit',
      roles: 'it is for policies that modify, which must have some',
    },
  },
  {
    struct: 'ApprovedModels',
    title: 'MlPolicy.approvedModels',
    it: 'policy assignment',
    base: () => ({}),
    make: (site, models: ApprovedModels) => policies(site, { deny: [MlPolicy.approvedModels(models)] }),
    given: {
      assetIds: turns(['azureml://registries/azureml/models/Phi-4/versions/7'], ['azureml://registries/azureml/models/Phi-4/versions/8'], {
        publishers: ['Meta'],
      }),
      publishers: turns(['Meta'], ['Microsoft'], { assetIds: ['azureml://registries/azureml/models/Phi-4/versions/7'] }),
    },
  },
  {
    struct: 'PolicyExemptionOptions',
    title: "MlPolicies' exempt",
    it: 'policy exemption',
    base: () => ({ target: BROUGHT.vault, policies: [MlPolicy.VAULT_CLOSED], category: ExemptionCategory.WAIVER }),
    make: (site, options: PolicyExemptionOptions) =>
      policies(site, { audit: [MlPolicy.VAULT_CLOSED, MlPolicy.VAULT_FIREWALL] }).exempt('legacy', options),
    given: {
      category: turns(ExemptionCategory.MITIGATED),
      expiresOn: turns('2027-12-31T00:00:00Z', '2028-12-31T00:00:00Z'),
      policies: turns([MlPolicy.VAULT_FIREWALL]),
      reason: turns('One', 'Two'),
      target: turns(OTHERS.vault),
    },
  },
  {
    struct: 'BudgetProps',
    title: 'Budget',
    it: 'budget',
    base: () => ({ scope: SCOPE, baseName: 'fraud-dev', amount: 5000, startDate: '2027-01-01', emails: ['fraud@example.com'] }),
    make: (site, props: BudgetProps) => new Budget(site, 'It', props),
    given: {
      actionGroups: turns([group('one')], [group('two')]),
      actual: turns([80], [50, 100]),
      amount: turns(6000),
      emails: turns(['one@example.com'], ['two@example.com'], {}, { actionGroups: [group('one')] }),
      endDate: turns('2028-12-31', '2029-12-31'),
      forecast: turns([], [120]),
      period: turns(BudgetPeriod.QUARTERLY, BudgetPeriod.ANNUALLY),
      roles: turns(['Owner'], ['Reader']),
      scope: turns(OTHER_SCOPE),
      startDate: turns('2027-02-01'),
    },
  },
  {
    struct: 'CustomRoleProps',
    title: 'CustomRole',
    it: 'custom role',
    base: () => ({ name: 'Contoso Reader', scope: SCOPE, actions: [READ] }),
    make: (site, props: CustomRoleProps) => new CustomRole(site, 'It', props),
    given: {
      actions: turns([READ], [READ, LIST], { dataActions: [`${BLOBS}/read`] }),
      assignableScopes: turns([SCOPE], [SCOPE, OTHER_SCOPE]),
      dataActions: turns([`${BLOBS}/read`], [`${BLOBS}/write`]),
      name: turns('Contoso Other'),
      notActions: turns([LIST], [LIST, 'Microsoft.Storage/storageAccounts/delete'], { actions: ['Microsoft.Storage/storageAccounts/*'] }),
      notDataActions: turns([`${BLOBS}/delete`], [`${BLOBS}/write`], { dataActions: [`${BLOBS}/*`] }),
      preset: turns(RolePreset.DATA_SCIENTIST, RolePreset.ENDPOINT_OPERATOR),
      roleId: turns(OBJECT_ID, OTHER_ID),
      scope: turns(OTHER_SCOPE),
    },
  },
  {
    struct: 'GrantProps',
    title: 'Grant',
    it: 'grant',
    base: () => ({ scope: BROUGHT.storage, role: Role.READER, grantee: GROUP }),
    make: (site, props: GrantProps) => new Grant(site, 'It', props),
    given: {
      condition: turns("@Resource[name] StringEquals 'one'", "@Resource[name] StringEquals 'two'", { role: Role.STORAGE_BLOB_DATA_READER }),
      grantee: turns({ ...GROUP, principalId: OTHER_ID }),
      role: turns(Role.CONTRIBUTOR),
      scope: turns(OTHERS.storage),
    },
  },
  {
    struct: 'DeletionLockProps',
    title: 'DeletionLock',
    it: 'deletion lock',
    base: () => ({ target: BROUGHT.storage }),
    make: (site, props: DeletionLockProps) => new DeletionLock(site, 'It', props),
    given: { notes: turns('One', 'Two'), target: turns(OTHERS.storage) },
  },
  {
    struct: 'DefenderPlansProps',
    title: 'DefenderPlans',
    it: 'Defender plan',
    base: () => ({}),
    make: defend,
    given: {
      ai: turns({ promptEvidence: true }, { modelScanning: true }),
      cloud: turns(AzureCloud.PUBLIC),
      plans: turns([DefenderPlan.STORAGE]),
      storage: turns({ malwareScanningCapGigabytes: 1000 }, { malwareScanningCapGigabytes: 2000 }),
    },
  },
  {
    struct: 'DefenderForAiOptions',
    title: "DefenderPlans' ai",
    it: 'Defender plan',
    base: () => ({}),
    make: (site, ai: DefenderForAiOptions) => defend(site, { ai }),
  },
  {
    struct: 'DefenderForStorageOptions',
    title: "DefenderPlans' storage",
    it: 'Defender plan',
    base: () => ({}),
    make: (site, storage: DefenderForStorageOptions) => defend(site, { storage }),
    given: { malwareScanningCapGigabytes: turns(1000, 2000) },
  },
  {
    struct: 'CustomerManagedKeyAttributes',
    title: 'CustomerManagedKey.fromKeyAttributes',
    it: 'storage account',
    base: () => ({ id: BROUGHT.key.id, keyVaultId: BROUGHT.key.keyVaultId }),
    make: (site: Site, attributes: never): void => {
      const key = CustomerManagedKey.fromKeyAttributes(site, 'Key', attributes);
      const encryption = key.grantUse('Use', BROUGHT.identity);
      const props = { name: 'stfraud', resourceGroup: site.resourceGroup, publicNetworkAccess: true, encryption };
      new WorkspaceStorage(site, 'It', props);
    },
    given: {
      id: turns(OTHER_KEY.id),
      keyVaultId: turns(BROUGHT.key.keyVaultId.replace('kv-keys', 'kv-keys2'), undefined, { id: BROUGHT.key.id }),
      location: turns('westeurope'),
      versionlessId: turns(BROUGHT.key.versionlessId),
    },
    without: { keyVaultId: 'it goes with the id of the key, which names the vault' },
  },
];

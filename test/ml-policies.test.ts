import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  AzapiProvider,
  ExemptionCategory,
  MlPolicies,
  MlPoliciesProps,
  MlPolicy,
  MlWorkspace,
  MlWorkspaceProps,
  PolicyEffect,
  PolicyExemptionOptions,
  TimeProvider,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, SUBNET, SUBSCRIPTION, Synthesized, synth, synthStack, testApp, workspace } from './support';

const RG = `${SUBSCRIPTION}/resourceGroups/rg-ml`;
const ASSIGNMENT = 'resource_group_policy_assignment';
const DEFINITIONS = '/providers/Microsoft.Authorization/policyDefinitions';
const CLOSED = { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' };

/** Policies on the group of a workspace, and what is there besides. */
function synthPolicies(props: Partial<MlPoliciesProps>, more: (policies: MlPolicies, stack: TerraformStack) => void = () => undefined): Synthesized {
  return synth((stack) => more(new MlPolicies(stack, 'Policies', { scope: { id: RG }, ...props }), stack));
}

/** The same with a workspace in the group. */
function judged(policies: Partial<MlPoliciesProps>, props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synthPolicies(policies, (_, stack) => workspace(stack, props));
}

const parameters = (assignment: { readonly [attribute: string]: unknown }): unknown => JSON.parse(String(assignment.parameters));

describe('assignments', () => {
  test('are made of the policy that is named, with its effect written out', () => {
    const assignment = synthPolicies({ deny: [MlPolicy.WORKSPACE_CLOSED] }).the(ASSIGNMENT);
    expect(assignment).toMatchObject({
      name: 'ml-closed',
      resource_group_id: RG,
      policy_definition_id: `${DEFINITIONS}/438c38d2-3772-465a-a9cc-7a6666a275ce`,
      display_name: 'Azure Machine Learning Workspaces should disable public network access',
      enforce: true,
    });
    expect(parameters(assignment)).toEqual({ effect: { value: 'Deny' } });
    expect(assignment).not.toHaveProperty('location');
    expect(assignment).not.toHaveProperty('identity');
  });

  test('report with whichever effect of reporting the policy has, under the name that it has for it', () => {
    const terraform = synthPolicies({ audit: [MlPolicy.WORKSPACE_CLOSED, MlPolicy.STORAGE_PRIVATE_LINK, MlPolicy.VAULT_PRIVATE_LINK] });
    expect(parameters(terraform.named(ASSIGNMENT, 'ml-closed'))).toEqual({ effect: { value: 'Audit' } });
    expect(parameters(terraform.named(ASSIGNMENT, 'st-private-link'))).toEqual({ effect: { value: 'AuditIfNotExists' } });
    expect(parameters(terraform.named(ASSIGNMENT, 'kv-private-link'))).toEqual({ audit_effect: { value: 'Audit' } });
  });

  test('ask for approved outbound traffic, and not for what the policy asks by default', () => {
    const assignment = synthPolicies({ audit: [MlPolicy.WORKSPACE_APPROVED_OUTBOUND] }).the(ASSIGNMENT);
    expect(parameters(assignment)).toEqual({ effect: { value: 'Audit' }, isolationMode: { value: 'AllowOnlyApprovedOutbound' } });
  });

  test('are there as resources, by their policies', () => {
    synthPolicies({ deny: [MlPolicy.VAULT_ROLES], audit: [MlPolicy.STORAGE_TLS] }, (policies) => {
      const [denied, audited] = policies.resources;
      expect(policies.resourceOf(MlPolicy.STORAGE_TLS)).toBe(audited);
      expect(denied?.friendlyUniqueId).toMatch(/^Policies_kv-roles/);
      expect(MlPolicy.VAULT_ROLES.effects).toEqual([PolicyEffect.AUDIT, PolicyEffect.DENY]);
      expect(() => policies.resourceOf(MlPolicy.VAULT_CLOSED)).toThrow('this policy is not assigned here');
    });
  });

  test('take a message, what is left out, a prefix and a trial', () => {
    const props = { message: 'Ask us.', notScopes: [BROUGHT.storage], namePrefix: 'corp-', enforce: false };
    expect(synthPolicies({ deny: [MlPolicy.VAULT_ROLES], ...props }).the(ASSIGNMENT)).toMatchObject({
      name: 'corp-kv-roles',
      non_compliance_message: [{ content: 'Ask us.' }],
      not_scopes: [BROUGHT.storage.id],
      enforce: false,
    });
  });

  test.each([
    ['a subscription', SUBSCRIPTION, 'subscription', 'subscription_id'],
    ['a management group', '/providers/Microsoft.Management/managementGroups/mg', 'management_group', 'management_group_id'],
  ])('hold for %s too', (_, id, kind, attribute) => {
    const terraform = synthPolicies({ scope: { id }, deny: [MlPolicy.VAULT_ROLES] });
    expect(terraform.the(`${kind}_policy_assignment`)).toMatchObject({ [attribute]: id });
  });

  test('know a resource group and a subscription by reference', () => {
    const terraform = synth((stack) => {
      const scope = new ResourceGroup(stack, 'Group', GROUP);
      new MlPolicies(stack, 'Group policies', { scope, deny: [MlPolicy.VAULT_ROLES] });
      new MlPolicies(stack, 'All', { scope: new DataAzurermSubscription(stack, 'Current'), deny: [MlPolicy.VAULT_ROLES] });
    });
    expect(terraform.the(ASSIGNMENT)).toMatchObject({ resource_group_id: '${azurerm_resource_group.Group.id}' });
    expect(terraform.the('subscription_policy_assignment')).toMatchObject({ subscription_id: '${data.azurerm_subscription.Current.id}' });
  });

  test('that change what they find have an identity where the group lies, with the role that the policy needs', () => {
    const terraform = synth((stack) => {
      const scope = new ResourceGroup(stack, 'Group', GROUP);
      new MlPolicies(stack, 'Policies', { scope, configure: [MlPolicy.CLOSE_WORKSPACES], deny: [MlPolicy.VAULT_ROLES] });
    });
    const configuring = terraform.named(ASSIGNMENT, 'ml-close');
    expect(configuring).toMatchObject({ identity: { type: 'SystemAssigned' }, location: '${azurerm_resource_group.Group.location}' });
    expect(parameters(configuring)).toEqual({ effect: { value: 'Modify' } });
    expect(terraform.named(ASSIGNMENT, 'kv-roles')).not.toHaveProperty('identity');
    expect(terraform.the('role_assignment')).toMatchObject({
      scope: '${azurerm_resource_group.Group.id}',
      role_definition_name: 'Contributor',
      principal_id: `\${${terraform.address(ASSIGNMENT, 'Policies_ml-close')}.identity[0].principal_id}`,
      principal_type: 'ServicePrincipal',
    });
  });

  test('that deploy get their roles also on what their parameters name', () => {
    const terraform = synthPolicies({ configure: [MlPolicy.workspaceLogs(BROUGHT.logAnalytics)], location: 'westeurope' });
    expect(parameters(terraform.the(ASSIGNMENT))).toEqual({
      effect: { value: 'DeployIfNotExists' },
      logAnalytics: { value: BROUGHT.logAnalytics.id },
    });
    const granted = terraform.all('role_assignment').map(({ role_definition_name: role, scope }) => `${String(role)} on ${String(scope)}`);
    expect(granted.sort()).toEqual(
      ['Log Analytics Contributor', 'Monitoring Contributor'].flatMap((role) => [`${role} on ${RG}`, `${role} on ${BROUGHT.logAnalytics.id}`]).sort(),
    );
  });

  test('of two zones name both, and a policy of models names what may be deployed', () => {
    const zone = (name: string) => ({ id: `${SUBSCRIPTION}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/${name}` });
    const terraform = synthPolicies({
      configure: [MlPolicy.workspaceZones(zone('privatelink.api.azureml.ms'), zone('privatelink.notebooks.azure.net'))],
      deny: [MlPolicy.approvedModels({ publishers: ['Meta'] })],
      location: 'westeurope',
    });
    expect(parameters(terraform.named(ASSIGNMENT, 'ml-dns-zones'))).toMatchObject({
      privateDnsZoneId: { value: zone('privatelink.api.azureml.ms').id },
      secondPrivateDnsZoneId: { value: zone('privatelink.notebooks.azure.net').id },
    });
    expect(parameters(terraform.named(ASSIGNMENT, 'ml-approved-models'))).toMatchObject({
      allowedPublishers: { value: ['Meta'] },
      allowedAssetIds: { value: [] },
    });
  });

  test('take a policy of your own, whose effect may be fixed', () => {
    const own = MlPolicy.custom({
      definitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyDefinitions/no-gpus`,
      key: 'no-gpus',
      title: 'No GPUs',
      effects: [PolicyEffect.DENY],
      effectParameter: '',
    });
    const assignment = synthPolicies({ deny: [own] }).the(ASSIGNMENT);
    expect(assignment).toMatchObject({ name: 'no-gpus', display_name: 'No GPUs' });
    expect(assignment).not.toHaveProperty('parameters');
  });
});

describe('refused are', () => {
  test.each<[string, Partial<MlPoliciesProps>, string]>([
    ['no policies', {}, 'this assigns nothing'],
    ['a denial of what can only be reported', { deny: [MlPolicy.WORKSPACE_PRIVATE_LINK] }, `has only the effects Audit. Move it to 'audit'`],
    ['a report of what changes things', { audit: [MlPolicy.CLOSE_WORKSPACES] }, `has only the effects Modify. Move it to 'configure'`],
    ['a policy that is named twice', { deny: [MlPolicy.VAULT_ROLES], audit: [MlPolicy.VAULT_ROLES] }, `'deny' has it already`],
    ['an identity without a region', { configure: [MlPolicy.CLOSE_WORKSPACES] }, `Pass the 'location'`],
    [
      'a scope that is a resource',
      { scope: BROUGHT.storage, deny: [MlPolicy.VAULT_ROLES] },
      'this is a resource, and must be a resource group, a subscription',
    ],
    ['a scope that is nothing of Azure', { scope: { id: 'rg-ml' }, deny: [MlPolicy.VAULT_ROLES] }, 'this does not tell which kind of scope it is'],
    ['a message that Terraform would take for a template', { message: '%{', deny: [MlPolicy.VAULT_ROLES] }, 'beginning of a template'],
    [
      'a name that is too long at a management group',
      { scope: { id: '/providers/Microsoft.Management/managementGroups/mg' }, namePrefix: 'a-long-company-name-', deny: [MlPolicy.VAULT_ROLES] },
      '1-24 characters at a management group',
    ],
  ])('%s', (_, props, message) => {
    expect(() => synthPolicies(props)).toThrow(message);
  });

  test('the same policy on the same scope by two constructs', () => {
    expect(() =>
      synthPolicies(
        { deny: [MlPolicy.VAULT_ROLES] },
        (_, stack) => new MlPolicies(stack, 'Again', { scope: { id: RG }, deny: [MlPolicy.VAULT_ROLES] }),
      ),
    ).toThrow('has this name already');
  });

  test('no scope that only Terraform knows in part', () => {
    const terraform = synth((stack) => {
      const { stringValue } = new TerraformVariable(stack, 'subscription', {});
      new MlPolicies(stack, 'Policies', { scope: { id: `/subscriptions/${stringValue}` }, deny: [MlPolicy.VAULT_ROLES] });
    });
    expect(terraform.the('subscription_policy_assignment')).toMatchObject({ subscription_id: '/subscriptions/${var.subscription}' });
  });
});

describe('exemptions', () => {
  const exempt = (options: Partial<PolicyExemptionOptions> = {}): Synthesized =>
    synthPolicies({ deny: [MlPolicy.VAULT_ROLES, MlPolicy.VAULT_CLOSED] }, (policies) =>
      policies.exempt('legacy', { target: BROUGHT.vault, policies: [MlPolicy.VAULT_ROLES], category: ExemptionCategory.WAIVER, ...options }),
    );

  test('are one for each policy, with reason and end', () => {
    const terraform = exempt({ policies: [MlPolicy.VAULT_ROLES, MlPolicy.VAULT_CLOSED], reason: 'Old.', expiresOn: '2027-12-31T00:00:00Z' });
    expect(terraform.named('resource_policy_exemption', 'legacy-kv-roles')).toMatchObject({
      resource_id: BROUGHT.vault.id,
      policy_assignment_id: `\${${terraform.address(ASSIGNMENT, 'Policies_kv-roles')}.id}`,
      exemption_category: 'Waiver',
      description: 'Old.',
      expires_on: '2027-12-31T00:00:00Z',
    });
    expect(terraform.all('resource_policy_exemption')).toHaveLength(2);
  });

  test.each([
    ['a resource group', `${SUBSCRIPTION}/resourceGroups/rg-old`, 'resource_group_policy_exemption'],
    ['a subscription', SUBSCRIPTION, 'subscription_policy_exemption'],
  ])('are of %s too', (_, id, type) => {
    expect(exempt({ target: { id } }).the(type)).toMatchObject({ name: 'legacy-kv-roles' });
  });

  test.each<[string, Partial<PolicyExemptionOptions>, string]>([
    ['from nothing', { policies: [] }, 'this exempts from nothing'],
    ['from what is not assigned', { policies: [MlPolicy.STORAGE_TLS] }, 'this policy is not assigned here'],
    ['without a word in their reason', { reason: '' }, 'it must have 1-512 characters'],
    ['with an end that Azure would write otherwise', { expiresOn: '2027-12-31' }, `Write it as '2027-12-31T00:00:00Z'`],
    ['with a day that there is not', { expiresOn: '2027-02-30T00:00:00Z' }, 'date and time in UTC'],
    ['of a management group', { target: { id: '/providers/Microsoft.Management/managementGroups/mg' } }, 'this is a management group'],
  ])('are refused %s', (_, options, message) => {
    expect(() => exempt(options)).toThrow(message);
  });

  test('of a resource that the program makes are warned of where a policy denies: it comes first', () => {
    const { warnings } = synthPolicies({ deny: [MlPolicy.VAULT_CLOSED] }, (policies, stack) => {
      const { vault: target } = workspace(stack, { resourceGroup: { ...GROUP, name: 'rg-other' } });
      policies.exempt('legacy', { target, policies: [MlPolicy.VAULT_CLOSED], category: ExemptionCategory.WAIVER });
    });
    expect(warnings).toEqual([expect.stringContaining('is made after it')]);
  });
});

describe('what the program makes in the scope', () => {
  test('passes the baseline as it comes, and what closes when it is private', () => {
    expect(judged({ deny: MlPolicy.baseline() }).warnings).toEqual([]);
    expect(judged({ deny: [...MlPolicy.baseline(), ...MlPolicy.closed()] }, CLOSED).warnings).toEqual([]);
  });

  test('is refused where a policy would deny it, by its path and with the way out', () => {
    expect(() => judged({ deny: [MlPolicy.WORKSPACE_CLOSED] })).toThrow(
      `'deny' is 'ml-closed': the policy "Azure Machine Learning Workspaces should disable public network access" would refuse [test/Ml] ` +
        `half-way through an apply. For each of them, leave out 'publicNetworkAccess' and pass 'privateLink', move the policy to 'audit', or exempt the resource group.`,
    );
  });

  test('is warned of where a policy reports it, or is tried out', () => {
    expect(judged({ audit: [MlPolicy.STORAGE_CLOSED] }).warnings).toEqual([
      `the policy "Storage accounts should disable public network access" will report [test/Ml/Storage]. ` +
        `For each of them, leave out 'publicNetworkAccess' and pass 'privateLink', or exempt it`,
    ]);
    expect(judged({ deny: [MlPolicy.STORAGE_CLOSED], enforce: false }).warnings).toEqual([expect.stringContaining('would refuse [test/Ml/Storage]')]);
  });

  test('is not judged by what configures it, nor by a policy without a rule', () => {
    expect(judged({ configure: [MlPolicy.CLOSE_WORKSPACES], audit: [MlPolicy.INSTANCE_UP_TO_DATE], location: 'westeurope' }).warnings).toEqual([]);
  });

  test('is not judged where it lies in another group, or where nobody knows', () => {
    expect(judged({ deny: [MlPolicy.WORKSPACE_CLOSED] }, { resourceGroup: { ...GROUP, name: 'rg-other' } }).warnings).toEqual([]);
    expect(judged({ deny: [MlPolicy.WORKSPACE_CLOSED], scope: { id: SUBSCRIPTION } }).warnings).toEqual([]);
  });

  test.each<[string, (stack: TerraformStack) => { readonly id: string }]>([
    ['exempt by its group', () => ({ id: RG })],
    [
      'left out by its group',
      () => ({ id: RG.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions').replace('/RESOURCEGROUPS', '/resourceGroups') }),
    ],
  ])('is not judged where it is %s', (how, target) => {
    const deny = [MlPolicy.WORKSPACE_CLOSED];
    const build = (stack: TerraformStack): void => {
      const left = how.startsWith('left') ? [target(stack)] : undefined;
      const policies = new MlPolicies(stack, 'Policies', { scope: { id: RG }, deny, notScopes: left });
      if (left === undefined) policies.exempt('sandbox', { target: target(stack), policies: deny, category: ExemptionCategory.WAIVER });
      workspace(stack);
    };
    expect(synth(build).warnings).toEqual([]);
  });

  test('is let off alone where it is exempt itself, computes and all', () => {
    const local = (target: 'first' | 'second') => (policies: MlPolicies, stack: TerraformStack) => {
      const first = workspace(stack, { baseName: 'first' }, 'First');
      const second = workspace(stack, { baseName: 'second' }, 'Second');
      for (const one of [first, second])
        one.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 1, ssh: { userName: 'azureuser', publicKey: KEY } });
      policies.exempt('old', { target: target === 'first' ? first : second, policies: [POLICY], category: ExemptionCategory.WAIVER });
    };
    const POLICY = MlPolicy.COMPUTE_WITHOUT_LOCAL_AUTHENTICATION;
    const { warnings } = synthPolicies({ audit: [POLICY] }, local('first'));
    expect(warnings).toEqual([expect.stringContaining('[test/Second/cpu]')]);
    expect(warnings.join()).not.toContain('test/First');
  });

  test('is judged by reference to its group, by a group of its name, and in other stacks', () => {
    const app = testApp();
    const make = (id: string): TerraformStack => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES, subscriptionId: SUBSCRIPTION.split('/')[2] });
      new AzapiProvider(stack, 'Azapi');
      new TimeProvider(stack, 'Time');
      return stack;
    };
    const hub = make('hub');
    const scope = new ResourceGroup(hub, 'Group', { name: 'rg-fraud', location: 'westeurope' });
    new MlPolicies(hub, 'Policies', { scope, audit: [MlPolicy.WORKSPACE_CLOSED] });
    new MlPolicies(hub, 'All', { scope: { id: SUBSCRIPTION }, audit: [MlPolicy.STORAGE_CLOSED] });
    const team = make('team');
    new MlWorkspace(team, 'ByReference', { baseName: 'one', resourceGroup: scope, publicNetworkAccess: true });
    new MlWorkspace(team, 'ByName', { baseName: 'two', resourceGroup: { name: 'RG-Fraud', location: 'westeurope' }, publicNetworkAccess: true });
    new MlWorkspace(team, 'Elsewhere', { baseName: 'three', resourceGroup: { name: 'rg-risk', location: 'westeurope' }, publicNetworkAccess: true });
    expect(synthStack(hub).warnings).toEqual([
      expect.stringContaining('will report [team/ByReference], [team/ByName]. '),
      expect.stringContaining('will report [team/ByReference/Storage], [team/ByName/Storage], [team/Elsewhere/Storage]. '),
    ]);
    expect(() => {
      new MlPolicies(hub, 'Denying', { scope, namePrefix: 'deny-', deny: [MlPolicy.REGISTRY_CLOSED] });
      app.synth();
    }).toThrow('would refuse [team/ByReference/Registry], [team/ByName/Registry] half-way');
  });

  test('is judged by the subscription of its provider, unless it has another one', () => {
    const { warnings } = synth((stack) => {
      new MlPolicies(stack, 'Policies', { scope: new DataAzurermSubscription(stack, 'Current'), audit: [MlPolicy.STORAGE_TLS] });
      const account = {
        resourceGroupName: 'rg',
        location: 'westeurope',
        accountTier: 'Standard',
        accountReplicationType: 'LRS',
        minTlsVersion: 'TLS1_0',
      };
      new StorageAccount(stack, 'Here', { ...account, name: 'sthere' });
      const provider = new AzurermProvider(stack, 'Other', { alias: 'other', features: FEATURES });
      new StorageAccount(stack, 'There', { ...account, name: 'stthere', provider });
    });
    expect(warnings).toEqual([expect.stringContaining('will report [test/Here]. ')]);
  });

  test('is let through where only Terraform knows its value', () => {
    const { warnings } = synthPolicies({ audit: [MlPolicy.STORAGE_TLS] }, (_, stack) => {
      const minTlsVersion = new TerraformVariable(stack, 'tls', {}).stringValue;
      const account = { resourceGroupName: 'rg-ml', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'LRS' };
      new StorageAccount(stack, 'Account', { ...account, name: 'stx', minTlsVersion });
    });
    expect(warnings).toEqual([]);
  });

  test('stops when idle from the start, where a policy denies instances that do not', () => {
    const instance = (idleShutdownAtCreation: boolean) => (_: MlPolicies, stack: TerraformStack) =>
      workspace(stack).addComputeInstance('notebook', { vmSize: 'Standard_D4ds_v4', idleShutdown: 'PT1H', idleShutdownAtCreation });
    expect(() => synthPolicies({ deny: [MlPolicy.INSTANCE_IDLE_SHUTDOWN] }, instance(false))).toThrow(`'idleShutdownAtCreation: true' too`);
    expect(synthPolicies({ audit: [MlPolicy.INSTANCE_IDLE_SHUTDOWN] }, instance(false)).warnings).toEqual([]);
    expect(synthPolicies({ deny: [MlPolicy.INSTANCE_IDLE_SHUTDOWN] }, instance(true)).warnings).toEqual([]);
  });
});

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6Jd0S1kTjQ5nYV0cQyqv6y0tC3cW8vG8sUj6c4y0xN';

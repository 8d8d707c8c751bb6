import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { CustomRole, CustomRoleProps, Grant, PrincipalType, RolePreset } from '../lib';
import { BROUGHT, FEATURES, OBJECT_ID, SUBSCRIPTION, Synthesized, synth, synthStack, testApp, workspace } from './support';

const RG = { id: `${SUBSCRIPTION}/resourceGroups/rg-ml` };
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const READ = 'Microsoft.MachineLearningServices/workspaces/read';

function synthRole(props: Partial<CustomRoleProps> = {}): Synthesized {
  return synth((stack) => new CustomRole(stack, 'Role', { name: 'Contoso', scope: RG, actions: [READ], ...props }));
}

const presets = Object.entries(RolePreset).filter((entry): entry is [string, RolePreset] => entry[1] instanceof RolePreset);

describe('a role', () => {
  test('allows what a preset does, and may be granted where it is defined', () => {
    const role = synthRole({ actions: undefined, preset: RolePreset.DATA_SCIENTIST }).the('role_definition');
    expect(role).toMatchObject({
      name: 'Contoso',
      scope: RG.id,
      assignable_scopes: [RG.id],
      description: RolePreset.DATA_SCIENTIST.description,
    });
    expect(role.permissions).toEqual([
      expect.objectContaining({
        actions: ['read', 'action', 'delete', 'write'].map((verb) => `Microsoft.MachineLearningServices/workspaces/*/${verb}`),
        not_actions: expect.arrayContaining([
          'Microsoft.MachineLearningServices/workspaces/computes/*/write',
          'Microsoft.Authorization/*',
        ]) as string[],
      }),
    ]);
    expect(role).not.toHaveProperty('role_definition_id');
  });

  test('allows what is named besides, once', () => {
    const own = ['Microsoft.MachineLearningServices/workspaces/computes/write', READ];
    const role = synthRole({ preset: RolePreset.LABELING_TEAM_LEAD, actions: own, description: 'Leads' }).the('role_definition');
    const [{ actions }] = role.permissions as [{ actions: string[] }];
    expect(actions).toEqual([...RolePreset.LABELING_TEAM_LEAD.actions, own[0]]);
    expect(role.description).toBe('Leads');
  });

  test('may deal with data, be granted elsewhere and have a GUID that is known', () => {
    const data = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read';
    const roleId = '0b1f6471-1bf0-4dda-aec3-111122223333';
    const assignableScopes = [{ id: SUBSCRIPTION }, BROUGHT.storage];
    expect(synthRole({ dataActions: [data], notDataActions: [data], assignableScopes, roleId }).the('role_definition')).toMatchObject({
      permissions: [{ actions: [READ], data_actions: [data], not_data_actions: [data] }],
      assignable_scopes: [SUBSCRIPTION, BROUGHT.storage.id],
      role_definition_id: roleId,
    });
  });
});

describe('a grant of it', () => {
  const granted = (build: (stack: TerraformStack, role: CustomRole) => void): Synthesized =>
    synth((stack) => {
      const scope = new ResourceGroup(stack, 'Group', { name: 'rg-ml', location: 'westeurope' });
      build(stack, new CustomRole(stack, 'Role', { name: 'Contoso', scope, actions: [READ] }));
    });

  test('names the role itself, in the subscription of what it is granted on', () => {
    const terraform = granted((stack, { role }) => new Grant(stack, 'Team', { scope: BROUGHT.storage, role, grantee: TEAM }));
    const assignment = terraform.the('role_assignment');
    expect(assignment.role_definition_id).toBe(
      `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/\${${terraform.address('role_definition')}.role_definition_id}`,
    );
    expect(assignment).not.toHaveProperty('role_definition_name');
  });

  test('takes the subscription of a workspace that is made', () => {
    const terraform = granted((stack, { role }) => workspace(stack).grant('Team', TEAM, role));
    const id = `element(split("/", azurerm_machine_learning_workspace.${terraform.address('machine_learning_workspace').split('.')[1] ?? ''}.id), 2)`;
    expect(terraform.at('role_assignment', 'Ml_Team').role_definition_id).toContain(`/subscriptions/\${${id}}/providers`);
  });

  test('is refused a second time', () => {
    expect(() =>
      granted((stack, { role }) => {
        new Grant(stack, 'One', { scope: BROUGHT.storage, role, grantee: TEAM });
        new Grant(stack, 'Two', { scope: BROUGHT.storage, role, grantee: TEAM });
      }),
    ).toThrow('the same principal has it on the same resource already');
  });
});

describe('the presets', () => {
  test('name their pages', () => {
    expect(presets.length).toBeGreaterThan(10);
    for (const [, { source }] of presets) expect(source).toMatch(/^(Manage access to Azure Machine Learning workspaces|Authenticate clients)/);
  });

  test.each(presets)('%s is taken by azurerm as it is', (_, preset) => {
    const [{ actions, not_actions: without }] = synthRole({ actions: undefined, preset }).the('role_definition').permissions as [
      { actions: string[]; not_actions: string[] },
    ];
    expect(actions).toEqual(preset.actions);
    expect(without).toEqual(preset.notActions);
  });

  test('of people who only work with data let them make no computes', () => {
    const allows = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    const make = 'Microsoft.MachineLearningServices/workspaces/computes/write';
    const may = (preset: RolePreset): boolean =>
      preset.actions.some((one) => allows(one).test(make)) &&
      !preset.notActions.some((one) => allows(one).test(make.replace('computes/write', 'computes/x/write')) || allows(one).test(make));
    expect(presets.filter(([, preset]) => may(preset)).map(([name]) => name)).toEqual(['WORKSPACE_ADMIN']);
  });
});

describe('refused are', () => {
  test.each<[string, Partial<CustomRoleProps>, string]>([
    ['a role that allows nothing', { actions: [] }, 'this role would allow nothing'],
    ['what is no operation', { actions: ['read workspaces'] }, 'this is no operation of Azure'],
    ['an operation without a provider', { notActions: ['workspaces'] }, 'this is no operation of Azure'],
    ['no place to grant it', { assignableScopes: [] }, 'the role could be granted nowhere'],
    ['a management group', { scope: { id: '/providers/Microsoft.Management/managementGroups/mg' } }, 'this is a management group'],
    [
      'a management group to grant it on',
      { assignableScopes: [{ id: '/providers/Microsoft.Management/managementGroups/mg' }] },
      'this is a management group',
    ],
    ['a role of a resource', { scope: BROUGHT.storage }, 'this is a resource'],
    ['an empty description', { description: '' }, 'azurerm refuses an empty text here'],
    ['an id that is no GUID', { roleId: 'scientist' }, 'a role has a GUID'],
    ['a name that starts with a space', { name: ' Contoso' }, '1-128 characters'],
  ])('%s', (_, props, message) => {
    expect(() => synthRole(props)).toThrow(message);
  });

  test('a second role of a name in the stack', () => {
    expect(() =>
      synth((stack) => {
        for (const id of ['One', 'Two']) new CustomRole(stack, id, { name: id === 'One' ? 'Contoso' : 'contoso', scope: RG, actions: [READ] });
      }),
    ).toThrow('the custom role of [test/One] has this name already, and Azure takes one per tenant');
  });

  test('but one in another stack only warned of: it may be for another tenant', () => {
    const app: App = testApp();
    const stacks = ['one', 'two'].map((id) => new TerraformStack(app, id));
    for (const stack of stacks) {
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      new CustomRole(stack, 'Role', { name: 'Contoso', scope: RG, actions: [READ] });
    }
    expect(stacks.map((stack) => warnings(stack))).toEqual([[], [expect.stringContaining('[one/Role] in another stack makes a custom role')]]);
  });
});

function warnings(stack: TerraformStack): string[] {
  return synthStack(stack).warnings;
}

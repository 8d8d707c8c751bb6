import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needsOf } from '../../cli/deployer/needs';
import { conditionOf, rolesOf } from '../../cli/deployer/roles';
import { main } from '../../cli/main';
import { assignableBy } from '../../cli/preflight/permissions';
import { StackModel } from '../../cli/stack-model';
import { synthStacks } from '../terraform/stacks';
import { SUBSCRIPTION_ID } from './healthy';

const STACKS = synthStacks();
const SUBSCRIPTION = `/subscriptions/${SUBSCRIPTION_ID}`;
const modelOf = (stack: string): StackModel => new StackModel(stack, STACKS[stack] ?? {});
const needs = (stack: string): ReturnType<typeof needsOf> => needsOf(modelOf(stack), SUBSCRIPTION_ID);

describe('what whoever deploys needs', () => {
  test('is said for the subscription, each resource group, and each thing that is brought from elsewhere', () => {
    expect(needs('platform').map(({ scope }) => scope)).toEqual([
      SUBSCRIPTION,
      ...['rg-platform', 'rg-platform-churn', 'rg-platform-fraud'].map((group) => `${SUBSCRIPTION}/resourceGroups/${group}`),
    ]);
    const own = needs('bring-your-own');
    const zone = own.find(({ scope }) => scope.endsWith('privatelink.api.azureml.ms'));
    expect(zone?.actions).toEqual(['Microsoft.Network/privateDnsZones/A/read', 'Microsoft.Network/privateDnsZones/join/action']);
    const subnet = own.find(({ scope }) => scope.endsWith('snet-endpoints'));
    expect(subnet?.actions).toEqual(['Microsoft.Network/virtualNetworks/subnets/join/action']);
    const identity = own.find(({ scope }) => scope.endsWith('id-churn-prd'));
    expect(identity?.actions).toEqual(['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action']);
  });

  test('has what things ask of others, such as private endpoints of their targets', () => {
    const actions = needs('platform').flatMap((need) => need.actions);
    expect(actions).toEqual(
      expect.arrayContaining([
        'Microsoft.MachineLearningServices/workspaces/privateEndpointConnectionsApproval/action',
        'Microsoft.Network/virtualNetworks/peer/action',
        'Microsoft.Network/networkSecurityGroups/join/action',
        'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
      ]),
    );
  });

  test.each(Object.keys(STACKS))('is known of every type in the stack %s', (stack) => {
    expect(
      needs(stack)
        .flatMap(({ actions }) => actions)
        .filter((action) => action.startsWith('(')),
    ).toEqual([]);
  });
});

describe('the roles for whoever deploys', () => {
  const [role] = rolesOf('quickstart', needs('quickstart'), SUBSCRIPTION_ID, false);

  test('stand at the subscription for groups that the stack makes, and assign nothing by themselves', () => {
    expect(role).toMatchObject({ scope: SUBSCRIPTION, groups: ['rg-quickstart'] });
    expect(role?.actions).toContain('Microsoft.MachineLearningServices/workspaces/write');
    expect(role?.actions).not.toContain('Microsoft.Authorization/roleAssignments/write');
    expect(role?.actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('may assign the roles that the stack gives, and no others', () => {
    const condition = conditionOf(role?.assigns ?? []);
    expect(assignableBy(condition)).toEqual({
      only: ['00482a5a-887f-4fb3-b363-3b7fe8e74483', 'b24988ac-6180-42a0-ab88-20f7382dd24c', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'],
    });
    expect(condition).toContain("PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}");
  });

  test('for whoever reads write and assign nothing', () => {
    for (const { actions, assigns } of rolesOf('private', needs('private'), SUBSCRIPTION_ID, true)) {
      expect(assigns).toEqual([]);
      expect(actions.filter((action) => !/\/read$|\/(listKeys|sharedKeys)\/action$/.test(action))).toEqual([]);
    }
  });
});

describe('the command deployer-role', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
    mkdirSync(join(directory, 'stacks', 'quickstart'), { recursive: true });
    writeFileSync(join(directory, 'stacks', 'quickstart', 'cdk.tf.json'), JSON.stringify(STACKS.quickstart));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  async function said(...args: string[]): Promise<string> {
    let text = '';
    const console = { print: (part: string): void => void (text += part), complain: (part: string): void => void (text += part), columns: undefined };
    expect(await main(['deployer-role', ...args, '--output', directory, '--subscription', SUBSCRIPTION_ID], console)).toBe(0);
    return text;
  }

  test('writes commands of the Azure CLI', async () => {
    const text = await said('quickstart');
    expect(text).toContain('az role definition create --role-definition \'{"Name":"quickstart deployer');
    expect(text).toContain(`--role 'Role Based Access Control Administrator' --scope ${SUBSCRIPTION} \\\n  --condition-version 2.0 --condition "`);
    expect(text).toContain('# The stack makes rg-quickstart. To give the rights there alone, make the groups first.');
  });

  test('writes JSON', async () => {
    const [first] = JSON.parse(await said('--json')) as { scope: string; definition: { Actions: string[] }; condition: string }[];
    expect(first).toMatchObject({ scope: SUBSCRIPTION, definition: { AssignableScopes: [SUBSCRIPTION] }, condition: expect.any(String) as string });
  });

  test('writes Terraform', async () => {
    const text = await said('--terraform', '--reader');
    expect(text).toContain('resource "azurerm_role_definition" "quickstart_reader_11111111_2222_3333_4444_555555555555" {');
    expect(text).not.toContain('_assigns');
  });
});

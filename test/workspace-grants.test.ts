import { IGrantee, IMlWorkspace, MlWorkspace, MlWorkspaceProps, PrincipalType, Role } from '../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const TEAM: IGrantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const REGISTRY = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/registries/mlr-shared` };

function made(use: (ml: MlWorkspace) => unknown, props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synth((stack) => {
    use(workspace(stack, props));
  });
}

describe('what somebody is granted on a workspace', () => {
  test.each<[string, string, (ml: IMlWorkspace) => unknown]>([
    ['a data scientist', 'AzureML Data Scientist', (ml) => ml.grantDataScientist('Team', TEAM)],
    ['a compute operator', 'AzureML Compute Operator', (ml) => ml.grantComputeOperator('Team', TEAM)],
    ['a reader', 'Reader', (ml) => ml.grantReader('Team', TEAM)],
    ['a contributor', 'Contributor', (ml) => ml.grantContributor('Team', TEAM)],
    ['an owner', 'Owner', (ml) => ml.grantOwner('Team', TEAM)],
    ['any role', 'Fraud Analyst', (ml) => ml.grant('Team', TEAM, 'Fraud Analyst')],
  ])('makes them %s', (_, role, use) => {
    const all = made(use);
    expect(all.at('role_assignment', 'Ml_Team')).toEqual({
      scope: `\${${all.address('machine_learning_workspace')}.id}`,
      role_definition_name: role,
      principal_id: OBJECT_ID,
      principal_type: 'Group',
    });
  });

  test('may have a condition and a reason', () => {
    const condition = `(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))`;
    const all = made((ml) => ml.grantOwner('Team', TEAM, { condition, description: 'On call' }));
    expect(all.at('role_assignment', 'Ml_Team')).toMatchObject({ condition, condition_version: '2.0', description: 'On call' });
  });

  test('may have a condition and a reason on a registry too', () => {
    const condition = `(!(ActionMatches{'Microsoft.MachineLearningServices/registries/assets/write'}))`;
    const all = made((ml) => ml.grantRegistryUser('Team', TEAM, REGISTRY, { condition, description: 'Uses models' }));
    expect(all.at('role_assignment', 'Ml_Team')).toMatchObject({
      scope: REGISTRY.id,
      condition,
      condition_version: '2.0',
      description: 'Uses models',
    });
  });

  test('refuses texts that Terraform would take for templates', () => {
    expect(() => made((ml) => ml.grantReader('Team', TEAM, { condition: '%{if' }))).toThrow(`[test/Ml/Team] 'condition' is '%{if'`);
    expect(() => made((ml) => ml.grantReader('Team', TEAM, { description: '${x' }))).toThrow(`[test/Ml/Team] 'description' is '\${x'`);
  });

  test('may be the assets of a registry, on the registry itself', () => {
    const all = made((ml) => ml.grantRegistryUser('Team', TEAM, REGISTRY));
    expect(all.at('role_assignment', 'Ml_Team')).toMatchObject({ scope: REGISTRY.id, role_definition_name: 'AzureML Registry User' });
    expect(() => made((ml) => ml.grantRegistryUser('Team', TEAM, BROUGHT.registry))).toThrow(
      `[test/Ml] 'registry' is '${BROUGHT.registry.id}': this is not the id of an Azure Machine Learning registry`,
    );
  });

  test('works on an imported workspace too', () => {
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const all = synth((stack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope' }).grantReader('Team', TEAM));
    expect(all.at('role_assignment', 'Shared_Team')).toMatchObject({ scope: id, role_definition_name: 'Reader' });
  });
});

describe('access that is suspended', () => {
  const team = (ml: IMlWorkspace): void => {
    ml.grantDataScientist('Team', TEAM);
    ml.grantRegistryUser('Assets', TEAM, REGISTRY);
    ml.grantOwner('Owners', { ...TEAM, principalId: OBJECT_ID.replace(/a/g, 'f') });
  };

  test('takes the grants of everybody but the owners away, at the addresses that they had', () => {
    const [before, after] = [made(team), made(team, { accessSuspended: true })];
    expect(after.at('role_assignment', 'Ml_Team')).toEqual({ ...before.at('role_assignment', 'Ml_Team'), count: 0 });
    expect(after.at('role_assignment', 'Ml_Assets').count).toBe(0);
    expect(after.at('role_assignment', 'Ml_Owners')).toEqual(before.at('role_assignment', 'Ml_Owners'));
    expect(after.addresses).toEqual(before.addresses);
  });

  test('changes nothing else', () => {
    const [before, after] = [made(team), made(team, { accessSuspended: true })];
    expect(after.text.replaceAll(',"count":0', '').replaceAll('"count":0,', '')).toBe(before.text);
  });

  test("leaves the workspace's and its computes' identities what they need", () => {
    const all = made((ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantData('Data'), { accessSuspended: true });
    expect(all.all('role_assignment').filter((grant) => 'count' in grant)).toEqual([]);
  });

  test('takes the locks off meanwhile, below which Azure deletes no role assignment, but not the guard of Terraform', () => {
    const all = made(team, { accessSuspended: true, deletionProtection: true });
    expect(all.all('management_lock')).toEqual([]);
    expect(all.the('machine_learning_workspace').lifecycle).toEqual({ prevent_destroy: true });
    expect(made(team, { deletionProtection: true }).all('management_lock')).toHaveLength(2);
  });

  test('can be that of an imported workspace', () => {
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const all = synth((stack) => {
      team(MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope', accessSuspended: true }));
    });
    expect(all.at('role_assignment', 'Shared_Team').count).toBe(0);
    expect(all.at('role_assignment', 'Shared_Owners')).not.toHaveProperty('count');
  });

  test("leaves owners theirs also where the role's name is written in another case, as Azure takes it", () => {
    const all = made((ml) => ml.grant('Lead', TEAM, 'owner'), { accessSuspended: true });
    expect(all.at('role_assignment', 'Ml_Lead')).not.toHaveProperty('count');
  });

  test('is not what the role names: a role that only looks like that of an owner is suspended', () => {
    const all = made((ml) => ml.grant('Team', TEAM, 'Owner of nothing'), { accessSuspended: true });
    expect(all.at('role_assignment', 'Ml_Team').count).toBe(0);
    expect(Role.OWNER).toBe('Owner');
  });
});

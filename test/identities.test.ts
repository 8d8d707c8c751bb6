import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AiFoundryHub, ComputeCluster, ComputeInstance, Grant, IdentityType, IIdentityRef, PrincipalType, Role } from '../lib';
import { Attributes, BROUGHT, FEATURES, GROUP, synth, testApp, workspace } from './support';

interface Given {
  readonly identity?: IIdentityRef;
  readonly additionalIdentities?: IIdentityRef[];
}

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const REACH = { baseName: 'chat-dev', resourceGroup: GROUP, publicNetworkAccess: true };
const PRIMARY = BROUGHT.identity;
const [ONE, TWO] = ['one', 'two'].map((end) => ({ id: `${PRIMARY.id}-${end}` })) as [IIdentityRef, IIdentityRef];

const KINDS: [string, string, (stack: TerraformStack, given: Given) => unknown][] = [
  ['a workspace', 'machine_learning_workspace', (stack, given) => workspace(stack, given)],
  ['a hub', 'ai_foundry', (stack, given) => new AiFoundryHub(stack, 'Hub', { ...REACH, ...given })],
  ['a project', 'ai_foundry_project', (stack, given) => new AiFoundryHub(stack, 'Hub', REACH).addProject('bot', given)],
  ['a compute cluster', 'machine_learning_compute_cluster', (stack, given) => workspace(stack).addComputeCluster('cpu', { ...SIZE, ...given })],
  ['a compute instance', 'machine_learning_compute_instance', (stack, given) => workspace(stack).addComputeInstance('maria', { ...SIZE, ...given })],
];

describe.each(KINDS)('%s with several identities', (_, type, make) => {
  const made = (given: Given): Attributes => synth((stack) => make(stack, given)).the(type);

  test('has the primary one first, and changes in nothing else', () => {
    const [one, all] = [made({ identity: PRIMARY }), made({ identity: PRIMARY, additionalIdentities: [ONE, TWO] })];
    expect(all).toEqual({ ...one, identity: { type: 'UserAssigned', identity_ids: [PRIMARY.id, ONE.id, TWO.id] } });
  });

  test('grants the further ones nothing, and waits for their roles from elsewhere', () => {
    const before = synth((stack) => make(stack, { identity: PRIMARY }));
    const after = synth((stack) => {
      const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', resourceGroupName: GROUP.name, location: GROUP.location });
      const grantee = { principalId: identity.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
      const { resource } = new Grant(stack, 'Data', { scope: BROUGHT.storage, role: Role.READER, grantee });
      make(stack, { identity: PRIMARY, additionalIdentities: [{ id: identity.id, principalId: identity.principalId, usableAfter: [resource] }] });
    });
    expect(after.comesAfter(after.address(type), after.address('role_assignment', 'Data'))).toBe(true);
    expect(after.all('role_assignment')).toHaveLength(before.all('role_assignment').length + 1);
  });

  test('refuses the id of something else', () => {
    expect(() => made({ identity: PRIMARY, additionalIdentities: [ONE, BROUGHT.vault] })).toThrow(
      `'additionalIdentities[1]' is '${BROUGHT.vault.id}': this is not the id of a user-assigned identity`,
    );
    expect(() => made({ identity: BROUGHT.vault })).toThrow(`'identity' is '${BROUGHT.vault.id}': this is not the id of a user-assigned identity`);
  });

  test('refuses one that is given twice, or is the primary one, however it is written', () => {
    expect(() => made({ identity: PRIMARY, additionalIdentities: [ONE, TWO, ONE] })).toThrow(
      `'additionalIdentities[2]' is '${ONE.id}': this identity is given twice. Leave it out.`,
    );
    const shouted = { id: PRIMARY.id.replace('id-ml', 'ID-ML') };
    expect(() => made({ identity: PRIMARY, additionalIdentities: [shouted] })).toThrow(
      `'additionalIdentities[0]' is '${shouted.id}': this is the 'identity' already. Leave it out.`,
    );
  });

  test('refuses a reference that is given twice', () => {
    expect(() =>
      synth((stack) => {
        const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', resourceGroupName: GROUP.name, location: GROUP.location });
        make(stack, { identity, additionalIdentities: [identity] });
      }),
    ).toThrow(`this is the 'identity' already`);
  });
});

describe.each(KINDS.slice(0, 2))('further identities of %s', (_, type, make) => {
  test('may stand beside one that is made', () => {
    const made = synth((stack) => make(stack, { additionalIdentities: [ONE] }));
    const primary = `\${${made.address('user_assigned_identity')}.id}`;
    expect(made.the(type)).toMatchObject({ identity: { identity_ids: [primary, ONE.id] }, primary_user_assigned_identity: primary });
  });

  test('may stand beside one of its own too, but not beside that alone', () => {
    const made = (identityType: IdentityType): Attributes =>
      synth((stack) => make(stack, { identityType, additionalIdentities: [ONE] } as Given)).the(type);
    expect(made(IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED)).toMatchObject({
      identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [expect.any(String), ONE.id] },
    });
    expect(() => made(IdentityType.SYSTEM_ASSIGNED)).toThrow(
      /'additionalIdentities' is .*: a workspace with only an identity of its own has no user-assigned ones\. Leave them out, or pass IdentityType\.SYSTEM_ASSIGNED_USER_ASSIGNED\./,
    );
  });

  test('may be none', () => {
    const made = synth((stack) => make(stack, { identityType: IdentityType.SYSTEM_ASSIGNED, additionalIdentities: [] } as Given));
    expect(made.the(type).identity).toEqual({ type: 'SystemAssigned' });
  });
});

describe.each(KINDS.slice(2))('further identities of %s', (_, type, make) => {
  test('need one to stand beside', () => {
    expect(() => synth((stack) => make(stack, { additionalIdentities: [ONE] }))).toThrow(
      /'additionalIdentities' is .*: they are besides 'identity', and without that there is only a system-assigned one\. Pass one of them as 'identity'\./,
    );
    expect(synth((stack) => make(stack, { additionalIdentities: [] })).the(type).identity).toEqual({ type: 'SystemAssigned' });
  });
});

test('a compute may act as the identity of a workspace in another stack, whose roles are there by then', () => {
  const app = testApp();
  const [platform, team] = ['platform', 'team'].map((id) => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const shared = workspace(platform);
  new ComputeCluster(team, 'cpu', { ...SIZE, workspace: shared, identity: shared.identity });
  new ComputeInstance(team, 'maria', { ...SIZE, workspace: shared, identity: ONE, additionalIdentities: [shared.identity as IIdentityRef] });
  app.synth();
  const text = readFileSync(join(app.outdir, 'stacks', 'team', 'cdk.tf.json'), 'utf8');
  expect(text).toMatch(/"identity_ids": \[\s*"\$\{data\.terraform_remote_state\./);
  expect(text).not.toContain('depends_on');
});

import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Grant, PrincipalType, Role } from '../lib';
import { BROUGHT, OBJECT_ID, Synthesized, synth } from './support';

function grant(principalId: string, principalType: string): Synthesized {
  return synth((stack) => new Grant(stack, 'Grant', { scope: BROUGHT.storage, role: Role.READER, grantee: { principalId, principalType } }));
}

describe('a grant', () => {
  test('is one role, by name, for one principal, with its type, on one resource', () => {
    expect(grant(OBJECT_ID, PrincipalType.GROUP).the('role_assignment')).toEqual({
      scope: BROUGHT.storage.id,
      role_definition_name: 'Reader',
      principal_id: OBJECT_ID,
      principal_type: 'Group',
    });
  });

  test('refuses what is no object id', () => {
    expect(() => grant('team@example.com', PrincipalType.GROUP)).toThrow(
      `[test/Grant] 'principalId' is 'team@example.com': a Microsoft Entra object id is a GUID. Pass the object id that`,
    );
  });

  test.each(['', 'rg-ml'])('refuses %p for a scope', (id) => {
    const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
    expect(() => synth((stack) => new Grant(stack, 'Grant', { scope: { id }, role: Role.READER, grantee }))).toThrow(
      `[test/Grant] 'scope' is '${id}': this is not the id of a resource in Azure, which starts with '/'. Pass a resource, or its id.`,
    );
  });

  test('takes the root of the tenant for a scope', () => {
    const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
    const made = synth((stack) => new Grant(stack, 'Grant', { scope: { id: '/' }, role: Role.READER, grantee }));
    expect(made.the('role_assignment').scope).toBe('/');
  });

  test('that the stack makes already is refused: Azure grants nothing twice', () => {
    const twice = (): unknown =>
      synth((stack) => {
        const props = { scope: BROUGHT.storage, role: Role.READER, grantee: { principalId: OBJECT_ID, principalType: PrincipalType.GROUP } };
        new Grant(stack, 'One', props);
        new Grant(stack, 'Two', props);
      });
    expect(twice).toThrow(
      `[test/Two] 'role' is 'Reader': the same principal has it on the same resource already, by [test/One], and Azure refuses to grant it twice. Leave one of the grants out.`,
    );
  });

  test.each(['f6c7c914-8db3-469d-8ca1-694a8f32e121', '/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/y'])(
    'refuses the role %p, since roles go by their names',
    (role) => {
      const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
      expect(() => synth((stack) => new Grant(stack, 'Grant', { scope: BROUGHT.storage, role, grantee }))).toThrow(
        `[test/Grant] 'role' is '${role}': roles go by their names here, and not by their ids. Pass the name`,
      );
    },
  );
  test('tells principals apart whose Terraform addresses differ only in case, but not the same id in another case', () => {
    const all = synth((stack) => {
      for (const id of ['Team', 'team']) {
        const { principalId } = new UserAssignedIdentity(stack, id, { name: `id-${id}`, resourceGroupName: 'rg-ml', location: 'westeurope' });
        const grantee = { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
        new Grant(stack, `Grant${id}`, { scope: BROUGHT.storage, role: Role.READER, grantee });
      }
    });
    expect(all.all('role_assignment').map(({ principal_id }) => principal_id)).toEqual([
      '${azurerm_user_assigned_identity.Team.principal_id}',
      '${azurerm_user_assigned_identity.team.principal_id}',
    ]);
    expect(() =>
      synth((stack) => {
        for (const principalId of [OBJECT_ID, OBJECT_ID.toUpperCase()]) {
          const grantee = { principalId, principalType: PrincipalType.USER };
          new Grant(stack, `Grant${principalId}`, { scope: BROUGHT.storage, role: Role.READER, grantee });
        }
      }),
    ).toThrow('Azure refuses to grant it twice');
  });

  test.each<[string, object, string]>([
    ['role', { role: '' }, 'Pass one of Role, or the name of another one.'],
    ['condition', { condition: '' }, `Leave out 'condition'.`],
    ['description', { description: '' }, `Leave out 'description'.`],
  ])('refuses an empty %s', (property, empty, remedy) => {
    const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
    expect(() => synth((stack) => new Grant(stack, 'Grant', { scope: BROUGHT.storage, role: Role.READER, grantee, ...empty }))).toThrow(
      `[test/Grant] '${property}' is '': azurerm refuses an empty text here. ${remedy}`,
    );
  });

  test('refuses a type that Azure does not know', () => {
    expect(() => grant(OBJECT_ID, 'group')).toThrow(
      `[test/Grant] 'principalType' is 'group': Azure knows only User, Group, ServicePrincipal. Pass one of PrincipalType.`,
    );
  });
});

import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { TerraformStack } from 'cdktf';
import { Azurerm, IdentityType, MlWorkspace, MlWorkspaceProps, RegistryRoleAssignmentMode, WorkspaceRegistry } from '../lib';
import { BROUGHT, GROUP, OBJECT_ID, Synthesized, synth, workspace } from './support';

const WRITER = 'Container Registry Repository Writer';
const READER = 'Container Registry Repository Reader';
const byRepository = { roleAssignmentMode: RegistryRoleAssignmentMode.REPOSITORY };

function registry(stack: TerraformStack, props: object = {}): WorkspaceRegistry {
  return new WorkspaceRegistry(stack, 'Images', { name: 'crimages', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
}

function declared(stack: TerraformStack): ContainerRegistry {
  return new ContainerRegistry(stack, 'Images', { name: 'crimages', resourceGroupName: GROUP.name, location: GROUP.location, sku: 'Premium' });
}

function rolesWith(props: Partial<MlWorkspaceProps>, add: (ml: MlWorkspace) => unknown = () => undefined): Synthesized {
  return synth((stack) => {
    add(workspace(stack, { registry: registry(stack, byRepository), ...props }));
  });
}

const roles = (made: Synthesized): unknown[] =>
  made
    .all('role_assignment')
    .filter(({ scope }) => String(scope).includes('container_registry'))
    .map(({ role_definition_name: role }) => role);

describe('a registry that is made', () => {
  test('says by which roles it is used, since Azure means to change its default', () => {
    expect(synth((stack) => registry(stack)).the('container_registry').role_assignment_mode).toBe('LegacyRegistryPermissions');
    expect(synth((stack) => registry(stack, byRepository)).the('container_registry').role_assignment_mode).toBe('AbacRepositoryPermissions');
  });

  test('says nothing of it to an azurerm that has no argument for it', () => {
    const made = synth((stack) => {
      Azurerm.version(stack, '4.80.0');
      registry(stack);
    });
    expect(made.the('container_registry')).not.toHaveProperty('role_assignment_mode');
  });

  test('refuses roles by repository there', () => {
    const old = (): Synthesized =>
      synth((stack) => {
        Azurerm.version(stack, '4.80.0');
        registry(stack, byRepository);
      });
    expect(old).toThrow(
      `[test/Images] 'roleAssignmentMode' is 'AbacRepositoryPermissions': azurerm has no argument for it before 4.81.0, and the stack requires an earlier version. ` +
        `Leave out the version of azurerm, or require '~> 4.81', or leave out 'roleAssignmentMode'.`,
    );
  });
});

describe('a workspace with a registry whose roles are assigned by repository', () => {
  test('gets the role on its repositories beside Contributor, before it is made', () => {
    const made = rolesWith({});
    expect(roles(made)).toEqual(['Contributor', WRITER]);
    expect(made.comesAfter(made.address('machine_learning_workspace'), made.address('role_assignment', 'Ml_RegistryRepositoryWriter'))).toBe(true);
  });

  test('gets it for an identity of its own as well', () => {
    expect(roles(rolesWith({ identityType: IdentityType.SYSTEM_ASSIGNED }))).toEqual([WRITER]);
  });

  test('lets computes pull by repository', () => {
    const made = rolesWith({}, (ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantImagePull('Pull'));
    expect(roles(made)).toContain(READER);
    expect(roles(made)).not.toContain('AcrPull');
  });

  test('lets endpoints pull by repository, and warns where Azure grants what is not heeded', () => {
    const identity = { ...BROUGHT.identity, principalId: OBJECT_ID };
    expect(roles(rolesWith({}, (ml) => ml.addOnlineEndpoint('score', { identity, grants: true })))).toContain(READER);
    expect(rolesWith({}, (ml) => ml.addOnlineEndpoint('score')).warnings.join()).toContain(
      `the endpoint's own identity gets 'AcrPull' from Azure, which the workspace's registry does not heed`,
    );
  });

  test('warns of the role that a brought identity must have', () => {
    expect(rolesWith({ identity: BROUGHT.identity }).warnings.join()).toContain(`it must have the role '${WRITER}' on it`);
  });
});

describe('a registry that the program declares with roles by repository', () => {
  test('is granted like one that is made', () => {
    const made = synth((stack) => {
      const brought = declared(stack);
      brought.addOverride('role_assignment_mode', 'AbacRepositoryPermissions');
      workspace(stack, { registry: brought });
    });
    expect(roles(made)).toEqual(['Contributor', WRITER]);
  });

  test.each<[string, (stack: TerraformStack) => void]>([
    [
      'says so only after the workspace',
      (stack) => {
        const brought = declared(stack);
        workspace(stack, { registry: brought });
        brought.addOverride('role_assignment_mode', 'AbacRepositoryPermissions');
      },
    ],
    [
      'is passed by its id alone',
      (stack) => {
        const brought = declared(stack);
        brought.addOverride('role_assignment_mode', 'AbacRepositoryPermissions');
        workspace(stack, { registry: { id: brought.id } });
      },
    ],
  ])('is refused when it %s', (_how, build) => {
    expect(() => synth(build)).toThrow(
      /\[test\/Ml\] 'registry' is '\$\{azurerm_container_registry\.Images\.id\}': it assigns roles by repository, which was not known .*Pass the resource itself as 'registry'/,
    );
  });
});

import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { ComputeCluster, WorkspaceMetric } from '../lib';
import { BROUGHT, synth, synthPrivate, synthWorkspace, workspace } from './support';

const guarded = ['machine_learning_workspace', 'storage_account', 'key_vault', 'container_registry', 'log_analytics_workspace'];

describe('deletion protection', () => {
  test('is off by default', () => {
    const made = synthWorkspace();
    expect(made.all('management_lock')).toEqual([]);
    for (const type of guarded) expect(made.the(type)).not.toHaveProperty('lifecycle.prevent_destroy');
  });

  test('lets every plan fail that would destroy what holds data', () => {
    const made = synthWorkspace({ deletionProtection: true });
    for (const type of guarded) expect(made.the(type).lifecycle).toMatchObject({ prevent_destroy: true });
  });

  test('puts locks on the workspace and its registry', () => {
    const made = synthWorkspace({ deletionProtection: true });
    expect(made.at('management_lock', 'Ml_Lock')).toMatchObject({
      scope: `\${${made.address('machine_learning_workspace')}.id}`,
      lock_level: 'CanNotDelete',
      notes: expect.any(String) as string,
    });
    expect(made.at('management_lock', 'Ml_RegistryLock').scope).toBe(`\${${made.address('container_registry')}.id}`);
  });

  test('makes the locks after what lies under the workspace and its registry, also what is added later, and after nothing else', () => {
    const made = synth((stack) => {
      const scope = workspace(stack, { deletionProtection: true });
      scope.addMetricAlert('full', { metric: WorkspaceMetric.FAILED_RUNS });
      new RoleAssignment(scope, 'Later', { scope: scope.id, principalId: 'x', roleDefinitionName: 'Reader' });
    });
    expect(made.at('management_lock', 'Ml_Lock').depends_on).toEqual([
      made.address('role_assignment', 'Ml_WorkspaceContributor'),
      made.address('monitor_diagnostic_setting', 'Ml_Diagnostics'),
      made.address('role_assignment', 'Ml_Later'),
    ]);
    expect(made.at('management_lock', 'Ml_RegistryLock').depends_on).toEqual([
      made.address('monitor_diagnostic_setting', 'Ml_Registry_Diagnostics'),
      made.address('role_assignment', 'Ml_RegistryContributor'),
    ]);
  });

  test('makes the locks after the private endpoints to the workspace and its registry, whose connections lie under them', () => {
    const made = synthPrivate({ deletionProtection: true });
    expect(made.comesAfter(made.address('management_lock', 'Ml_Lock'), made.address('private_endpoint', 'Ml_Link'))).toBe(true);
    expect(made.comesAfter(made.address('management_lock', 'Ml_RegistryLock'), made.address('private_endpoint', 'Ml_Registry_Link'))).toBe(true);
  });

  test('makes the locks after what the rest of the stack attaches to what they lock', () => {
    const made = synth((stack) => {
      const scope = workspace(stack, { deletionProtection: true });
      workspace(stack, { baseName: 'churn', registry: scope.registry }, 'Other');
      new RoleAssignment(stack, 'Outside', { scope: scope.id, principalId: 'x', roleDefinitionName: 'Reader' });
      new RoleAssignment(stack, 'Elsewhere', { scope: BROUGHT.storage.id, principalId: 'x', roleDefinitionName: 'Reader' });
    });
    const [lock, registryLock] = [made.address('management_lock', 'Ml_Lock'), made.address('management_lock', 'Ml_RegistryLock')];
    expect(made.comesAfter(lock, 'azurerm_role_assignment.Outside')).toBe(true);
    expect(made.comesAfter(lock, 'azurerm_role_assignment.Elsewhere')).toBe(false);
    expect(made.comesAfter(registryLock, made.address('role_assignment', 'Other_RegistryContributor'))).toBe(true);
  });

  test('makes the lock after the computes of the workspace, wherever they are declared', () => {
    const made = synth((stack) => {
      const scope = workspace(stack, { deletionProtection: true });
      new ComputeCluster(stack, 'cpu', { workspace: scope, vmSize: 'STANDARD_D4DS_V4' });
    });
    expect(made.comesAfter(made.address('management_lock', 'Ml_Lock'), made.address('machine_learning_compute_cluster'))).toBe(true);
  });

  test('locks no registry that is brought', () => {
    const made = synthWorkspace({ deletionProtection: true, registry: BROUGHT.registry });
    expect(made.addressesOf('management_lock')).toEqual([made.address('management_lock', 'Ml_Lock')]);
  });

  test('changes nothing but the locks and what Terraform may do', () => {
    const without = synthWorkspace();
    const withLocks = synthWorkspace({ deletionProtection: true });
    expect(withLocks.addresses.filter((address) => !without.addresses.includes(address))).toEqual(withLocks.addressesOf('management_lock'));
    for (const type of guarded) {
      const { lifecycle, ...rest } = withLocks.the(type);
      const { lifecycle: unguarded, ...before } = without.the(type);
      expect(lifecycle).toEqual({ ...(unguarded as object | undefined), prevent_destroy: true });
      expect(rest).toEqual(before);
    }
  });
});

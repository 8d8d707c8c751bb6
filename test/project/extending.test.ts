import { synthesizeProgram } from './synthesize';

const PAGE = 'docs/extending.md';

describe('the ways to extend', () => {
  test('a construct of your own gives every workspace the defaults of a company, and what a team adds', () => {
    const terraform = synthesizeProgram(PAGE, 'Wrap it in a construct of your own');
    expect(terraform.the('machine_learning_workspace')).toMatchObject({ name: 'mlw-fraud', tags: { team: 'fraud', costCentre: '4711' } });
    expect(terraform.the('storage_account')).toMatchObject({ shared_access_key_enabled: false, lifecycle: { prevent_destroy: true } });
    expect(terraform.all('management_lock')).toHaveLength(2);
    expect(terraform.all('role_assignment').map(({ role_definition_name: role }) => role)).toContain('AzureML Data Scientist');
    expect(terraform.address('machine_learning_compute_cluster')).toMatch(/\.Fraud_Ml_cpu_/);
  });

  test('an Aspect lets pass what keeps its rule', () => {
    const terraform = synthesizeProgram(PAGE, 'Enforce a rule with an Aspect', 0, (program) => program.replace('maxNodes: 20', 'maxNodes: 8'));
    expect(terraform.the('machine_learning_compute_cluster')).toMatchObject({ scale_settings: { max_node_count: 8 } });
  });

  test('the L1 takes what has no prop', () => {
    const terraform = synthesizeProgram(PAGE, 'Set what has no prop');
    expect(terraform.the('machine_learning_workspace')).toMatchObject({ v1_legacy_mode_enabled: false, timeouts: { update: '90m' } });
    expect(terraform.named('storage_account', 'stfraudarchive')).toMatchObject({
      blob_properties: { versioning_enabled: true, delete_retention_policy: { days: 30 }, container_delete_retention_policy: { days: 30 } },
    });
  });

  test('the L1 of a large type takes it once a program names its class', () => {
    const terraform = synthesizeProgram(PAGE, 'Set what has no prop', 1);
    expect(terraform.the('monitor_metric_alert')).toMatchObject({ enabled: false });
  });

  test('a subclass merges props, and those that are passed win', () => {
    const terraform = synthesizeProgram(PAGE, 'A subclass that only merges props');
    expect(terraform.the('storage_account')).toMatchObject({ account_replication_type: 'LRS', tags: { owner: 'ml-platform', team: 'fraud' } });
    const geo = (program: string): string => program.replace("{ team: 'fraud' } });", "{ team: 'fraud' }, redundancy: Redundancy.ZONE });");
    expect(synthesizeProgram(PAGE, 'A subclass that only merges props', 0, geo).the('storage_account')).toMatchObject({
      account_replication_type: 'ZRS',
    });
  });

  test('what moves in the tree keeps its resources, and what exists is imported', () => {
    const terraform = synthesizeProgram(PAGE, 'Adopt and move');
    const moved = terraform.section('moved') as { from: string; to: string }[];
    expect(moved).toHaveLength(terraform.addresses.length - ['the resource group', 'the cluster'].length);
    expect(moved).toContainEqual({
      from: expect.stringMatching(/^azurerm_machine_learning_workspace\.Ml_\w+$/) as string,
      to: terraform.address('machine_learning_workspace'),
    });
    expect(terraform.section('import')).toEqual([
      { id: expect.stringMatching(/\/computes\/cpu$/) as string, to: terraform.address('machine_learning_compute_cluster') },
    ]);
  });
});

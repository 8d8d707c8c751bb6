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
      blob_properties: { versioning_enabled: true, delete_retention_policy: { days: 30 } },
    });
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

describe('the ways to take over', () => {
  const pages = [
    ['docs/how-to/adopt-an-existing-workspace.md', '2. Declare the workspace with its parts as brought'],
    ['docs/how-to/move-from-avm.md', '3. Import, and plan'],
  ] as const;

  test.each(pages)('%s imports the workspace and makes nothing', (page, heading) => {
    const terraform = synthesizeProgram(page, heading);
    const { to } = (terraform.section('import') as { to: string }[])[0] ?? {};
    expect(terraform.section('import')).toHaveLength(1);
    expect(terraform.addresses.filter((address) => !address.startsWith('azurerm_resource_group.'))).toEqual([to]);
  });

  test('the endpoint of AVM keeps the names that would force a replacement', () => {
    const terraform = synthesizeProgram('docs/how-to/move-from-avm.md', '3. Import, and plan', 1);
    expect(terraform.named('private_endpoint', 'pep-mlw-fraud-avm')).toMatchObject({
      private_service_connection: { name: 'pse-mlw-fraud-avm', subresource_names: ['amlworkspace'] },
    });
    expect(terraform.section('import')).toMatchObject([{ to: terraform.address('private_endpoint') }]);
  });

  test('what is left out of a comparison is written into the lifecycle', () => {
    const terraform = synthesizeProgram('docs/how-to/adopt-an-existing-workspace.md', '3. Plan, and read it');
    expect(terraform.the('machine_learning_workspace')).toMatchObject({
      lifecycle: { ignore_changes: ['high_business_impact', 'tags'], prevent_destroy: true },
    });
  });

  test('parts are imported as they are', () => {
    const terraform = synthesizeProgram('docs/how-to/adopt-an-existing-workspace.md', '4. Take over the parts, one at a time');
    expect(terraform.section('import')).toHaveLength(3);
    expect(terraform.the('storage_account')).toMatchObject({
      account_replication_type: 'LRS',
      infrastructure_encryption_enabled: false,
      queue_encryption_key_type: 'Service',
      table_encryption_key_type: 'Service',
    });
    expect(terraform.the('key_vault')).toMatchObject({ rbac_authorization_enabled: false, soft_delete_retention_days: 90 });
  });
});

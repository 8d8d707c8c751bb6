import { readFileSync } from 'node:fs';
import { MlPolicy, NameKind, RolePreset } from '../../lib';
import { NameRule, Within } from '../../lib/core/name-forms';
import { NAME_RULES } from '../../lib/core/name-rules';
import { lengthsOf } from '../../lib/core/naming';
import { Synthesized } from '../support';
import { synthesizeProgram } from './synthesize';
import { tablesOf } from './tables';

describe('what the pages count', () => {
  test('getting started makes 24 resources, and prints the address of the studio', () => {
    const terraform = synthesizeProgram('docs/getting-started.md', 'A project of your own');
    expect(readFileSync('docs/getting-started.md', 'utf8')).toContain(`# ${String(terraform.addresses.length)} to add`);
    expect(terraform.addresses).toHaveLength(24);
    expect(Object.keys(terraform.section('output') as object)).toEqual(['studio_url']);
  });

  test('a private workspace has six zones and five endpoints, and nothing of it is open', () => {
    const terraform = synthesizeProgram('docs/how-to/private-workspace.md', 'The program');
    expect(terraform.all('private_dns_zone')).toHaveLength(6);
    expect(terraform.all('private_endpoint')).toHaveLength(5);
    for (const type of ['machine_learning_workspace', 'storage_account', 'key_vault', 'container_registry']) {
      expect(terraform.the(type)).toMatchObject({ public_network_access_enabled: false });
    }
  });

  test('the private workspace of a team is encrypted, guarded, watched and worked in', () => {
    const terraform = synthesizeProgram('docs/how-to/private-workspace.md', 'Everything in one program');
    expect(terraform.the('machine_learning_workspace')).toMatchObject({ image_build_compute_name: expect.any(String) as string, encryption: {} });
    expect(terraform.all('private_endpoint')).toHaveLength(6);
    expect(terraform.named('key_vault', 'kv-fraud-prd-cmk-x7k2')).toMatchObject({ lifecycle: { prevent_destroy: true } });
    for (const type of ['management_lock', 'nat_gateway', 'portal_dashboard', 'monitor_metric_alert', 'machine_learning_datastore_blobstorage']) {
      expect(terraform.addressesOf(type)).not.toEqual([]);
    }
    expect(terraform.all('role_assignment').map(({ role_definition_name: role }) => role)).toContain('AzureML Data Scientist');
  });

  test('the teams of a hub share its zones, which are linked to the hub alone', () => {
    const terraform = synthesizeProgram('docs/how-to/hub-and-spoke.md', 'The program');
    expect(terraform.all('machine_learning_workspace')).toHaveLength(2);
    expect(terraform.all('private_dns_zone')).toHaveLength(6);
    expect(terraform.all('private_dns_zone_virtual_network_link')).toHaveLength(6);
  });

  test('a network that exists has five endpoints and the cluster for images in it, and nothing of it is made', () => {
    const terraform = synthesizeProgram('docs/how-to/what-you-have.md', 'A network that you were given');
    const subnets = terraform.all('private_endpoint').map(({ subnet_id: id }) => String(id).split('/').at(-1));
    expect(subnets).toEqual(Array(5).fill('snet-endpoints'));
    expect(String(terraform.the('machine_learning_compute_cluster').subnet_resource_id)).toMatch(/\/snet-computes$/);
    for (const type of ['virtual_network', 'subnet', 'network_security_group']) expect(terraform.all(type)).toEqual([]);
  });

  test('a hub in another subscription gets its half of the peering by its own provider, and gives the names', () => {
    const terraform = synthesizeProgram('docs/how-to/what-you-have.md', 'A hub in another subscription, with its zones');
    expect(terraform.at('virtual_network_peering', 'Network_Peering_FromHub')).toMatchObject({ provider: 'azurerm.connectivity' });
    expect(terraform.at('virtual_network_peering', 'Network_Peering_ToHub')).not.toHaveProperty('provider');
    const groups = terraform.all('private_endpoint').map(({ private_dns_zone_group: group }) => group as { private_dns_zone_ids: string[] });
    const zones = groups.flatMap(({ private_dns_zone_ids: ids }) => ids);
    expect(zones).toHaveLength(6);
    for (const zone of zones) expect(zone).toMatch(/^\/subscriptions\/99999999-2222-3333-4444-555555555555\/resourceGroups\/rg-connectivity\//);
  });

  test('what a workspace made has a rule for old outputs and an alert of the platform', () => {
    const terraform = synthesizeProgram('docs/how-to/what-you-have.md', 'Rules and alerts on what a workspace made');
    expect(terraform.the('storage_management_policy').storage_account_id).toBe(`\${${terraform.address('storage_account')}.id}`);
    expect(terraform.the('monitor_metric_alert').scopes).toEqual([`\${${terraform.address('key_vault')}.id}`]);
  });

  test('each team of several subscriptions has its own provider, and links and peerings are made by that of the hub', () => {
    const terraform = synthesizeProgram('docs/how-to/several-subscriptions.md', 'The program');
    const made = (type: string, provider: string) => terraform.all(type).filter((one) => one.provider === provider).length;
    expect(terraform.all('machine_learning_workspace').map(({ provider }) => provider)).toEqual(['azurerm.churn', 'azurerm.fraud']);
    expect([made('private_dns_zone', 'azurerm.connectivity'), terraform.all('private_dns_zone').length]).toEqual([6, 6]);
    const links = terraform.all('private_dns_zone_virtual_network_link');
    expect([made('private_dns_zone_virtual_network_link', 'azurerm.connectivity'), links.length]).toEqual([12, 12]);
    expect(['connectivity', 'churn', 'fraud'].map((alias) => made('virtual_network_peering', `azurerm.${alias}`))).toEqual([2, 1, 1]);
    expect(['churn', 'fraud'].map((alias) => made('private_endpoint', `azurerm.${alias}`))).toEqual([5, 5]);
    expect(made('resource_group', 'azurerm.connectivity')).toBe(1);
    expect([...terraform.text.matchAll(/"name":"rg-ml"/g)]).toHaveLength(3);
  });

  test('of two connections, one signs in as the workspace and the other with a token that stands nowhere', () => {
    const terraform = synthesizeProgram('docs/how-to/connections.md', 'The program');
    expect(terraform.at('role_assignment', 'Ml_openai')).toMatchObject({ role_definition_name: 'Cognitive Services OpenAI User' });
    expect(terraform.named('azapi_resource', 'openai')).toMatchObject({ body: { properties: { authType: 'AAD' } } });
    expect(terraform.named('azapi_resource', 'code')).toMatchObject({
      body: { properties: { authType: 'PAT', target: 'https://dev.azure.com/contoso/fraud/_git/models' } },
      sensitive_body: { properties: { credentials: { pat: '${var.git_token}' } } },
    });
  });

  test('a team and its auditors get five roles, and only owners keep theirs when access is suspended', () => {
    const page = 'docs/how-to/people-and-roles.md';
    const groups = (terraform: Synthesized) => terraform.all('role_assignment').filter(({ principal_type: type }) => type === 'Group');
    const granted = groups(synthesizeProgram(page, 'The program')).map(({ role_definition_name: role }) => role);
    expect(granted.sort()).toEqual([
      'AzureML Compute Operator',
      'AzureML Data Scientist',
      'Reader',
      'Storage Blob Data Contributor',
      'Storage File Data Privileged Contributor',
    ]);
    const suspended = groups(synthesizeProgram(page, 'Suspend access')).map(({ role_definition_name: role, count }) => [role, count]);
    expect(suspended).toEqual(
      expect.arrayContaining([
        ['AzureML Data Scientist', 0],
        ['Owner', undefined],
      ]),
    );
  });

  test('a group with guard rails has policies, a budget of three thresholds, and a team with a role of its own', () => {
    const terraform = synthesizeProgram('docs/how-to/guard-rails.md', 'The program');
    const denied = terraform.all('resource_group_policy_assignment').filter(({ parameters }) => String(parameters).includes('"Deny"'));
    expect(denied).toHaveLength(MlPolicy.baseline().length + 1);
    expect(terraform.the('consumption_budget_resource_group').notification).toHaveLength(3);
    expect(terraform.at('role_assignment', 'Ml_Team').role_definition_id).toContain(terraform.address('role_definition'));
  });

  test('the page on names says how everything is called, and which kinds there are', () => {
    const page = 'docs/how-to/names.md';
    const terraform = synthesizeProgram(page, 'The program');
    const [examples, kinds] = ['resource', 'value'].map((head) => tablesOf(readFileSync(page, 'utf8')).find((table) => table.head[0] === head)?.rows);
    for (const [, called = ''] of examples ?? [])
      for (const [, name] of called.matchAll(/`([^`]+)`/g)) expect(terraform.text).toContain(`"${String(name)}"`);
    expect(examples).toHaveLength(6);
    const others = synthesizeProgram(page, 'Other abbreviations, and other patterns for some kinds');
    const single = synthesizeProgram(page, 'Name single parts');
    expect(others.the('storage_account').name).toBe('prdfraudstx7k2');
    expect(others.the('machine_learning_workspace').name).toBe('prd-fraud-aml-westeurope');
    expect(others.all('monitor_diagnostic_setting').map(({ name }) => name)).toContain('diagnostics');
    expect(single.the('log_analytics_workspace').name).toBe('log-contoso-fraud');
    const own = synthesizeProgram(page, 'A rule that is no pattern');
    expect([own.the('machine_learning_workspace').name, own.the('storage_account').name, own.the('key_vault').name]).toEqual([
      'contoso-fraud-dev',
      'contosofrauddev',
      'kv-fraud-dev-x7k2',
    ]);
    const rows = Object.values(NameKind).map((kind) => {
      const rule: NameRule = NAME_RULES[kind];
      const { least, most } = lengthsOf(rule);
      return [`\`${kind}\``, rule.title, `\`${String(rule.abbreviation)}\``, `${least}-${most}`, rule.within ?? Within.GROUP];
    });
    expect(kinds).toEqual(rows);
  });

  test('the page on guard rails names every policy and every role that there is, with the lists and sets that have it', () => {
    const tables = tablesOf(readFileSync('docs/how-to/guard-rails.md', 'utf8'));
    const rows = (head: string) =>
      tables.find((table) => table.head[0] === head)?.rows.map((row) => row.map((cell) => cell.replaceAll('`', ''))) ?? [];
    const lists = { deny: 'Deny', audit: 'Audit', configure: 'Modify' };
    const policies = Object.entries(MlPolicy).flatMap(([name, policy]) => {
      if (!(policy instanceof MlPolicy)) return [];
      const allows = Object.entries(lists).flatMap(([list, effect]) => (policy.effects.some((one) => one.startsWith(effect)) ? [list] : []));
      const set = MlPolicy.baseline().includes(policy) ? 'baseline()' : MlPolicy.closed().includes(policy) ? 'closed()' : '–';
      return [[name, allows.join(', '), set, policy.definitionId.split('/').at(-1)?.slice(0, 8)]];
    });
    expect(rows('MlPolicy').map(([name, , ...rest]) => [name, ...rest])).toEqual(policies);
    const presets = Object.entries(RolePreset).flatMap(([name, preset]) =>
      preset instanceof RolePreset ? [[name, preset.description.replace(/\.$/, '')]] : [],
    );
    expect(rows('RolePreset')).toEqual(presets);
  });

  test('a workspace that is watched has nine diagnostic settings, two alerts for one group, and a dashboard', () => {
    const terraform = synthesizeProgram('docs/how-to/monitoring.md', 'The program');
    const actionGroupId = `\${${terraform.address('monitor_action_group')}.id}`;
    expect(terraform.all('monitor_diagnostic_setting')).toHaveLength(9);
    expect(terraform.all('monitor_metric_alert').map(({ action }) => action)).toEqual(Array(2).fill([{ action_group_id: actionGroupId }]));
    expect(terraform.the('portal_dashboard')).toMatchObject({ tags: { 'hidden-title': 'Fraud' } });
  });

  test('private monitoring adds one endpoint and four zones to those of a private workspace', () => {
    const terraform = synthesizeProgram('docs/how-to/monitoring.md', 'In a private network');
    const without = synthesizeProgram('docs/how-to/private-workspace.md', 'The program');
    for (const [type, more] of [
      ['private_endpoint', 1],
      ['private_dns_zone', 4],
    ] as const) {
      expect(terraform.all(type)).toHaveLength(without.all(type).length + more);
    }
    expect(terraform.the('application_insights')).toMatchObject({ internet_ingestion_enabled: false, internet_query_enabled: false });
  });

  test('a cluster has no nodes until it is asked for them, and an instance stops after an hour', () => {
    const terraform = synthesizeProgram('docs/how-to/computes.md', 'The program');
    const scales = terraform.all('machine_learning_compute_cluster').map(({ scale_settings: settings }) => settings);
    expect(scales).toEqual([
      { min_node_count: 0, max_node_count: 4, scale_down_nodes_after_idle_duration: 'PT2M' },
      { min_node_count: 0, max_node_count: 2, scale_down_nodes_after_idle_duration: 'PT2M' },
    ]);
    expect(terraform.the('azapi_resource_action')).toMatchObject({ body: { idleTimeBeforeShutdown: 'PT1H' } });
  });

  test.each([
    ['open', [true, true], 1],
    ['closed', [false, false], 2],
  ])('computes of a workspace that is %s have the addresses that the page tells', (_, expected, index) => {
    const terraform = synthesizeProgram('docs/how-to/computes.md', 'The program', index);
    const computes = ['machine_learning_compute_cluster', 'machine_learning_compute_instance'].flatMap((type) => terraform.all(type));
    const added = computes.filter(({ name }) => name !== 'image-build');
    expect(added.map(({ node_public_ip_enabled: open }) => open)).toEqual(expected);
  });

  test('of two datastores, two roles are on the container that is made, and three on the one that is brought', () => {
    const terraform = synthesizeProgram('docs/how-to/data.md', 'The program');
    const made = `\${${terraform.address('storage_container')}.id}`;
    const on = (wanted: (scope: string) => boolean) =>
      terraform
        .all('role_assignment')
        .filter(({ scope }) => wanted(String(scope)))
        .map(({ role_definition_name: role }) => role)
        .sort();
    expect(on((scope) => scope === made)).toEqual(['Storage Blob Data Contributor', 'Storage Blob Data Reader']);
    expect(on((scope) => scope.endsWith('/containers/bronze'))).toEqual(Array(3).fill('Storage Blob Data Reader'));
    expect(terraform.the('storage_container')).toMatchObject({ name: 'raw', lifecycle: { prevent_destroy: true } });
  });

  test('a new version of a model gets copies of a tenth of the requests, and answers nobody', () => {
    const page = 'docs/how-to/serving.md';
    const settings = (terraform: Synthesized) => terraform.at('azapi_update_resource', 'Ml_fraud-scores_Settings').body;
    expect(settings(synthesizeProgram(page, 'The program'))).toMatchObject({ properties: { traffic: { blue: 100 }, mirrorTraffic: { blue: 0 } } });
    expect(settings(synthesizeProgram(page, 'A new version beside the old one'))).toMatchObject({
      properties: { traffic: { blue: 100, green: 0 }, mirrorTraffic: { blue: 0, green: 10 } },
    });
  });

  test('a managed network has two hosts and two private endpoints, which come after their right and before the network and its computes', () => {
    const terraform = synthesizeProgram('docs/how-to/managed-networks.md', 'The program');
    const rule = 'machine_learning_workspace_network_outbound_rule';
    const endpoints = terraform.addressesOf(`${rule}_private_endpoint`);
    const rules = [...terraform.addressesOf(`${rule}_fqdn`), ...endpoints];
    const waits = terraform.addressesOf('time_sleep');
    const made = terraform.address('azapi_resource_action', 'Ml_NetworkProvisioning');
    expect([rules, waits].map(({ length }) => length)).toEqual([4, 3]);
    expect(terraform.all('time_sleep').map(({ create_duration: seconds }) => seconds)).toEqual(Array(3).fill('120s'));
    expect(endpoints.every((endpoint) => terraform.comesAfter(endpoint, terraform.address('time_sleep', 'Ml_ApproverWait')))).toBe(true);
    expect([...rules, ...waits].every((earlier) => terraform.comesAfter(made, earlier))).toBe(true);
    expect(terraform.comesAfter(terraform.address('machine_learning_compute_cluster'), made)).toBe(true);
  });

  test('a key that rotates stays with its first version for the workspace alone', () => {
    const terraform = synthesizeProgram('docs/how-to/rotate-a-key.md', 'The customer-managed key');
    const key = terraform.address('key_vault_key');
    expect(terraform.the('key_vault_key')).toMatchObject({ name: 'cmk-fraud-dev', rotation_policy: { automatic: { time_after_creation: 'P6M' } } });
    expect(terraform.named('key_vault', 'kv-fraud-dev-cmk-x7k2')).toMatchObject({ purge_protection_enabled: true });
    expect(terraform.the('machine_learning_workspace')).toMatchObject({ encryption: { key_id: `\${${key}.id}` } });
    expect(terraform.the('storage_account')).toMatchObject({ customer_managed_key: { key_vault_key_id: `\${${key}.versionless_id}` } });
  });
});

describe('the ways to take over', () => {
  const pages = [
    ['docs/how-to/adopt-an-existing-workspace.md', 'Declare the workspace with its parts as brought'],
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
    const terraform = synthesizeProgram('docs/how-to/adopt-an-existing-workspace.md', 'Plan, and read it');
    expect(terraform.the('machine_learning_workspace')).toMatchObject({
      lifecycle: { ignore_changes: ['high_business_impact', 'tags'], prevent_destroy: true },
    });
  });

  test('parts are imported as they are', () => {
    const terraform = synthesizeProgram('docs/how-to/adopt-an-existing-workspace.md', 'Take over the parts, one at a time');
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

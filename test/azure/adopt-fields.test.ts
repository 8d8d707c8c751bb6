import { Construct } from 'constructs';
import { TerraformResource } from 'cdktf';
import { ADOPTED_TYPES, fieldsOf } from '../../cli/arm/all-fields';
import { readFields, writeFields } from '../../cli/arm/fields';
import { kindInside, kindNames } from '../../cli/arm/fields-inside';

type Class = abstract new (scope: Construct, id: string, config: never) => TerraformResource;

/** The class of the binding for a type of azurerm. */
function classOf(azurerm: string): Class {
  const module = azurerm.replace(/^azurerm_/, '').replace(/_/g, '-');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const classes = require(`@cdktf/provider-azurerm/lib/${module}`) as { readonly [name: string]: Class & { readonly tfResourceType?: string } };
  const found = Object.values(classes).find(({ tfResourceType }) => tfResourceType === azurerm);
  if (found === undefined) throw new Error(`the binding has no ${azurerm}`);
  return found;
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Arguments that only a later azurerm has than the binding is made for. */
const LATER = ['role_assignment_mode', 'storage_account_access_type'];

describe.each(ADOPTED_TYPES)('the table of %s', (azurerm) => {
  const fields = fieldsOf(azurerm) ?? [];

  test('names attributes that azurerm has', () => {
    const names = Object.getOwnPropertyNames((classOf(azurerm) as unknown as { readonly prototype: object }).prototype);
    const first = fields.map((field) => String(field.azurerm.split('.')[0])).filter((name) => !LATER.includes(name));
    expect(first.filter((name) => !names.includes(camel(name)))).toEqual([]);
  });

  test('names each attribute once', () => {
    const names = fields.map((field) => field.azurerm);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('the table, read and written', () => {
  test.each([
    ['azurerm_storage_account', { account_tier: 'Standard', account_replication_type: 'GZRS', tags: { team: 'fraud' } }],
    ['azurerm_storage_account', { network_rules: [{ default_action: 'Deny', bypass: ['AzureServices', 'Logging'], ip_rules: ['20.30.40.50'] }] }],
    ['azurerm_storage_account', { blob_properties: [{ delete_retention_policy: [{ days: 7 }], versioning_enabled: true }] }],
    [
      'azurerm_container_registry',
      { retention_policy_in_days: 7, network_rule_set: [{ default_action: 'Deny', ip_rule: [{ action: 'Allow', ip_range: '20.0.0.0/8' }] }] },
    ],
    ['azurerm_machine_learning_workspace', { identity: [{ type: 'SystemAssigned, UserAssigned', identity_ids: ['/a'] }] }],
    ['azurerm_machine_learning_workspace', { serverless_compute: [{ public_ip_enabled: false }], public_network_access_enabled: false }],
    ['azurerm_machine_learning_compute_cluster', { local_auth_enabled: true, ssh_public_access_enabled: true }],
    ['azurerm_monitor_diagnostic_setting', { enabled_log: [{ category_group: 'allLogs' }], enabled_metric: [{ category: 'AllMetrics' }] }],
    [
      'azurerm_private_endpoint',
      { private_service_connection: [{ name: 'c', private_connection_resource_id: '/x', subresource_names: ['blob'], is_manual_connection: false }] },
    ],
  ])('gives back what it was given: %s %j', (azurerm, attributes) => {
    const fields = fieldsOf(azurerm) ?? [];
    const again = readFields(fields, writeFields(fields, attributes));
    const leaves = (value: object, path: string[] = []): [string, unknown][] =>
      Object.entries(value).flatMap(([name, one]: [string, unknown]): [string, unknown][] => {
        const here = [...path, name];
        if (fields.some((field) => field.azurerm === here.join('.'))) return [[here.join('.'), one]];
        const [block] = (Array.isArray(one) ? one : [one]) as object[];
        return leaves(block ?? {}, here);
      });
    for (const [path, value] of leaves(attributes)) {
      const block = fields.find((field) => field.azurerm === path && path === 'private_service_connection');
      expect([path, again.get(path)]).toEqual([path, block === undefined ? value : (value as unknown[])[0]]);
    }
  });

  test.each([
    ['computes', 'azurerm_machine_learning_compute_cluster', { computeType: 'AmlCompute' }],
    ['datastores', 'azurerm_machine_learning_datastore_fileshare', { datastoreType: 'AzureFile' }],
    ['outboundRules', 'azurerm_machine_learning_workspace_network_outbound_rule_fqdn', { type: 'FQDN' }],
  ])('tells %s apart by what Azure says of their kind', (type, azurerm, properties) => {
    expect(kindInside(`Microsoft.MachineLearningServices/workspaces/${type}`, { properties })).toBe(azurerm);
    expect(kindNames(azurerm)).toEqual(properties);
  });
});

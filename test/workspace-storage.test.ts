import { TerraformVariable } from 'cdktf';
import { PrivateDnsZones, StorageReplication, Subresource, WorkspaceRegistry, WorkspaceStorage, WorkspaceStorageProps } from '../lib';
import { BROUGHT, GROUP, KEY, SUBNET, Synthesized, synth } from './support';

function storage(props: Partial<WorkspaceStorageProps>): Synthesized {
  return synth((stack) => new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, ...props }));
}

function closed(props: Partial<WorkspaceStorageProps> = {}): Synthesized {
  return synth((stack) => {
    const dnsZones = PrivateDnsZones.managedByPolicy();
    new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones }, ...props });
  });
}

const open = (props: Partial<WorkspaceStorageProps> = {}): Synthesized => storage({ publicNetworkAccess: true, ...props });

describe('a storage account', () => {
  test('is safe by default', () => {
    expect(open().the('storage_account')).toMatchObject({
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: 'ZRS',
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      local_user_enabled: false,
      infrastructure_encryption_enabled: true,
      queue_encryption_key_type: 'Account',
      table_encryption_key_type: 'Account',
      sas_policy: { expiration_period: '07.00:00:00', expiration_action: 'Log' },
      blob_properties: { delete_retention_policy: { days: 7 }, container_delete_retention_policy: { days: 7 } },
    });
  });

  test('keeps shared keys, without which a workspace of azurerm 4.55 has no default datastores', () => {
    expect(open().the('storage_account').shared_access_key_enabled).toBe(true);
  });

  test('without shared keys blocks signatures that live for more than seven days, rather than logging them', () => {
    expect(open({ sharedAccessKeys: false }).the('storage_account').sas_policy).toEqual({
      expiration_period: '07.00:00:00',
      expiration_action: 'Block',
    });
  });

  test('that is open says so in its network rules, so that Azure forgets older ones', () => {
    expect(open().the('storage_account')).toMatchObject({
      public_network_access_enabled: true,
      network_rules: { default_action: 'Allow', bypass: ['AzureServices', 'Logging', 'Metrics'] },
    });
  });

  test('leaves the CORS rule alone that Azure ML writes for its studio, so that no plan removes it', () => {
    expect(open().the('storage_account').lifecycle).toEqual({ ignore_changes: ['blob_properties[0].cors_rule'] });
    expect(open({ deletionProtection: true }).the('storage_account').lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: ['blob_properties[0].cors_rule'],
    });
  });

  test('that is closed lets only trusted services and its private endpoints through', () => {
    const made = closed();
    expect(made.the('storage_account')).toMatchObject({
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
    });
    expect(made.all('private_endpoint').map(({ name }) => name)).toEqual(['pep-stml-blob', 'pep-stml-file']);
  });

  test('with allowed addresses lets only them through its public door, written as azurerm takes them', () => {
    const allowedIpRanges = ['8.8.8.8', '9.9.9.9/32', '9.9.8.0/24', '8.8.4.5/31'];
    expect(storage({ allowedIpRanges }).the('storage_account')).toMatchObject({
      public_network_access_enabled: true,
      network_rules: {
        default_action: 'Deny',
        bypass: ['AzureServices'],
        ip_rules: ['8.8.8.8', '9.9.9.9', '9.9.8.0/24', '8.8.4.4', '8.8.4.5'],
      },
    });
    expect(closed({ allowedIpRanges }).all('private_endpoint')).toHaveLength(2);
  });

  test('without allowed addresses says so, so that Azure forgets older ones', () => {
    for (const made of [open(), closed()]) expect(made.the('storage_account')).toMatchObject({ network_rules: { ip_rules: [] } });
  });

  test('does not pretend to filter what is open to everybody', () => {
    expect(() => open({ allowedIpRanges: ['8.8.8.8'] })).toThrow(
      `[test/Storage] 'allowedIpRanges' is ["8.8.8.8"]: with 'publicNetworkAccess: true' everybody gets through the firewall. Leave out either`,
    );
    expect(() => storage({ allowedIpRanges: ['10.0.0.0/8'] })).toThrow(`[test/Storage] 'allowedIpRanges' is '10.0.0.0/8': this is a private address`);
  });

  test('lets addresses through that Terraform knows only later', () => {
    const made = synth((stack) => {
      const allowedIpRanges = [new TerraformVariable(stack, 'office', {}).stringValue];
      new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, allowedIpRanges });
      new WorkspaceRegistry(stack, 'Registry', { name: 'crml123', resourceGroup: GROUP, allowedIpRanges });
    });
    expect(made.the('storage_account')).toMatchObject({ network_rules: { ip_rules: ['${var.office}'] } });
    expect(made.the('container_registry')).toMatchObject({ network_rule_set: [{ ip_rule: [{ ip_range: '${var.office}' }] }] });
  });

  test('can have private endpoints and be open', () => {
    const made = closed({ publicNetworkAccess: true });
    expect(made.the('storage_account').public_network_access_enabled).toBe(true);
    expect(made.all('private_endpoint')).toHaveLength(2);
  });

  test('gets endpoints for further services on request, each once', () => {
    const made = closed({ subresources: [Subresource.DFS, Subresource.TABLE, Subresource.QUEUE, Subresource.BLOB] });
    expect(made.all('private_endpoint').map(({ name }) => name)).toEqual([
      'pep-stml-blob',
      'pep-stml-dfs',
      'pep-stml-file',
      'pep-stml-queue',
      'pep-stml-table',
    ]);
  });

  test('refuses a service that it does not have', () => {
    expect(() => closed({ subresources: [Subresource.VAULT] })).toThrow(
      `[test/Storage] 'subresources' is 'vault': a storage account has only blob, file, queue, table, dfs. Leave it out.`,
    );
  });

  test('that nobody could reach is refused', () => {
    expect(() => storage({})).toThrow(
      `[test/Storage] 'publicNetworkAccess' is not given: without public network access and without 'privateLink' nobody could reach it. ` +
        `Pass 'privateLink' with a subnet, or 'publicNetworkAccess: true'.`,
    );
    expect(() => storage({ publicNetworkAccess: false })).toThrow(`'publicNetworkAccess' is false`);
  });

  test('is encrypted with the key in its current version, as the identity', () => {
    expect(open({ encryption: { key: KEY, identity: BROUGHT.identity } }).the('storage_account')).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [BROUGHT.identity.id] },
      customer_managed_key: { key_vault_key_id: KEY.versionlessId, user_assigned_identity_id: BROUGHT.identity.id },
    });
  });

  test('has no identity and no key block unless it is encrypted', () => {
    expect(open().the('storage_account')).not.toHaveProperty('identity');
    expect(open().the('storage_account')).not.toHaveProperty('customer_managed_key');
  });

  test('is replicated as asked', () => {
    expect(open({ replication: StorageReplication.GZRS }).the('storage_account').account_replication_type).toBe('GZRS');
  });

  test.each([0, 366, 1.5])('cannot keep deleted blobs for %d days', (softDeleteDays) => {
    expect(() => open({ softDeleteDays })).toThrow(`[test/Storage] 'softDeleteDays' is ${String(softDeleteDays)}: Azure keeps`);
  });

  test('keeps deleted blobs as long as asked', () => {
    expect(open({ softDeleteDays: 30 }).the('storage_account').blob_properties).toEqual({
      delete_retention_policy: { days: 30 },
      container_delete_retention_policy: { days: 30 },
    });
  });

  test('cannot be destroyed while it is protected', () => {
    expect(open({ deletionProtection: true }).the('storage_account').lifecycle).toMatchObject({ prevent_destroy: true });
    expect(open().the('storage_account')).not.toHaveProperty('lifecycle.prevent_destroy');
  });

  test('refuses a name that Azure would refuse', () => {
    expect(() => open({ name: 'st-ml' })).toThrow(`[test/Storage] 'name' is 'st-ml': the storage account name must be 3-24 lowercase`);
  });

  test('needs a region', () => {
    expect(() => open({ resourceGroup: { name: 'rg-ml' } })).toThrow(
      `[test/Storage] 'location' is not given: the resource group 'rg-ml' was passed without a location. Pass 'location', or a resource group with one.`,
    );
    expect(open({ resourceGroup: { name: 'rg-ml' }, location: 'northeurope' }).the('storage_account').location).toBe('northeurope');
  });
});

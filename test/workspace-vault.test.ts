import { TerraformVariable } from 'cdktf';
import { PrivateDnsZones, WorkspaceVault, WorkspaceVaultProps } from '../lib';
import { GROUP, SUBNET, Synthesized, synth } from './support';

function vault(props: Partial<WorkspaceVaultProps>): Synthesized {
  return synth((stack) => new WorkspaceVault(stack, 'Vault', { name: 'kv-ml', resourceGroup: GROUP, ...props }));
}

const open = (props: Partial<WorkspaceVaultProps> = {}): Synthesized => vault({ publicNetworkAccess: true, ...props });
const privateLink = { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() };

describe('a key vault', () => {
  test('is safe by default', () => {
    expect(open().the('key_vault')).toMatchObject({
      sku_name: 'standard',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
    });
  });

  test('belongs to the tenant that Terraform runs in, or to the one given', () => {
    expect(open().the('key_vault').tenant_id).toMatch(/^\$\{data\.azurerm_client_config\.[\w-]+\.tenant_id\}$/);
    const given = open({ tenantId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' });
    expect(given.the('key_vault').tenant_id).toBe('aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee');
    expect(given.data).toEqual([]);
  });

  test('that is open lets everybody to its door', () => {
    expect(open().the('key_vault')).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: 'Allow', bypass: 'AzureServices' },
    });
  });

  test('that is closed lets only trusted services and its private endpoint through', () => {
    const made = vault({ privateLink });
    expect(made.the('key_vault')).toMatchObject({
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices' },
    });
    expect(made.the('private_endpoint')).toMatchObject({
      name: 'pep-kv-ml-vault',
      private_service_connection: { subresource_names: ['vault'], is_manual_connection: false },
    });
  });

  test('with allowed addresses lets only them through its public door', () => {
    expect(vault({ allowedIpRanges: ['8.8.8.8', '9.9.9.0/24'] }).the('key_vault')).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices', ip_rules: ['8.8.8.8', '9.9.9.0/24'] },
    });
  });

  test('does not pretend to filter what is open to everybody', () => {
    expect(() => open({ allowedIpRanges: ['8.8.8.8'] })).toThrow(
      `[test/Vault] 'allowedIpRanges' is ["8.8.8.8"]: with 'publicNetworkAccess: true' everybody gets through the firewall. Leave out either`,
    );
    expect(() => vault({ allowedIpRanges: ['0.0.0.0/0'] })).toThrow(
      `'allowedIpRanges' is '0.0.0.0/0': this lets everybody through. Pass 'publicNetworkAccess: true' if that is meant.`,
    );
  });

  test('lets a retention through that Terraform knows only later', () => {
    const build = (): unknown =>
      synth((stack) => {
        const softDeleteRetentionDays = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
        new WorkspaceVault(stack, 'Vault', { name: 'kv-ml', resourceGroup: GROUP, publicNetworkAccess: true, softDeleteRetentionDays });
      });
    expect(build).not.toThrow();
  });

  test('that nobody could reach is refused', () => {
    expect(() => vault({})).toThrow(`[test/Vault] 'publicNetworkAccess' is not given`);
    expect(() => vault({ allowedIpRanges: [] })).toThrow(`[test/Vault] 'publicNetworkAccess' is not given`);
  });

  test.each([6, 91, 7.5])('cannot keep deleted secrets for %d days', (softDeleteRetentionDays) => {
    expect(() => open({ softDeleteRetentionDays })).toThrow(`[test/Vault] 'softDeleteRetentionDays' is ${String(softDeleteRetentionDays)}`);
  });

  test('cannot be destroyed while it is protected', () => {
    expect(open({ deletionProtection: true }).the('key_vault').lifecycle).toEqual({ prevent_destroy: true });
  });

  test('refuses a name that Azure would refuse', () => {
    expect(() => open({ name: 'kv--ml' })).toThrow(`[test/Vault] 'name' is 'kv--ml': the key vault name must be 3-24 letters`);
  });
});

describe('an allowed address', () => {
  test.each(['10.0.0.1', '172.16.3.0/24', '192.168.1.1', '127.0.0.1'])('cannot be the private one %s', (range) => {
    expect(() => vault({ allowedIpRanges: [range] })).toThrow(
      `[test/Vault] 'allowedIpRanges' is '${range}': this is a private address, and Azure sees the public one. Pass the public address`,
    );
  });

  test.each(['home', '8.8.8', '8.8.8.8/33', '8.8.8.8/', '8.8.8.8/24/1', '2001:db8::1', '10.0.0.999'])('cannot be %s', (range) => {
    expect(() => vault({ allowedIpRanges: [range] })).toThrow(`'allowedIpRanges' is '${range}': this is neither an IPv4 address nor a range`);
  });

  test('from the ranges for examples brings a warning', () => {
    expect(vault({ allowedIpRanges: ['203.0.113.10'] }).warnings).toEqual([
      expect.stringContaining(`'allowedIpRanges' has '203.0.113.10', a documentation address`),
    ]);
    expect(vault({ allowedIpRanges: ['8.8.8.8'] }).warnings).toEqual([]);
  });
});

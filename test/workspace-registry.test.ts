import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, Token } from 'cdktf';
import { ManagedNetwork, PrivateDnsZones, RegistrySku, WorkspaceRegistry, WorkspaceRegistryProps } from '../lib';
import { BROUGHT, GROUP, KEY, SUBNET, Synthesized, synth, synthWorkspace } from './support';

function registry(props: Partial<WorkspaceRegistryProps>): Synthesized {
  return synth((stack) => new WorkspaceRegistry(stack, 'Registry', { name: 'crml123', resourceGroup: GROUP, ...props }));
}

const open = (props: Partial<WorkspaceRegistryProps> = {}): Synthesized => registry({ publicNetworkAccess: true, ...props });
const privateLink = { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() };
const encryption = { key: KEY, identity: { ...BROUGHT.identity, clientId: 'client-id' } };

test('the registry of a workspace is Premium where a managed network allows only approved traffic, for Azure makes a private endpoint to it', () => {
  const sku = (managedNetwork: ManagedNetwork): unknown => synthWorkspace({ managedNetwork }).the('container_registry').sku;
  expect(sku(ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND)).toBe('Premium');
  expect(sku(ManagedNetwork.ALLOW_INTERNET_OUTBOUND)).toBe('Standard');
});

describe('a container registry', () => {
  test('is safe by default', () => {
    expect(open().the('container_registry')).toMatchObject({
      sku: 'Standard',
      admin_enabled: false,
      anonymous_pull_enabled: false,
      public_network_access_enabled: true,
      export_policy_enabled: true,
      data_endpoint_enabled: false,
      retention_policy_in_days: 0,
      zone_redundancy_enabled: false,
    });
  });

  test('that is closed is Premium, exports nothing and has data endpoints and a private endpoint', () => {
    const made = registry({ privateLink });
    expect(made.the('container_registry')).toMatchObject({
      sku: 'Premium',
      public_network_access_enabled: false,
      network_rule_bypass_option: 'AzureServices',
      export_policy_enabled: false,
      data_endpoint_enabled: true,
    });
    expect(made.the('private_endpoint')).toMatchObject({
      name: 'pep-crml123-registry',
      private_service_connection: { subresource_names: ['registry'] },
    });
  });

  test('with allowed addresses is Premium and lets only them through its public door, as ranges', () => {
    expect(registry({ allowedIpRanges: ['8.8.8.8', '9.9.9.0/24'] }).the('container_registry')).toMatchObject({
      sku: 'Premium',
      public_network_access_enabled: true,
      export_policy_enabled: true,
      network_rule_bypass_option: 'AzureServices',
      network_rule_set: [
        {
          default_action: 'Deny',
          ip_rule: [
            { action: 'Allow', ip_range: '8.8.8.8/32' },
            { action: 'Allow', ip_range: '9.9.9.0/24' },
          ],
        },
      ],
    });
  });

  test('that is Premium and open says so in its network rules, so that Azure forgets older ones', () => {
    const everybody = [{ default_action: 'Allow', ip_rule: [] }];
    expect(open({ sku: RegistrySku.PREMIUM }).the('container_registry').network_rule_set).toEqual(everybody);
    expect(open({ privateLink }).the('container_registry').network_rule_set).toEqual(everybody);
    expect(registry({ privateLink }).the('container_registry')).not.toHaveProperty('network_rule_set');
  });

  test('that is not Premium says that it has none, so that one that was Premium can become it', () => {
    expect(open().the('container_registry').network_rule_set).toEqual([]);
    expect(open({ sku: RegistrySku.BASIC }).the('container_registry').network_rule_set).toEqual([]);
  });

  test('does not pretend to filter what is open to everybody', () => {
    expect(() => open({ allowedIpRanges: ['8.8.8.8'] })).toThrow(
      `[test/Registry] 'allowedIpRanges' is ["8.8.8.8"]: with 'publicNetworkAccess: true' everybody gets through the firewall. Leave out either`,
    );
  });

  test('closes in place: nothing that forces a replacement differs between open and closed', () => {
    const forcing = (made: Synthesized): unknown[] => {
      const { name, location, resource_group_name, zone_redundancy_enabled } = made.the('container_registry');
      return [name, location, resource_group_name, zone_redundancy_enabled];
    };
    expect(forcing(open())).toEqual(forcing(registry({ privateLink })));
  });

  test('that is encrypted is Premium and reads its key as the identity', () => {
    expect(open({ encryption }).the('container_registry')).toMatchObject({
      sku: 'Premium',
      identity: { type: 'UserAssigned', identity_ids: [BROUGHT.identity.id] },
      encryption: [{ key_vault_key_id: KEY.versionlessId, identity_client_id: 'client-id' }],
    });
  });

  test('needs the client id of the identity that reads its key', () => {
    expect(() => open({ encryption: { key: KEY, identity: BROUGHT.identity } })).toThrow(
      `[test/Registry] 'identity.clientId' is not given: a registry names the identity that reads its key by the client id. Pass the identity with its 'clientId'`,
    );
  });

  test('is replicated to other regions in the order in which Azure lists them, all zone-redundant', () => {
    expect(open({ replicaLocations: ['North Europe', 'francecentral'] }).the('container_registry')).toMatchObject({
      sku: 'Premium',
      zone_redundancy_enabled: true,
      georeplications: [
        { location: 'francecentral', zone_redundancy_enabled: true },
        { location: 'northeurope', zone_redundancy_enabled: true },
      ],
    });
  });

  test('cannot be replicated to its own region, or twice to another', () => {
    expect(() => open({ replicaLocations: ['West Europe'] })).toThrow(
      `[test/Registry] 'replicaLocations' is 'westeurope': each copy is in a region of its own, and the registry is in 'westeurope'. Pass other regions, each once.`,
    );
    expect(() => open({ replicaLocations: ['northeurope', 'North Europe'] })).toThrow(`'replicaLocations' is 'northeurope'`);
    expect(() => open({ replicaLocations: [' '] })).toThrow(`'replicaLocations' is '': each copy is in a region of its own`);
  });

  test('knows the region of a resource group that the stack makes', () => {
    const build = (): Synthesized =>
      synth((stack) => {
        const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'West Europe' });
        new WorkspaceRegistry(stack, 'Registry', { name: 'crml123', resourceGroup, publicNetworkAccess: true, replicaLocations: ['westeurope'] });
      });
    expect(build).toThrow(`'replicaLocations' is 'westeurope'`);
  });

  test.each([
    ['is closed to the public network', { publicNetworkAccess: false, privateLink }],
    ['lets only some addresses through', { allowedIpRanges: ['8.8.8.8'], publicNetworkAccess: undefined }],
    ['has a private link', { privateLink, publicNetworkAccess: true }],
    ['is encrypted with your key', { encryption }],
    ['is replicated', { replicaLocations: ['northeurope'] }],
    ['deletes untagged manifests', { untaggedRetentionDays: 30 }],
  ])('that %s must be Premium', (reason, props) => {
    expect(() => open({ sku: RegistrySku.STANDARD, ...props })).toThrow(
      `[test/Registry] 'sku' is 'Standard': a registry that ${reason} must be Premium. Leave 'sku' out, or pass RegistrySku.PREMIUM.`,
    );
    expect(open(props).the('container_registry').sku).toBe('Premium');
  });

  test('has the tier that is asked for where any will do', () => {
    expect(open({ sku: RegistrySku.BASIC }).the('container_registry').sku).toBe('Basic');
  });

  test('is Premium, too, where only Terraform knows how long it keeps them, unless another tier is given', () => {
    const untaggedRetentionDays = Token.asNumber(Fn.tonumber('30'));
    const made = (sku?: RegistrySku) => open({ untaggedRetentionDays, sku }).the('container_registry');
    expect(made()).toMatchObject({ sku: 'Premium', retention_policy_in_days: '${tonumber("30")}' });
    expect(made(RegistrySku.STANDARD).sku).toBe('Standard');
  });

  test.each([-1, 366])('cannot keep untagged manifests for %d days', (untaggedRetentionDays) => {
    expect(() => open({ untaggedRetentionDays })).toThrow(`[test/Registry] 'untaggedRetentionDays' is ${String(untaggedRetentionDays)}`);
  });

  test('that nobody could reach is refused', () => {
    expect(() => registry({})).toThrow(`[test/Registry] 'publicNetworkAccess' is not given`);
  });

  test('cannot be destroyed while it is protected', () => {
    expect(open({ deletionProtection: true }).the('container_registry').lifecycle).toEqual({ prevent_destroy: true });
  });

  test('refuses a name that Azure would refuse', () => {
    expect(() => open({ name: 'cr-ml' })).toThrow(`[test/Registry] 'name' is 'cr-ml': the container registry name must be 5-50 lowercase`);
  });
});

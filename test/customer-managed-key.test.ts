import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import {
  CustomerManagedKey,
  CustomerManagedKeyProps,
  Grant,
  KeyCreation,
  PrivateDnsZones,
  PrincipalType,
  Role,
  WorkspaceRegistry,
  WorkspaceStorage,
} from '../lib';
import { BROUGHT, GROUP, OBJECT_ID, SUBNET, Synthesized, synth, synthStack, testApp, workspace } from './support';

function key(props: Partial<CustomerManagedKeyProps> = {}): Synthesized {
  return synth((stack) => new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-prd', resourceGroup: GROUP, publicNetworkAccess: true, ...props }));
}

const privateLink = { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() };

describe('a customer-managed key', () => {
  const { logAnalytics } = BROUGHT;
  const diagnosed = (props: Partial<CustomerManagedKeyProps>, times: number): Synthesized =>
    synth((stack) => {
      const own = new CustomerManagedKey(stack, 'Key', { baseName: 'ml', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
      for (let time = 0; time < times; time++) own.diagnose(`Diagnostics${time === 0 ? '' : String(time)}`, { logAnalytics, metrics: false });
    });

  test('sends who has used it to a Log Analytics workspace that is made later, as if it had been told before', () => {
    const made = diagnosed({}, 1);
    expect(made.the('monitor_diagnostic_setting')).toMatchObject({
      name: 'logs',
      target_resource_id: `\${${made.address('key_vault')}.id}`,
      log_analytics_workspace_id: logAnalytics.id,
      enabled_log: [{ category_group: 'allLogs' }],
    });
    const told = diagnosed({ diagnostics: { logAnalytics } }, 0);
    expect(made.address('monitor_diagnostic_setting')).toBe(told.address('monitor_diagnostic_setting'));
  });

  test('is told only once where its vault sends logs', () => {
    const rule = `[test/Key/Vault/Diagnostics] sends the logs of the key's vault already`;
    expect(() => diagnosed({}, 2)).toThrow(`[test/Key] 'id' is 'Diagnostics1': ${rule}`);
    expect(() => diagnosed({ diagnostics: { logAnalytics } }, 1)).toThrow(rule);
  });

  test('is an RSA key of 4096 bits that can do no more than wrap other keys', () => {
    expect(key().the('key_vault_key')).toMatchObject({
      name: 'cmk-fraud-prd',
      key_type: 'RSA',
      key_size: 4096,
      key_opts: ['unwrapKey', 'wrapKey'],
    });
  });

  test('keeps the size that it has, since another one would replace it', () => {
    expect(key({ keySize: 2048 }).the('key_vault_key')).toMatchObject({ key_size: 2048, lifecycle: { ignore_changes: ['key_size'] } });
  });

  test('rotates every 30 days, and its versions never expire: a workspace stays with the first', () => {
    expect(key().the('key_vault_key').rotation_policy).toEqual({ automatic: { time_after_creation: 'P30D' } });
    expect(key({ rotateAfter: 'P90D' }).the('key_vault_key').rotation_policy).toEqual({ automatic: { time_after_creation: 'P90D' } });
    expect(key().the('key_vault_key')).not.toHaveProperty('expiration_date');
  });

  test('lies in a vault of its own with purge protection, access by roles and soft delete for 90 days, in its region', () => {
    expect(key().the('key_vault')).toMatchObject({
      name: 'kv-fraud-prd-cmk',
      location: 'westeurope',
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      rbac_authorization_enabled: true,
    });
  });

  test('carries the suffix in the name of its vault', () => {
    expect(key({ uniqueSuffix: 'x7k2' }).the('key_vault').name).toBe('kv-fraud-prd-cmk-x7k2');
  });

  test('takes names, and refuses those that Azure would refuse', () => {
    const named = key({ name: 'kv-mine', keyName: 'mine' });
    expect(named.the('key_vault').name).toBe('kv-mine');
    expect(named.the('key_vault_key').name).toBe('mine');
    expect(() => key({ keyName: 'my_key' })).toThrow(`[test/Key] 'keyName' is 'my_key': the key name must be 1-127 letters, digits and '-'`);
    expect(() => key({ baseName: 'fraud-detection-prd' })).toThrow(`makes the key vault of the key name 'kv-fraud-detection-prd-cmk'`);
  });

  test('is created only after the right of whoever runs Terraform to create it has spread', () => {
    const made = key();
    const wait = made.address('time_sleep', 'Key_DeployerWait');
    expect(made.at('role_assignment', 'Key_Deployer')).toMatchObject({
      role_definition_name: 'Key Vault Crypto Officer',
      scope: `\${${made.address('key_vault')}.id}`,
    });
    expect(made.comesAfter(made.address('key_vault_key'), wait)).toBe(true);
    expect(made.comesAfter(wait, made.address('role_assignment'))).toBe(true);
    expect(made.the('time_sleep').create_duration).toBe('120s');
  });

  test('waits again when the right is granted anew', () => {
    const made = key();
    expect(made.the('time_sleep').triggers).toEqual({ Deployer: `\${${made.address('role_assignment')}.id}` });
  });

  test('waits as long as asked, or not at all', () => {
    expect(key({ propagationSeconds: 300 }).the('time_sleep').create_duration).toBe('300s');
    const impatient = key({ propagationSeconds: 0 });
    expect(impatient.all('time_sleep')).toEqual([]);
    expect(impatient.comesAfter(impatient.address('key_vault_key'), impatient.address('role_assignment'))).toBe(true);
  });

  test.each([-1, 1.5, 3601])('cannot wait for %d seconds', (propagationSeconds) => {
    expect(() => key({ propagationSeconds })).toThrow(`[test/Key] 'propagationSeconds' is ${String(propagationSeconds)}: the wait is a whole number`);
  });

  test('leaves the right with whoever deployed first, so that people and pipelines can take turns', () => {
    const assignment = key().the('role_assignment');
    expect(assignment.principal_id).toMatch(/^\$\{data\.azurerm_client_config\.[\w-]+\.object_id\}$/);
    expect(assignment.lifecycle).toEqual({ ignore_changes: ['principal_id', 'principal_type'] });
  });

  test('finds out by the client id whether a person or a service principal deploys', () => {
    expect(key().the('role_assignment').principal_type).toMatch(
      /^\$\{\(data\.azurerm_client_config\.[\w-]+\.client_id == "04b07795-8ddb-461a-bbee-02f9e1bf7b46"\) \? "User" : "ServicePrincipal"\}$/,
    );
  });

  test('grants the right to the deployer that is named', () => {
    const made = key({ deployer: { principalId: OBJECT_ID, principalType: PrincipalType.GROUP } });
    expect(made.the('role_assignment')).toMatchObject({ principal_id: OBJECT_ID, principal_type: 'Group' });
    expect(made.the('role_assignment')).not.toHaveProperty('lifecycle');
  });

  test('is granted to the identity of a part that is made by hand, which comes after the wait', () => {
    const made = synth((stack) => {
      const own = new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-prd', resourceGroup: GROUP, publicNetworkAccess: true });
      const identity = new UserAssignedIdentity(stack, 'Identity', { name: 'id-own', location: 'westeurope', resourceGroupName: 'rg-ml' });
      const encryption = own.grantUse('Registry', identity);
      new WorkspaceRegistry(stack, 'Own', { name: 'crown123', resourceGroup: GROUP, publicNetworkAccess: true, encryption });
    });
    expect(made.at('role_assignment', 'Key_Registry')).toMatchObject({
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: '${azurerm_user_assigned_identity.Identity.principal_id}',
    });
    expect(made.comesAfter(made.address('container_registry'), made.address('time_sleep', 'Key_RegistryWait'))).toBe(true);
    expect(made.comesAfter(made.address('time_sleep', 'Key_RegistryWait'), made.address('role_assignment', 'Key_Registry'))).toBe(true);
  });

  test('can be used by an identity only after what its reference names', () => {
    const made = synth((stack) => {
      const own = new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-prd', resourceGroup: GROUP, publicNetworkAccess: true });
      const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.SERVICE_PRINCIPAL };
      const grant = new Grant(stack, 'Mine', { scope: own.vault, role: Role.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, grantee });
      const encryption = { key: own, identity: { ...BROUGHT.identity, usableAfter: [grant.resource] } };
      new WorkspaceStorage(stack, 'Own', { name: 'stown', resourceGroup: GROUP, publicNetworkAccess: true, encryption });
    });
    expect(made.comesAfter(made.address('storage_account'), made.address('role_assignment', 'Mine'))).toBe(true);
  });

  test('cannot be granted to an identity without a principal id', () => {
    const build = (): unknown =>
      synth((stack) => {
        new CustomerManagedKey(stack, 'Key', { baseName: 'x', resourceGroup: GROUP, publicNetworkAccess: true }).grantUse('Own', BROUGHT.identity);
      });
    expect(build).toThrow(`[test/Key] 'identity.principalId' is not given: roles are granted to the identity's principal id. Pass the identity with`);
  });

  test('that Terraform could not create is refused', () => {
    expect(() => key({ publicNetworkAccess: undefined })).toThrow(
      `[test/Key] 'publicNetworkAccess' is not given: Terraform creates the key through the vault, and could not reach it. Pass the public address`,
    );
  });

  test('is reached from the addresses that are allowed', () => {
    expect(key({ publicNetworkAccess: false, allowedIpRanges: ['8.8.8.8'] }).the('key_vault')).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices', ip_rules: ['8.8.8.8'] },
    });
  });

  test('in a closed vault is created after the private endpoint through which Terraform reaches it, with a warning', () => {
    const made = key({ publicNetworkAccess: false, privateLink });
    expect(made.the('key_vault').public_network_access_enabled).toBe(false);
    expect(made.comesAfter(made.address('key_vault_key'), made.address('private_endpoint'))).toBe(true);
    expect(made.warnings).toEqual([expect.stringContaining('Terraform must run inside the virtual network')]);
    expect(key({ privateLink, allowedIpRanges: ['8.8.8.8'], publicNetworkAccess: false }).warnings).toEqual([]);
  });

  test.each([1024, 3000])('cannot have %d bits', (keySize) => {
    expect(() => key({ keySize })).toThrow(`[test/Key] 'keySize' is ${String(keySize)}: an RSA key of a key vault has 2048, 3072 or 4096 bits`);
  });

  test.each(['P', '1Y', 'P27D', 'PT1H', 'P1W', 'year'])('cannot rotate after %s', (rotateAfter) => {
    expect(() => key({ rotateAfter })).toThrow(`[test/Key] 'rotateAfter' is '${rotateAfter}': a key is rotated after an ISO 8601 duration`);
  });

  test('and its vault cannot be destroyed while they are protected', () => {
    const made = key({ deletionProtection: true });
    expect(made.the('key_vault').lifecycle).toEqual({ prevent_destroy: true });
    expect(made.the('key_vault_key').lifecycle).toEqual({ prevent_destroy: true, ignore_changes: ['key_size'] });
  });

  test('tags what it makes', () => {
    const made = key({ tags: { team: 'fraud' } });
    expect(made.the('key_vault').tags).toEqual({ team: 'fraud' });
    expect(made.the('key_vault_key').tags).toEqual({ team: 'fraud' });
  });

  test('tells which provider is missing for the wait', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: [{}] });
    new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-prd', resourceGroup: GROUP, publicNetworkAccess: true });
    expect(() => synthStack(stack)).toThrow(/\[test\/Key\/DeployerWait\].*new TimeProvider.*'propagationSeconds: 0'/s);
  });
});

describe('a key that is made through the control plane', () => {
  const closed = (props: Partial<CustomerManagedKeyProps> = {}): Synthesized =>
    synth((stack) => {
      const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      dnsZones.linkVirtualNetwork('net', { id: SUBNET.id.split('/subnets/')[0] as string });
      const names = { baseName: 'fraud-dev', resourceGroup: GROUP };
      const key = new CustomerManagedKey(stack, 'Key', {
        ...names,
        creation: KeyCreation.CONTROL_PLANE,
        privateLink: { subnet: SUBNET, dnsZones },
        ...props,
      });
      workspace(stack, { uniqueSuffix: 'x', encryption: { key, serviceSideEncryption: true } });
    });

  test('needs neither a role for the deployer nor a wait, nor a way into the vault', () => {
    const stack = closed();
    expect(stack.all('role_assignment').map(({ role_definition_name }) => role_definition_name)).not.toContain('Key Vault Crypto Officer');
    expect(stack.addresses.filter((address) => address.includes('DeployerWait'))).toEqual([]);
    expect(stack.all('key_vault_key')).toEqual([]);
    expect(stack.warnings).toEqual([]);
  });

  test('is an RSA key that rotates and only wraps and unwraps', () => {
    const key = closed({ keySize: 4096, rotateAfter: 'P90D' }).the('azapi_resource_action');
    expect(key).toMatchObject({
      type: 'Microsoft.KeyVault/vaults/keys@2026-02-01',
      method: 'PUT',
      body: {
        properties: {
          kty: 'RSA',
          keySize: 4096,
          keyOps: ['unwrapKey', 'wrapKey'],
          rotationPolicy: { lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P90D' } }] },
        },
      },
    });
    expect(key.resource_id).toMatch(/^\$\{azurerm_key_vault\.\w+\.id\}\/keys\/cmk-fraud-dev$/);
  });

  test('has the size and the rotation of one that is made through the vault, unless it is told otherwise', () => {
    expect(closed().the('azapi_resource_action').body).toEqual({
      properties: {
        kty: 'RSA',
        keySize: 4096,
        keyOps: ['unwrapKey', 'wrapKey'],
        rotationPolicy: { lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P30D' } }] },
      },
    });
  });

  test('stays with the version that the workspace was encrypted with', () => {
    const stack = closed();
    expect(stack.the('azapi_resource_action').lifecycle).toEqual({ ignore_changes: ['body', 'type', 'response_export_values'] });
    expect(stack.the('machine_learning_workspace').encryption).toMatchObject({
      key_id: expect.stringMatching(
        /vault_uri\}keys\/cmk-fraud-dev\/\$\{element\(reverse\(split\("\/", azapi_resource_action\.\w+\.output\.properties\.keyUriWithVersion\)\), 0\)\}$/,
      ) as string,
    });
    expect(stack.the('storage_account').customer_managed_key).toMatchObject({
      key_vault_key_id: expect.stringMatching(/^\$\{azurerm_key_vault\.\w+\.vault_uri\}keys\/cmk-fraud-dev$/) as string,
    });
  });

  test('comes before what it encrypts, and does not wait for the endpoint of the vault, which it is not made through', () => {
    const stack = closed();
    const key = stack.address('azapi_resource_action');
    expect(stack.comesAfter(key, stack.address('private_endpoint', 'Key_Vault_Link'))).toBe(false);
    expect(stack.comesAfter(stack.address('storage_account'), key)).toBe(true);
  });

  test('is the one that azurerm made before, which Terraform forgets rather than deletes', () => {
    const stack = closed();
    const id = stack.address('azapi_resource_action').split('.')[1] as string;
    expect(stack.section('removed')).toEqual([{ from: `azurerm_key_vault_key.${id}`, lifecycle: [{ destroy: false }] }]);
  });

  test.each<[Partial<CustomerManagedKeyProps>, string]>([
    [{ propagationSeconds: 60 }, `'propagationSeconds' is 60: a key that is made through the control plane needs no role`],
    [{ deployer: { principalId: OBJECT_ID, principalType: PrincipalType.GROUP } }, `'deployer'`],
    [{ keySize: 1024 }, `'keySize' is 1024`],
  ])('refuses %j', (props, message) => {
    expect(() => closed(props)).toThrow(message);
  });
});

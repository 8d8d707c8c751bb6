import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultAccessPolicyA } from '@cdktf/provider-azurerm/lib/key-vault-access-policy';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AzureCloud,
  CustomerManagedKey,
  IdentityType,
  KeyCreation,
  ManagedNetwork,
  MlWorkspace,
  MlWorkspaceProps,
  PrivateDnsZones,
  Redundancy,
  StorageAccess,
  Subresource,
  TimeProvider,
  WorkspaceNetwork,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceStorageProps,
} from '../lib';
import { resolve } from '../lib/core/resolve';
import {
  BROUGHT,
  FEATURES,
  GROUP,
  OBJECT_ID,
  PROVIDERS,
  SUBNET,
  Synthesized,
  synth,
  synthPrivate,
  synthStack,
  synthWorkspace,
  testApp,
  workspace,
} from './support';

const PARTS = ['storage_account', 'key_vault', 'container_registry', 'application_insights', 'log_analytics_workspace', 'user_assigned_identity'];

const L1 = { location: 'westeurope', resourceGroupName: 'rg' };
const ACCOUNT = { ...L1, name: 'stmine', accountTier: 'Standard', accountReplicationType: 'ZRS' };
const VAULT = { ...L1, name: 'kvmine', skuName: 'standard', tenantId: OBJECT_ID };

describe('a workspace', () => {
  test('makes everything it stands on and refers to it', () => {
    const made = synthWorkspace();
    for (const part of PARTS) expect(made.all(part)).toHaveLength(1);
    expect(made.the('machine_learning_workspace')).toMatchObject({
      name: 'mlw-fraud-dev',
      location: 'westeurope',
      resource_group_name: 'rg-ml',
      storage_account_id: `\${${made.address('storage_account')}.id}`,
      key_vault_id: `\${${made.address('key_vault')}.id}`,
      container_registry_id: `\${${made.address('container_registry')}.id}`,
      application_insights_id: `\${${made.address('application_insights')}.id}`,
    });
  });

  test('says explicitly that high business impact is off, which Azure would report', () => {
    expect(synthWorkspace().the('machine_learning_workspace').high_business_impact).toBe(false);
    expect(synthWorkspace({ highBusinessImpact: true }).the('machine_learning_workspace').high_business_impact).toBe(true);
  });

  test('leaves out what azurerm refuses or replaces a workspace over', () => {
    const resource = synthWorkspace().the('machine_learning_workspace');
    for (const attribute of ['service_side_encryption_enabled', 'encryption', 'managed_network', 'feature_store', 'lifecycle']) {
      expect(resource).not.toHaveProperty(attribute);
    }
  });

  test('takes a name, a friendly name and a description', () => {
    expect(synthWorkspace({ name: 'mine', friendlyName: 'Fraud', description: 'Finds fraud' }).the('machine_learning_workspace')).toMatchObject({
      name: 'mine',
      friendly_name: 'Fraud',
      description: 'Finds fraud',
    });
    expect(() => synthWorkspace({ name: 'my_workspace' })).toThrow(`[test/Ml] 'name' is 'my_workspace': the workspace name must be 3-33 letters`);
  });

  test.each(['100 %{ sure', 'a ${ b', 'a ${}'])('refuses the text %j, which Terraform would take for a template', (text) => {
    expect(() => synthWorkspace({ description: text })).toThrow(`[test/Ml] 'description' is '${text}': Terraform takes '`);
    expect(() => synthWorkspace({ friendlyName: text })).toThrow(`'friendlyName' is '${text}'`);
    expect(() => synthWorkspace({ tags: { why: text } })).toThrow(`'tags.why' is '${text}'`);
  });

  test.each(['100 %%{ sure', 'a $${ b', '50 % {x}', '$x'])('takes the text %j', (text) => {
    expect(synthWorkspace({ description: text }).the('machine_learning_workspace').description).toBe(text);
  });

  test('does not name anything after the place of the construct, so that moving it renames nothing', () => {
    const deep = synth((stack) => workspace(stack, {}, 'Elsewhere'));
    expect(deep.the('storage_account').name).toBe(synthWorkspace().the('storage_account').name);
  });

  test('lies in the region of its resource group, or in the one given', () => {
    const inGroup = synth((stack) => {
      workspace(stack, { resourceGroup: new ResourceGroup(stack, 'Group', { name: 'rg', location: 'northeurope' }) });
    });
    for (const type of ['machine_learning_workspace', ...PARTS]) expect(inGroup.the(type).location).toBe('${azurerm_resource_group.Group.location}');
    const given = synthWorkspace({ location: 'northeurope' });
    for (const type of ['machine_learning_workspace', ...PARTS]) expect(given.the(type).location).toBe('northeurope');
  });

  test('needs a region', () => {
    expect(() => synthWorkspace({ resourceGroup: { name: 'rg-ml' } })).toThrow(`[test/Ml] 'location' is not given: the resource group 'rg-ml'`);
  });

  test('passes synth with settings that Terraform knows only later', () => {
    const later = (): unknown =>
      synth((stack) => {
        const variable = (name: string): string => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
        workspace(stack, {
          baseName: variable('base'),
          uniqueSuffix: variable('suffix'),
          location: variable('location'),
          resourceGroup: { name: variable('group') },
          storage: { id: variable('storage') },
          redundancy: Redundancy.geo(variable('replica')),
        });
      });
    expect(later).not.toThrow();
  });
});

describe('a part that is brought', () => {
  const cases = [
    ['storage', 'storage_account'],
    ['vault', 'key_vault'],
    ['registry', 'container_registry'],
    ['insights', 'application_insights'],
  ] as const;

  test.each(cases)('as %s is used and not made', (property, type) => {
    const made = synthWorkspace({ [property]: BROUGHT[property] });
    expect(made.all(type)).toEqual([]);
    expect(Object.values(made.the('machine_learning_workspace'))).toContain(BROUGHT[property].id);
  });

  test('gets no private endpoint, lock or setting', () => {
    const made = synthPrivate({ ...parts(), identity: BROUGHT.identity, deletionProtection: true });
    expect(made.addresses.map((address) => address.split('.')[0])).toEqual([
      'azurerm_machine_learning_workspace',
      'azurerm_management_lock',
      'azurerm_private_dns_zone',
      'azurerm_private_dns_zone',
      'azurerm_private_dns_zone_virtual_network_link',
      'azurerm_private_dns_zone_virtual_network_link',
      'azurerm_private_endpoint',
    ]);
    expect(made.the('private_endpoint').private_service_connection).toMatchObject({ subresource_names: ['amlworkspace'] });
  });

  test('can be an L1 resource, a data source or a construct of ours', () => {
    const made = synth((stack) => {
      const vault = new KeyVault(stack, 'Vault', { ...VAULT, rbacAuthorizationEnabled: true });
      const storage = new DataAzurermStorageAccount(stack, 'Storage', { name: 'stml', resourceGroupName: 'rg' });
      const registry = new WorkspaceRegistry(stack, 'Registry', { name: 'crmine', resourceGroup: GROUP, publicNetworkAccess: true });
      workspace(stack, { vault, storage, registry });
    });
    expect(made.the('machine_learning_workspace')).toMatchObject({
      key_vault_id: '${azurerm_key_vault.Vault.id}',
      storage_account_id: '${data.azurerm_storage_account.Storage.id}',
      container_registry_id: `\${${made.address('container_registry')}.id}`,
    });
    expect(made.the('container_registry').name).toBe('crmine');
  });

  test('as a construct of ours comes with its private endpoints before the workspace', () => {
    const made = synth((stack) => {
      const dnsZones = PrivateDnsZones.managedByPolicy();
      const storage = new WorkspaceStorage(stack, 'Mine', { name: 'stmine', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones } });
      workspace(stack, { storage });
    });
    for (const endpoint of made.addressesOf('private_endpoint')) {
      expect(made.comesAfter(made.address('machine_learning_workspace'), endpoint)).toBe(true);
    }
  });

  test.each([
    ['storage', 'a storage account', 'Microsoft.Storage'],
    ['registry', 'a container registry', 'Microsoft.ContainerRegistry'],
    ['insights', 'an Application Insights component', 'Microsoft.Insights'],
    ['identity', 'a user-assigned identity', 'Microsoft.ManagedIdentity'],
    ['logAnalytics', 'a Log Analytics workspace', 'Microsoft.OperationalInsights'],
  ])('as %s must not be a vault', (property, title, namespace) => {
    expect(() => synthWorkspace({ [property]: BROUGHT.vault })).toThrow(
      `[test/Ml] '${property}' is '${BROUGHT.vault.id}': this is not the id of ${title}: its segment 'Microsoft.KeyVault' must be '${namespace}'.`,
    );
  });

  test('as vault must not be a storage account, as a literal or as a reference', () => {
    expect(() => synthWorkspace({ vault: BROUGHT.storage })).toThrow(`[test/Ml] 'vault' is '${BROUGHT.storage.id}'`);
    const reference = (): unknown =>
      synth((stack) => {
        workspace(stack, { vault: new DataAzurermStorageAccount(stack, 'Storage', { name: 'stml', resourceGroupName: 'rg' }) });
      });
    expect(reference).toThrow(
      `'vault' is '\${data.azurerm_storage_account.Storage.id}': this is not the id of a key vault: it refers to an azurerm_storage_account`,
    );
  });

  test('without an id is named, rather than a crash', () => {
    const storage = { id: process.env.NO_SUCH_VARIABLE as unknown as string };
    expect(() => synthWorkspace({ storage })).toThrow(`[test/Ml] 'storage.id' is not given: it is required. Pass a string.`);
  });

  test.each([
    ['has a hierarchical namespace', { isHnsEnabled: true }],
    ['is Premium', { accountTier: 'Premium' }],
    ['is of the kind BlockBlobStorage', { accountKind: 'BlockBlobStorage' }],
  ])('as storage account must not be one that %s, as far as the program tells', (reason, settings) => {
    const build = (changes: object, byId: boolean) => (): unknown =>
      synth((stack) => {
        const storage = new StorageAccount(stack, 'Mine', { ...ACCOUNT, ...changes });
        workspace(stack, { storage: byId ? { id: storage.id } : storage });
      });
    const message = `'storage' is 'stmine': the default storage account of a workspace must be Standard StorageV2 without hierarchical namespace, but this one ${reason}.`;
    expect(build(settings, false)).toThrow(message);
    expect(build(settings, true)).toThrow(message);
    expect(build({}, false)).not.toThrow();
  });

  test.each([
    ['is closed to the public network', { publicNetworkAccessEnabled: false }],
    ['has network rules', { networkRuleSet: [{ defaultAction: 'Deny', ipRule: [] }] }],
  ])('as registry that %s must be Premium, as far as the program tells', (reason, settings) => {
    const build = (sku: string, byId: boolean) => (): unknown =>
      synth((stack) => {
        const registry = new ContainerRegistry(stack, 'Mine', { ...L1, name: 'crmine', sku, ...settings });
        workspace(stack, { registry: byId ? { id: registry.id } : registry });
      });
    const message = `[test/Ml] 'registry' is 'crmine': a registry that ${reason} must be Premium, but this one is Standard. Set its sku to 'Premium', or leave out what closes it.`;
    expect(build('Standard', false)).toThrow(message);
    expect(build('Standard', true)).toThrow(message);
    expect(build('Premium', false)).not.toThrow();
  });

  test('as registry may be of any tier where nothing closes it', () => {
    const build = (): unknown =>
      synth((stack) =>
        workspace(stack, { registry: new ContainerRegistry(stack, 'Mine', { ...L1, name: 'crmine', sku: 'Basic', networkRuleSet: [] }) }),
      );
    expect(build).not.toThrow();
  });

  test('as storage account without shared keys brings a warning', () => {
    const warnings = (sharedAccessKeyEnabled?: boolean): string[] =>
      synth((stack) => workspace(stack, { storage: new StorageAccount(stack, 'Mine', { ...ACCOUNT, sharedAccessKeyEnabled }) })).warnings;
    expect(warnings(false)).toEqual([
      expect.stringContaining(`the 'storage' that you bring has no shared keys, by which the workspace gets at its default datastores`),
    ]);
    expect([...warnings(), ...warnings(true)]).toEqual([]);
  });

  test('as storage account of ours without shared keys brings it too, unless the workspace does without', () => {
    const warnings = (storageAccess?: StorageAccess): string =>
      synth((stack) => {
        const own = { name: 'stmine', resourceGroup: GROUP, publicNetworkAccess: true, sharedAccessKeys: false };
        workspace(stack, { storage: new WorkspaceStorage(stack, 'Mine', own), storageAccess });
      }).warnings.join();
    const told = `the 'storage' that you bring has no shared keys, by which the workspace gets at its default datastores: pass 'storageAccess: StorageAccess.IDENTITY'`;
    expect(warnings()).toContain(told);
    expect(warnings(StorageAccess.ACCESS_KEY)).toContain(told);
    expect(warnings(StorageAccess.IDENTITY)).not.toContain(told);
  });

  test.each([undefined, KeyCreation.CONTROL_PLANE])(
    'as key that is made with %s, and that is not protected as the workspace is, brings a warning',
    (creation) => {
      const warnings = (workspaceToo: boolean, deletionProtection?: boolean): string[] =>
        synth((stack) => {
          const key = new CustomerManagedKey(stack, 'Key', {
            baseName: 'k',
            resourceGroup: GROUP,
            publicNetworkAccess: true,
            creation,
            deletionProtection,
          });
          workspace(stack, { deletionProtection: workspaceToo, encryption: { key, serviceSideEncryption: true } });
        }).warnings;
      expect(warnings(true)).toEqual([
        `'deletionProtection' does not reach the key, without which nobody reads what is encrypted with it: pass it to the CustomerManagedKey too`,
      ]);
      expect([...warnings(true, true), ...warnings(false)]).toEqual([]);
    },
  );

  test('of ours does not silently lack what the workspace has', () => {
    const build = (own: Partial<WorkspaceStorageProps>): string[] =>
      synth((stack) => {
        const { deletionProtection } = own;
        const key = new CustomerManagedKey(stack, 'Key', { baseName: 'own', resourceGroup: GROUP, publicNetworkAccess: true, deletionProtection });
        const identity = { ...BROUGHT.identity, principalId: OBJECT_ID, clientId: OBJECT_ID };
        const encryption = own.encryption && key.grantUse('Own', identity);
        const storage = new WorkspaceStorage(stack, 'Mine', { name: 'stmine', resourceGroup: GROUP, publicNetworkAccess: true, ...own, encryption });
        workspace(stack, { storage, identity, grants: true, deletionProtection: true, encryption: { key, serviceSideEncryption: true } });
      }).warnings;
    expect(build({})).toEqual([
      expect.stringContaining(`'deletionProtection' does not reach the 'storage' that you bring`),
      expect.stringContaining(`'deletionProtection' does not reach the key`),
      expect.stringContaining(`'encryption' does not reach the 'storage' that you bring`),
    ]);
    expect(build({ deletionProtection: true, encryption: {} as never })).toEqual([]);
  });

  test('can be the Log Analytics workspace alone', () => {
    const made = synthWorkspace({ logAnalytics: BROUGHT.logAnalytics });
    expect(made.the('application_insights').workspace_id).toBe(BROUGHT.logAnalytics.id);
  });

  test('is refused where it would be without effect', () => {
    expect(() => synthWorkspace({ insights: BROUGHT.insights, logAnalytics: BROUGHT.logAnalytics })).toThrow(
      `[test/Ml] 'logAnalytics' is '${BROUGHT.logAnalytics.id}': the 'insights' that you bring has its own Log Analytics workspace. Leave out either`,
    );
    expect(() => synthWorkspace({ storage: BROUGHT.storage, registry: BROUGHT.registry, redundancy: Redundancy.LOCAL })).toThrow(
      `[test/Ml] 'redundancy' is 'LRS': the parts that it concerns are all brought, and what is brought is not configured. Leave out 'redundancy'`,
    );
    expect(() => synthWorkspace({ storage: BROUGHT.storage, redundancy: Redundancy.LOCAL })).toThrow(`'redundancy' is 'LRS'`);
    expect(() => synthWorkspace({ storage: BROUGHT.storage, redundancy: Redundancy.geo('northeurope') })).not.toThrow();
    expect(() => synthWorkspace({ vault: BROUGHT.vault, tenantId: OBJECT_ID })).toThrow(
      `[test/Ml] 'tenantId' is '${OBJECT_ID}': it is the tenant of the vault that is made, but 'vault' is brought.`,
    );
    expect(() => synthPrivate({ storage: BROUGHT.storage, privateLink: { subnet: SUBNET, storageSubresources: [Subresource.QUEUE] } })).toThrow(
      `[test/Ml] 'privateLink.storageSubresources' is ["queue"]: 'storage' is brought, and what is brought gets no private endpoints.`,
    );
  });

  const parts = (): Partial<MlWorkspaceProps> => ({
    storage: BROUGHT.storage,
    vault: BROUGHT.vault,
    registry: BROUGHT.registry,
    insights: BROUGHT.insights,
  });
});

describe('two workspaces in one stack', () => {
  test('cannot have the same names', () => {
    const build = (second: Partial<MlWorkspaceProps>) => (): unknown =>
      synth((stack) => {
        workspace(stack);
        workspace(stack, second, 'Second');
      });
    const made = (kind: string, name: string, path = ''): string =>
      `[test/Second${path}] 'baseName' is 'fraud-dev': it makes the name '${name}', which the ${kind} of [test/Ml${path}] has already. Choose another`;
    const refused = (kind: string, name: string, path: string, other: string): string =>
      `[test/${path}] 'name' is '${name}': the ${kind} of [test/${other}] has this name already. Choose another name`;
    const { identity, storage, vault, registry, insights } = BROUGHT;
    expect(build({})).toThrow(made('user-assigned identity', 'id-fraud-dev'));
    expect(build({ identity, insights })).toThrow(refused('storage account', 'stfrauddev', 'Second/Storage', 'Ml/Storage'));
    expect(build({ identity, insights, storage })).toThrow(refused('key vault', 'kv-fraud-dev', 'Second/Vault', 'Ml/Vault'));
    expect(build({ identity, insights, storage, vault })).toThrow(refused('container registry', 'crfrauddev', 'Second/Registry', 'Ml/Registry'));
    expect(build({ identity, uniqueSuffix: 'b' })).toThrow(made('Application Insights component', 'appi-fraud-dev', '/Insights'));
    expect(build({ identity, storage, vault, registry, insights })).toThrow(made('workspace', 'mlw-fraud-dev'));
    expect(build({ identity, storage, vault, registry, insights, name: 'another' })).not.toThrow();
    expect(build({ uniqueSuffix: 'b', resourceGroup: { name: 'rg-other', location: 'westeurope' } })).not.toThrow();
    expect(build({ baseName: 'churn' })).not.toThrow();
  });
});

describe('parts of another stack', () => {
  test('are used without edges that Terraform could not resolve', () => {
    const app = testApp();
    const [shared, team] = ['shared', 'team'].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      new TimeProvider(stack, 'Time');
      return stack;
    }) as [TerraformStack, TerraformStack];
    const key = new CustomerManagedKey(shared, 'Key', { baseName: 'shared', resourceGroup: GROUP, publicNetworkAccess: true });
    const storage = new WorkspaceStorage(shared, 'Storage', { name: 'stshared', resourceGroup: GROUP, publicNetworkAccess: true });
    const subnet = { ...SUBNET, usableAfter: [storage.resource] };
    const made = workspace(team, {
      storage,
      encryption: { key, cosmosDbPrincipalId: OBJECT_ID },
      privateLink: { subnet, dnsZones: PrivateDnsZones.managedByPolicy() },
    });
    app.synth();
    const json = JSON.parse(readFileSync(join(app.outdir, 'stacks', 'team', 'cdk.tf.json'), 'utf8')) as {
      resource: { [type: string]: { [id: string]: { depends_on?: string[] } } };
    };
    const declared = Object.entries(json.resource).flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`));
    const edges = Object.values(json.resource).flatMap((byId) => Object.values(byId).flatMap((resource) => resource.depends_on ?? []));
    expect(edges.length).toBeGreaterThan(0);
    for (const edge of edges) expect(declared).toContain(edge);
    expect(made.storage).toBe(storage);
  });
});

test('a workspace may lie in another stack than its network, with zones of its own', () => {
  const app = testApp();
  const [shared, team] = ['network', 'team'].map((id) => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const virtualNetwork = new VirtualNetwork(shared, 'Net', {
    name: 'vnet',
    location: 'westeurope',
    resourceGroupName: 'rg',
    addressSpace: ['10.0.0.0/24'],
  });
  const virtualNetworkName = virtualNetwork.name;
  const subnet = new Subnet(shared, 'Subnet', { name: 'snet', resourceGroupName: 'rg', virtualNetworkName, addressPrefixes: ['10.0.0.0/24'] });
  workspace(team, { privateLink: { subnet, virtualNetwork } });
  expect(() => {
    app.synth();
  }).not.toThrow();
  expect(readFileSync(join(app.outdir, 'stacks', 'team', 'cdk.tf.json'), 'utf8')).toContain('azurerm_private_dns_zone_virtual_network_link');
});

describe('the registry', () => {
  test('that is left to Azure is no drift, and is warned of', () => {
    const made = synthWorkspace({ registry: WorkspaceRegistry.MADE_BY_AZURE });
    expect(made.all('container_registry')).toEqual([]);
    expect(made.the('machine_learning_workspace')).not.toHaveProperty('container_registry_id');
    expect(made.the('machine_learning_workspace').lifecycle).toEqual({ ignore_changes: ['container_registry_id'] });
    expect(made.warnings).toEqual([expect.stringContaining(`'registry' is left to Azure`)]);
  });

  test('that is left to Azure gets no grants', () => {
    const made = synthWorkspace({ registry: WorkspaceRegistry.MADE_BY_AZURE, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
    expect(made.addressesOf('role_assignment').filter((address) => address.includes('Registry'))).toEqual([]);
  });
});

describe('redundancy', () => {
  test('is zones for storage by default', () => {
    const made = synthWorkspace();
    expect(made.the('storage_account').account_replication_type).toBe('ZRS');
    expect(made.the('container_registry').sku).toBe('Standard');
  });

  test('can be one data centre', () => {
    expect(synthWorkspace({ redundancy: Redundancy.LOCAL }).the('storage_account').account_replication_type).toBe('LRS');
  });

  test('can be a second region', () => {
    const made = synthWorkspace({ redundancy: Redundancy.geo('northeurope') });
    expect(made.the('storage_account').account_replication_type).toBe('GZRS');
    expect(made.the('container_registry')).toMatchObject({
      sku: 'Premium',
      zone_redundancy_enabled: true,
      georeplications: [{ location: 'northeurope', zone_redundancy_enabled: true }],
    });
  });
});

test('redundancy does not put the second copy into the region of the first', () => {
  const build = (): unknown =>
    synth((stack) => {
      const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'West Europe' });
      workspace(stack, { resourceGroup, redundancy: Redundancy.geo('westeurope') });
    });
  expect(build).toThrow(`[test/Ml/Registry] 'replicaLocations' is 'westeurope': each copy is in a region of its own`);
});

describe('reachability', () => {
  test('is a decision: without public access and private link synth fails', () => {
    expect(() => synthWorkspace({ publicNetworkAccess: undefined })).toThrow(
      `[test/Ml] 'publicNetworkAccess' is not given: without public network access and without 'privateLink' nobody could reach it. ` +
        `Pass 'privateLink' with a subnet, or 'publicNetworkAccess: true'.`,
    );
  });

  test('by private link closes the workspace and every part that is made, each with endpoints', () => {
    const made = synthPrivate();
    for (const type of ['machine_learning_workspace', 'storage_account', 'key_vault', 'container_registry']) {
      expect(made.the(type).public_network_access_enabled).toBe(false);
    }
    const targets = made.all('private_endpoint').map(({ private_service_connection: connection }) => connection);
    expect(targets).toMatchObject([
      { subresource_names: ['amlworkspace'], private_connection_resource_id: `\${${made.address('machine_learning_workspace')}.id}` },
      { subresource_names: ['registry'], private_connection_resource_id: `\${${made.address('container_registry')}.id}` },
      { subresource_names: ['blob'], private_connection_resource_id: `\${${made.address('storage_account')}.id}` },
      { subresource_names: ['file'] },
      { subresource_names: ['vault'], private_connection_resource_id: `\${${made.address('key_vault')}.id}` },
    ]);
    expect(made.text).toContain('"is_manual_connection":false');
  });

  test('by both leaves everything open, with endpoints besides', () => {
    const made = synthPrivate({ publicNetworkAccess: true });
    expect(made.the('machine_learning_workspace').public_network_access_enabled).toBe(true);
    expect(made.the('storage_account').public_network_access_enabled).toBe(true);
    expect(made.all('private_endpoint')).toHaveLength(5);
  });

  test('of the parts comes before the workspace, of the workspace after it', () => {
    const made = synthPrivate();
    const resource = made.address('machine_learning_workspace');
    for (const endpoint of made.addressesOf('private_endpoint')) {
      expect(made.comesAfter(resource, endpoint)).toBe(!endpoint.includes('.Ml_Link_'));
      expect(made.comesAfter(endpoint, resource)).toBe(endpoint.includes('.Ml_Link_'));
    }
  });

  test('gives storage further endpoints on request', () => {
    const made = synthPrivate({ privateLink: { subnet: SUBNET, storageSubresources: [Subresource.QUEUE, Subresource.TABLE] } });
    expect(made.all('private_endpoint')).toHaveLength(7);
    expect(made.all('private_dns_zone')).toHaveLength(8);
  });

  test('puts the endpoints into the region of the network where that is another one', () => {
    const made = synthPrivate({ privateLink: { subnet: SUBNET, location: 'northeurope' } });
    expect(made.all('private_endpoint').map(({ location }) => location)).toEqual(Array(5).fill('northeurope'));
  });

  test('refuses endpoints in another region than their network, as far as the program tells', () => {
    const build = (location?: string) => (): unknown =>
      synth((stack) => {
        const group = new ResourceGroup(stack, 'Group', { name: 'rg-net', location: 'North Europe' });
        const network = new VirtualNetwork(stack, 'Net', {
          name: 'vnet',
          location: group.location,
          resourceGroupName: group.name,
          addressSpace: ['10.0.0.0/24'],
        });
        const subnet = new Subnet(stack, 'Subnet', {
          name: 'snet',
          resourceGroupName: group.name,
          virtualNetworkName: network.name,
          addressPrefixes: ['10.0.0.0/24'],
        });
        workspace(stack, { privateLink: { subnet, virtualNetwork: network, location } });
      });
    expect(build()).toThrow(
      `[test/Ml/Link] 'location' is 'westeurope': a private endpoint must be in the region of its virtual network, which is in 'northeurope'. ` +
        `Pass the network's region as 'privateLink.location'.`,
    );
    expect(build('northeurope')).not.toThrow();
  });

  test('refuses a subnet that is none', () => {
    expect(() => synthPrivate({ privateLink: { subnet: BROUGHT.vault } })).toThrow(`this is not the id of a subnet`);
  });
});

describe('DNS zones of a workspace', () => {
  test('are made and linked to the network of a literal subnet', () => {
    const made = synthPrivate();
    expect(made.all('private_dns_zone')).toHaveLength(6);
    for (const link of made.all('private_dns_zone_virtual_network_link')) {
      expect(link).toMatchObject({ name: 'link-fraud-dev', virtual_network_id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml` });
    }
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(6);
  });

  test('ask for the network where the subnet does not tell it', () => {
    const build = (network?: string) => (): unknown =>
      synth((stack) => {
        const subnet = new Subnet(stack, 'Subnet', { name: 's', resourceGroupName: 'rg', virtualNetworkName: 'v', addressPrefixes: ['10.0.0.0/24'] });
        workspace(stack, { privateLink: { subnet, virtualNetwork: network === undefined ? undefined : { id: network } } });
      });
    expect(build()).toThrow(
      `[test/Ml] 'privateLink.virtualNetwork' is not given: DNS zones are made for the workspace, and must be linked to the virtual network of the subnet. ` +
        `Pass 'privateLink.virtualNetwork', or your own 'privateLink.dnsZones'.`,
    );
    expect(build(`${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml`)).not.toThrow();
  });

  test('are linked to the network of a subnet of the library, also from another stack', () => {
    const app = testApp();
    const [near, far] = [new TerraformStack(app, 'near'), new TerraformStack(app, 'far')];
    for (const stack of [near, far]) new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    const network = new WorkspaceNetwork(near, 'Net', { baseName: 'ml', resourceGroup: GROUP, addressSpace: '10.41.0.0/22' });
    const props = { publicNetworkAccess: false, imageBuildComputeName: 'cpu', privateLink: { subnet: network.endpoints } };
    workspace(near, props);
    workspace(far, { ...props, baseName: 'far', resourceGroup: { ...GROUP, name: 'rg-far' } });
    const linked = (stack: TerraformStack): unknown[] =>
      synthStack(stack)
        .all('private_dns_zone_virtual_network_link')
        .map((link) => link.virtual_network_id);
    expect(linked(near)).toEqual(Array<unknown>(6).fill('${azurerm_virtual_network.Net_DBED6B57.id}'));
    expect(linked(far)).toEqual(Array<unknown>(6).fill(expect.stringMatching(/terraform_remote_state.*azurerm_virtual_networkNet_DBED6B57id/)));
  });

  test('that are brought are not linked by the workspace', () => {
    const virtualNetwork = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml` };
    expect(() => synthPrivate({ privateLink: { subnet: SUBNET, virtualNetwork, dnsZones: PrivateDnsZones.managedByPolicy() } })).toThrow(
      `[test/Ml] 'privateLink.virtualNetwork' is '${virtualNetwork.id}': the 'dnsZones' that you bring are not configured by the workspace.`,
    );
  });

  test('of a second workspace in the same resource group must be shared', () => {
    const build = (): unknown =>
      synth((stack) => {
        for (const id of ['First', 'Second']) workspace(stack, { baseName: id, privateLink: { subnet: SUBNET } }, id);
      });
    expect(build).toThrow('Make one PrivateDnsZones and pass it');
  });

  test.each([
    [AzureCloud.US_GOVERNMENT, 'usgovvirginia', 'privatelink.api.ml.azure.us', 'https://ml.azure.us/?wsid='],
    [AzureCloud.CHINA, 'chinanorth3', 'privatelink.api.ml.azure.cn', 'https://studio.ml.azure.cn/?wsid='],
    [AzureCloud.PUBLIC, 'westeurope', 'privatelink.api.azureml.ms', 'https://ml.azure.com/?wsid='],
  ])('and the studio are those of the cloud', (cloud, location, zone, studio) => {
    let url = '';
    const made = synth((stack) => {
      const resource = workspace(stack, { cloud, location, privateLink: { subnet: SUBNET } });
      url = String(resolve(stack, resource.studioUrl));
    });
    expect(made.all('private_dns_zone').map(({ name }) => name)).toContain(zone);
    expect(url).toBe(`${studio}\${${made.address('machine_learning_workspace')}.id}`);
  });

  test('is known by its name in the azurerm provider', () => {
    expect(AzureCloud.fromEnvironment('china')).toBe(AzureCloud.CHINA);
    expect(() => AzureCloud.fromEnvironment('german')).toThrow(
      `'environment' is 'german': the library knows only public, usgovernment, china. Pass one of them.`,
    );
  });

  test('must be of the same cloud as the workspace, and the region too', () => {
    expect(() => synthPrivate({ cloud: AzureCloud.CHINA, privateLink: { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() } })).toThrow(
      `[test/Ml] 'cloud' is 'china': 'privateLink.dnsZones' are those of the cloud 'public'. Pass the same cloud to both.`,
    );
    expect(() => synthWorkspace({ location: 'USGov Virginia' })).toThrow(
      `[test/Ml] 'location' is 'usgovvirginia': this is a region of another cloud than 'public', whose DNS zones and addresses would be used.`,
    );
    expect(() => synthWorkspace({ cloud: AzureCloud.CHINA })).toThrow(`'location' is 'westeurope': this is a region of another cloud than 'china'`);
  });
});

describe('a brought vault that works with access policies', () => {
  const message = `[test/Ml] 'vault' is 'kvmine': it works with access policies, and Azure ignores the role 'Key Vault Administrator' there, which is granted to the workspace's identity. Set 'rbacAuthorizationEnabled: true' on the vault, or bring an 'identity' that has an access policy in it, without 'grants'.`;
  const mine = (stack: TerraformStack): UserAssignedIdentity => new UserAssignedIdentity(stack, 'Who', { ...L1, name: 'id-mine' });
  const build = (settings: object, props: (stack: TerraformStack, vault: KeyVault) => Partial<MlWorkspaceProps> = () => ({})) => {
    return (): Synthesized =>
      synth((stack) => {
        const vault = new KeyVault(stack, 'Mine', { ...VAULT, ...settings });
        workspace(stack, { vault, ...props(stack, vault) });
      });
  };
  const policyFor = (objectId: string): object => ({ accessPolicy: [{ tenantId: OBJECT_ID, objectId, secretPermissions: ['Get'] }] });

  test('is refused where roles are granted on it', () => {
    expect(build({})).toThrow(message);
    expect(build({ rbacAuthorizationEnabled: false })).toThrow(message);
    expect(build({}, (_, vault) => ({ vault: { id: vault.id } }))).toThrow(message);
    expect(build({}, (stack) => ({ identity: mine(stack), grants: true }))).toThrow(message);
    expect(build({ rbacAuthorizationEnabled: true })).not.toThrow();
  });

  test('is refused with the policies of others', () => {
    expect(build(policyFor(OBJECT_ID))).toThrow(message);
  });

  test('is fine where none are granted', () => {
    expect(build({}, () => ({ identity: BROUGHT.identity }))).not.toThrow();
    expect(build({}, () => ({ identityType: IdentityType.SYSTEM_ASSIGNED }))).not.toThrow();
  });

  test('is fine with a policy for the identity, in it or beside it', () => {
    const beside = (stack: TerraformStack, { id: keyVaultId }: KeyVault): Partial<MlWorkspaceProps> => {
      const identity = mine(stack);
      new KeyVaultAccessPolicyA(stack, 'Policy', { keyVaultId, tenantId: OBJECT_ID, objectId: identity.principalId, secretPermissions: ['Get'] });
      return { identity, grants: true };
    };
    expect(build({}, beside)).not.toThrow();
    const identity = { ...BROUGHT.identity, principalId: OBJECT_ID };
    expect(build(policyFor(OBJECT_ID), () => ({ identity, grants: true }))).not.toThrow();
    expect(build(policyFor('${data.x.y.object_id}'), () => ({ identity, grants: true }))).not.toThrow();
    expect(build(policyFor(OBJECT_ID.replace('a', 'b')), () => ({ identity, grants: true }))).toThrow(message);
  });
});

describe('brought parts that let only some addresses in', () => {
  const build = (own: Partial<WorkspaceStorageProps>, props: Partial<MlWorkspaceProps> = {}): string[] =>
    synth((stack) => {
      const common = { resourceGroup: GROUP, allowedIpRanges: ['8.8.8.8'], ...own };
      const storage = new WorkspaceStorage(stack, 'Storage', { name: 'stmine', ...common });
      const registry = new WorkspaceRegistry(stack, 'Registry', { name: 'crmine', ...common });
      workspace(stack, { storage, registry, imageBuildComputeName: 'builder', ...props });
    }).warnings;
  const linked = { privateLink: { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() } };
  const warning = (part: string, way: string): unknown =>
    expect.stringMatching(new RegExp(`^the '${part}' that you bring lets only some public addresses in, and computes come from others: ${way}`));

  test('are reached by computes through private endpoints only', () => {
    expect(build({})).toEqual([warning('storage', `pass it 'privateLink' too`), warning('registry', `pass it 'privateLink' too`)]);
    expect(build(linked)).toEqual([]);
  });

  test('are reached from a managed network only where that has endpoints to all parts', () => {
    const way = 'a managed network of this mode has private endpoints only to parts that are closed';
    expect(build(linked, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND })).toEqual([warning('storage', way), warning('registry', way)]);
    expect(build({}, { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND })).toEqual([]);
  });
});

describe('images of a closed workspace', () => {
  test('are built by a cluster that is named, or in the managed network; else there is a warning', () => {
    expect(synthPrivate().warnings).toEqual([]);
    expect(synthPrivate({ imageBuildComputeName: undefined, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).warnings).toEqual([]);
    const warning = [expect.stringContaining(`'imageBuild' is not given: images cannot be built serverless for a closed registry`)];
    expect(synthPrivate({ imageBuildComputeName: undefined }).warnings).toEqual(warning);
    expect(synthPrivate({ imageBuildComputeName: undefined, managedNetwork: ManagedNetwork.DISABLED }).warnings).toEqual(warning);
  });

  test('or for a closed registry that an open workspace is brought bring the same warning', () => {
    const build = (settings: object, props: Partial<MlWorkspaceProps> = {}): string[] =>
      synth((stack) => {
        workspace(stack, { registry: new ContainerRegistry(stack, 'Mine', { ...L1, name: 'crmine', sku: 'Premium', ...settings }), ...props });
      }).warnings;
    const warning = [expect.stringContaining(`'imageBuild' is not given: images cannot be built serverless for a closed registry`)];
    const closed = { publicNetworkAccessEnabled: false };
    expect(build(closed)).toEqual(warning);
    expect(build({ networkRuleSet: [{ defaultAction: 'Deny', ipRule: [] }] })).toEqual(warning);
    expect(build({})).toEqual([]);
    expect(build(closed, { imageBuildComputeName: 'builder' })).toEqual([]);
    expect(build(closed, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND })).toEqual([]);
    const ours = synth((stack) => {
      const privateLink = { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() };
      workspace(stack, { registry: new WorkspaceRegistry(stack, 'Mine', { name: 'crmine', resourceGroup: GROUP, privateLink }) });
    });
    expect(ours.warnings).toEqual(warning);
  });

  test('are built by a cluster whose name is a literal, and one that Azure takes', () => {
    expect(synthPrivate().the('machine_learning_workspace').image_build_compute_name).toBe('cpu-builder');
    expect(() => synthPrivate({ imageBuildComputeName: 'a_b' })).toThrow(
      `[test/Ml] 'imageBuildComputeName' is 'a_b': the compute cluster name must be 3-32 letters`,
    );
    const reference = (): unknown =>
      synth((stack) => {
        workspace(stack, { imageBuildComputeName: new TerraformVariable(stack, 'cluster', {}).stringValue });
      });
    expect(reference).toThrow('a reference to a cluster of this workspace would be a cycle');
  });
});

test('a subnet that a network was not asked for is told of, though its type says that it is there', () => {
  expect(() => synthPrivate({ privateLink: { subnet: undefined as unknown as typeof SUBNET } })).toThrow(
    `[test/Ml] 'privateLink.subnet' is not given: it is required. Pass a resource, or an object such as { id: … }.`,
  );
});

describe('what a person needs afterwards', () => {
  test('are getters on the workspace', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const made = workspace(stack);
    const read = (value: unknown): unknown => resolve(stack, value);
    const resource = `azurerm_machine_learning_workspace.${made.resource.friendlyUniqueId}`;
    expect(read(made.id)).toBe(`\${${resource}.id}`);
    expect(read(made.name)).toBe(`\${${resource}.name}`);
    expect(read(made.workspaceGuid)).toBe(`\${${resource}.workspace_id}`);
    expect(read(made.discoveryUrl)).toBe(`\${${resource}.discovery_url}`);
    expect(read(made.studioUrl)).toBe(`https://ml.azure.com/?wsid=\${${resource}.id}`);
    expect(read(made.configJson)).toBe(
      `\${jsonencode({"subscription_id" = element(split("/", ${resource}.id), 2), "resource_group" = element(split("/", ${resource}.id), 4), "workspace_name" = ${resource}.name})}`,
    );
    expect(String(read(made.identityPrincipalId))).toMatch(/^\$\{azurerm_user_assigned_identity\.[\w-]+\.principal_id\}$/);
    expect(read(made.storage.id)).toMatch(/azurerm_storage_account/);
    expect(read(made.vault.id)).toMatch(/azurerm_key_vault/);
    expect(read(made.registry?.id)).toMatch(/azurerm_container_registry/);
    expect(read(made.insights.id)).toMatch(/azurerm_application_insights/);
  });

  test('are no outputs: those are the affair of stacks', () => {
    expect(synthPrivate().section('output')).toBeUndefined();
  });
});

describe('an imported workspace', () => {
  const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;

  test('is known by its id and region, and makes nothing', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const shared = MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope' });
    expect(shared).toMatchObject({ id, location: 'westeurope', name: 'mlw-shared', studioUrl: `https://ml.azure.com/?wsid=${id}` });
    expect(resolve(stack, shared.configJson)).toBe(
      '${jsonencode({"subscription_id" = "11111111-2222-3333-4444-555555555555", "resource_group" = "rg-shared", "workspace_name" = "mlw-shared"})}',
    );
    expect(synthStack(stack).addresses).toEqual([]);
  });

  test('must be a workspace', () => {
    const stack = new TerraformStack(testApp(), 'test');
    expect(() => MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id: BROUGHT.vault.id, location: 'westeurope' })).toThrow(
      `[test/Shared] 'id' is '${BROUGHT.vault.id}': this is not the id of a machine learning workspace`,
    );
  });

  test.each(['storage', 'vault', 'registry', 'insights'] as const)('must have a %s that is one', (part) => {
    const stack = new TerraformStack(testApp(), 'test');
    const other = part === 'storage' ? BROUGHT.vault : BROUGHT.storage;
    expect(() => MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope', [part]: other })).toThrow(
      `[test/Shared] '${part}' is '${other.id}': this is not the id of`,
    );
  });

  test('must be in a region of its cloud', () => {
    const stack = new TerraformStack(testApp(), 'test');
    expect(() => MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'usgovvirginia' })).toThrow(
      `[test/Shared] 'location' is 'usgovvirginia': this is a region of another cloud than 'public'`,
    );
  });

  test('in another cloud has its studio there', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const shared = MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'chinanorth3', cloud: AzureCloud.CHINA });
    expect(shared.studioUrl).toContain('https://studio.ml.azure.cn/');
  });
});

test('closing a public workspace changes nothing that forces a replacement', () => {
  const forcing = {
    machine_learning_workspace: ['name', 'location', 'resource_group_name', 'high_business_impact', 'encryption', 'container_registry_id'],
    storage_account: [
      'name',
      'account_replication_type',
      'infrastructure_encryption_enabled',
      'queue_encryption_key_type',
      'table_encryption_key_type',
    ],
    container_registry: ['name', 'zone_redundancy_enabled'],
    key_vault: ['name', 'soft_delete_retention_days', 'purge_protection_enabled'],
  };
  const [open, closed] = [synthWorkspace(), synthPrivate()];
  for (const [type, attributes] of Object.entries(forcing)) {
    for (const attribute of attributes) expect(closed.the(type)[attribute]).toEqual(open.the(type)[attribute]);
    expect(closed.address(type)).toBe(open.address(type));
  }
});

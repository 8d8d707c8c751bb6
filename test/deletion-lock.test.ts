import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageContainerImmutabilityPolicy } from '@cdktf/provider-azurerm/lib/storage-container-immutability-policy';
import { StorageBlobInventoryPolicy } from '@cdktf/provider-azurerm/lib/storage-blob-inventory-policy';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResourceAction, AzapiUpdateResource, DeletionLock, ManagedNetwork, OutboundTarget, PrivateDnsZones, Subresource } from '../lib';
import { BROUGHT, FEATURES, GROUP, OBJECT_ID, SUBNET, SUBSCRIPTION, synth, synthWorkspace, testApp, workspace } from './support';

const CONTAINER = 'azurerm_storage_container.Container';
const POLICY = 'azurerm_storage_container_immutability_policy.Policy';

interface Site {
  readonly group: ResourceGroup;
  readonly storage: StorageAccount;
}

/** A resource group, and in it a storage account with a container that cannot be changed. */
function site(stack: TerraformStack): Site {
  const group = new ResourceGroup(stack, 'Group', { name: 'rg-data', location: 'westeurope' });
  const storage = new StorageAccount(stack, 'Storage', {
    name: 'stdata',
    resourceGroupName: group.name,
    location: group.location,
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
  });
  const container = new StorageContainer(stack, 'Container', { name: 'data', storageAccountId: storage.id });
  new StorageContainerImmutabilityPolicy(stack, 'Policy', {
    storageContainerResourceManagerId: container.resourceManagerId,
    immutabilityPeriodInDays: 7,
  });
  new RoleAssignment(stack, 'Elsewhere', { scope: BROUGHT.vault.id, principalId: OBJECT_ID, roleDefinitionName: 'Reader' });
  return { group, storage };
}

const reader = { principalId: OBJECT_ID, roleDefinitionName: 'Reader' };

describe('a deletion lock', () => {
  test('refuses deletion and nothing else, with notes of your own', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      new DeletionLock(stack, 'Lock', { target: storage, notes: 'Training data; ask the data office.' });
    });
    expect(made.the('management_lock')).toEqual(
      expect.objectContaining({
        name: 'delete-protection',
        scope: '${azurerm_storage_account.Storage.id}',
        lock_level: 'CanNotDelete',
        notes: 'Training data; ask the data office.',
      }),
    );
  });

  test('comes after what lies under the resource, also through others, and not after what has nothing to do with it', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      new DeletionLock(stack, 'Lock', { target: storage });
      new RoleAssignment(stack, 'Later', { ...reader, scope: storage.id });
    });
    const lock = made.address('management_lock');
    for (const earlier of [CONTAINER, POLICY, 'azurerm_role_assignment.Later']) expect(made.comesAfter(lock, earlier)).toBe(true);
    expect(made.comesAfter(lock, 'azurerm_role_assignment.Elsewhere')).toBe(false);
    expect(made.the('management_lock')).not.toHaveProperty('notes');
  });

  test('on a resource group comes after everything in the group', () => {
    const made = synth((stack) => {
      const { group } = site(stack);
      new DeletionLock(stack, 'Lock', { target: group });
    });
    for (const earlier of ['azurerm_storage_account.Storage', CONTAINER, POLICY]) {
      expect(made.comesAfter(made.address('management_lock'), earlier)).toBe(true);
    }
  });

  test('on a resource by its id comes after what names the id', () => {
    const made = synth((stack) => {
      new RoleAssignment(stack, 'Same', { ...reader, scope: BROUGHT.storage.id });
      new RoleAssignment(stack, 'Below', { ...reader, scope: `${BROUGHT.storage.id}/blobServices/default/containers/data` });
      new RoleAssignment(stack, 'Alike', { ...reader, scope: `${BROUGHT.storage.id}2` });
      new DeletionLock(stack, 'Lock', { target: BROUGHT.storage });
    });
    expect(made.the('management_lock').depends_on).toEqual(['azurerm_role_assignment.Same', 'azurerm_role_assignment.Below']);
  });

  test('on a resource group by its id comes after what names the group, in whichever case', () => {
    const made = synth((stack) => {
      const place = { resourceGroupName: 'RG-ml', location: 'westeurope' };
      const identity = new UserAssignedIdentity(stack, 'Identity', { name: 'id-ml', ...place });
      new RoleAssignment(stack, 'OnIt', { ...reader, scope: identity.id });
      new UserAssignedIdentity(stack, 'Elsewhere', { name: 'id-ml', ...place, resourceGroupName: 'rg-ml2' });
      new DeletionLock(stack, 'Lock', { target: { id: `${SUBSCRIPTION}/resourceGroups/rg-ml` } });
    });
    expect(made.the('management_lock').depends_on).toEqual(['azurerm_user_assigned_identity.Identity', 'azurerm_role_assignment.OnIt']);
  });

  test('waits for nothing that lies beside the resource, whoever declares it and whatever it refers to', () => {
    const made = synth((stack) => {
      const { group, storage } = site(stack);
      const team = new Construct(stack, 'Team');
      new MonitorActionGroup(team, 'Mail', { name: 'ag-data', shortName: 'data', resourceGroupName: group.name });
      new MonitorMetricAlert(team, 'Full', {
        name: 'full',
        resourceGroupName: group.name,
        scopes: [storage.id],
        criteria: [{ metricNamespace: 'm', metricName: 'UsedCapacity', aggregation: 'Average', operator: 'GreaterThan', threshold: 1 }],
      });
      new MonitorDiagnosticSetting(team, 'Elsewhere', { name: 'logs', targetResourceId: BROUGHT.vault.id, storageAccountId: storage.id });
      new RoleAssignment(team, 'Reader', { ...reader, scope: BROUGHT.registry.id });
      new DeletionLock(team, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toEqual([CONTAINER, POLICY]);
  });

  test('comes after the private endpoints that lead to the resource, whose connections lie under it, and not after what lies under those', () => {
    const made = synth((stack) => {
      const { group, storage } = site(stack);
      const endpoint = new PrivateEndpoint(stack, 'Blobs', {
        name: 'pep-blobs',
        resourceGroupName: group.name,
        location: group.location,
        subnetId: SUBNET.id,
        privateServiceConnection: { name: 'blobs', privateConnectionResourceId: storage.id, subresourceNames: ['blob'], isManualConnection: false },
      });
      new RoleAssignment(stack, 'OnEndpoint', { ...reader, scope: endpoint.id });
      new DeletionLock(stack, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toEqual([CONTAINER, POLICY, 'azurerm_private_endpoint.Blobs']);
  });

  test('on a DNS zone comes after its links and after the endpoints with records in it', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      zones.linkVirtualNetwork('net', { id: SUBNET.id.split('/subnets/')[0] as string });
      workspace(stack, { publicNetworkAccess: false, imageBuildComputeName: 'cpu', privateLink: { subnet: SUBNET, dnsZones: zones } });
      const [zone] = zones.zoneIds(Subresource.VAULT);
      new DeletionLock(stack, 'Lock', { target: { id: zone as string } });
    });
    const [link] = made.addressesOf('private_dns_zone_virtual_network_link').filter((address) => address.includes('vaultcore'));
    expect(made.the('management_lock').depends_on).toEqual([link, made.address('private_endpoint', 'Ml_Vault_Link')]);
  });

  test('on a part of a workspace with a managed network comes after the workspace, which takes its endpoints with it', () => {
    const lockOf = (managedNetwork: ManagedNetwork): unknown =>
      synth((stack) => {
        const { storage } = workspace(stack, { managedNetwork });
        new DeletionLock(stack, 'Lock', { target: storage });
      }).the('management_lock').depends_on;
    expect(lockOf(ManagedNetwork.ALLOW_INTERNET_OUTBOUND)).toContain('azurerm_machine_learning_workspace.Ml_7E9A9480');
    expect(lockOf(ManagedNetwork.DISABLED)).not.toContain('azurerm_machine_learning_workspace.Ml_7E9A9480');
  });

  test('comes after the outbound private endpoints to the resource', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      const ml = workspace(stack, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
      ml.allowOutboundPrivateEndpoint('lake', { target: storage, subresource: OutboundTarget.BLOB });
      new DeletionLock(stack, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toContain(made.address('machine_learning_workspace_network_outbound_rule_private_endpoint'));
  });

  test('comes after what acts on destroy, and not after what only tells or asks', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      const [type, resourceId] = ['Microsoft.Storage/storageAccounts@2024-01-01', storage.id];
      new AzapiUpdateResource(stack, 'Update', { type, resourceId, body: {} });
      new AzapiResourceAction(stack, 'Ask', { type, resourceId, action: 'listKeys' });
      new AzapiResourceAction(stack, 'Release', { type, resourceId, method: 'PUT', when: 'destroy' });
      new AzapiResourceAction(stack, 'Delete', { type, resourceId, method: 'DELETE' });
      new DeletionLock(stack, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toEqual([CONTAINER, POLICY, 'azapi_resource_action.Release', 'azapi_resource_action.Delete']);
  });

  test('takes a resource of an unknown type for something that lies under whatever it refers to', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      new StorageBlobInventoryPolicy(stack, 'Inventory', { storageAccountId: storage.id, rules: [] });
      new DeletionLock(stack, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toContain('azurerm_storage_blob_inventory_policy.Inventory');
  });

  test('comes after a lifecycle rule of your own', () => {
    const made = synth((stack) => {
      const { storage } = site(stack);
      new StorageManagementPolicy(stack, 'Tiers', { storageAccountId: storage.id });
      new DeletionLock(stack, 'Lock', { target: storage });
    });
    expect(made.the('management_lock').depends_on).toContain('azurerm_storage_management_policy.Tiers');
  });

  test('may lock what another stack makes', () => {
    const app = testApp();
    const [data, stack] = ['data', 'guards'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
    for (const each of [data, stack]) new AzurermProvider(each, 'Azurerm', { features: FEATURES });
    const { storage } = site(data);
    const lock = new DeletionLock(stack, 'Lock', { target: storage });
    app.synth();
    expect(lock.resource.dependsOn).toBeUndefined();
  });

  test('does not wait for another lock, and two of one name on one resource are refused', () => {
    const two = (name?: string): ReturnType<typeof synth> =>
      synth((stack) => {
        const { group, storage } = site(stack);
        new DeletionLock(stack, 'Whole', { target: group });
        new DeletionLock(stack, 'One', { target: storage });
        new DeletionLock(stack, 'Two', { target: storage, name });
      });
    const made = two('second');
    for (const lock of made.all('management_lock')) expect(JSON.stringify(lock.depends_on)).not.toContain('management_lock');
    expect(() => two()).toThrow(`[test/Two] 'name' is 'delete-protection': [test/One] locks the same resource under this name.`);
  });

  test('refuses a name that Azure would refuse, and a target that is no resource', () => {
    const lock = (id: string, name?: string) => () =>
      synth((stack) => {
        new DeletionLock(stack, 'Lock', { target: { id }, name });
      });
    expect(lock(BROUGHT.storage.id, 'x'.repeat(90))).not.toThrow();
    for (const name of ['', 'a/b', 'x'.repeat(91)]) {
      expect(lock(BROUGHT.storage.id, name)).toThrow(`[test/Lock] 'name' is '${name}': the lock name must be 1-90 characters`);
    }
    for (const id of ['', 'stml', `${BROUGHT.storage.id}/`]) {
      expect(lock(id)).toThrow(`[test/Lock] 'target' is '${id}': this is not the id of a resource in Azure`);
    }
  });

  test('refuses notes that Azure or Terraform would refuse', () => {
    const noted = (notes: string) => () =>
      synth((stack) => {
        new DeletionLock(stack, 'Lock', { target: BROUGHT.storage, notes });
      });
    expect(noted('x'.repeat(512))).not.toThrow();
    expect(noted('x'.repeat(513))).toThrow('the notes of a lock have at most 512 characters, but these have 513');
    expect(noted('from ${here')).toThrow(`Terraform takes '\${' for the beginning of a template`);
  });
});

describe('the notes of the locks of a workspace', () => {
  test('are yours where you pass them', () => {
    const made = synthWorkspace({ deletionProtection: true, deletionNotes: 'Ask the ML platform team.' });
    expect(made.all('management_lock').map(({ notes }) => notes)).toEqual(['Ask the ML platform team.', 'Ask the ML platform team.']);
  });

  test('are refused when they are too long, and where there is no lock', () => {
    expect(() => synthWorkspace({ deletionProtection: true, deletionNotes: 'x'.repeat(513) })).toThrow(`'deletionNotes' is 'xxx`);
    expect(() => synthWorkspace({ deletionNotes: 'x' })).toThrow(`without deletion protection there are none. Pass 'deletionProtection: true'`);
  });
});

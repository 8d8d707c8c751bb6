import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AiFoundryHub, CommonWorkspaceProps, IdentityType, MadeParts, PrivateDnsZones, WorkspaceRegistry, WorkspaceStorage } from '../lib';
import { BROUGHT, GROUP, KEY, SUBNET, synth, workspace } from './support';

const NETWORK = { id: SUBNET.id.split('/subnets/')[0] as string };
const ALL = ['storage', 'vault', 'registry', 'insights', 'logAnalytics', 'identity'];

const hub = (stack: TerraformStack, props: Partial<CommonWorkspaceProps> = {}): AiFoundryHub =>
  new AiFoundryHub(stack, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...props });

describe.each([
  ['a workspace', workspace],
  ['a hub', hub],
])('what %s has made', (_, make) => {
  /** The names of what is made, with the addresses of its resources. */
  const made = (props: Partial<CommonWorkspaceProps>): { [part: string]: string } => {
    let parts: MadeParts = {};
    synth((stack) => {
      parts = make(stack, props).made;
    });
    const given = Object.entries(parts).filter((entry): entry is [string, Construct] => entry[1] !== undefined);
    return Object.fromEntries(given.map(([name, part]) => [name, part.node.path]));
  };

  test('is what nothing was given for, in the workspace itself', () => {
    expect(made({})).toEqual({
      storage: 'test/Ml/Storage',
      vault: 'test/Ml/Vault',
      registry: 'test/Ml/Registry',
      insights: 'test/Ml/Insights',
      logAnalytics: 'test/Ml/Insights/LogAnalytics',
      identity: 'test/Ml/Identity',
    });
  });

  test.each([
    ['storage', ['storage']],
    ['vault', ['vault']],
    ['registry', ['registry']],
    ['insights', ['insights', 'logAnalytics']],
    ['logAnalytics', ['logAnalytics']],
    ['identity', ['identity']],
  ] as const)('has not the %s that is given', (given, without) => {
    const parts = Object.keys(made({ [given]: BROUGHT[given] }));
    expect(parts).toEqual(ALL.filter((part) => !(without as readonly string[]).includes(part)));
  });

  test('has no part of your own, though it is of the same kind', () => {
    synth((stack) => {
      const storage = new WorkspaceStorage(stack, 'Mine', { name: 'stmine', resourceGroup: GROUP, publicNetworkAccess: true });
      expect(make(stack, { storage }).made.storage).toBeUndefined();
    });
  });

  test('has no registry that Azure makes, and no identity where the workspace has only its own', () => {
    expect(made({ registry: WorkspaceRegistry.MADE_BY_AZURE, identityType: IdentityType.SYSTEM_ASSIGNED })).not.toMatchObject({
      registry: expect.anything() as string,
      identity: expect.anything() as string,
    });
  });

  test('has the identity that reads the key for the parts, where it is another one', () => {
    const encryption = { key: KEY, cosmosDbPrincipalId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' };
    expect(made({ encryption, identityType: IdentityType.SYSTEM_ASSIGNED })).toMatchObject({ encryptionIdentity: 'test/Ml/EncryptionIdentity' });
    expect(made({ encryption })).not.toHaveProperty('encryptionIdentity');
  });

  test('has the DNS zones that were not given, to which further networks are linked', () => {
    const terraform = synth((stack) => {
      const { dnsZones } = make(stack, { publicNetworkAccess: false, privateLink: { subnet: SUBNET } }).made;
      dnsZones?.linkVirtualNetwork('desks', { id: `${NETWORK.id}-desks` });
    });
    const links = terraform.all('private_dns_zone_virtual_network_link').map(({ virtual_network_id: id }) => id);
    expect(links.filter((id) => id === `${NETWORK.id}-desks`)).toHaveLength(6);
    synth((stack) => {
      const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      dnsZones.linkVirtualNetwork('own', NETWORK);
      expect(make(stack, { publicNetworkAccess: false, privateLink: { subnet: SUBNET, dnsZones } }).made.dnsZones).toBeUndefined();
    });
  });

  test('takes rules and alerts of your own without a cast', () => {
    const terraform = synth((stack) => {
      const { storage, vault } = make(stack, {}).made;
      if (storage === undefined || vault === undefined) return;
      new StorageManagementPolicy(stack, 'Old', {
        storageAccountId: storage.id,
        rule: [
          {
            name: 'old-outputs',
            enabled: true,
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['azureml/'] },
            actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: 90 } },
          },
        ],
      });
      new MonitorMetricAlert(stack, 'Vault', {
        name: `${vault.resource.nameInput ?? ''}-slow`,
        resourceGroupName: GROUP.name,
        scopes: [vault.id],
        criteria: [
          {
            metricNamespace: 'Microsoft.KeyVault/vaults',
            metricName: 'ServiceApiLatency',
            aggregation: 'Average',
            operator: 'GreaterThan',
            threshold: 1000,
          },
        ],
      });
    });
    expect(terraform.the('storage_management_policy').storage_account_id).toBe(`\${${terraform.address('storage_account')}.id}`);
    expect(terraform.the('monitor_metric_alert')).toMatchObject({ name: 'kv-fraud-dev-slow', scopes: [`\${${terraform.address('key_vault')}.id}`] });
  });
});

import { TerraformStack } from 'cdktf';
import * as library from '../lib';
import { ConfigurationError } from '../lib';
import { refuse, together } from '../lib/core/errors';
import { GROUP, PROVIDERS, testApp } from './support';

const stack = new TerraformStack(testApp(), 'test');
const id = (typeAndName: string): string => `${PROVIDERS}/${typeAndName}`;
const ml = library.MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', {
  id: id('Microsoft.MachineLearningServices/workspaces/ml'),
  location: 'westeurope',
  managedNetwork: library.ManagedNetwork.DISABLED,
  publicNetworkAccess: true,
});
const online = ml.addOnlineEndpoint('online');
const open = { resourceGroup: GROUP, publicNetworkAccess: true };
const storage = { id: id('Microsoft.Storage/storageAccounts/stlake') };
const size = { vmSize: 'Standard_D4ds_v4' };

/** What is of the right kind and wrong twice, and the properties that the one error names. */
const WRONG: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  [
    'a compute cluster',
    () => ml.addComputeCluster('cpu', { ...size, minNodes: 5, maxNodes: 2, idleTimeBeforeScaleDown: 'soon' }),
    ['minNodes', 'idleTimeBeforeScaleDown'],
  ],
  ['the name and the key of a cluster', () => ml.addComputeCluster('_', { ...size, ssh: { publicKey: 'none' } }), ['name', 'ssh.publicKey']],
  [
    'a compute instance',
    () => ml.addComputeInstance('maria', { ...size, assignedUser: { objectId: 'maria' }, idleShutdown: 'PT1M' }),
    ['assignedUser.objectId', 'idleShutdown'],
  ],
  ['a grant', () => ml.grant('It', { principalId: 'me', principalType: library.PrincipalType.USER }, '/roles/1'), ['principalId', 'role']],
  [
    'a connection',
    () => ml.addConnection('git', { target: library.ConnectionTarget.git('http://x'), auth: library.ConnectionAuth.none(), expiry: 'soon' }),
    ['target', 'expiry'],
  ],
  [
    'an alert',
    () => ml.addMetricAlert('runs', { metric: library.WorkspaceMetric.FAILED_RUNS, severity: 9, description: '${x' }),
    ['description', 'severity'],
  ],
  [
    'a deployment',
    () => online.addDeployment('blue', { model: 'fraud', instanceType: 'D4', scoring: { code: 'x', scoringScript: 's.py' } }),
    ['environment', 'model', 'instanceType', 'scoring.code'],
  ],
  [
    'a budget',
    () => new library.Budget(stack, 'Budget', { scope: { id: PROVIDERS.replace('/providers', '') }, baseName: 'ml', amount: 0, startDate: 'soon' }),
    ['amount', 'startDate', 'emails'],
  ],
  [
    'a custom role',
    () =>
      new library.CustomRole(stack, 'Role', { name: 'Mine', scope: { id: PROVIDERS.replace('/providers', '') }, actions: ['read'], roleId: 'one' }),
    ['roleId', 'actions'],
  ],
  [
    'plans of Defender',
    () => new library.DefenderPlans(stack, 'Defender', { plans: [], storage: { malwareScanningCapGigabytes: 0 } }),
    ['plans', 'storage', 'storage.malwareScanningCapGigabytes'],
  ],
  [
    'an action group',
    () => new library.ActionGroup(stack, 'Group', { baseName: 'ml', resourceGroup: GROUP, emails: { me: 'me' }, webhooks: { chat: 'http://x' } }),
    ['emails.me', 'webhooks.chat'],
  ],
  [
    'a storage account',
    () => new library.WorkspaceStorage(stack, 'Storage', { ...open, name: 'Not_Good', resourceGroup: { name: 'rg' }, softDeleteDays: 0 }),
    ['location', 'softDeleteDays', 'name'],
  ],
  [
    'a key vault',
    () => new library.WorkspaceVault(stack, 'Vault', { ...open, name: '1', softDeleteRetentionDays: 1, allowedIpRanges: ['soon'] }),
    ['name', 'softDeleteRetentionDays', 'allowedIpRanges'],
  ],
  [
    'a registry',
    () => new library.WorkspaceRegistry(stack, 'Registry', { ...open, name: '-', untaggedRetentionDays: 400, replicaLocations: ['westeurope'] }),
    ['name', 'untaggedRetentionDays', 'replicaLocations'],
  ],
  [
    'application insights',
    () =>
      new library.WorkspaceInsights(stack, 'Insights', {
        baseName: 'ml',
        name: 'a%',
        resourceGroup: GROUP,
        logAnalytics: { id: '/x' },
        diagnostics: {},
      }),
    ['name', 'logAnalytics', 'diagnostics'],
  ],
  [
    'a key',
    () => new library.CustomerManagedKey(stack, 'Key', { ...open, baseName: 'ml', keyName: '_', keySize: 1024, rotateAfter: 'soon' }),
    ['keyName', 'keySize', 'rotateAfter'],
  ],
  [
    'a private link',
    () =>
      new library.PrivateLink(stack, 'Link', {
        target: ml,
        targetName: 'ml%',
        subresource: library.Subresource.AML_WORKSPACE,
        subnet: { id: '/x' },
        dnsZones: new library.PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP }),
        approval: { message: '' },
        resourceGroup: { name: 'rg' },
      }),
    ['targetName', 'subnet', 'approval.message', 'location'],
  ],
  ['a datastore', () => ml.addBlobDatastore('Data', { storage, name: 'No', description: '${x' }), ['name', 'description']],
  [
    'the principal of a datastore',
    () =>
      ml.addDataLakeDatastore('lake', {
        storage,
        servicePrincipal: { tenantId: 'here', clientId: 'me', clientSecret: 'open' },
      }),
    ['servicePrincipal.tenantId', 'servicePrincipal.clientId', 'servicePrincipal.clientSecret'],
  ],
  [
    'a hub that exists',
    () =>
      library.HubNetwork.fromHubAttributes(stack, 'Hub', {
        virtualNetworkId: '/x',
        addressSpace: '10.0.0.0/30',
        firewallAddress: 'here',
        dnsServers: ['there'],
      }),
    ['virtualNetworkId', 'addressSpace', 'firewallAddress', 'dnsServers'],
  ],
  [
    'a schedule',
    () =>
      ml.addJobSchedule('nightly', {
        name: '_',
        description: '${x',
        trigger: library.ScheduleTrigger.cron('0 3 * * *'),
        job: library.ScheduledJob.again('a'),
      }),
    ['name', 'description'],
  ],
  [
    'a workspace that exists',
    () =>
      library.MlWorkspace.fromWorkspaceAttributes(stack, 'Theirs', {
        id: '/x',
        location: 'chinaeast2',
        storage: { id: '/x' },
        vault: storage,
      }),
    ['id', 'location', 'storage', 'vault'],
  ],
  [
    'a network that exists',
    () =>
      library.WorkspaceNetwork.fromAttributes(stack, 'TheirNetwork', {
        virtualNetwork: { id: id('Microsoft.Network/virtualNetworks/theirs') },
        location: 'westeurope',
        endpoints: { id: '/x' },
        compute: storage,
      }),
    ['endpoints', 'compute'],
  ],
  [
    'zones that exist',
    () => library.PrivateDnsZones.fromZoneIds(stack, 'TheirZones', { 'privatelink.azurecr.io': '/x', 'privatelink.api.azureml.ms': storage.id }),
    ['zoneIds.privatelink.azurecr.io', 'zoneIds.privatelink.api.azureml.ms'],
  ],
  [
    'a subscription',
    () => new library.AzureSubscription(stack, 'HubSubscription', { subscriptionId: 'hub', tenantId: 'ours', alias: '1' }),
    ['subscriptionId', 'tenantId', 'alias'],
  ],
  ['a lock', () => new library.DeletionLock(stack, 'Lock', { target: { id: '/x' }, name: '%', notes: '${x' }), ['name', 'target', 'notes']],
];

describe('what is wrong with a construct beside its kinds', () => {
  test.each(WRONG)('is told at once: %s', (_what, make, properties) => {
    let told: readonly string[] = [];
    try {
      make();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError);
      told = (error as ConfigurationError).problems.map(({ property }) => property);
    }
    expect([...told].sort()).toEqual([...properties].sort());
  });

  const problem = (property: string): Parameters<typeof refuse>[1] => ({ property, value: 1, rule: 'it is wrong', remedy: 'Pass 2' });

  test('is told once for each property, and what trips over it is not told', () => {
    const look = (): void =>
      together(stack, () => {
        const none = refuse(stack, problem('a')) as unknown as { length: number };
        refuse(stack, problem('a'));
        refuse(stack, problem('b'));
        expect(none.length).toBe(0);
      });
    expect(look).toThrow(`[test] 'a' is 1: it is wrong. Pass 2.\n[test] 'b' is 1: it is wrong. Pass 2.`);
  });

  test('does not hide what is not refused', () => {
    expect(together(stack, () => 5)).toBe(5);
    expect(() =>
      together(stack, () => {
        throw new RangeError('a defect');
      }),
    ).toThrow(RangeError);
    expect(() => refuse(stack, problem('a'))).toThrow(ConfigurationError);
  });
});

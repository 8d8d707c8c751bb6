import { adopt, Adopted } from '../../cli/adopt/adopt';
import { reconcile } from '../../cli/adopt/reconcile';
import { leftAlone, summary, toldOf } from '../../cli/adopt/report';
import { written, WrittenFile } from '../../cli/adopt/write';
import { Attributes, block } from '../../cli/json';
import { StackModel } from '../../cli/stack-model';
import { runWritten, typeErrors } from './adopt-run';
import { LiveAzure } from './adopt-store';
import { avmWorkspace, cliWorkspace, grant, group, portalWorkspace, quickstartWorkspace, SUBSCRIPTION_ID, TENANT_ID } from './adopt-workspaces';
import { reaching } from './fake-http';

interface Live {
  readonly azure: LiveAzure;
  readonly id: string;
}

async function adopted({ azure, id }: Live): Promise<Adopted> {
  return adopt(await reaching(azure), id, { cloud: 'public', tenantId: TENANT_ID });
}

function filesOf(of: Adopted): WrittenFile[] {
  return written(of.program, of.tables, toldOf(of));
}

function mainOf(of: Adopted): string {
  return String(filesOf(of).find(({ name }) => name === 'main.ts')?.text);
}

/** A resource in Azure with other properties. */
function change({ azure }: Live, id: string, properties: Attributes, more: Attributes = {}): void {
  const found = azure.resources.get(id.toLowerCase()) ?? {};
  azure.put({ ...found, ...more, properties: { ...block(found.properties), ...properties } });
}

function add({ azure, id }: Live, path: string, properties: Attributes, more: Attributes = {}): void {
  const [type = '', name = ''] = path.split('/');
  azure.put({ id: `${id}/${path}`, name, type: `Microsoft.MachineLearningServices/workspaces/${type}`, ...more, properties });
}

const PORTAL_STORAGE = `${group('rg-fraud')}/Microsoft.Storage/storageAccounts/fraudportal1234567890`;
const PORTAL_VAULT = `${group('rg-fraud')}/Microsoft.KeyVault/vaults/fraudportal1234567890`;

describe.each([
  ['the portal', portalWorkspace],
  ['az', cliWorkspace],
  ['AVM', avmWorkspace],
  ['a quickstart', quickstartWorkspace],
])('a workspace made by %s', (_, make) => {
  test('has nothing left to change once its program says what Azure has', async () => {
    const of = await adopted(make());
    const again = reconcile(new StackModel(of.program.stack, of.config), of.live);
    expect(again.tables.differences).toEqual({});
    expect(again.tables.absent).toEqual([]);
    expect(again.tables.imports).toEqual(of.tables.imports);
  });

  test('becomes files that make exactly what was held against Azure', async () => {
    const of = await adopted(make());
    expect(runWritten(filesOf(of), of.program.stack)).toEqual(of.config);
  });

  test('is read with GET alone', async () => {
    const live = make();
    await adopted(live);
    expect(live.azure.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
});

describe('what is odd about a workspace of the portal', () => {
  test('its parts keep their one name, and its logs stay with the subscription', async () => {
    const main = mainOf(await adopted(portalWorkspace()));
    expect(main).toContain(`names: { storage: 'fraudportal1234567890', vault: 'fraudportal1234567890', insights: 'fraudportal1234567890' }`);
    expect(main).toContain(
      `logAnalytics: {\n    id: '${group('DefaultResourceGroup-WEU')}/Microsoft.OperationalInsights/workspaces/DefaultWorkspace-`,
    );
  });

  test('no registry stays none, and Azure may make one', async () => {
    expect(mainOf(await adopted(portalWorkspace()))).toContain('registry: WorkspaceRegistry.MADE_BY_AZURE');
  });

  test('the roles that Azure gave its identity are told and left alone, and those of people are owned', async () => {
    const of = await adopted(portalWorkspace());
    expect(leftAlone(of)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^role assignment \S+: Azure has given the role 'Key Vault Administrator' to the workspace's own identity$/),
      ]),
    );
    expect(mainOf(of)).toContain(`ml.grantDataScientist('AzureMLDataScientist77777777', {`);
  });

  test('Application Insights is imported under an id that azurerm takes, whatever the case in which Azure writes it', async () => {
    const { tables } = await adopted(portalWorkspace());
    expect(tables.imports['Ml/Insights/Resource']).toBe(`${group('rg-fraud')}/Microsoft.Insights/components/fraudportal1234567890`);
  });

  test('open rules of its storage account, which azurerm does not store, are not written', async () => {
    const { tables, config } = await adopted(portalWorkspace());
    expect(tables.differences['Ml/Storage/Resource']).toMatchObject({
      infrastructure_encryption_enabled: false,
      queue_encryption_key_type: 'Service',
    });
    expect('network_rules' in (tables.differences['Ml/Storage/Resource'] ?? {})).toBe(true);
    const { resource } = config as { readonly resource: { readonly [type: string]: { readonly [name: string]: object } } };
    expect(Object.keys(Object.values(resource.azurerm_storage_account ?? {})[0] ?? {})).not.toContain('network_rules');
  });

  test('an account from before there was a choice of TLS stays at 1.0 until somebody decides', async () => {
    const live = portalWorkspace();
    change(live, PORTAL_STORAGE, { minimumTlsVersion: undefined });
    const { tables } = await adopted(live);
    expect(tables.differences['Ml/Storage/Resource']).toMatchObject({ min_tls_version: 'TLS1_0' });
  });

  test('the four datastores of Azure are told in one line', async () => {
    expect(leftAlone(await adopted(portalWorkspace()))).toContain(
      'datastore workspaceartifactstore, datastore workspaceblobstore, datastore workspacefilestore, datastore workspaceworkingdirectory: Azure makes these with each workspace',
    );
  });
});

describe('what is odd about the others', () => {
  test('the vault of az keeps its access policies', async () => {
    const { tables } = await adopted(cliWorkspace());
    expect(tables.differences['Ml/Vault/Resource']).toMatchObject({ rbac_authorization_enabled: false });
  });

  test('the admin user of a registry stays until somebody takes the line out', async () => {
    const { tables } = await adopted(cliWorkspace());
    expect(tables.differences['Ml/Registry/Resource']).toEqual({ admin_enabled: true });
  });

  test('endpoints of AVM keep their names, and their zones stay with the hub', async () => {
    const of = await adopted(avmWorkspace());
    expect(of.tables.imports['Ml/Link/Resource']).toBe(`${group('rg-avm')}/Microsoft.Network/privateEndpoints/pe-mlw-avm`);
    expect(of.tables.differences['Ml/Link/Resource']).toEqual({ name: 'pe-mlw-avm', 'private_service_connection.name': 'pe-mlw-avm' });
    expect(mainOf(of)).toContain(
      `PrivateDnsZones.fromResourceGroup(stack, 'Zones', {\n  resourceGroupId: '/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-dns'`,
    );
  });

  test('what the library would make besides is left out, by its path', async () => {
    const { tables } = await adopted(avmWorkspace());
    expect(tables.absent).toEqual(expect.arrayContaining(['Ml/Storage/FileLink/Resource', 'Ml/VaultContributor/Resource']));
  });

  test('a lock of another name becomes the guard of the program', async () => {
    const of = await adopted(avmWorkspace());
    expect(mainOf(of)).toContain('deletionProtection: true');
    expect(of.tables.imports['Ml/Lock/Resource']).toMatch(/locks\/lock-mlw-avm$/);
  });

  test('the suffix of a quickstart needs no name spelled out', async () => {
    expect(mainOf(await adopted(quickstartWorkspace()))).not.toContain('names:');
  });

  test('single categories of logs take the place of the group', async () => {
    const { tables } = await adopted(quickstartWorkspace());
    expect(tables.differences['Ml/Diagnostics/Resource']).toEqual({
      name: 'send-to-log',
      'enabled_log.0.category': 'AmlComputeJobEvent',
      'enabled_log.0.category_group': undefined,
    });
  });
});

describe('how it is reached', () => {
  test('a workspace that is closed and has no endpoint stays closed', async () => {
    const live = portalWorkspace();
    change(live, live.id, { publicNetworkAccess: 'Disabled' });
    const { tables } = await adopted(live);
    expect(tables.differences['Ml/Resource']).toEqual({ public_network_access_enabled: false });
  });

  test('an endpoint to a part of a workspace that has none itself is owned by a link of its own', async () => {
    const live = avmWorkspace();
    live.azure.resources.delete(`${group('rg-avm')}/Microsoft.Network/privateEndpoints/pe-mlw-avm`.toLowerCase());
    change(live, live.id, { publicNetworkAccess: 'Enabled', privateEndpointConnections: [] });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(`new PrivateLink(stack, 'PeStavmBlob', {`);
    expect(mainOf(of)).toContain('subresource: Subresource.BLOB');
    expect(of.tables.imports['PeStavmBlob/Resource']).toBe(`${group('rg-avm')}/Microsoft.Network/privateEndpoints/pe-stavm-blob`);
    expect(typeErrors(filesOf(of))).toEqual([]);
  });
});

describe('parts of others', () => {
  test('what another workspace stands on is brought', async () => {
    const live = portalWorkspace();
    const other = `${group('rg-other')}/Microsoft.MachineLearningServices/workspaces/mlw-other`;
    live.azure.put({
      id: other,
      name: 'mlw-other',
      type: 'Microsoft.MachineLearningServices/workspaces',
      properties: { storageAccount: PORTAL_STORAGE, keyVault: `${group('rg-other')}/Microsoft.KeyVault/vaults/kv-other` },
    });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(`storage: {\n    id: '${PORTAL_STORAGE}'`);
    expect(Object.values(of.tables.imports)).not.toContain(PORTAL_STORAGE);
    expect(leftAlone(of)).toContain('storage account fraudportal1234567890: it is brought, since others use it: mlw-other');
  });

  test('a part in another resource group is brought', async () => {
    const live = portalWorkspace();
    const elsewhere = `${group('rg-secrets')}/Microsoft.KeyVault/vaults/kv-company`;
    const vault = live.azure.resources.get(PORTAL_VAULT.toLowerCase()) ?? {};
    live.azure.put({ ...vault, id: elsewhere, name: 'kv-company' });
    change(live, live.id, { keyVault: elsewhere });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(elsewhere);
    expect(Object.values(of.tables.imports)).not.toContain(elsewhere);
  });

  test('the key of an encrypted workspace is brought, and told', async () => {
    const live = portalWorkspace();
    const keyVaultArmId = `${group('rg-keys')}/Microsoft.KeyVault/vaults/kv-keys`;
    const keyIdentifier = 'https://kv-keys.vault.azure.net/keys/cmk/0123456789abcdef0123456789abcdef';
    change(live, live.id, {
      enableServiceSideCMKEncryption: true,
      hbiWorkspace: true,
      encryption: { status: 'Enabled', keyVaultProperties: { keyVaultArmId, keyIdentifier } },
    });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(`versionlessId: 'https://kv-keys.vault.azure.net/keys/cmk'`);
    expect(leftAlone(of)).toContain('vault kv-keys with the key cmk: it is brought: with it goes what it has encrypted');
    expect(of.tables.absent).toEqual(expect.arrayContaining(['Ml/EncryptionIdentity']));
  });
});

describe('what may not be seen', () => {
  test('is told with what Azure says, and its part is brought', async () => {
    const live = portalWorkspace();
    live.azure.forbidden.push(/\/vaults\/fraudportal1234567890/i);
    const of = await adopted(live);
    expect(leftAlone(of)).toEqual(
      expect.arrayContaining([expect.stringMatching(/fraudportal1234567890.*: may not be looked at: AuthorizationFailed/)]),
    );
    expect(mainOf(of)).toContain(`vault: {\n    id: '${PORTAL_VAULT}'`);
    expect(of.tables.imports['Ml/Vault/Resource']).toBeUndefined();
  });

  test('roles that may not be listed are told, and none is taken for missing in silence', async () => {
    const live = portalWorkspace();
    live.azure.forbidden.push(/roleAssignments$/i);
    expect(leftAlone(await adopted(live))).toContain(
      'role assignments: may not be looked at: AuthorizationFailed: The client does not have authorization to perform this action.',
    );
  });

  test('other workspaces that may not be listed are told, since a shared part could not be told from an own one', async () => {
    const live = portalWorkspace();
    live.azure.forbidden.push(/\/subscriptions\/[^/]+\/providers\/Microsoft.MachineLearningServices\/workspaces$/i);
    expect(leftAlone(await adopted(live))).toEqual(expect.arrayContaining([expect.stringMatching(/^other workspaces: may not be looked at/)]));
  });

  test('a private endpoint in another subscription, as those of a managed network, is not asked for', async () => {
    const live = portalWorkspace();
    const id =
      '/subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/rg-microsoft/providers/Microsoft.Network/privateEndpoints/pe-managed';
    change(live, PORTAL_STORAGE, { privateEndpointConnections: [{ properties: { privateEndpoint: { id } } }] });
    expect(leftAlone(await adopted(live))).toContain('private endpoint pe-managed: it lies in another subscription');
    expect(live.azure.requests.filter((request) => request.includes('pe-managed'))).toEqual([]);
  });

  test('a role that has no name is left alone', async () => {
    const live = portalWorkspace();
    grant(live.azure, live.id, 'Reader', '77777777-0000-0000-0000-000000000002', 'User');
    live.azure.roleDefinitions.delete('acdd72a7-3385-48ef-bd42-f606fba81ae7');
    expect(leftAlone(await adopted(live))).toEqual(expect.arrayContaining([expect.stringMatching(/: which role it gives is not to be seen$/)]));
  });

  test('a workspace that is not there is an error that says so', async () => {
    const { azure } = portalWorkspace();
    const id = `${group('rg-fraud')}/Microsoft.MachineLearningServices/workspaces/other`;
    await expect(adopted({ azure, id })).rejects.toThrow(`There is no workspace ${id}, or this account does not see it`);
  });

  test('a project is refused with the id of its hub', async () => {
    const live = portalWorkspace();
    const hub = `${group('rg-fraud')}/Microsoft.MachineLearningServices/workspaces/hub-fraud`;
    change(live, live.id, { hubResourceId: hub }, { kind: 'Project' });
    await expect(adopted(live)).rejects.toThrow(`fraud-portal is a project: adopt its hub, ${hub}, and the projects come with it`);
  });
});

describe('secrets', () => {
  test('no key and no connection string that Azure tells reaches a file or the terminal', async () => {
    const of = await adopted(portalWorkspace());
    const said = [...filesOf(of).map(({ text }) => text), summary(of, ['main.ts']), JSON.stringify(of.config)].join('\n');
    expect(said).not.toContain('00000000dead');
    expect(JSON.stringify(of.live.everything)).not.toContain('00000000dead');
  });

  test('a connection with a secret is left alone, and one without is owned', async () => {
    const live = portalWorkspace();
    const common = { category: 'Git', target: 'https://dev.azure.com/contoso/fraud', isSharedToAll: true };
    add(live, 'connections/code', { ...common, authType: 'PAT', credentials: { pat: 'hidden-dead' } });
    add(live, 'connections/open', { ...common, authType: 'None' });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(`ml.addConnection('open', {`);
    expect(mainOf(of)).not.toContain('hidden-dead');
    expect(leftAlone(of)).toContain(
      'connection code: it has a secret, which Azure does not tell: add it with addConnection, and the secret from a variable',
    );
  });

  test('a secret that somebody has put into an environment variable or into metadata is not written', async () => {
    const live = portalWorkspace();
    const environmentVariables = { MODE: 'fast', OPENAI_API_KEY: 'hidden-dead' };
    add(live, 'onlineEndpoints/scores', { authMode: 'Key', publicNetworkAccess: 'Enabled' }, { identity: { type: 'SystemAssigned' } });
    live.azure.put({
      id: `${live.id}/onlineEndpoints/scores/deployments/blue`,
      name: 'blue',
      type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
      properties: { endpointComputeType: 'Managed', model: 'm', instanceType: 'Standard_D4as_v4', environmentVariables },
    });
    const job = { jobType: 'Command', command: 'python train.py', environmentId: 'e', environmentVariables };
    add(live, 'schedules/nightly', {
      action: { actionType: 'CreateJob', jobDefinition: job },
      trigger: { triggerType: 'Cron', expression: '0 2 * * *' },
    });
    add(live, 'connections/open', { category: 'Custom', target: 'https://example.com', authType: 'None', metadata: { ApiKey: 'hidden-dead' } });
    const of = await adopted(live);
    const said = [...filesOf(of).map(({ text }) => text), summary(of, []), JSON.stringify(of.config)].join('\n');
    expect(said).not.toContain('hidden-dead');
    expect(leftAlone(of)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/(blue|nightly).*: its environment variable OPENAI_API_KEY looks like a secret, which no program is to hold/),
        'connection open: its metadata ApiKey looks like a secret, which no program is to hold',
      ]),
    );
  });

  test('a datastore with a signature is left alone', async () => {
    const live = portalWorkspace();
    const place = {
      datastoreType: 'AzureBlob',
      accountName: 'stother',
      containerName: 'raw',
      subscriptionId: SUBSCRIPTION_ID,
      resourceGroup: 'rg-other',
    };
    add(live, 'datastores/signed', { ...place, credentials: { credentialsType: 'Sas' }, serviceDataAccessAuthIdentity: 'None' });
    const of = await adopted(live);
    expect(mainOf(of)).not.toContain('ml.addBlobDatastore');
    expect(leftAlone(of)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^datastore signed: it has a signature, which Azure does not tell/)]),
    );
  });
});

describe('what the library cannot say', () => {
  test('a compute of another kind is left alone with the reason, at the top of the program', async () => {
    const live = portalWorkspace();
    add(live, 'computes/k8s', { computeType: 'Kubernetes' });
    expect(mainOf(await adopted(live))).toContain('// - compute k8s: the library has no computes of the type Kubernetes');
  });

  test('a rule that Azure makes is not touched', async () => {
    const live = portalWorkspace();
    change(live, live.id, { managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound' } });
    add(live, 'outboundRules/__SYS_ST', { type: 'ServiceTag', category: 'Dependency', destination: { serviceTag: 'Storage' } });
    add(live, 'outboundRules/pypi', { type: 'FQDN', category: 'UserDefined', destination: 'pypi.org' });
    const of = await adopted(live);
    expect(mainOf(of)).toContain(`ml.allowOutboundFqdn('pypi', 'pypi.org');`);
    expect(leftAlone(of)).toContain('outbound rule __SYS_ST: Azure makes and keeps it');
  });

  test('a line that the library refuses is left out, and its words are told', async () => {
    const live = portalWorkspace();
    add(live, 'computes/cpu', {
      computeType: 'AmlCompute',
      properties: { vmSize: 'Standard_NoSuch', scaleSettings: { minNodeCount: 3, maxNodeCount: 1 } },
    });
    const of = await adopted(live);
    expect(mainOf(of)).not.toContain('addComputeCluster');
    expect(leftAlone(of)).toEqual(expect.arrayContaining([expect.stringMatching(/^cpu: the library refuses it: .*'minNodes'/)]));
  });

  test('a schedule of a pipeline that is not a job again is left alone', async () => {
    const live = portalWorkspace();
    add(live, 'schedules/drift', {
      isEnabled: true,
      action: { actionType: 'CreateMonitor' },
      trigger: { triggerType: 'Cron', expression: '0 2 * * *' },
    });
    expect(leftAlone(await adopted(live))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^schedule drift: the library has schedules of commands/)]),
    );
  });

  test('an alert on the workspace is told, and one on something else is not', async () => {
    const live = portalWorkspace();
    const at = `${group('rg-fraud')}/Microsoft.Insights/metricAlerts`;
    const type = 'Microsoft.Insights/metricAlerts';
    live.azure.put({ id: `${at}/failed`, name: 'failed', type, properties: { scopes: [live.id] } });
    live.azure.put({ id: `${at}/other`, name: 'other', type, properties: { scopes: [`${group('rg-fraud')}/Microsoft.Web/sites/app`] } });
    const told = leftAlone(await adopted(live)).join('\n');
    expect(told).toContain('metric alert failed: adopt takes none of these over: add it with the library, and import it by hand');
    expect(told).not.toContain('metric alert other');
  });

  test('a read-only lock is left alone', async () => {
    const live = portalWorkspace();
    const id = `${PORTAL_STORAGE}/providers/Microsoft.Authorization/locks/freeze`;
    live.azure.put({ id, name: 'freeze', type: 'Microsoft.Authorization/locks', properties: { level: 'ReadOnly' } });
    expect(leftAlone(await adopted(live))).toContain('lock freeze: below a read-only lock nothing can be applied: the library makes none');
  });
});

describe('what is inside of a workspace', () => {
  function everything(): Live {
    const live = portalWorkspace();
    const scaleSettings = { minNodeCount: 0, maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: 'PT10M' };
    const cluster = { vmSize: 'STANDARD_D4DS_V4', vmPriority: 'LowPriority', scaleSettings, enableNodePublicIp: true };
    const identity = { type: 'SystemAssigned', principalId: '55555555-0000-0000-0000-000000000009' };
    const at = { location: 'westeurope', identity };
    add(live, 'computes/cpu', { computeType: 'AmlCompute', disableLocalAuth: true, properties: cluster }, at);
    add(
      live,
      'computes/maria',
      { computeType: 'ComputeInstance', disableLocalAuth: true, properties: { vmSize: 'STANDARD_D4DS_V4', enableNodePublicIp: true } },
      at,
    );
    grant(live.azure, PORTAL_STORAGE, 'Storage Blob Data Contributor', identity.principalId);
    const place = { subscriptionId: SUBSCRIPTION_ID, resourceGroup: 'rg-data', accountName: 'stlake', filesystem: 'bronze' };
    add(live, 'datastores/bronze', {
      datastoreType: 'AzureDataLakeGen2',
      ...place,
      credentials: { credentialsType: 'None' },
      serviceDataAccessAuthIdentity: 'None',
    });
    add(live, 'connections/open', { category: 'Git', target: 'https://dev.azure.com/contoso/fraud', isSharedToAll: true, authType: 'None' });
    const endpoint = { authMode: 'AADToken', publicNetworkAccess: 'Enabled', traffic: { blue: 100 }, description: 'Scores' };
    add(live, 'onlineEndpoints/scores', endpoint, at);
    const model = `${live.id}/models/fraud/versions/3`;
    live.azure.put({
      id: `${live.id}/onlineEndpoints/scores/deployments/blue`,
      name: 'blue',
      type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
      location: 'westeurope',
      sku: { name: 'Default', capacity: 2 },
      properties: { endpointComputeType: 'Managed', model, instanceType: 'Standard_D4as_v4', appInsightsEnabled: false },
    });
    const job = {
      jobType: 'Command',
      command: 'python train.py',
      environmentId: `${live.id}/environments/train/versions/1`,
      computeId: `${live.id}/computes/cpu`,
      resources: { instanceCount: 1 },
    };
    const trigger = {
      triggerType: 'Recurrence',
      frequency: 'Week',
      interval: 1,
      timeZone: 'UTC',
      schedule: { hours: [2], minutes: [0], weekDays: ['Monday'] },
    };
    add(live, 'schedules/weekly', { isEnabled: true, action: { actionType: 'CreateJob', jobDefinition: job }, trigger });
    return live;
  }

  test('becomes calls of the adders', async () => {
    const main = mainOf(await adopted(everything()));
    expect(main).toContain(`const cpuCluster = ml.addComputeCluster('cpu', {`);
    expect(main).toContain('priority: ComputePriority.LOW_PRIORITY');
    expect(main).toContain(`ml.addComputeInstance('maria', { vmSize: 'STANDARD_D4DS_V4' });`);
    expect(main).toContain(`ml.addDataLakeDatastore('bronze', {`);
    expect(main).toContain(`ml.addOnlineEndpoint('scores', { traffic: { blue: 100 }, description: 'Scores' });`);
    expect(main).toContain(`scoresEndpoint.addDeployment('blue', {`);
    expect(main).toContain('weekDays: [WeekDay.MONDAY]');
  });

  test('roles of a cluster go to the cluster itself', async () => {
    expect(mainOf(await adopted(everything()))).toContain('grantee: cpuCluster.grantee');
  });

  test('differs in nothing, and waits and triggers that only Terraform knows are named', async () => {
    const of = await adopted(everything());
    const inside = Object.entries(of.tables.differences).filter(([path]) => /cpu|maria|bronze|open|scores|weekly/.test(path));
    expect(inside).toEqual([]);
    expect(of.tables.absent).toEqual([]);
    expect(mainOf(of)).toContain('// - azapi_update_resource: Ml/scores/Settings');
  });

  test('is imported by azapi with the version of the API that the program says', async () => {
    const { tables } = await adopted(everything());
    expect(tables.imports['Ml/open/Resource']).toMatch(/\/connections\/open\?api-version=\d{4}-\d\d-\d\d$/);
  });

  test('is a program that TypeScript has nothing to say against', async () => {
    expect(typeErrors(filesOf(await adopted(everything())))).toEqual([]);
  });
});

describe('what is read page by page', () => {
  test('is found on all pages', async () => {
    const live = portalWorkspace();
    live.azure.pageSize = 2;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const scaleSettings = { minNodeCount: 0, maxNodeCount: 2, nodeIdleTimeBeforeScaleDown: 'PT2M' };
      add(
        live,
        `computes/cpu-${name}`,
        {
          computeType: 'AmlCompute',
          disableLocalAuth: true,
          properties: { vmSize: 'STANDARD_D4DS_V4', vmPriority: 'Dedicated', scaleSettings, enableNodePublicIp: true },
        },
        { location: 'westeurope', identity: { type: 'SystemAssigned' } },
      );
    }
    expect(mainOf(await adopted(live)).match(/addComputeCluster/g)).toHaveLength(5);
  });
});

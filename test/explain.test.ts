import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformVariable } from 'cdktf';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AiFoundryHub,
  ConnectionAuth,
  ConnectionTarget,
  CustomerManagedKey,
  CustomRole,
  IdentityType,
  KeyCreation,
  ManagedFirewallSku,
  ManagedNetwork,
  MlWorkspace,
  Names,
  PrincipalType,
  RolePreset,
  StorageAccess,
  WorkspaceNetwork,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../lib';
import { Attributes } from '../cli/json';
import { explain, Explanation, Row } from '../cli/explanation';
import { Console, main } from '../cli/main';
import { toMarkdown } from '../cli/markdown';
import { StackModel } from '../cli/stack-model';
import { namesOf, toNames } from '../cli/names';
import { NAMED_TYPES, UNCHOSEN_TYPES } from '../cli/named-types';
import { toShort } from '../cli/short';
import { toTerminal } from '../cli/terminal';
import { CATALOGUE } from './terraform/catalogue';
import { synthStacks } from './terraform/stacks';

import { BROUGHT, Build, entry, OBJECT_ID, PROVIDERS, SUBNET_ID, synthEntry } from './terraform/scaffold';

const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;

const explained = (build: Build): Explanation => explain(new StackModel('site', synthEntry(entry(build))));

function rowOf({ rows }: Explanation, name: string, resource = ''): Row {
  // Diagnostic settings are shown by the names of what they are about.
  const own = rows.filter((row) => !row.resource.startsWith('diagnostic setting'));
  const found = own.filter((row) => row.names.includes(name) && row.resource.startsWith(resource));
  if (found.length !== 1) throw new Error(`expected one row of ${name}, found ${JSON.stringify(found)}`);
  return found[0] as Row;
}

describe('a stack is explained by its parts', () => {
  const workspace = explained((site) => site.workspace());

  test('in the order in which one reads them, with the names that Azure will have', () => {
    const parts = [...new Set(workspace.rows.map(({ part }) => part))];
    expect(parts).toEqual(['resource group', 'workspace', 'identity', 'storage', 'vault', 'registry', 'insights', 'monitoring']);
    expect(rowOf(workspace, 'stfrauddev')).toMatchObject({ part: 'storage', resource: 'storage account', made: true, reach: 'open' });
    expect(rowOf(workspace, 'mlw-fraud-dev', 'workspace').why).toBe('is where people train, track and serve models');
  });

  test('with a summary that counts everything Terraform makes', () => {
    expect(workspace.summary).toBe('24 resources made, 0 brought; 0 closed to the public network, 6 open; 7 grants');
  });

  test('with one row for what differs by its name alone', () => {
    const settings = workspace.rows.filter(({ resource }) => resource.startsWith('diagnostic setting'));
    expect(settings).toHaveLength(1);
    expect(settings[0]).toMatchObject({ resource: 'diagnostic setting ×9', why: 'sends logs and metrics to log-fraud-dev' });
    expect(settings[0]?.names).toContain('stfrauddev (blob)');
  });

  test('with names that are made of others resolved', () => {
    const { rows } = explained((site) => site.workspace().addDashboard('overview'));
    expect(rows.find(({ resource }) => resource === 'dashboard')?.names).toEqual(['dash-mlw-fraud-dev-overview']);
  });

  test('each workspace for itself where there are several, after what they share', () => {
    const { rows } = explained((site) => {
      new WorkspaceNetwork(site, 'Network', { baseName: 'hub', resourceGroup: site.resourceGroup, addressSpace: '10.1.0.0/22' });
      site.workspace({ baseName: 'fraud' }, 'Fraud');
      site.workspace({ baseName: 'churn' }, 'Churn');
    });
    expect([...new Set(rows.map(({ place }) => place))]).toEqual(['', 'Churn', 'Fraud']);
    expect(rows.find(({ names }) => names.includes('vnet-hub'))?.place).toBe('');
    expect(rows.find(({ names }) => names.includes('stchurn'))?.place).toBe('Churn');
  });

  test('with a purpose for every type of resource that the library makes', () => {
    const pinned = JSON.parse(readFileSync(join(__dirname, 'terraform', 'addresses.json'), 'utf8')) as { [entry: string]: string[] };
    const types = new Set(Object.values(pinned).flatMap((all) => all.map((address) => String(address.split('.')[0]))));
    const known = [...types].filter((type) => !type.startsWith('azapi_'));
    const resource = Object.fromEntries(known.map((type) => [type, { x: { name: type } }]));
    expect(explain(new StackModel('x', { resource })).rows.filter(({ part }) => part === 'other')).toEqual([]);
    const { rows } = explained((site) => {
      const workspace = site.workspace();
      workspace.addOnlineEndpoint('scores').addDeployment('blue', { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' });
      workspace.addConnection('feed', { target: ConnectionTarget.pythonFeed('https://pypi.org'), auth: ConnectionAuth.none() });
    });
    expect(rows.filter(({ part }) => part === 'other')).toEqual([]);
  });

  test('also what the library does not know, by what its type says', () => {
    const model = new StackModel('x', { resource: { azurerm_redis_cache: { cache: { name: 'redis-x' } } } });
    expect(rowOf(explain(model), 'redis-x')).toMatchObject({ part: 'other', resource: 'redis cache', made: true });
  });
});

describe('what is brought', () => {
  test('by id is told with its name, and nothing about how it is reached', () => {
    const all = explained((site) => {
      const { identity, storage, vault, registry, insights, key } = BROUGHT;
      site.workspace({ identity, storage, vault, registry, insights, encryption: { key, serviceSideEncryption: true } });
    });
    expect(rowOf(all, 'stshared')).toMatchObject({ part: 'storage', made: false, reach: '' });
    expect(rowOf(all, 'kv-keys/cmk')).toMatchObject({ part: 'key', resource: 'customer-managed key', made: false });
    expect(rowOf(all, 'kv-keys')).toMatchObject({ resource: 'key vault of the key', made: false });
    expect(all.summary).toMatch(/^\d+ resources made, 7 brought;/);
  });

  test('as a data source, a variable or by the name of a resource group is told too', () => {
    const all = explained((site) => {
      const storage = new DataAzurermStorageAccount(site, 'Shared', { name: 'stshared', resourceGroupName: 'rg-shared' });
      const name = new TerraformVariable(site, 'base_group', { type: 'string' }).stringValue;
      new MlWorkspace(site, 'Ml', { baseName: 'fraud', resourceGroup: { name, location: 'westeurope' }, publicNetworkAccess: true, storage });
      new StorageAccount(site, 'Other', {
        name: 'stother',
        resourceGroupName: 'rg-elsewhere',
        location: 'westeurope',
        accountTier: 'Standard',
        accountReplicationType: 'LRS',
      });
    });
    expect(rowOf(all, 'stshared')).toMatchObject({ part: 'storage', made: false });
    expect(rowOf(all, 'var.base_group')).toMatchObject({ part: 'inputs', resource: 'variable', made: false });
    expect(rowOf(all, 'rg-elsewhere')).toMatchObject({ part: 'resource group', made: false });
  });

  test('as a module is told, also where nothing refers to it', () => {
    expect(rowOf(explain(new StackModel('x', { module: { network: { source: './network' } } })), 'network')).toMatchObject({ resource: 'module' });
  });

  test('from another stack is told as its output', () => {
    const remote = {
      terraform_remote_state: { 'cross-stack-reference-input-hub': { '//': { metadata: { path: 'x/cross-stack-reference-input-hub' } } } },
    };
    const subnet_id = '${data.terraform_remote_state.cross-stack-reference-input-hub.outputs.subnet}';
    const model = new StackModel('x', { data: remote, resource: { azurerm_private_endpoint: { pe: { name: 'pe', subnet_id } } } });
    expect(rowOf(explain(model), 'hub')).toMatchObject({ resource: 'output of another stack', made: false });
  });

  test('does not include who deploys, nor what is read back from what is made', () => {
    const { summary } = explained((site) => site.workspace().mlflowTrackingUri);
    expect(summary).toContain(', 0 brought;');
  });
});

describe('closed or open', () => {
  test('is told from public access and its rules, of each kind of part', () => {
    const some = { allowedIpRanges: ['203.0.113.0/24'] };
    const all = explained((site) => {
      new WorkspaceStorage(site, 'Storage', { name: 'stx', resourceGroup: site.resourceGroup, ...some });
      new WorkspaceVault(site, 'Vault', { name: 'kv-x', resourceGroup: site.resourceGroup, ...some });
      new WorkspaceRegistry(site, 'Registry', { name: 'crxxx', resourceGroup: site.resourceGroup, ...some });
      new WorkspaceStorage(site, 'Open', { name: 'stopen', resourceGroup: site.resourceGroup, publicNetworkAccess: true });
      new WorkspaceStorage(site, 'Closed', { name: 'stclosed', resourceGroup: site.resourceGroup, privateLink: site.privateLink() });
    });
    for (const name of ['stx', 'kv-x', 'crxxx']) expect(rowOf(all, name).reach).toBe('open to 203.0.113.0/24');
    expect([rowOf(all, 'stopen').reach, rowOf(all, 'stclosed').reach]).toEqual(['open', 'closed']);
    expect(all.summary).toContain('1 closed to the public network, 3 open to some, 1 open');
  });

  test('is told of workspaces, also of the addresses that only azapi knows, and of the way out', () => {
    const closed = explained((site) =>
      site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu', managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND }),
    );
    expect(rowOf(closed, 'mlw-fraud-dev', 'workspace').reach).toBe('closed; outbound: only approved');
    const some = explained((site) => site.workspace({ allowedIpRanges: ['20.30.40.50'] }));
    expect(rowOf(some, 'mlw-fraud-dev', 'workspace').reach).toBe('open to 20.30.40.50');
  });

  test('is what the provider does where nothing is said, and what a variable says where one decides', () => {
    const account = (attributes: object): string => {
      const resource = { azurerm_storage_account: { st: { name: 'st', ...attributes } } };
      return rowOf(explain(new StackModel('x', { resource, variable: { public: {} } })), 'st').reach;
    };
    expect(account({})).toBe('open');
    expect(account({ public_network_access_enabled: '${var.public}' })).toBe('as var.public says');
    expect(account({ network_rules: { default_action: 'Deny', virtual_network_subnet_ids: [SUBNET_ID] } })).toBe('open to vnet-shared/snet');
  });
});

describe('who may do what', () => {
  test('is told where it applies: who, and the roles as Azure spells them', () => {
    const all = explained((site) => {
      const workspace = site.workspace();
      workspace.grantDataScientist('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
      workspace.addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 1 }).grantImagePull('Images');
    });
    expect(rowOf(all, 'stfrauddev').who).toEqual(['id-fraud-dev: Contributor, Storage Blob Data Contributor']);
    expect(rowOf(all, 'mlw-fraud-dev', 'workspace').who).toEqual([`group ${OBJECT_ID}: AzureML Data Scientist`, 'id-fraud-dev: Contributor']);
    expect(rowOf(all, 'crfrauddev').who).toEqual(['gpu (compute cluster): AcrPull', 'id-fraud-dev: Contributor']);
  });

  test('is told of whoever deploys, and on what is brought', () => {
    const key = explained((site) => {
      new CustomerManagedKey(site, 'Key', { baseName: 'x', resourceGroup: site.resourceGroup, publicNetworkAccess: true });
    });
    expect(rowOf(key, 'kv-x-cmk').who).toEqual(['whoever deploys: Key Vault Crypto Officer']);
    const brought = explained((site) => {
      const workspace = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id: WORKSPACE_ID, location: 'westeurope' });
      workspace.grantDataScientist('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
    });
    expect(rowOf(brought, 'mlw-shared')).toMatchObject({ made: false, who: [`group ${OBJECT_ID}: AzureML Data Scientist`] });
  });

  test('names a custom role that the stack makes', () => {
    const all = explained((site) => {
      const { role } = new CustomRole(site, 'Role', { name: 'Contoso Scientist', scope: site.resourceGroup, preset: RolePreset.DATA_SCIENTIST });
      site.workspace().grant('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP }, role);
    });
    expect(rowOf(all, 'mlw-fraud-dev', 'workspace').who).toContain(`group ${OBJECT_ID}: Contoso Scientist`);
    expect(rowOf(all, 'Contoso Scientist', 'custom role')).toMatchObject({ made: true });
  });

  test('is not cut where the scope is an expression', () => {
    const grant = {
      principal_id: OBJECT_ID,
      principal_type: 'User',
      role_definition_name: 'Reader',
      scope: '${replace(azurerm_storage_share.s.id, "a", "b")}',
    };
    const resource = { azurerm_storage_share: { s: { name: 'models' } }, azurerm_role_assignment: { g: grant } };
    expect(rowOf(explain(new StackModel('x', { resource })), 'models').who).toEqual([`person ${OBJECT_ID}: Reader`]);
  });
});

describe('worth knowing', () => {
  test('are guards, names that stay taken, and what is charged by the hour', () => {
    const { notes } = explained((site) => {
      new WorkspaceNetwork(site, 'Network', { baseName: 'x', resourceGroup: site.resourceGroup, addressSpace: '10.1.0.0/22', natGateway: {} });
      const workspace = site.workspace({ deletionProtection: true, managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      workspace.allowOutboundFqdn('pypi', 'pypi.org');
    });
    const text = notes.join('\n');
    expect(text).toMatch(/Deletion protection: Terraform refuses .*stfrauddev/);
    expect(text).toMatch(/Locks: Azure refuses to delete .*mlw-fraud-dev/);
    expect(text).toContain('the name kv-fraud-dev stays taken for 90 days');
    expect(text).toContain('keeps a deleted workspace for 14 days');
    expect(text).toContain('Charged by the hour: the NAT gateway ng-x.');
    expect(text).toContain('Charged by the hour: the firewall that Azure makes in the managed network of mlw-fraud-dev');
  });

  test('are the instances of deployments', () => {
    const { notes, rows } = explained((site) => {
      const endpoint = site.workspace().addOnlineEndpoint('scores');
      endpoint.addDeployment('blue', { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4', instanceCount: 2 });
    });
    expect(notes.join('\n')).toContain('Charged by the hour: 2 × Standard_D4as_v4 of the deployment blue');
    expect(rows.find(({ resource }) => resource === 'deployment')?.why).toBe('runs fraud:3 on 2 × Standard_D4as_v4');
  });

  test('are projects, which azurerm never purges, also where it purges hubs', () => {
    const { notes } = explained((site) => {
      const { resourceGroup } = site;
      const azurerm = site.allProviders().find(({ terraformResourceType }) => terraformResourceType === 'azurerm');
      azurerm?.addOverride('features.0.machine_learning', [{ purge_soft_deleted_workspace_on_destroy: true }]);
      const hub = new AiFoundryHub(site, 'Hub', { baseName: 'fraud-dev', resourceGroup, publicNetworkAccess: true });
      hub.addProject('bot');
    });
    expect(notes.filter((note) => note.startsWith('Soft delete'))).toEqual([
      'Soft delete: Azure keeps a deleted project for 14 days, and its name with it (proj-bot); azurerm never purges one.',
    ]);
  });

  test('are endpoints in several zones, which may take a second destroy', () => {
    const { notes } = explained((site) => site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu-builder' }));
    expect(notes.join('\n')).toContain('Destroy: azurerm takes the private endpoints with several DNS zones (pep-mlw-fraud-dev-amlworkspace)');
    expect(explained((site) => site.workspace()).notes.join('\n')).not.toContain('Destroy:');
  });

  test('is what azurerm does not take back: the identity of a hub, public addresses of serverless computes', () => {
    const identified = (identityType: IdentityType): string =>
      explained((site) => {
        const { resourceGroup } = site;
        new AiFoundryHub(site, 'Hub', { baseName: 'fraud-dev', resourceGroup, publicNetworkAccess: true, identityType });
      }).notes.join('\n');
    const identity =
      'Identity: azurerm exchanges the user-assigned identity of a hub (hub-fraud-dev), but fails at each apply that would take it away.';
    expect(identified(IdentityType.USER_ASSIGNED)).toContain(identity);
    expect(identified(IdentityType.SYSTEM_ASSIGNED)).not.toContain('Identity:');
    const serverless = (publicIp: boolean): string => explained((site) => site.workspace({ serverlessCompute: { publicIp } })).notes.join('\n');
    const addresses = 'Serverless computes: azurerm takes their public addresses away only where they get a subnet (mlw-fraud-dev).';
    expect(serverless(true)).toContain(addresses);
    expect(serverless(false)).not.toContain('Serverless computes:');
  });

  test('are the tags of endpoints, which stay in Azure when they are taken away', () => {
    const tagged = (tags?: { [key: string]: string }): string =>
      explained((site) => {
        site.workspace().addOnlineEndpoint('scores', { tags });
        site.workspace({ baseName: 'other' }, 'Other').addBatchEndpoint('nightly', { tags });
      }).notes.join('\n');
    expect(tagged({ team: 'fraud' })).toContain('Tags: one that is taken away from an endpoint (scores, nightly) stays in Azure');
    expect(tagged()).not.toContain('Tags:');
  });

  test('is nothing where there is nothing', () => {
    const model = new StackModel('x', { resource: { azurerm_resource_group: { g: { name: 'rg' } } } });
    expect(explain(model).notes).toEqual([]);
    expect(toTerminal(explain(model), 100)).not.toContain('Worth knowing');
  });
});

test('no secret is shown: not of what is made, and not the default of a variable', () => {
  const secret = 'hunter2-of-the-database';
  const server = { name: 'sql-x', administrator_login_password: secret, tags: { owner: '${var.password}' } };
  const variable = { password: { sensitive: true, default: secret } };
  const all = explain(new StackModel('x', { resource: { azurerm_mssql_server: { s: server } }, variable }));
  expect(rowOf(all, 'var.password').why).toBe('is a secret that Terraform is told; never shown');
  expect(toTerminal(all, 120) + toMarkdown(all)).not.toContain('hunter2');
});

test('no secret is shown where a name is made of one', () => {
  const names = ['${azurerm_key_vault_secret.s.value}', '${lookup({ password = "hunter2" }, "password")}', 'x-${azurerm_key_vault_secret.s.name}'];
  const resource = {
    azurerm_key_vault_secret: { s: { name: 'sec', value: 'hunter2' } },
    azurerm_storage_account: Object.fromEntries(names.map((name, index) => [`st${String(index)}`, { name }])),
  };
  const all = explain(new StackModel('x', { resource }));
  expect(all.rows.find(({ part }) => part === 'storage')?.names).toEqual(['…', 'x-sec']);
  expect(toTerminal(all, 120) + toMarkdown(all)).not.toContain('hunter2');
});

describe('the table on a terminal', () => {
  const all = explained((site) => site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu' }));

  test.each([80, 100, 112, 120])('is %i columns wide, and cuts nothing off', (width) => {
    const text = toTerminal(all, width);
    const lines = text.split('\n').filter((line) => /^[┌│├└]/.test(line));
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([width]));
    expect(text.split('\n').every((line) => line.length <= width)).toBe(true);
    expect(text).not.toContain('…');
  });

  test('is never narrower than 80 nor wider than 120 columns', () => {
    expect(toTerminal(all, 20)).toBe(toTerminal(all, 80));
    expect(toTerminal(all, 400)).toBe(toTerminal(all, 120));
  });
});

describe('on one screen', () => {
  const stacks = Object.entries(synthStacks()).map(([name, config]) => explain(new StackModel(name, config)));

  test.each(stacks.map((all) => [all.stack, all] as const))('%s takes at most 30 lines of at most 120 columns', (_, all) => {
    for (const width of [80, 100, 120, 200]) {
      const lines = toShort(all, width).split('\n');
      expect(lines.length).toBeLessThanOrEqual(30);
      expect(lines.filter((line) => line.length > Math.min(width, 120))).toEqual([]);
    }
  });

  test.each(stacks.map((all) => [all.stack, all] as const))('what of %s is open to the public network is named, and its provider too', (_, all) => {
    const text = toShort(all, 120);
    const [, open = ''] = /\nOpen([^]*?)\n\n/.exec(text) ?? [];
    for (const { names } of all.rows.filter(({ reach }) => /^open\b/.test(reach))) for (const name of names) expect(open).toContain(name);
    expect(text).toContain('- Provider azurerm');
  });

  const row: Row = {
    place: '',
    part: 'storage',
    title: 'account',
    count: 1,
    resource: 'account',
    names: [],
    made: true,
    reach: '',
    who: [],
    why: '',
  };
  const shown = (rows: Row[], notes: string[] = []): string => toShort({ stack: 'x', summary: 's', subscriptions: [], rows, notes, coming: [] }, 80);

  test('what is of one kind has a name and its reach, and what are several have their number', () => {
    expect(shown([{ ...row, names: ['st1'], reach: 'closed; more' }])).toContain('\nStands on   account st1 (closed)\n');
    expect(shown([{ ...row, names: ['st1'], made: false }])).toContain('account st1 (brought)');
    expect(
      shown([
        { ...row, names: ['st1'] },
        { ...row, count: 2, names: ['st2', 'st3'] },
      ]),
    ).toContain('account ×3');
  });

  test('what does not fit is counted', () => {
    const many = Array.from({ length: 40 }, (_, index): Row => ({ ...row, title: `kind ${String(index)}`, names: ['a-name'] }));
    expect(shown(many)).toMatch(/and \d+ more\n/);
    expect(
      shown(
        [row],
        Array.from({ length: 50 }, (_, index) => `note ${String(index)}`),
      ),
    ).toMatch(/- and \d+ more with --all\n/);
  });

  test('what comes stands before what is worth knowing, and what needs nothing yet only in full', () => {
    const coming = [
      { text: '1 May 2028: old sizes', quiet: false },
      { text: 'No date yet: azurerm 4', quiet: true },
    ];
    const explanation = { stack: 'x', summary: 's', subscriptions: [], rows: [row], notes: ['note'], coming };
    expect(toShort(explanation, 80)).toContain('\n\nWhat comes\n- 1 May 2028: old sizes\n\nWorth knowing\n- note\n');
    expect(toTerminal(explanation, 80)).toContain('\nWhat comes\n- 1 May 2028: old sizes\n- No date yet: azurerm 4\nWorth knowing\n');
    expect(toMarkdown(explanation)).toContain('**What comes**\n\n- 1 May 2028: old sizes\n- No date yet: azurerm 4\n');
    expect(toShort({ ...explanation, coming: coming.slice(1) }, 80)).not.toContain('What comes');
  });

  test('of much that comes, the first two are told and the others counted', () => {
    const coming = Array.from({ length: 5 }, (_, index) => ({ text: `change ${String(index)}`, quiet: false }));
    const text = toShort({ stack: 'x', summary: 's', subscriptions: [], rows: [row], notes: [], coming }, 80);
    expect(text).toContain('What comes\n- change 0\n- change 1\n- and 3 more with --all\n');
  });

  test('what comes to an end is told first', () => {
    expect(shown([row], ['good to know', 'works until 27 February 2027'])).toMatch(/Worth knowing\n- works until 27 February 2027\n- good to know/);
  });
});

describe('a cell on a terminal', () => {
  const row: Row = { place: '', part: 'other', title: 'x', count: 1, resource: 'thing', names: [], made: true, reach: '', who: [], why: '' };
  const shown = (names: string[]): string =>
    toTerminal({ stack: 'x', summary: 's', subscriptions: [], rows: [{ ...row, names }], notes: [], coming: [] }, 80);

  test('breaks a name without spaces before a capital or after a dash', () => {
    const text = shown(['AllowAzureMachineLearningInbound']);
    expect(text).toMatch(/AllowAzureMachine +│[^]*Learning/);
    expect(shown(['allow-azure-machine-learning-inbound'])).toMatch(/allow-azure-machine- +│[^]*learning-inbound/);
  });

  test('folds many names, all of which are in Markdown', () => {
    const names = Array.from({ length: 13 }, (_, index) => `rule-${String(index)}`);
    expect(shown(names)).toContain('and 9 more');
    expect(shown(names)).not.toContain('rule-4');
    expect(toMarkdown({ stack: 'x', summary: 's', subscriptions: [], rows: [{ ...row, names }], notes: [], coming: [] })).toContain('rule-12');
    expect(shown(names.slice(0, 6))).toContain('rule-5');
  });
});

describe('Markdown', () => {
  const row: Row = {
    place: '',
    part: 'other',
    title: 'x',
    count: 1,
    resource: 'thing',
    names: ['a|b', '<img>'],
    made: true,
    reach: '',
    who: ['@team: *all*'],
    why: 'w',
  };
  const with_ = (rows: Row[]): Explanation => ({ stack: 'x', summary: 's', subscriptions: [], rows, notes: ['costs | <b>'], coming: [] });

  test('takes no name for a cell, for formatting, for HTML or for a mention', () => {
    const text = toMarkdown(with_([row]));
    expect(text).toContain('| **other** | thing | a\\|b<br>&lt;img&gt; | made |  | &#64;team: \\*all\\* | w |');
    expect(text).toContain('- costs \\| &lt;b&gt;');
  });

  test('folds long tables only', () => {
    expect(toMarkdown(with_([row]))).not.toContain('<details>');
    expect(toMarkdown(with_(Array.from({ length: 21 }, () => row)))).toMatch(/<details><summary>.*21 rows.*<\/summary>\n\n\| Part/);
  });

  test('fits into one comment: without the reasons where they are too much, and says how many rows are left out', () => {
    const without = toMarkdown(with_(Array.from({ length: 500 }, () => ({ ...row, why: 'y'.repeat(100) }))));
    expect(without).not.toContain('Why it is there');
    expect(without).not.toContain('more rows');
    const cut = toMarkdown(with_(Array.from({ length: 2000 }, () => row)));
    expect(cut.length).toBeLessThanOrEqual(65_536);
    expect(cut).toMatch(/\d+ more rows do not fit into one comment/);
  });
});

describe('names are listed', () => {
  const model = (build: Build): StackModel => new StackModel('site', synthEntry(entry(build)));
  const listed = (build: Build): string => toNames(model(build), 120);

  test('with how long they are and what they must be, those first that are unique in all of Azure', () => {
    const lines = listed((site) => site.workspace({ uniqueSuffix: 'x7k2' })).split('\n');
    expect(lines.slice(0, 9)).toEqual([
      'site: 9 names, 3 unique in all of Azure. In brackets is how long each is.',
      '',
      'Unique in all of Azure',
      '  storage account: 3-24 lowercase letters and digits',
      '      stfrauddevx7k2 (14)',
      '  key vault: 3-24 letters, digits and single dashes that start with a letter and end with a letter or digit',
      '      kv-fraud-dev-x7k2 (17)',
      '  container registry: 5-50 lowercase letters and digits',
      '      crfrauddevx7k2 (14)',
    ]);
    expect(lines).toContain('Unique in its resource group');
    expect(lines).toContain('      diagnostics (11, ×9)');
    expect(lines.slice(-3)).toEqual(['Of kinds that this library does not name', '  resource group', '      rg-site (7)']);
  });

  test('also where they are made of others, those of the interfaces of endpoints, and of a key that is made through the control plane', () => {
    const text = listed((site) => {
      Names.of(site).use(Names.pattern('{kind}-{base}'));
      const props = { baseName: 'fraud', resourceGroup: site.resourceGroup, publicNetworkAccess: true, creation: KeyCreation.CONTROL_PLANE };
      new CustomerManagedKey(site, 'Key', props);
      const ml = site.workspace({ baseName: 'fraud', privateLink: site.privateLink() });
      ml.addDashboard('overview');
    });
    expect(text).toContain('dash-fraud-overview (19)');
    expect(text).toContain('pep-fraud-blob (14)');
    expect(text).toContain('nic-fraud-blob (14)');
    expect(text).toContain('cmk-fraud (9)');
  });

  test('without a length where Terraform alone knows it', () => {
    const text = listed((site) => site.workspace({ baseName: new TerraformVariable(site, 'base', { type: 'string' }).stringValue }));
    expect(text).toContain('mlw-… (?)');
  });

  test('on lines that fit', () => {
    const narrow = toNames(
      model((site) => site.workspace()),
      80,
    );
    expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('each with its rule, whatever the library makes', () => {
    const own = [
      'azurerm_resource_group',
      'azurerm_application_security_group',
      'azurerm_eventhub_namespace',
      'azurerm_eventhub_namespace_authorization_rule',
    ];
    const types = Object.values(CATALOGUE).flatMap((one) => {
      const { resource } = synthEntry(one) as { readonly resource: { readonly [type: string]: { readonly [id: string]: Attributes } } };
      return Object.entries(resource).flatMap(([type, byId]) =>
        Object.values(byId).flatMap(({ name, type: azure }) =>
          name === undefined ? [] : [type === 'azapi_resource' ? String(azure).replace(/@.*/, '') : type],
        ),
      );
    });
    const unknown = types.filter((type) => NAMED_TYPES[type] === undefined && ![...own, ...UNCHOSEN_TYPES].includes(type));
    expect([...new Set(unknown)]).toEqual([]);
    expect(
      namesOf(model((site) => site.workspace()))
        .filter(({ rule }) => rule === undefined)
        .map(({ title }) => title),
    ).toEqual(['resource group']);
  });
});

describe('the command', () => {
  const output = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  afterAll(() => rmSync(output, { recursive: true, force: true }));
  for (const [stack, text] of Object.entries({ site: JSON.stringify(synthEntry(entry((site) => site.workspace()))), broken: '{' })) {
    mkdirSync(join(output, 'stacks', stack), { recursive: true });
    writeFileSync(join(output, 'stacks', stack, 'cdk.tf.json'), text);
  }

  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const console: Console = { print: (text) => out.push(text), complain: (text) => err.push(text), columns: undefined };
    const code = await main(args, console);
    return { code, out: out.join(''), err: err.join('') };
  }

  test('explains a stack on one screen', async () => {
    const { code, out, err } = await run('explain', 'site', '--output', output);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^site: 24 resources made/);
    expect(out).toContain('`explain site --all` shows every resource');
  });

  test('explains everything where asked, 120 columns wide where there is no terminal', async () => {
    const { code, out, err } = await run('explain', 'site', '--all', '--output', output);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[1]).toHaveLength(120);
  });

  test('lists names where asked, and nothing else with them', async () => {
    expect(await run('explain', 'site', '--names', '--output', output)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^site: \d+ names/) as string,
    });
    expect(await run('explain', 'site', '--names', '--all', '--output', output)).toMatchObject({ code: 2, out: '' });
    expect(await run('explain', 'site', '--names', '--markdown', '--output', output)).toMatchObject({ code: 2, out: '' });
  });

  test('writes Markdown and nothing else where asked', async () => {
    const { code, out } = await run('explain', 'site', '--markdown', '--output', output);
    expect(code).toBe(0);
    expect(out).toMatch(/^<!-- cdktf-azure-ml explain site -->\n### site\n/);
  });

  test('names the stacks that there are where one is unknown or none is named', async () => {
    expect(await run('explain', 'sit', '--output', output)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('only: broken, site') as string,
    });
    expect((await run('explain', '--output', output)).err).toContain('broken, site');
    expect((await run('diagram', 'sit', '--output', output)).code).toBe(1);
  });

  test('says to synthesize first where nothing is there, and again where it is broken', async () => {
    expect(await run('explain', 'site', '--output', join(output, 'none'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('Synthesize first') as string,
    });
    expect((await run('explain', 'broken', '--output', output)).err).toContain('synthesize again');
  });

  test('takes the only stack that there is where none is named', async () => {
    const single = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
    try {
      mkdirSync(join(single, 'stacks', 'ml'), { recursive: true });
      writeFileSync(join(single, 'stacks', 'ml', 'cdk.tf.json'), '{}');
      expect(await run('explain', '--output', single)).toMatchObject({ code: 0, out: expect.stringMatching(/^ml: /) as string });
    } finally {
      rmSync(single, { recursive: true, force: true });
    }
  });

  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each([
    ['--md', "Unknown option '--md': did you mean '--markdown'?\n"],
    ['--markdwon', "Unknown option '--markdwon': did you mean '--markdown'?\n"],
    ['--colour', "Unknown option '--colour'\n"],
  ])('says of %s what may be meant, and nothing about dashes', async (option, said) => {
    expect((await run('explain', 'site', option)).err.startsWith(said)).toBe(true);
  });

  test('tells how it is used where it does not understand, and when asked', async () => {
    for (const args of [[], ['paint'], ['explain', 'a', 'b'], ['explain', '--colour']]) {
      expect(await run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('explain [<stack>]') as string });
    }
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
    const lines = (await run('--help')).out.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(lines.length).toBeLessThanOrEqual(50);
  });
});

describe('what goes on in Azure', () => {
  const notesOf = (build: Build, azurerm?: string): string => explain(new StackModel('site', synthEntry({ build, azurerm }))).notes.join('\n');

  test('is said of the azurerm that a stack requires', () => {
    expect(notesOf((site) => site.workspace())).toContain('Provider azurerm >= 4.81.0, < 5.0.0: works with key vaults after 27 February 2027.');
    expect(notesOf((site) => site.workspace(), '4.55.0')).not.toContain('Provider azurerm');
  });

  test('is said of what stays there when it is taken away from the program', () => {
    const notes = notesOf((site) => {
      const managedNetwork = ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND;
      site.workspace({ allowedIpRanges: ['8.8.8.8'], managedNetwork, firewallSku: ManagedFirewallSku.BASIC, storageAccess: StorageAccess.IDENTITY });
    }, '4.76.0');
    for (const [prop, back] of [
      ['allowedIpRanges', '[]'],
      ['firewallSku', 'ManagedFirewallSku.STANDARD'],
      ['storageAccess', 'StorageAccess.ACCESS_KEY'],
    ]) {
      expect(notes).toContain(`Stays in Azure when it is taken away: ${String(prop)} of mlw-fraud-dev. Pass ${String(back)} and apply first.`);
    }
  });

  test('is not said of what is as it would be without a word', () => {
    expect(notesOf((site) => site.workspace({ allowedIpRanges: [], storageAccess: StorageAccess.IDENTITY }))).not.toContain('Stays in Azure');
  });
});

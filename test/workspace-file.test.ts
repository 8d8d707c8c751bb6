import Ajv from 'ajv';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  ConfigurationError,
  CustomerManagedKey,
  InstanceAction,
  IPrivateDnsZones,
  ManagedNetwork,
  MlWorkspace,
  OutboundTarget,
  PrincipalType,
  PrivateDnsZones,
  RecurrenceFrequency,
  Redundancy,
  Role,
  ScheduleTrigger,
  SharedResources,
  StorageAccess,
  WorkspaceFile,
  WorkspaceFileMaking,
  WorkspaceFileOptions,
} from '../lib';
import { blocksIn } from './project/documents';
import { GROUP, PROVIDERS, SUBNET, Synthesized, synth } from './support';

const directory = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const TEAM = '11111111-2222-3333-4444-555555555555';

let count = 0;
/** A directory with these files. */
function filesOf(files: { readonly [name: string]: string }): string {
  const place = mkdtempSync(join(directory, `${String((count += 1))}-`));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return place;
}

const readAll = (files: { readonly [name: string]: string }, options: WorkspaceFileOptions = {}): WorkspaceFile[] =>
  WorkspaceFile.readAll(filesOf(files), options);

const read = (text: string, options?: WorkspaceFileOptions): WorkspaceFile =>
  WorkspaceFile.read(join(filesOf({ 'fraud.yaml': text }), 'fraud.yaml'), options);

/** The messages of what is refused, without the directory of the test. */
function refused(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.replaceAll(/\[[^\]\s]*\/(?=[\w-]+\.yaml)/g, '[').split('\n');
  }
  throw new Error('nothing was refused');
}

const make = (file: WorkspaceFile, shared?: (stack: TerraformStack) => SharedResources, making: WorkspaceFileMaking = {}): Synthesized =>
  synth((stack) => file.makeWorkspace(stack, 'Ml', { resourceGroup: GROUP, shared: shared?.(stack), ...making }));

/** What Terraform reads. */
const jsonOf = ({ text }: Synthesized): unknown => JSON.parse(text);

const OPEN = 'workspace:\n  baseName: fraud-dev\n  publicNetworkAccess: true\n';
const open = { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true };

/** All that a file can say, once. */
const WHOLE = `
workspace:
  baseName: fraud-prd
  location: westeurope
  redundancy: { geo: northeurope }
  storageAccess: AccessKey
  managedNetwork: AllowOnlyApprovedOutbound
  cloud: public
  tags: { team: fraud }
  privateLink: { subnet: fraud, dnsZones: hub }
  encryption: { key: fraud, serviceSideEncryption: true }
  identity: fraud
clusters:
  cpu: { vmSize: Standard_D4ds_v4, maxNodes: 4, priority: LowPriority }
instances:
  maria:
    vmSize: Standard_D4ds_v4
    assignedUser: { objectId: ${TEAM} }
    schedules:
      - { action: Stop, trigger: { cron: 0 18 * * *, timeZone: W. Europe Standard Time } }
      - { action: Start, trigger: { recurrence: { frequency: Day, hours: [7] } } }
datastores:
  blob:
    raw:
    lake: { container: lake, accountKey: lake }
  file:
    notebooks: { quotaGb: 100, useAccountKey: true }
outbound:
  hosts: { pypi: pypi.org }
  serviceTags:
    factory: { serviceTag: DataFactory }
  privateEndpoints:
    warehouse: { target: warehouse, subresource: blob }
grants:
  Team: { role: dataScientist, principalId: ${TEAM}, storageData: true }
  Auditor: { role: auditor, principalId: ${TEAM}, principalType: User, description: reads logs }
`;
const id = (type: string): string => `${PROVIDERS}/${type}`;
const container = { id: id('Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/lake') };
const warehouse = { id: id('Microsoft.Storage/storageAccounts/stwarehouse') };
const identity = { id: id('Microsoft.ManagedIdentity/userAssignedIdentities/id-fraud'), principalId: TEAM, clientId: TEAM };
const zonesOf = (stack: Construct): IPrivateDnsZones =>
  PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', '') });
const keyOf = (stack: Construct): CustomerManagedKey =>
  new CustomerManagedKey(stack, 'Key', { baseName: 'key', resourceGroup: GROUP, publicNetworkAccess: true });
const secretOf = (stack: Construct): string => new TerraformVariable(stack, 'lake-key', { type: 'string', sensitive: true }).stringValue;
const sharedOf = (stack: Construct): SharedResources => ({
  subnets: { fraud: SUBNET },
  dnsZones: { hub: zonesOf(stack) },
  keys: { fraud: keyOf(stack) },
  identities: { fraud: identity },
  resources: { lake: container, warehouse },
  secrets: { lake: secretOf(stack) },
  roles: { auditor: 'Log Analytics Reader' },
});

describe('a file', () => {
  test('and its twin in TypeScript make the same JSON', () => {
    const twin = synth((stack) => {
      const { subnets, ...shared } = sharedOf(stack);
      expect(subnets).toBeDefined();
      const workspace = new MlWorkspace(stack, 'Ml', {
        baseName: 'fraud-prd',
        resourceGroup: GROUP,
        location: 'westeurope',
        redundancy: Redundancy.geo('northeurope'),
        storageAccess: StorageAccess.ACCESS_KEY,
        managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND,
        tags: { team: 'fraud' },
        privateLink: { subnet: SUBNET, dnsZones: shared.dnsZones?.hub },
        encryption: { key: shared.keys?.fraud as CustomerManagedKey, serviceSideEncryption: true },
        identity,
      });
      workspace.allowOutboundFqdn('pypi', 'pypi.org');
      workspace.allowOutboundServiceTag('factory', { serviceTag: 'DataFactory' });
      workspace.allowOutboundPrivateEndpoint('warehouse', { target: warehouse, subresource: OutboundTarget.BLOB });
      workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 4, priority: 'LowPriority' as never });
      workspace.addComputeInstance('maria', {
        vmSize: 'Standard_D4ds_v4',
        assignedUser: { objectId: TEAM },
        schedules: [
          { action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 18 * * *', { timeZone: 'W. Europe Standard Time' }) },
          { action: InstanceAction.START, trigger: ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY, hours: [7] }) },
        ],
      });
      workspace.addBlobDatastore('raw');
      workspace.addBlobDatastore('lake', { container, accountKey: shared.secrets?.lake });
      workspace.addFileDatastore('notebooks', { quotaGb: 100, useAccountKey: true });
      const team = { principalId: TEAM, principalType: PrincipalType.GROUP };
      workspace.grantDataScientist('Team', team);
      workspace.grantStorageData('TeamStorage', team);
      workspace.grant('Auditor', { principalId: TEAM, principalType: PrincipalType.USER }, 'Log Analytics Reader', { description: 'reads logs' });
    });
    expect(jsonOf(make(read(WHOLE), sharedOf))).toEqual(jsonOf(twin));
  });

  test('makes the smallest workspace, as a program would', () => {
    const twin = synth((stack) => {
      new MlWorkspace(stack, 'Ml', open);
    });
    expect(jsonOf(make(read(OPEN)))).toEqual(jsonOf(twin));
  });
});

describe('what is wrong in files', () => {
  test('is refused at once, each with file, line, column and the path of the property', () => {
    const text = `workspace:
  baseName: 5
  publicNetworkAcces: true
  storageAccess: identity
  redundancy: zones
  tags: [a]
clusters:
  cpu:
    maxNodes: four
grants:
  Team: { role: dataScientist, principalId: ${TEAM}, principalType: Team }
`;
    expect(refused(() => readAll({ 'churn.yaml': 'workspac: {}\n', 'fraud.yaml': text }))).toEqual([
      `[churn.yaml:1:1] 'workspac' is {}: there is no such property. Did you mean 'workspace'?`,
      `[churn.yaml:1:1] 'workspace.baseName' is not given: it is required. Pass a string.`,
      `[fraud.yaml:5:3] 'workspace.redundancy' is 'zones': it takes 'local', 'zone', or { geo: … } with the second region. Write 'local', 'zone', or { geo: … } with the second region.`,
      `[fraud.yaml:2:3] 'workspace.baseName' is 5: it takes a string. Pass a string.`,
      `[fraud.yaml:3:3] 'workspace.publicNetworkAcces' is true: there is no such property. Did you mean 'publicNetworkAccess'?`,
      `[fraud.yaml:4:3] 'workspace.storageAccess' is 'identity': it takes a member of StorageAccess. Pass 'AccessKey' or 'Identity'.`,
      `[fraud.yaml:6:3] 'workspace.tags' is ["a"]: it takes an object with names of your choice. Pass an object.`,
      `[fraud.yaml:8:3] 'clusters.cpu.vmSize' is not given: it is required. Pass a string.`,
      `[fraud.yaml:9:5] 'clusters.cpu.maxNodes' is 'four': it takes a number. Pass a number.`,
      `[fraud.yaml:11:${String('  Team: { role: dataScientist, principalId: , '.length + TEAM.length + 1)}] 'grants.Team.principalType' is 'Team': it takes a member of PrincipalType. Pass 'User', 'Group' or 'ServicePrincipal'.`,
    ]);
  });

  test.each<[string, string, string]>([
    ['no YAML', 'workspace: {\n', `[fraud.yaml:2:1] 'file' is '`],
    ['a key that is there twice', `${OPEN}workspace: {}\n`, `[fraud.yaml:4:1] 'file' is '`],
    ['no object', '- workspace\n', `'file' is '`],
    ['an alias of what it is in', 'workspace: &a\n  tags: *a\n', `an alias in it stands for what it is in`],
    [
      'aliases of aliases',
      `a: &a [${'1,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
      `or aliases of aliases for more than can be read`,
    ],
    [
      'an expression of Terraform',
      `${OPEN}  description: a \${file("x")}\n`,
      `[fraud.yaml:4:3] 'workspace.description' is 'a \${file("x")}': Terraform would evaluate`,
    ],
    ['a directive of Terraform', `${OPEN}  description: '%{ if true }'\n`, `'workspace.description' is '%{ if true }': Terraform would evaluate`],
    [
      'a resource by its id',
      `${OPEN}  vault: { id: /subscriptions/x }\n`,
      `[fraud.yaml:4:3] 'workspace.vault' is {"id":"/subscriptions/x"}: it takes the name of a resource that the program shares.`,
    ],
    [
      'a fact that nobody asks for',
      `${OPEN}facts: { floor: '4' }\n`,
      `[fraud.yaml:4:10] 'facts.floor' is '4': the program does not ask for it. Leave it out.`,
    ],
    ['rules of its own', `${OPEN}maySay: {}\n`, `[fraud.yaml:4:1] 'maySay' is {}: only the defaults say who may say what. Leave it out.`],
    [
      'a schedule that is none',
      `${OPEN}instances: { a: { vmSize: x, schedules: [{ action: Stop, trigger: daily }] } }\n`,
      `'instances.a.schedules[0].trigger' is 'daily': it takes { cron: … }`,
    ],
    [
      'a recurrence of another kind',
      `${OPEN}instances: { a: { vmSize: x, schedules: [{ action: Stop, trigger: { recurrence: { frequency: Daily } } }] } }\n`,
      `'instances.a.schedules[0].trigger.recurrence.frequency' is 'Daily': it takes a member of RecurrenceFrequency. Pass 'Minute', 'Hour',`,
    ],
  ])('is found: %s', (_what, text, message) => {
    const messages = refused(() => read(text));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(message);
  });

  test('is not repeated where it may be a secret', () => {
    const text = `${OPEN}datastores: { blob: { lake: { accountKey: 5 } } }\n`;
    expect(refused(() => read(text))).toEqual([expect.stringContaining(`'datastores.blob.lake.accountKey' is '(not shown)': it takes a string`)]);
    const named = read(`${OPEN}datastores: { blob: { lake: { accountKey: topsecret } } }\n`);
    const [message = ''] = refused(() => make(named));
    expect(message).toContain(`'datastores.blob.lake.accountKey' is '(not shown)': the program shares no secret of this name. Leave it out`);
    expect(message).not.toContain('topsecret');
  });

  test('is refused where a construct refuses it, at the line of the file, and all of it', () => {
    const text = `${OPEN}clusters:
  cpu: { vmSize: Standard_D4ds_v4, maxNodes: -1 }
  a_b: { vmSize: Standard_D4ds_v4 }
outbound:
  hosts: { pypi: pypi.org }
`;
    const messages = refused(() => make(read(text)));
    expect(messages).toHaveLength(3);
    expect(messages[0]).toMatch(/^\[fraud.yaml:8:12\] 'outbound\.hosts\.pypi\..*/);
    expect(messages[1]).toMatch(/^\[fraud.yaml:5:36\] 'clusters.cpu.maxNodes' is -1: /);
    expect(messages.at(-1)).toMatch(/^\[fraud.yaml:6:3\] 'clusters.a_b.name' is 'a_b': /);
    expect(refused(() => make(read('workspace: { baseName: fraud-dev }\n')))).toEqual([expect.stringMatching(/^\[fraud.yaml:1:1\] 'workspace\./)]);
  });

  test('is refused where two things of a workspace have one name', () => {
    const text = `${OPEN}clusters: { raw: { vmSize: Standard_D4ds_v4 } }\ndatastores: { blob: { raw: } }\n`;
    expect(refused(() => make(read(text)))).toEqual([
      `[fraud.yaml:5:23] 'datastores.blob.raw' is 'raw': there is a construct of this id in [test/Ml] already. Choose another id.`,
    ]);
  });

  test('is a directory without files, or none', () => {
    expect(refused(() => WorkspaceFile.readAll('nowhere'))[0]).toBe(
      `'directory' is 'nowhere': there is no such directory. Pass the one that holds the files of the teams.`,
    );
    expect(refused(() => readAll({ 'defaults.yaml': '' }))[0]).toContain('it holds no file of a team. Write one, such as fraud.yaml.');
    expect(refused(() => WorkspaceFile.read('nowhere.yaml'))[0]).toContain(`'file' is 'nowhere.yaml': it cannot be read`);
  });
});

describe('what the program shares', () => {
  const linked = read('workspace:\n  baseName: fraud-prd\n  privateLink:\n    subnet: frad\n    dnsZones: spoke\n');

  test('is all that a file can name: another name is refused with those that there are', () => {
    const shared = (stack: Construct): SharedResources => ({ subnets: { fraud: SUBNET, churn: SUBNET }, dnsZones: { hub: zonesOf(stack) } });
    expect(refused(() => make(linked, shared))).toEqual([
      `[fraud.yaml:4:5] 'workspace.privateLink.subnet' is 'frad': the program shares no subnet of this name, but fraud, churn. Did you mean 'fraud'?`,
      `[fraud.yaml:5:5] 'workspace.privateLink.dnsZones' is 'spoke': the program shares no DNS zones of this name. Name one of these: hub.`,
    ]);
    expect(refused(() => make(linked))[0]).toContain(`Leave it out: 'shared.subnets' has none.`);
  });

  test('holds the roles that a file may grant, besides three that are harmless', () => {
    const grants = (role: string): WorkspaceFile => read(`${OPEN}grants: { Team: { role: ${role}, principalId: ${TEAM} } }\n`);
    expect(refused(() => make(grants('Owner')))).toEqual([
      `[fraud.yaml:4:19] 'grants.Team.role' is 'Owner': the program shares no role of this name. Name one of these: dataScientist, computeOperator, reader.`,
    ]);
    expect(make(grants('owner'), () => ({ roles: { owner: Role.OWNER } })).text).toContain('"role_definition_name":"Owner"');
    expect(make(grants('computeOperator')).text).toContain('"role_definition_name":"AzureML Compute Operator"');
  });

  test('holds the resource group, which a file may name or the program gives', () => {
    const named = read(`${OPEN}  resourceGroup: teams\n`);
    const made = make(named, () => ({ resourceGroups: { teams: { name: 'rg-teams', location: 'northeurope' } } }));
    expect(made.the('machine_learning_workspace')).toMatchObject({ resource_group_name: 'rg-teams', location: 'northeurope' });
    expect(refused(() => make(read(OPEN), undefined, { resourceGroup: undefined }))).toEqual([
      expect.stringContaining(`[fraud.yaml:1:1] 'workspace.resourceGroup' is not given: it is required`),
    ]);
  });

  test('may be given by its id where the program allows that', () => {
    const file = read(`${OPEN}  vault: { id: ${id('Microsoft.KeyVault/vaults/kv-ml')} }\n`, { allowIds: true });
    expect(make(file).the('machine_learning_workspace')).toMatchObject({ key_vault_id: id('Microsoft.KeyVault/vaults/kv-ml') });
  });
});

describe('defaults', () => {
  const DEFAULTS = `workspace:
  location: westeurope
  publicNetworkAccess: true
  redundancy: zone
  tags: { company: contoso }
clusters:
  cpu: { vmSize: Standard_D4ds_v4, maxNodes: 2 }
maySay:
  workspace.redundancy: [fraud]
  workspace.managedNetwork: []
  clusters.cpu.maxNodes: ['*']
`;
  const own = (text: string): string => `workspace:\n  baseName: fraud-dev\n${text}`;
  const one = (text: string, name = 'fraud.yaml'): WorkspaceFile => readAll({ 'defaults.yaml': DEFAULTS, [name]: own(text) })[0] as WorkspaceFile;

  test('hold for every team, which says the rest', () => {
    const made = make(one('  tags: { team: fraud }\nclusters:\n  cpu: { maxNodes: 8 }\n'));
    expect(made.the('machine_learning_workspace')).toMatchObject({ location: 'westeurope', tags: { company: 'contoso', team: 'fraud' } });
    expect(made.the('machine_learning_compute_cluster')).toMatchObject({ vm_size: 'STANDARD_D4DS_V4', scale_settings: { max_node_count: 8 } });
  });

  test('are what no team says otherwise, unless they say who may', () => {
    expect(refused(() => one('  location: northeurope\n  tags: { company: fabrikam }\n'))).toEqual([
      `[fraud.yaml:3:3] 'workspace.location' is 'northeurope': the defaults say it, and no team may say otherwise. Leave it out, or have 'maySay' of the defaults allow it.`,
      `[fraud.yaml:4:11] 'workspace.tags.company' is 'fabrikam': the defaults say it, and no team may say otherwise. Leave it out, or have 'maySay' of the defaults allow it.`,
    ]);
    expect(make(one('  redundancy: local\n')).the('storage_account')).toMatchObject({ account_replication_type: 'LRS' });
    expect(refused(() => one('  redundancy: local\n', 'churn.yaml'))[0]).toContain(
      `[churn.yaml:3:3] 'workspace.redundancy' is 'local': the defaults say it, and no team may say otherwise, but fraud.`,
    );
  });

  test('keep teams from saying what they leave out themselves', () => {
    expect(refused(() => one('  managedNetwork: AllowInternetOutbound\n'))[0]).toContain(
      `'workspace.managedNetwork' is 'AllowInternetOutbound': no team may say this. Leave it out`,
    );
  });

  test('may allow nothing but a list', () => {
    const strict = `workspace: { publicNetworkAccess: true }\nmaySay: { workspace: [], workspace.baseName: ['*'], clusters: [] }\n`;
    const files = { 'defaults.yaml': strict, 'fraud.yaml': `${OPEN.replace(/.*public.*\n/, '')}  tags: { a: b }\nclusters: { cpu: {} }\n` };
    expect(refused(() => readAll(files)).map((line) => /'[\w.]+'/.exec(line)?.[0])).toEqual([
      `'workspace.tags.a'`,
      `'clusters.cpu'`,
      `'clusters.cpu.vmSize'`,
    ]);
  });

  test('are refused by themselves, where they are misspelt', () => {
    const files = {
      'defaults.yaml': 'maySay: { workspace.redundancies: [a], clusters.cpu.vmsize: [], workspace.tags: fraud }\n',
      'fraud.yaml': OPEN,
    };
    expect(refused(() => readAll(files))).toEqual([
      expect.stringContaining(`[defaults.yaml:1:65] 'maySay.workspace.tags' is 'fraud': it takes a list`) as string,
      expect.stringContaining(`'maySay.workspace.redundancies' is ["a"]: there is no property 'redundancies' to say. Did you mean`) as string,
      expect.stringContaining(`'maySay.clusters.cpu.vmsize' is []: there is no property 'vmsize' to say. Did you mean 'vmSize'?`) as string,
    ]);
  });

  test('are told of once, however many teams trip over them', () => {
    const files = { 'defaults.yaml': 'workspace: { storageAccess: 5 }\n', 'churn.yaml': OPEN, 'fraud.yaml': OPEN };
    expect(refused(() => readAll(files))).toHaveLength(1);
  });

  test('may lie elsewhere', () => {
    const defaults = join(filesOf({ 'company.yaml': 'workspace: { location: westeurope }\n' }), 'company.yaml');
    expect(readAll({ 'fraud.yaml': OPEN }, { defaults })[0]?.location).toBe('westeurope');
  });
});

describe('facts', () => {
  const facts = { costCenter: true, floor: false };

  test('are what the program asks of every team, or of those that have them', () => {
    const file = read(`${OPEN}facts: { costCenter: '4711' }\n`, { facts });
    expect(file.facts).toEqual({ costCenter: '4711' });
    expect(refused(() => read(`${OPEN}facts: { costCentre: '4711' }\n`, { facts }))).toEqual([
      `[fraud.yaml:4:10] 'facts.costCentre' is '4711': the program does not ask for it. Did you mean 'costCenter'?`,
      `[fraud.yaml:4:1] 'facts.costCenter' is not given: the program asks every team for it. Write 'costCenter' under 'facts'.`,
    ]);
  });
});

describe('a file of a team', () => {
  test('can be added to a workspace that the program makes', () => {
    const file = read(`${OPEN}clusters: { cpu: { vmSize: Standard_D4ds_v4 } }\n`);
    const twin = synth((stack) => {
      new MlWorkspace(stack, 'Ml', open).addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
    });
    expect(jsonOf(synth((stack) => file.addTo(new MlWorkspace(stack, 'Ml', open))))).toEqual(jsonOf(twin));
  });

  test('tells its name, its base name and where it is', () => {
    expect(read(OPEN)).toMatchObject({
      name: 'fraud',
      baseName: 'fraud-dev',
      location: undefined,
      path: expect.stringMatching(/fraud\.yaml$/) as string,
    });
  });

  test('may repeat itself with anchors, but not hold itself', () => {
    const twice = read(`${OPEN}clusters: { cpu: &cpu { vmSize: Standard_D4ds_v4 }, gpu: *cpu }\n`);
    expect(make(twice).all('machine_learning_compute_cluster')).toHaveLength(2);
    expect(refused(() => read('workspace: &a { tags: *a }\n'))[0]).toContain(`[fraud.yaml:1:`);
  });
});

describe('the files of the page', () => {
  const [team = '', defaults = ''] = blocksIn('yaml')
    .filter(({ page }) => page === 'docs/how-to/a-file-per-team.md')
    .map(({ text }) => text);

  test('make a closed workspace with a cluster, a datastore, and a role for the team', () => {
    const [file] = readAll({ 'fraud.yaml': team, 'defaults.yaml': defaults }, { facts: { costCenter: true } });
    const made = make(file as WorkspaceFile, (stack) => ({ subnets: { fraud: SUBNET }, dnsZones: { hub: zonesOf(stack) } }));
    expect(made.the('machine_learning_workspace')).toMatchObject({ location: 'westeurope', public_network_access_enabled: false });
    expect(made.at('machine_learning_compute_cluster', 'Ml_cpu')).toMatchObject({ scale_settings: { max_node_count: 8 } });
    expect(made.the('machine_learning_datastore_blobstorage')).toMatchObject({ name: 'payments' });
    expect(made.at('role_assignment', 'Ml_Team_')).toMatchObject({ principal_id: '22222222-3333-4444-5555-666666666666', principal_type: 'Group' });
  });
});

describe('the schema for editors', () => {
  const fits = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schemas/workspace-file.schema.json', 'utf8')) as object);

  test('takes all that a file can say', () => {
    expect(fits(parse(WHOLE)) ? [] : fits.errors).toEqual([]);
    expect(fits({ workspace: { redundancy: 'zone' }, maySay: { 'workspace.redundancy': ['*'] } })).toBe(true);
  });

  test.each<[string, object]>([
    ['an unknown key', { workspace: { publicNetworkAcces: true } }],
    ['a value of another kind', { clusters: { cpu: { maxNodes: 'four' } } }],
    ['another member of an enum', { workspace: { storageAccess: 'identity' } }],
    ['a class in no form of it', { workspace: { redundancy: 'zones' } }],
  ])('does not take %s', (_what, data) => {
    expect(fits(data)).toBe(false);
  });
});

describe('names that every object has', () => {
  test.each(['__proto__', 'constructor', 'toString'])('are unknown in a file: %s', (name) => {
    expect(refused(() => read(`${name}: { a: 1 }\n${OPEN}`))[0]).toContain(`'${name}' is {"a":1}: there is no such property`);
  });
});

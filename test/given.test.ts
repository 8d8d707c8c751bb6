import { Lazy, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as library from '../lib';
import { AzureCloud, ConfigurationError, MlWorkspace, Redundancy, StorageAccess, Subresource } from '../lib';
import { resolve } from '../lib/core/resolve';
import { SHAPES } from '../lib/core/shape-table';
import { GROUP, PROVIDERS, SUBNET, synth, testApp } from './support';

/** What a user calls with props or options, which are of a kind that they should not be. */
type Call = (props: never) => unknown;

const stack = new TerraformStack(testApp(), 'test');
const id = (type: string): string => `${PROVIDERS}/${type}`;
const ml = MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', { id: id('Microsoft.MachineLearningServices/workspaces/ml'), location: 'westeurope' });
const hub = library.AiFoundryHub.fromHubAttributes(stack, 'Hub', {
  id: id('Microsoft.MachineLearningServices/workspaces/hub'),
  location: 'westeurope',
});
const online = ml.addOnlineEndpoint('online', { publicNetworkAccess: true });
const batch = ml.addBatchEndpoint('batch');
const zones = library.PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', '') });
const network = new library.WorkspaceNetwork(stack, 'Network', { baseName: 'ml', resourceGroup: GROUP, addressSpace: '10.0.0.0/24' });
const grantee = { principalId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', principalType: library.PrincipalType.USER };
const key = new library.CustomerManagedKey(stack, 'Key', { baseName: 'ml', resourceGroup: GROUP, publicNetworkAccess: true });

const FILE = join(mkdtempSync(join(tmpdir(), 'given-')), 'fraud.yaml');
writeFileSync(FILE, 'workspace: { baseName: fraud-dev, publicNetworkAccess: true }');
const file = library.WorkspaceFile.read(FILE);
afterAll(() => rmSync(dirname(FILE), { recursive: true, force: true }));

const policies = new library.MlPolicies(stack, 'Policies', {
  scope: { id: PROVIDERS.replace('/providers', '') },
  audit: library.MlPolicy.baseline(),
});

const CALLS: { readonly [struct: string]: Call } = {
  AiFoundryHubAttributes: (props) => library.AiFoundryHub.fromHubAttributes(stack, 'It', props),
  AiFoundryProjectOptions: (props) => hub.addProject('It', props),
  AlertRuleOptions: (props) => online.addMetricAlert('It', props),
  ApprovedModels: (props) => library.MlPolicy.approvedModels(props),
  AzapiProviderConfig: (props) => new library.AzapiProvider(stack, 'It', props),
  AzapiResourceActionConfig: (props) => new library.AzapiResourceAction(stack, 'It', props),
  AzapiResourceConfig: (props) => new library.AzapiResource(stack, 'It', props),
  AzapiUpdateResourceConfig: (props) => new library.AzapiUpdateResource(stack, 'It', props),
  BatchDeploymentOptions: (props) => batch.addDeployment('It', props),
  BatchEndpointOptions: (props) => ml.addBatchEndpoint('It', props),
  BlobDatastoreOptions: (props) => ml.addBlobDatastore('It', props),
  CommandJob: (props) => library.ScheduledJob.command(props),
  ComputeClusterOptions: (props) => ml.addComputeCluster('It', props),
  ComputeInstanceOptions: (props) => ml.addComputeInstance('It', props),
  ConnectionOptions: (props) => ml.addConnection('It', props),
  ConnectionTargetOptions: (props) => library.ConnectionTarget.custom(props),
  CustomerManagedKeyAttributes: (props) => library.CustomerManagedKey.fromKeyAttributes(stack, 'It', props),
  DataAzapiResourceConfig: (props) => new library.DataAzapiResource(stack, 'It', props),
  DataLakeDatastoreOptions: (props) => ml.addDataLakeDatastore('It', props),
  DiagnosticSourceOptions: (props) => library.DiagnosticSource.custom(props),
  DiagnosticsOptions: (props) => key.diagnose('It', props),
  ExistingPrivateDnsZonesProps: (props) => library.PrivateDnsZones.fromResourceGroup(stack, 'It', props),
  FileDatastoreOptions: (props) => ml.addFileDatastore('It', props),
  GrantOptions: (props) => ml.grantReader('It', grantee, props),
  HubNetworkAttributes: (props) => library.HubNetwork.fromHubAttributes(stack, 'It', props),
  InferenceClusterOptions: (props) => ml.addInferenceCluster('It', props),
  JobScheduleOptions: (props) => ml.addJobSchedule('It', props),
  KeyResyncOptions: (props) => ml.resyncKeys(props),
  MetricAlertOptions: (props) => ml.addMetricAlert('It', props),
  MetricOptions: (props) => library.WorkspaceMetric.custom(props),
  MlRegistryAttributes: (props) => library.MlRegistry.fromRegistryAttributes(stack, 'It', props),
  MlWorkspaceAttributes: (props) => MlWorkspace.fromWorkspaceAttributes(stack, 'It', props),
  NamePatternOptions: (props) => library.Names.pattern('{kind}-{base}', props),
  NetworkProvisioningOptions: (props) => ml.provisionManagedNetwork(props),
  OAuth2Credentials: (props) => library.ConnectionAuth.oauth2(props),
  OnlineDeploymentOptions: (props) => online.addDeployment('It', props),
  OnlineEndpointOptions: (props) => ml.addOnlineEndpoint('It', props),
  OutboundPrivateEndpointOptions: (props) => ml.allowOutboundPrivateEndpoint('It', props),
  OutboundRuleOptions: (props) => ml.allowOutboundFqdn('It', 'pypi.org', props),
  OutboundServiceTagOptions: (props) => ml.allowOutboundServiceTag('It', props),
  MlPolicyProps: (props) => library.MlPolicy.custom(props),
  PolicyExemptionOptions: (props) => policies.exempt('It', props),
  RecurrenceOptions: (props) => library.ScheduleTrigger.recurrence(props),
  ResourceProviderOptions: (props) => library.ResourceProviders.forWorkspace(props),
  SecurityRuleOptions: (props) => network.endpoints.addSecurityRule('It', props),
  ServicePrincipalCredentials: (props) => library.ConnectionAuth.servicePrincipal(props),
  SinglePrivateLinkOptions: (props) => ml.addPrivateLink('It', props),
  SubscriptionProviders: (props) => library.AzureSubscription.fromProviders(stack, 'It', props),
  SynapseSparkOptions: (props) => ml.addSynapseSpark('It', props),
  TimeSleepConfig: (props) => new library.TimeSleep(stack, 'It', props),
  TriggerOptions: (props) => library.ScheduleTrigger.cron('0 0 * * *', props),
  VirtualNetworkLinkOptions: (props) => zones.linkVirtualNetwork('It', { id: id('Microsoft.Network/virtualNetworks/net') }, props),
  SharedResources: (props) => file.addTo(ml, props),
  WorkspaceDashboardOptions: (props) => ml.addDashboard('It', props),
  WorkspaceNetworkAttributes: (props) => library.WorkspaceNetwork.fromAttributes(stack, 'It', props),
  WorkspaceFileMaking: (props) => file.makeWorkspace(stack, 'It', props),
  WorkspaceFileOptions: (props) => library.WorkspaceFile.read(FILE, props),
};

type Members = { readonly [name: string]: string };
const structs: { readonly [name: string]: Members | undefined } = SHAPES.structs;
const interfaces: { readonly [name: string]: { readonly construct: boolean; readonly members: Members } | undefined } = SHAPES.interfaces;
const enums: { readonly [name: string]: { readonly [member: string]: string } | undefined } = SHAPES.enums;

/** The constructor of the class that a struct has its name from, or what is listed. */
function callOf(struct: string): Call | undefined {
  const made = (library as unknown as { readonly [name: string]: (new (scope: Construct, id: string, props: never) => Construct) | undefined })[
    struct.replace(/Props$/, '')
  ];
  return CALLS[struct] ?? (made === undefined ? undefined : (props) => new made(stack, 'It', props));
}

interface Mistake {
  readonly path: string;
  readonly value: unknown;
  /** The property that the error has to name: an element, or a property within. */
  readonly named: string;
}

const INSTANCE = new (class Mine {
  readonly mine = true;
})();

/** Without a prototype, as some parsers make objects. */
const BARE: unknown = Object.create(null);

/** Values that a type does not take, and the property that each error names. */
function mistakesOf(type: string, path: string, depth = 0): Mistake[] {
  const are = (...values: unknown[]): Mistake[] => values.map((value) => ({ path, value, named: path }));
  const within = (made: (value: unknown) => unknown, mistakes: Mistake[]): Mistake[] =>
    mistakes.map((one) => ({ ...one, path, value: made(one.value) }));
  if (type === 'string') return are(5, true, {}, ['a'], INSTANCE);
  if (type === 'number') return are('5', true, {}, [5], NaN, Infinity);
  if (type === 'boolean') return are('true', 1, {}, ['true'], Lazy.stringValue({ produce: () => 'true' }));
  if (type.endsWith('[]')) return [...are(5, true, INSTANCE), ...within((value) => [value], mistakesOf(type.slice(0, -2), `${path}[0]`, depth + 1))];
  if (type.endsWith('{}'))
    return [
      ...are(5, 'a', ['a'], new Map([['a', 'b']]), new Date()),
      ...within((value) => ({ a: value }), mistakesOf(type.slice(0, -2), `${path}.a`, depth + 1)),
    ];
  if (enums[type] !== undefined)
    return are('nonsense', 5, {}, true, BARE, ...Object.keys(enums[type]).filter((name) => !Object.values(enums[type] ?? {}).includes(name)));
  const members = structs[type];
  if (members !== undefined) return [...are(5, 'a', ['a'], true, new Map()), ...inside(members, path, depth)];
  const behavioural = interfaces[type];
  if (behavioural?.construct === true) return are(5, 'a', {}, ['a'], INSTANCE);
  if (behavioural !== undefined) return [...are(5, true, ['a'], INSTANCE), ...inside(behavioural.members, path, depth)];
  if ((SHAPES.classes as readonly string[]).includes(type)) return are(5, 'a', {}, true, INSTANCE, BARE);
  return [];
}

/** Members of the wrong kind, missing, misspelt and unknown ones. */
function inside(members: Members, path: string, depth: number): Mistake[] {
  if (depth > 2) return [];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const unknown = (name: string): Mistake => ({ path, value: { [name]: 'nonsense' }, named: at(name) });
  return Object.entries(members).flatMap(([name, written]) => {
    const [type, required] = [written.replace(/\?$/, ''), !written.endsWith('?')];
    const wrong = mistakesOf(type, at(name), depth + 1).map((one) => ({ path, value: { [name]: one.value }, named: one.named }));
    const missing = required
      ? [
          { path, value: {}, named: at(name) },
          { path, value: { [name]: null }, named: at(name) },
        ]
      : [];
    const misspelt = `${name.slice(0, -2)}${name.slice(-1)}x`;
    return [...wrong, ...missing, ...(misspelt in members ? [] : [unknown(misspelt)])];
  });
}

/** What comes of a mistake, if it is not what should. */
function outcome(call: Call, { value, named }: Mistake): string | undefined {
  try {
    call(value as never);
    return 'is accepted';
  } catch (error) {
    if (!(error instanceof ConfigurationError)) return `ends in ${String(error)}`;
    return error.problems.some(({ property }) => property === named) ? undefined : `is refused without its name: ${error.message.slice(0, 300)}`;
  }
}

const tried: Mistake[] = [];

describe('a mistake in what is passed', () => {
  test.each(Object.keys(SHAPES.structs).flatMap((struct) => (callOf(struct) === undefined ? [] : [struct])))(
    'for %s is refused by the name of the property',
    (struct) => {
      const call = callOf(struct) as Call;
      const mistakes = inside(structs[struct] as Members, '', 0);
      expect(mistakes.length).toBeGreaterThan(0);
      const wrong = mistakes.map((mistake) => ({ mistake, what: outcome(call, mistake) })).filter(({ what }) => what !== undefined);
      expect(wrong.map(({ mistake, what }) => `${mistake.named} ${String(what)}`)).toEqual([]);
      tried.push(...mistakes);
    },
  );

  test('is tried for every interface of props and options', () => {
    const reached = new Set<string>();
    const reach = (type: string): void => {
      const name = type.replace(/(\[\]|\{\}|\?)+$/, '');
      if (reached.has(name)) return;
      reached.add(name);
      for (const member of Object.values(structs[name] ?? interfaces[name]?.members ?? {})) reach(member);
    };
    for (const struct of Object.keys(structs)) if (callOf(struct) !== undefined) reach(struct);
    // What others extend, and what is no option.
    const parts = Object.keys(structs).filter((struct) => !reached.has(struct));
    const extended = parts.filter((part) =>
      [...reached].some((one) => Object.keys(structs[part] ?? {}).every((member) => member in (structs[one] ?? {}))),
    );
    // What the library tells, and nobody passes.
    const told = ['ConnectionSecret', 'MadeParts', 'NameRequest', 'Problem', 'TriggerBody'];
    // What files say, for which test/workspace-file.test.ts stands.
    const said = ['WorkspaceFileContent', 'WorkspaceFileDatastores', 'WorkspaceFileGrant', 'WorkspaceFileOutbound'];
    expect(parts.filter((part) => !extended.includes(part))).toEqual([...told, ...said]);
    console.log(`mistakes: ${String(tried.length)} tried, ${String(tried.length)} refused by name`);
  });
});

describe('what is passed by its position', () => {
  const other = new TerraformStack(testApp(), 'other');
  const wrong: readonly (readonly [string, () => unknown, string])[] = [
    ['the id of a construct', () => ml.addBlobDatastore(5 as never), `'id' is 5: a construct has an id`],
    ['an id with letters', () => ml.addBlobDatastore(''), `'id' is '': a construct has an id`],
    [
      'an id that the program knows',
      () => ml.addBlobDatastore(Lazy.stringValue({ produce: () => 'raw' })),
      `a construct has an id, by which it is found again`,
    ],
    ['a new id', () => ml.addBatchEndpoint('batch'), `[test/Ml/batch] 'id' is 'batch': there is a construct of this id in [test/Ml] already`],
    ['in a stack', () => new library.Grant(testApp(), 'It', {} as never), `'It' is made in a stack, and this is neither one nor in one`],
    ['a role', () => ml.grant('It', grantee, 5 as never), `'role' is 5: it takes a string`],
    ['who is granted it', () => ml.grantReader('It', 'me' as never), `'grantee' is 'me': it takes a resource, or an object such as { principalId`],
    ['a registry', () => ml.grantRegistryUser('It', grantee, undefined as never), `'registry' is not given`],
    [
      'a network',
      () => zones.linkVirtualNetwork('It', undefined as never),
      `'network' is not given: it takes a resource, or an object such as { id: … }`,
    ],
    ['a deployment', () => online.register(undefined as never), `'deployment' is not given: it takes a construct`],
    ['zone ids', () => library.PrivateDnsZones.fromZoneIds(other, 'It', undefined as never), `'zoneIds' is not given: it takes an object`],
    [
      'a cloud',
      () => library.PrivateDnsZones.fromZoneIds(other, 'It', {}, 'public' as never),
      `'cloud' is 'public': it takes an instance of AzureCloud`,
    ],
    ['the id of a scope', () => library.MonitorPrivateLink.fromScopeId(other, 'It', 5 as never), `'scopeId' is 5: it takes a string`],
    ['tags', () => library.Tags.add(other, undefined as never), `'tags' is not given: it takes an object`],
    ['what to tag', () => library.Tags.add(undefined as never, {}), `'scope' is not given: it takes a`],
    ['a former path', () => library.Moves.from(other, 5 as never), `'formerPath' is 5: it takes a string`],
    ['a version', () => library.Azurerm.version(other, 5 as never), `'constraint' is 5: it takes a string`],
    ['a row of the calendar', () => library.Calendar.acknowledge(other, 'spark' as never), `'item' is 'spark': it takes a member of CalendarItem`],
    ['a scope of names', () => library.Names.of(undefined as never), `'scope' is not given: it takes a`],
    ['a policy of names', () => library.Names.of(other).use('mine' as never), `'policy' is 'mine': it takes a`],
    ['a policy with a method', () => library.Names.of(other).use({} as never), `'policy.nameOf' is not given`],
    ['a pattern of names', () => library.Names.pattern(5 as never), `'pattern' is 5: it takes a string`],
    ['whose key it is', () => key.grantUse('It', undefined as never), `'identity' is not given`],
    ['a directory', () => library.WorkspaceFile.readAll(5 as never), `'directory' is 5: it takes a string`],
    ['the path of a file', () => library.WorkspaceFile.read(5 as never), `'path' is 5: it takes a string`],
    ['a workspace to add to', () => file.addTo({} as never), `'workspace' is {}: it takes a construct`],
    ['an app to report of', () => library.SynthReport.print(undefined as never), `'app' is not given`],
  ];

  test.each(wrong)('is refused where it is not %s', (_what, call, message) => {
    expect(call).toThrow(ConfigurationError);
    expect(call).toThrow(message);
  });
});

describe('what is passed', () => {
  const props = { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true };
  const build = (more: object): MlWorkspace => new MlWorkspace(new TerraformStack(testApp(), 'test'), 'Ml', { ...props, ...more });

  test('is refused with all that is wrong with it at once, each with the path of the construct and the way out', () => {
    const wrong = { baseName: 5, deletionProtecton: true, storageAccess: 'identity', privateLink: { subnet: 'snet', dnsZones: {} } };
    expect(() => build(wrong)).toThrow(`[test/Ml] 'privateLink.dnsZones.cloud' is not given: it is required. Pass what a static member`);
    expect(() => build(wrong)).toThrow(ConfigurationError);
    expect(() => build(wrong)).toThrow(`[test/Ml] 'baseName' is 5: it takes a string. Pass a string.`);
    expect(() => build(wrong)).toThrow(`[test/Ml] 'deletionProtecton' is true: there is no such property. Did you mean 'deletionProtection'?`);
    expect(() => build(wrong)).toThrow(
      `[test/Ml] 'storageAccess' is 'identity': it takes a member of StorageAccess. Pass StorageAccess.ACCESS_KEY or StorageAccess.IDENTITY.`,
    );
    expect(() => build(wrong)).toThrow(
      `[test/Ml] 'privateLink.subnet' is 'snet': it takes a resource, or an object such as { id: … } (IResourceRef).`,
    );
  });

  test.each([
    [{ deletionProtection: 'true' }, `'deletionProtection' is 'true': it takes true or false. Pass true or false, without quotes.`],
    [{ identity: { id: 'x', principleId: 'y' } }, `'identity.principleId' is 'y': there is no such property. Did you mean 'principalId'?`],
    [
      { redundancy: 'ZONES' },
      `'redundancy' is 'ZONES': it takes an instance of Redundancy. Pass what a static member, a function or the constructor`,
    ],
    [{ tags: { team: 5 } }, `'tags.team' is 5: it takes a string`],
    [{ allowedIpRanges: '1.2.3.4' }, `'allowedIpRanges' is '1.2.3.4': it takes a list`],
    [{ highBusinessImpact: Symbol('yes') }, `'highBusinessImpact' is Symbol(yes): it takes true or false`],
    [{ nonsense: 1 }, `'nonsense' is 1: there is no such property. Leave it out.`],
  ])('is refused for %p', (more, message) => {
    expect(() => build(more)).toThrow(message);
  });

  test('and cannot work is refused with all that is so at once, too', () => {
    const wrong = { publicNetworkAccess: undefined, description: 'a %{ b', identityType: library.IdentityType.SYSTEM_ASSIGNED, grants: true };
    expect(() => build(wrong)).toThrow(
      /^\[test\/Ml\] 'grants' is true: .*\n\[test\/Ml\] 'description' is .*\n\[test\/Ml\] 'publicNetworkAccess' is not given: /,
    );
  });

  test('may be null where it is optional, which is as if it were not there', () => {
    const made = build({ tags: null, redundancy: null, privateLink: null });
    expect(made.resource.tagsInput).toBeUndefined();
  });

  test('may be what only Terraform knows', () => {
    const parent = new TerraformStack(testApp(), 'test');
    const variable = new TerraformVariable(parent, 'Team', {});
    const made = new MlWorkspace(parent, 'Ml', { ...props, friendlyName: variable.value as string, tags: { team: variable.stringValue } });
    expect(resolve(parent, made.resource.friendlyNameInput)).toBe('${var.Team}');
  });

  test('may be an expression of Terraform that is written out', () => {
    const written = synth((scope) => {
      const data = '${azurerm_storage_account.Data["fraud"].id}';
      const made = new MlWorkspace(scope, 'Ml', { ...props, storage: { id: data }, tenantId: '${var.tenant}', description: '${var.team}' });
      made.grantReader('Maria', { principalId: '${var.maria}', principalType: 'User' });
      made.addBlobDatastore('raw', { storage: { id: data } });
    });
    expect(written.the('machine_learning_workspace')).toMatchObject({
      storage_account_id: '${azurerm_storage_account.Data["fraud"].id}',
      description: '${var.team}',
    });
    expect(written.the('key_vault').tenant_id).toBe('${var.tenant}');
    expect(written.all('role_assignment').map(({ principal_id: one }) => one)).toContain('${var.maria}');
    expect(written.text).not.toContain('TfToken');
  });

  test('may be an instance of a class with more than is asked', () => {
    class Zone {
      readonly id = SUBNET.id;
      readonly colour = 'red';
    }
    expect(() => build({ privateLink: { subnet: new Zone(), dnsZones: zones } })).not.toThrow(/colour/);
  });

  test('may be an instance of a class whose getters tell it', () => {
    class TeamProps {
      readonly #team = 'risk';
      readonly description = null;
      get baseName(): string {
        return this.#team;
      }
      get resourceGroup(): typeof props.resourceGroup {
        return props.resourceGroup;
      }
      get publicNetworkAccess(): boolean {
        return true;
      }
    }
    expect(new MlWorkspace(stack, 'Told', new TeamProps() as never).resource.nameInput).toBe('mlw-risk');
  });

  test('keeps what getters tell of a part, such as its private link', () => {
    class VaultProps {
      readonly name = 'kv-told';
      readonly resourceGroup = props.resourceGroup;
      get privateLink(): library.PrivateLinkOptions {
        return { subnet: SUBNET, dnsZones: zones };
      }
    }
    expect(new library.WorkspaceVault(stack, 'Vault', new VaultProps()).link).toBeDefined();
  });

  test('may be such an instance for a method, too, with members of its own', () => {
    class Cluster {
      constructor(private readonly nodes: number) {}
      readonly vmSize = 'Standard_D4ds_v4';
      get maxNodes(): number {
        return this.nodes;
      }
    }
    class Reason {
      get description(): string {
        return 'asked for';
      }
    }
    const made = new MlWorkspace(stack, 'Scaled', { ...props, baseName: 'scaled' });
    expect(made.addComputeCluster('cpu', new Cluster(7)).resource.scaleSettings.maxNodeCountInput).toBe(7);
    expect(made.grantReader('Maria', grantee, new Reason()).resource.descriptionInput).toBe('asked for');
  });

  test('is refused in such an instance as it is elsewhere', () => {
    class Cluster {
      get vmSize(): number {
        return 4;
      }
    }
    const made = new MlWorkspace(stack, 'Wrong', { ...props, baseName: 'wrong' });
    expect(() => made.addComputeCluster('cpu', new Cluster() as never)).toThrow(`[test/Wrong/cpu] 'vmSize' is 4: it takes a string. Pass a string.`);
  });

  test('is refused with the holes of a list', () => {
    const holes = new Array<string>(2);
    holes[1] = '8.8.8.8';
    expect(() => build({ allowedIpRanges: holes })).toThrow(`[test/Ml] 'allowedIpRanges[0]' is not given: it takes a string. Pass a string.`);
  });

  test('is refused where something to come after is none', () => {
    const after = (one: unknown): unknown => build({ storage: { id: id('Microsoft.Storage/storageAccounts/st'), usableAfter: [one] } });
    expect(() => after('azurerm_subnet.it')).toThrow(`'storage.usableAfter[0]' is 'azurerm_subnet.it': it takes an ITerraformDependable`);
    expect(() => after({})).toThrow(`'storage.usableAfter[0]' is {}: it takes an ITerraformDependable`);
  });

  test.each([
    [{ resourceGroup: { name: '', location: 'westeurope' } }, `[test/Ml] 'resourceGroup.name' is '': the name of a resource group has 1-90 letters`],
    [{ resourceGroup: { ...GROUP, name: 'rg.' } }, `'resourceGroup.name' is 'rg.': the name of a resource group has`],
    [{ resourceGroup: { ...GROUP, name: PROVIDERS } }, `does not end with '.'. Pass its name, and not its id.`],
    [
      { identity: { id: '/a/b\n' } },
      `[test/Ml] 'identity.id' is '/a/b\n': an id has no line break, and no blank at its end. Pass the id without it.`,
    ],
    [{ location: ' ' }, `[test/Ml] 'location' is ' ': this is no region of Azure. Pass one such as 'westeurope'.`],
    [{ tenantId: 'contoso.com' }, `[test/Ml] 'tenantId' is 'contoso.com': the id of a tenant is a GUID`],
    [
      { tags: { 'a ${ b': 'c' } },
      `[test/Ml] 'tags' is 'a \${ b': Terraform takes '\${' in a name, too, for the beginning of a template. Write '$\${' for`,
    ],
  ])('is refused for the text in %p', (more, message) => {
    expect(() => build(more)).toThrow(message);
  });

  test('may be a name with letters of any language, and one that only Terraform knows', () => {
    const parent = new TerraformStack(testApp(), 'test');
    const name = new TerraformVariable(parent, 'Name', {}).stringValue;
    for (const [at, one] of ['rg-größe_(1).x', name].entries()) {
      const group = { ...GROUP, name: one };
      expect(
        () => new library.WorkspaceVault(parent, `V${at}`, { name: `kv-fraud-${at}`, resourceGroup: group, publicNetworkAccess: true }),
      ).not.toThrow();
    }
  });

  test('to import needs a region', () => {
    const attributes = { id: id('Microsoft.MachineLearningServices/workspaces/other'), location: '' };
    expect(() => MlWorkspace.fromWorkspaceAttributes(stack, 'Other', attributes)).toThrow(
      `[test/Other] 'location' is '': this is no region of Azure`,
    );
  });

  test('as the key of a policy is no empty text', () => {
    const policy = { definitionId: 'x', effects: [library.PolicyEffect.AUDIT], key: '', title: 't' };
    expect(() => library.MlPolicy.custom(policy)).toThrow(`'key' is '': assignments are named after their policies. Pass a short name of your own.`);
  });

  describe('for JSON', () => {
    const circle: { self?: unknown } = {};
    circle.self = [circle];
    const sent = (body: unknown): unknown =>
      new library.AzapiResource(stack, 'Body', { type: 'a/b@1', name: 'b', parentId: '/c', body: body as object });

    test.each([
      [circle, `[test/Body] 'body.self[0]' is '[object Object]': it has itself within. Pass what JSON can hold: objects, lists, texts`],
      [{ a: () => 1 }, `'body.a' is a function: JSON has nothing for a function`],
      [() => 1, `'body' is a function: JSON has nothing for a function`],
      [{ a: [1n] }, `'body.a[0]' is '[object BigInt]': JSON has nothing for a bigint`],
      [{ a: { b: -Infinity } }, `'body.a.b' is -Infinity: JSON has no such number`],
      [{ a: new Map([['b', 1]]) }, `'body.a' is '[object Map]': JSON would hold none of what is in it`],
    ])('is refused where JSON cannot hold it: %#', (body, message) => {
      expect(() => sent(body)).toThrow(ConfigurationError);
      expect(() => sent(body)).toThrow(message);
    });

    test('may hold one object twice, a date, and what only Terraform knows', () => {
      const twice = { at: new Date(0), late: Lazy.stringValue({ produce: () => 'late' }) };
      expect(() => sent({ one: twice, other: [twice] })).not.toThrow(/JSON|itself/);
    });
  });

  test.each([undefined, null, 5, 'props', ['a']])('is refused where it is no object but %p', (none) => {
    expect(() => new MlWorkspace(stack, 'None', none as never)).toThrow(`[test/None] 'MlWorkspaceProps' is`);
  });

  test.each([undefined, null, {}, 'stack'])('is refused where the scope is no construct but %p', (scope) => {
    expect(() => new MlWorkspace(scope as never, 'Ml', props)).toThrow(
      `'Ml' is made in a stack, and this is neither one nor in one. Pass a stack, or a construct in it`,
    );
  });

  test('is not told to its end where that is far', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ team: `team-${String(index)}` }));
    expect(() => build({ teams: many })).toThrow(/^\[test\/Ml\] 'teams' is \[\{"team":"team-0"\},.{400,500}…: there is no such property\./);
  });

  test('is not told where it may be secret', () => {
    const auth = { clientId: 'a', tenantId: 'b', clientSecret: 12345 };
    expect(() => library.ConnectionAuth.servicePrincipal(auth as never)).toThrow(`'clientSecret' is '(not shown)'`);
    expect(() => library.ConnectionAuth.servicePrincipal({ ...auth, clientSecert: 'hidden' } as never)).not.toThrow(/12345/);
  });

  test('is known by the names of classes, since there may be two copies of a package', () => {
    expect(() => build({ redundancy: Redundancy.ZONE, cloud: AzureCloud.PUBLIC, storageAccess: StorageAccess.ACCESS_KEY })).not.toThrow();
    expect(Subresource.BLOB).toBeDefined();
  });
});

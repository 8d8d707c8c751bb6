import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Lazy, TerraformVariable, Token } from 'cdktf';
import { ConfigurationError } from '../lib';
import { givenFor, livesOf, makeWith, typeOf } from './terraform/props/lives';
import { Subject, valueIn } from './terraform/props/subject';
import { SUBJECTS } from './terraform/props/subjects';
import { Site, synthEntry } from './terraform/scaffold';

/** A value that Terraform knows only when it plans, of each type that takes one. */
const LATE: { readonly [type: string]: (late: TerraformVariable, known: unknown) => unknown } = {
  string: (late) => late.stringValue,
  number: (late) => late.numberValue,
  'string[]': (late) => late.listValue,
  'number[]': (late) => Token.asNumberList(late.value as object),
  'string{}': (late, known) => Object.fromEntries(Object.keys(known as object).map((name) => [name, late.stringValue])),
};

/** Lists of which each member is looked at, or becomes a block. */
const LISTS = [
  ...['MlWorkspace', 'AiFoundryHub', 'WorkspaceStorage', 'WorkspaceVault', 'WorkspaceRegistry', 'CustomerManagedKey'].map(
    (one) => `${one} allowedIpRanges`,
  ),
  'WorkspaceRegistry replicaLocations',
  'DiagnosticSetting logCategories',
  'MlPolicy.approvedModels assetIds',
  'MlPolicy.approvedModels publishers',
  'Budget actual',
  'Budget forecast',
  ...['actions', 'dataActions', 'notActions', 'notDataActions'].map((one) => `CustomRole ${one}`),
];

/** What decides at synth what is made, or how, and what is refused instead. */
const KNOWN_AT_SYNTH: { readonly [property: string]: RegExp } = {
  ...Object.fromEntries(LISTS.map((name) => [name, /'known only to Terraform': each of its members is written by itself at synth/])),
  'MlWorkspace imageBuildComputeName': /a reference to a cluster of this workspace would be a cycle/,
  'HubNetwork addressSpace': /the subnets of a hub are cut out of it at synth/,
  'ActionGroup baseName': /it is made of 'baseName', which Terraform knows only later/,
  'CustomerManagedKey.fromKeyAttributes id': /only Terraform knows the 'id', from which it would be made/,
  'Names.pattern patterns': /names are made at synth/,
  'AzureSubscription alias': /Terraform takes letters, digits, underscores and dashes for an alias/,
};

/** What only checks read. */
const NOT_SENT = [
  'MlWorkspace.fromWorkspaceAttributes identityPrincipalId',
  'AiFoundryHub.fromHubAttributes identityPrincipalId',
  'MlPolicies location',
  'CustomerManagedKey.fromKeyAttributes location',
];

interface Late {
  readonly subject: Subject;
  readonly property: string;
  readonly name: string;
}

const ALL: readonly Late[] = SUBJECTS.flatMap((subject) =>
  livesOf(subject).flatMap(({ property, name }) => (typeOf(subject, property) in LATE ? { subject, property, name } : [])),
);

function synthLate({ subject, property }: Late): string {
  const build = (site: Site): void => {
    const late = new TerraformVariable(site, 'late', { sensitive: true });
    const { values, beside } = givenFor(subject, property);
    makeWith(site, subject, beside, property, LATE[typeOf(subject, property)]?.(late, valueIn(site, values[0])));
  };
  return JSON.stringify(synthEntry({ build }));
}

describe('a value that only Terraform knows', () => {
  test.each(ALL.filter(({ name }) => !(name in KNOWN_AT_SYNTH)).map((late) => [late.name, late] as const))('reaches it as %s', (name, late) => {
    expect(/var\.late/.test(synthLate(late))).toBe(!NOT_SENT.includes(name));
  });

  test.each(Object.entries(KNOWN_AT_SYNTH))('is refused as %s, since it is needed at synth', (name, reason) => {
    const late = ALL.find((each) => each.name === name) as Late;
    let refused: unknown;
    try {
      synthLate(late);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ConfigurationError);
    expect((refused as ConfigurationError).message).toContain(late.property);
    expect((refused as ConfigurationError).message).toMatch(reason);
  });
});

describe('a lazy value that is not ready before everything is declared', () => {
  let identity: { readonly id: string; readonly name: string } | undefined;
  const late = (member: 'id' | 'name') => Lazy.stringValue({ produce: () => (identity as { id: string; name: string })[member] });
  const declare = (site: Site): void => {
    const { name: resourceGroupName, location } = site.resourceGroup;
    identity = new UserAssignedIdentity(site, 'Later', { name: 'id-later', resourceGroupName, location });
  };
  const synthesized = (...builds: ((site: Site) => void)[]): string => {
    identity = undefined;
    return JSON.stringify(synthEntry({ build: (site) => [...builds, declare].forEach((build) => build(site)) }));
  };

  test.each<[string, (site: Site) => void]>([
    ['the identity of a workspace', (site) => site.workspace({ identity: { id: late('id') } })],
    ['a further one', (site) => site.workspace({ additionalIdentities: [{ id: late('id') }] })],
    ['that of a cluster', (site) => site.workspace().addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', identity: { id: late('id') } })],
  ])('is used as %s', (_what, build) => {
    expect(synthesized(build)).toContain('${azurerm_user_assigned_identity.Later.id}');
  });

  test('is used as a text', () => {
    expect(synthesized((site) => site.workspace({ description: late('name'), tags: { by: late('name') } }))).toContain(
      '${azurerm_user_assigned_identity.Later.name}',
    );
  });
});

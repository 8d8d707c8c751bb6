import { block, texts } from '../json';
import { shortRegion } from '../arm/values';
import { Composing, WORKSPACE } from './composing';
import { composeEncryption } from './compose-encryption';
import { composeInside } from './compose-inside';
import { composeLinks } from './compose-links';
import { composeNames } from './compose-names';
import { composeMonitoring, diagnosticsOf } from './compose-monitoring';
import { identityRef } from './identity-ref';
import { Found, Live, propertiesOf } from './live';
import { memberOf } from './members';
import { Expression, Program, props, Statement, Value } from './program';
import { textOr } from './texts';

/** The program that makes a workspace as Azure has it, as far as the props of the library go. */
export function compose(composing: Composing): Program {
  const { live, cloud, statements } = composing;
  const { workspace } = live;
  const isHub = workspace.resource.kind === 'Hub';
  const made = isHub ? 'AiFoundryHub' : 'MlWorkspace';
  const main = props({ ...common(composing), ...(isHub ? {} : ofWorkspace(workspace)) });
  statements.push({ variable: WORKSPACE, expression: Expression.make(made, Expression.of('stack'), 'Ml', main) });
  composeInside(composing);
  return {
    stack: live.workspace.name.toLowerCase(),
    settings: {
      subscriptionId: live.subscription,
      resourceGroup: { name: live.group, location: shortRegion(String(workspace.resource.location)) },
    },
    statements: [...providers(live, cloud), ...statements],
  };
}

/** What is only the program's: other things that stand on what the workspace has are put to it later. */
export function withMore(program: Program, more: readonly Statement[]): Program {
  return { ...program, statements: [...program.statements, ...more] };
}

function providers(live: Live, cloud: string): Statement[] {
  const environment = cloud === 'public' ? undefined : cloud;
  const stack = Expression.of('stack');
  const subscriptionId = Expression.of('settings.subscriptionId');
  const storage = live.find(propertiesOf(live.workspace).storageAccount);
  const closed =
    storage !== undefined &&
    (propertiesOf(storage).publicNetworkAccess === 'Disabled' || block(propertiesOf(storage).networkAcls).defaultAction === 'Deny');
  const keyless = storage !== undefined && propertiesOf(storage).allowSharedKeyAccess === false;
  const features = closed || keyless ? [{ storage: [{ dataPlaneAvailable: false }] }] : [{}];
  const azurerm = props({ features, subscriptionId, environment });
  return [
    { expression: Expression.make('AzurermProvider', stack, 'Azurerm', azurerm) },
    { expression: Expression.make('AzapiProvider', stack, 'Azapi', props({ subscriptionId, environment })) },
    { expression: Expression.make('TimeProvider', stack, 'Time') },
  ];
}

const NEEDED_BY: { readonly [provider: string]: RegExp } = { AzapiProvider: /^azapi_/, TimeProvider: /^time_/ };

/** The program without the providers that nothing of it needs, and without names for what nobody refers to. */
export function withoutIdle(program: Program, types: readonly string[]): Program {
  const needed = program.statements.filter(({ expression }) => {
    const pattern = NEEDED_BY[expression.path];
    return pattern === undefined || types.some((type) => pattern.test(type));
  });
  const refers = (variable: string): boolean => needed.some(({ expression }) => new RegExp(`"${variable}[".]`).test(JSON.stringify(expression)));
  const statements = needed.map(({ variable, expression }) =>
    variable === undefined || refers(variable) ? { variable, expression } : { expression },
  );
  return { ...program, statements };
}

function common(composing: Composing): { readonly [name: string]: Value } {
  const { live, cloud } = composing;
  const { workspace } = live;
  const found = propertiesOf(workspace);
  const location = shortRegion(String(workspace.resource.location));
  const lock = live.all('Microsoft.Authorization/locks').find((each) => String(each.resource.target).toLowerCase() === workspace.id.toLowerCase());
  return {
    ...composeNames(live),
    resourceGroup: Expression.of('settings.resourceGroup'),
    cloud: cloud === 'public' ? undefined : Expression.of(memberOf('AzureCloud', cloud)),
    friendlyName: textOr(found.friendlyName),
    description: textOr(found.description),
    ...composeLinks(composing, location),
    ...identities(live),
    ...parts(live),
    ...composeEncryption(composing),
    highBusinessImpact: found.hbiWorkspace === true && block(found.encryption).status !== 'Enabled' ? true : undefined,
    managedNetwork: managedNetwork(workspace),
    firewallSku: sku(workspace),
    allowedIpRanges: texts(found.ipAllowlist).length > 0 ? texts(found.ipAllowlist) : undefined,
    storageAccess: String(found.systemDatastoresAuthMode).toLowerCase() === 'identity' ? Expression.of('StorageAccess.IDENTITY') : undefined,
    ...composeMonitoring(composing),
    diagnostics: diagnosticsOf(live),
    deletionProtection: lock === undefined ? undefined : true,
    deletionNotes: lock === undefined ? undefined : sharedNotes(live),
    tags: sharedTags(live),
  };
}

/** The notes of all locks, where they are the same. */
function sharedNotes(live: Live): string | undefined {
  const [first, ...others] = live.all('Microsoft.Authorization/locks').map((each) => textOr(propertiesOf(each).notes));
  return others.length > 0 && others.every((notes) => notes === first) ? first : undefined;
}

function ofWorkspace({ resource, ...rest }: Found): { readonly [name: string]: Value } {
  const found = propertiesOf({ resource, ...rest });
  const { serverlessComputeCustomSubnet: subnet, serverlessComputeNoPublicIP: closed } = block(found.serverlessComputeSettings);
  const { computeRuntime, offlineStoreConnectionName, onlineStoreConnectionName } = block(found.featureStoreSettings);
  const asked = subnet !== undefined || typeof closed === 'boolean';
  return {
    imageBuildComputeName: textOr(found.imageBuildCompute),
    provisionManagedNetworkOnCreation: found.provisionNetworkNow === true ? true : undefined,
    serverlessCompute: asked
      ? props({ subnet: typeof subnet === 'string' ? { id: subnet } : undefined, publicIp: closed === false ? true : undefined })
      : undefined,
    featureStore:
      resource.kind === 'FeatureStore'
        ? props({
            sparkRuntimeVersion: textOr(block(computeRuntime).sparkRuntimeVersion),
            offlineConnectionName: textOr(offlineStoreConnectionName),
            onlineConnectionName: textOr(onlineStoreConnectionName),
          })
        : undefined,
  };
}

const TYPES: { readonly [type: string]: string } = {
  systemassigned: 'IdentityType.SYSTEM_ASSIGNED',
  'systemassigned,userassigned': 'IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED',
};

/** The identity that the workspace acts as: its own one is made, and one that others use too is brought, with its roles where it has some here. */
function identities(live: Live): { readonly [name: string]: Value } {
  const { resource } = live.workspace;
  const type = String(block(resource.identity).type).replace(/\s/g, '').toLowerCase();
  const ids = Object.keys(block(block(resource.identity).userAssignedIdentities));
  const primary = textOr(propertiesOf(live.workspace).primaryUserAssignedIdentity) ?? ids[0] ?? '';
  const others = ids.filter((id) => id.toLowerCase() !== primary.toLowerCase());
  const brought = primary !== '' && !live.isOwn(primary);
  return {
    identityType: type in TYPES ? Expression.of(String(TYPES[type])) : undefined,
    identity: brought ? identityRef(live, primary) : undefined,
    grants: brought && hasRoles(live, primary) ? true : undefined,
    additionalIdentities: others.length > 0 ? others.map((id) => identityRef(live, id)) : undefined,
  };
}

function hasRoles(live: Live, identity: string): boolean {
  const { principalId } = block(live.find(identity)?.resource.properties);
  const roles = live.all('Microsoft.Authorization/roleAssignments').filter((role) => propertiesOf(role).principalId === principalId);
  return principalId !== undefined && roles.some((role) => /storageAccounts|vaults|registries/i.test(String(propertiesOf(role).scope)));
}

/** Parts that are not the workspace's own are brought by their ids. */
function parts(live: Live): { readonly [name: string]: Value } {
  const { storageAccount, keyVault, containerRegistry, applicationInsights } = propertiesOf(live.workspace);
  const brought = (id: unknown): Value => (live.isOwn(id) ? undefined : { id: String(id) });
  const registry =
    typeof containerRegistry === 'string' && containerRegistry !== '' ? brought(containerRegistry) : Expression.of('WorkspaceRegistry.MADE_BY_AZURE');
  const insights = brought(applicationInsights);
  const analytics = block(live.find(applicationInsights)?.resource.properties).WorkspaceResourceId;
  const [storage, vault] = [brought(storageAccount), brought(keyVault)];
  return {
    storage,
    vault,
    registry,
    insights,
    logAnalytics: insights === undefined && typeof analytics === 'string' ? brought(analytics) : undefined,
    tenantId: vault === undefined && differs(live, keyVault) ? String(propertiesOf(live.must(String(keyVault))).tenantId) : undefined,
    redundancy: storage === undefined ? redundancy(live.must(String(storageAccount)), live.find(containerRegistry)) : undefined,
  };
}

function differs(live: Live, vault: unknown): boolean {
  return propertiesOf(live.must(String(vault))).tenantId !== live.tenantId;
}

function redundancy(storage: Found, registry: Found | undefined): Value {
  const kind = String(block(storage.resource.sku).name).split('_')[1];
  if (kind === 'LRS') return Expression.of('Redundancy.LOCAL');
  const replicas = Array.isArray(registry?.resource.replications) ? registry.resource.replications : [];
  const [replica] = replicas.map((one) => shortRegion(String(block(one).location)));
  return replica === undefined ? undefined : Expression.call('Redundancy.geo', replica);
}

function managedNetwork(workspace: Found): Value {
  const { isolationMode: mode } = block(propertiesOf(workspace).managedNetwork);
  const member = { AllowInternetOutbound: 'ALLOW_INTERNET_OUTBOUND', AllowOnlyApprovedOutbound: 'ALLOW_ONLY_APPROVED_OUTBOUND' }[String(mode)];
  return member === undefined ? undefined : Expression.of(`ManagedNetwork.${member}`);
}

function sku(workspace: Found): Value {
  const { firewallSku } = block(propertiesOf(workspace).managedNetwork);
  return firewallSku === 'Basic' ? Expression.of('ManagedFirewallSku.BASIC') : undefined;
}

/** The tags that the workspace and all its own parts have. */
function sharedTags(live: Live): Value {
  const { storageAccount, keyVault } = propertiesOf(live.workspace);
  const own = [live.workspaceId, storageAccount, keyVault]
    .filter((id) => id === live.workspaceId || live.isOwn(id))
    .map((id) => block(live.find(id)?.resource.tags));
  const [first = {}, ...others] = own;
  const shared = Object.entries(first).filter(([name, value]) => others.every((tags) => tags[name] === value));
  return shared.length === 0 ? undefined : Object.fromEntries(shared.map(([name, value]) => [name, String(value)]));
}

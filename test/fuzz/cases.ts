import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import {
  AzureCloud,
  CustomerManagedKey,
  IdentityType,
  IPrivateDnsZones,
  IResourceRef,
  ManagedNetwork,
  MlWorkspace,
  OutboundTarget,
  PrivateDnsZones,
  Redundancy,
  Subresource,
  TimeProvider,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS } from '../terraform/scaffold';

/** A value that is mostly fine, and sometimes not. */
const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 60, arbitrary: good }, { weight: 1, arbitrary: bad });
const maybe = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });

const baseName = mostly(fc.stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4})?$/), fc.string({ maxLength: 30 }));
const suffix = maybe(mostly(fc.stringMatching(/^[a-z0-9]{1,5}$/), fc.string({ maxLength: 12 })));
const part = (good: string[], bad: string): fc.Arbitrary<string> =>
  mostly(fc.oneof({ weight: 3, arbitrary: fc.constant('made') }, { weight: 2, arbitrary: fc.constantFrom(...good) }), fc.constant(bad));
const days = (max: number): fc.Arbitrary<number | undefined> =>
  maybe(mostly(fc.integer({ min: 7, max }), fc.double({ min: -5, max: 500, noNaN: true })));

/** Whether a compute stands in a subnet; `undefined` is for as the workspace needs it. */
const AS_NEEDED = mostly(fc.constant(undefined), fc.boolean());

/** What is drawn for one workspace: which parts, which ways in, and the values of all public props. */
export const workspaceCase = fc.record({
  baseName,
  suffix,
  name: maybe(mostly(fc.stringMatching(/^[a-z][a-z0-9-]{3,10}[a-z]$/), fc.string({ maxLength: 40 }))),
  friendlyName: maybe(fc.string({ maxLength: 20 })),
  location: maybe(mostly(fc.constantFrom('westeurope', 'West Europe', 'northeurope'), fc.constantFrom('usgovvirginia', 'chinanorth3', ''))),
  cloud: mostly(
    fc.constantFrom<AzureCloud | undefined>(undefined),
    fc.constantFrom<AzureCloud | undefined>(AzureCloud.US_GOVERNMENT, AzureCloud.CHINA),
  ),
  reach: mostly(
    fc.constantFrom('public', 'shared', 'own', 'hub', 'policy', 'both'),
    fc.constantFrom('none', 'unlinked', 'vault as subnet', 'wrong zones'),
  ),
  subresources: maybe(
    fc.array(mostly(fc.constantFrom(Subresource.QUEUE, Subresource.TABLE, Subresource.DFS), fc.constantFrom(...Object.values(Subresource))), {
      maxLength: 3,
    }),
  ),
  identityType: maybe(fc.constantFrom(...Object.values(IdentityType)), 4),
  identity: part(['id', 'id without principal', 'L1'], 'a vault'),
  grants: mostly(maybe(fc.constant(true)), fc.constantFrom<boolean | undefined>(false)),
  storage: part(['id', 'ours', 'L1', 'HNS'], 'a vault'),
  vault: part(['id', 'ours', 'L1', 'L1 with policies'], 'a storage account'),
  registry: part(['id', 'ours', "Azure's", 'L1', 'L1 Basic and closed'], 'a vault'),
  insights: part(['id', 'log analytics'], 'both'),
  key: fc.oneof(
    { weight: 4, arbitrary: fc.constant('none') },
    { weight: 3, arbitrary: mostly(fc.constantFrom('made', 'brought'), fc.constantFrom('made in another region', 'other vault', 'no version')) },
  ),
  keySize: maybe(mostly(fc.constantFrom(2048, 3072, 4096), fc.integer({ min: 1, max: 5000 }))),
  rotateAfter: maybe(mostly(fc.constantFrom('P1Y', 'P90D', 'P1Y6M'), fc.constantFrom('P1D', 'PT1H', 'x', 'P'))),
  // Of the key's vault, and of parts that are brought and ours.
  allowedIpRanges: maybe(
    fc.array(
      mostly(
        fc.ipV4().map((ip) => ip.replace(/^\d+/, '20')),
        fc.constantFrom('10.0.0.1', '0.0.0.0/0', 'x', '1.2.3.4/33'),
      ),
      { maxLength: 2 },
    ),
  ),
  keyPublic: mostly(fc.constant(true), fc.constant(false)),
  metadata: mostly(fc.constantFrom('service', 'cosmos'), fc.constantFrom('neither', 'both', 'wrong id')),
  propagationSeconds: maybe(mostly(fc.constantFrom(0, 60), fc.double({ min: -3, max: 9999, noNaN: true }))),
  highBusinessImpact: mostly(maybe(fc.constant(true)), fc.constantFrom<boolean | undefined>(false)),
  managedNetwork: maybe(fc.constantFrom(...Object.values(ManagedNetwork))),
  imageBuild: maybe(mostly(fc.constant('cpu-builder'), fc.string({ maxLength: 5 }))),
  redundancy: maybe(
    mostly(fc.constantFrom(Redundancy.LOCAL, Redundancy.ZONE, Redundancy.geo('francecentral')), fc.constant(Redundancy.geo('West Europe'))),
  ),
  softDeleteDays: days(365),
  retentionDays: days(90),
  untaggedDays: days(365),
  tenantId: mostly(fc.constantFrom<string | undefined>(undefined), fc.constantFrom<string | undefined>(OBJECT_ID)),
  deletionProtection: fc.boolean(),
  tags: maybe(fc.dictionary(mostly(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 5 })), fc.string({ maxLength: 10 }), { maxKeys: 3 })),
  grant: maybe(
    fc.record({ id: mostly(fc.uuid(), fc.string({ maxLength: 8 })), type: mostly(fc.constantFrom('User', 'Group'), fc.constant('user')) }),
  ),
  second: fc.boolean(),
  imageBuildCluster: maybe(
    fc.record({
      name: mostly(fc.constantFrom(undefined, 'builder'), fc.constant('b')),
      vmSize: mostly(fc.constantFrom('Standard_D4ds_v4', 'STANDARD_D4AS_V4'), fc.constantFrom('Standard_NC6', 'big')),
      inSubnet: AS_NEEDED,
    }),
  ),
  provisioned: mostly(fc.constant(undefined), fc.constant(true)),
  serverless: maybe(fc.record({ publicIp: fc.constantFrom(undefined, false, true), inSubnet: AS_NEEDED })),
  featureStore: maybe(fc.record({ sparkRuntimeVersion: mostly(fc.constantFrom(undefined, '3.4'), fc.string({ maxLength: 4 })) })),
  suspended: fc.boolean(),
  cluster: maybe(
    fc.record({
      name: mostly(fc.constantFrom(undefined, 'cpu-nodes'), fc.string({ maxLength: 40 })),
      vmSize: mostly(fc.constantFrom('standard_d4ds_v4', 'Standard_NC4as_T4_v3'), fc.string({ maxLength: 9 })),
      minNodes: mostly(fc.constantFrom(undefined, 0, 0, 1), fc.double({ min: -3, max: 9, noNaN: true })),
      maxNodes: mostly(fc.constantFrom(undefined, 1, 9), fc.double({ min: -3, max: 9, noNaN: true })),
      idleTimeBeforeScaleDown: mostly(fc.constantFrom(undefined, 'PT2M', 'PT90M', 'P1DT36H'), fc.constantFrom('P1Y', 'x', 'PT')),
      publicIp: mostly(fc.constant(undefined), fc.boolean()),
      inSubnet: AS_NEEDED,
      ssh: fc.boolean(),
    }),
    2,
  ),
  instance: maybe(
    fc.record({
      name: mostly(fc.constantFrom(undefined, 'maria-ci'), fc.string({ maxLength: 30 })),
      user: mostly(fc.constantFrom(undefined, OBJECT_ID), fc.string({ maxLength: 5 })),
      publicIp: mostly(fc.constant(undefined), fc.boolean()),
      inSubnet: AS_NEEDED,
    }),
    2,
  ),
  datastore: maybe(
    fc.record({
      kind: fc.constantFrom('blob', 'file', 'lake'),
      name: mostly(fc.constantFrom(undefined, 'raw_data'), fc.string({ maxLength: 9 })),
      place: mostly(fc.constantFrom('as needed', 'brought', 'lake account'), fc.constantFrom('own', 'brought and made', 'a vault')),
      key: mostly(fc.constant('as needed'), fc.constantFrom('none', "the account's", 'literal')),
      grants: fc.constantFrom(undefined, true, false),
      useWorkspaceIdentity: mostly(fc.constant(undefined), fc.boolean()),
    }),
    2,
  ),
  outbound: fc.array(
    fc.record({
      kind: mostly(fc.constantFrom('fits'), fc.constantFrom('fqdn', 'tag', 'endpoint')),
      host: mostly(fc.constantFrom('pypi.org', '*.pythonhosted.org'), fc.string({ maxLength: 8 })),
      tag: mostly(fc.constantFrom('DataFactory', 'Sql'), fc.constantFrom('Storage.WestEurope', 'sql')),
      ports: mostly(fc.constantFrom(undefined, '443', '80,443', '1-65535'), fc.string({ maxLength: 6 })),
      target: mostly(fc.constantFrom('vault', 'lake'), fc.constantFrom('registry', 'own')),
      again: mostly(fc.constant(false), fc.constant(true)),
    }),
    { maxLength: 3 },
  ),
});

export type Case = typeof workspaceCase extends fc.Arbitrary<infer T> ? T : never;

const NETWORK = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-shared`;

/** Builds what a case asks for, in a stack with its providers. */
export function buildCase(app: App, drawn: Case): TerraformStack {
  const stack = new TerraformStack(app, 'fuzz');
  new AzurermProvider(stack, 'Azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
  new TimeProvider(stack, 'Time');
  const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg-fuzz', location: 'westeurope' });
  const { privateLink, publicNetworkAccess } = reachOf(stack, resourceGroup, drawn);
  const key = keyOf(stack, resourceGroup, drawn);
  const encryption = key && {
    key,
    serviceSideEncryption: ['service', 'both'].includes(drawn.metadata) || undefined,
    cosmosDbPrincipalId: ({ cosmos: OBJECT_ID, both: OBJECT_ID, 'wrong id': 'Azure Cosmos DB' } as { [metadata: string]: string })[drawn.metadata],
    propagationSeconds: drawn.propagationSeconds,
  };
  const make = (id: string, extra: object): MlWorkspace =>
    new MlWorkspace(stack, id, {
      baseName: drawn.baseName,
      uniqueSuffix: drawn.suffix,
      name: drawn.name,
      friendlyName: drawn.friendlyName,
      resourceGroup,
      location: drawn.location,
      cloud: drawn.cloud,
      publicNetworkAccess,
      privateLink,
      identityType: drawn.identityType,
      identity: identityOf(stack, drawn.identity),
      grants: drawn.grants,
      ...partsOf(stack, resourceGroup, drawn),
      encryption,
      highBusinessImpact: drawn.highBusinessImpact,
      managedNetwork: drawn.managedNetwork,
      imageBuildComputeName: drawn.imageBuild,
      imageBuild: drawn.imageBuildCluster && placed(drawn, drawn.imageBuildCluster),
      provisionManagedNetworkOnCreation: drawn.provisioned,
      serverlessCompute: drawn.serverless && placed(drawn, drawn.serverless),
      featureStore: drawn.featureStore,
      accessSuspended: drawn.suspended,
      redundancy: drawn.redundancy,
      tenantId: drawn.tenantId,
      deletionProtection: drawn.deletionProtection,
      tags: drawn.tags,
      ...extra,
    });
  const workspace = make('Ml', {});
  if (drawn.grant !== undefined) {
    const grantee = { principalId: drawn.grant.id, principalType: drawn.grant.type };
    workspace.grantDataScientist('Team', grantee);
  }
  addChildren(workspace, drawn);
  if (drawn.second) {
    const { storage, vault, registry, insights, identity } = workspace;
    const shared = {
      storage,
      vault,
      registry: registry ?? WorkspaceRegistry.MADE_BY_AZURE,
      insights,
      logAnalytics: undefined,
      redundancy: undefined,
      tenantId: undefined,
    };
    const link = privateLink && { ...privateLink, storageSubresources: undefined };
    make('Second', {
      ...shared,
      imageBuild: undefined,
      serverlessCompute: undefined,
      identity,
      baseName: `${drawn.baseName}2`,
      name: undefined,
      privateLink: link,
    });
  }
  return stack;
}

/** Whether the case's workspace is closed, and has no managed network to put computes in. */
function needsSubnet({ reach, managedNetwork }: Case): boolean {
  return !['public', 'both', 'none'].includes(reach) && [undefined, ManagedNetwork.DISABLED].includes(managedNetwork);
}

/** Drawn options, with the subnet that they ask for. */
function placed<T extends { readonly inSubnet: boolean | undefined }>(
  drawn: Case,
  { inSubnet = needsSubnet(drawn), ...options }: T,
): Omit<T, 'inSubnet'> & { readonly subnet?: IResourceRef } {
  return inSubnet ? { ...options, subnet: { id: `${NETWORK}/subnets/snet-compute` } } : options;
}

function addChildren(workspace: MlWorkspace, drawn: Case): void {
  const { cluster, instance, outbound, managedNetwork } = drawn;
  const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';
  if (cluster !== undefined) {
    const { ssh, ...options } = placed(drawn, cluster);
    workspace.addComputeCluster('cpu', { ...options, ssh: ssh ? { publicKey } : undefined }).grantData('Data');
  }
  if (instance !== undefined) {
    const { user, ...options } = placed(drawn, instance);
    const assignedUser = user === undefined ? undefined : { objectId: user, tenantId: OBJECT_ID };
    workspace.addComputeInstance('maria', { ...options, vmSize: 'Standard_D4ds_v4', assignedUser });
  }
  if (drawn.datastore !== undefined) addDatastore(workspace, drawn.datastore);
  outbound.forEach(({ kind: drawnKind, host, tag, ports, target, again }, index) => {
    const which = again ? '' : String(index);
    const targets: { readonly [target: string]: IResourceRef } = {
      vault: { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-other${which}` },
      lake: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake${which}` },
      registry: BROUGHT.registry,
      own: workspace.storage,
    };
    const id = `rule-${String(index)}`;
    const fitting = {
      [ManagedNetwork.ALLOW_INTERNET_OUTBOUND]: 'endpoint',
      [ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND]: ['fqdn', 'tag', 'endpoint'][index],
    };
    const kind = drawnKind === 'fits' ? (fitting as { [mode: string]: string | undefined })[String(managedNetwork)] : drawnKind;
    if (kind === 'fqdn') workspace.allowOutboundFqdn(id, host);
    if (kind === 'tag') workspace.allowOutboundServiceTag(id, { serviceTag: tag, portRanges: ports });
    if (kind === 'endpoint') {
      const subresource = target === 'vault' ? OutboundTarget.VAULT : OutboundTarget.BLOB;
      workspace.allowOutboundPrivateEndpoint(id, { target: targets[target] as IResourceRef, subresource });
    }
  });
}

function addDatastore(workspace: MlWorkspace, drawn: NonNullable<Case['datastore']>): void {
  const { kind, name, grants, useWorkspaceIdentity } = drawn;
  const lake = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake` };
  const place = drawn.place === 'as needed' ? (kind === 'blob' ? 'own' : 'brought') : drawn.place;
  const services = kind === 'file' ? 'fileServices/default/shares' : 'blobServices/default/containers';
  const brought = kind === 'file' ? { share: { id: `${lake.id}/${services}/x` } } : { container: { id: `${lake.id}/${services}/x` } };
  const where: { readonly [place: string]: object } = {
    own: {},
    brought,
    'lake account': { storage: lake },
    'brought and made': { ...brought, containerName: 'xyz', shareName: 'xyz' },
    'a vault': kind === 'file' ? { share: BROUGHT.vault } : { container: BROUGHT.vault },
  };
  const keys: { readonly [key: string]: object } = {
    'as needed': kind === 'file' ? { accountKey: new TerraformVariable(workspace, 'key', { sensitive: true }).stringValue } : {},
    "the account's": { useAccountKey: true },
    literal: { accountKey: 'c2VjcmV0' },
  };
  const options = { name, grants, useWorkspaceIdentity, ...where[place], ...keys[drawn.key] };
  if (kind === 'blob') workspace.addBlobDatastore('raw', options);
  if (kind === 'file') workspace.addFileDatastore('raw', options);
  if (kind === 'lake') workspace.addDataLakeDatastore('raw', options);
}

function reachOf(stack: TerraformStack, resourceGroup: ResourceGroup, { reach, subresources, cloud }: Case) {
  const publicNetworkAccess = ['public', 'both'].includes(reach) ? true : undefined;
  if (['public', 'none'].includes(reach)) return { publicNetworkAccess };
  const network = new VirtualNetwork(stack, 'Net', {
    name: 'vnet-fuzz',
    location: resourceGroup.location,
    resourceGroupName: resourceGroup.name,
    addressSpace: ['10.0.0.0/24'],
  });
  const subnet = new Subnet(stack, 'Subnet', {
    name: 'snet',
    resourceGroupName: resourceGroup.name,
    virtualNetworkName: network.name,
    addressPrefixes: ['10.0.0.0/25'],
  });
  const made = (linked: IResourceRef | undefined): IPrivateDnsZones => {
    const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup, cloud });
    if (linked !== undefined) zones.linkVirtualNetwork('net', linked);
    return zones;
  };
  const dnsZones: { readonly [reach: string]: () => IPrivateDnsZones | undefined } = {
    shared: () => made(network),
    both: () => made(network),
    own: () => undefined,
    hub: () => PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', ''), cloud }),
    policy: () => PrivateDnsZones.managedByPolicy(cloud),
    unlinked: () => made({ id: NETWORK }),
    'vault as subnet': () => made(network),
    'wrong zones': () => PrivateDnsZones.fromZoneIds(stack, 'Zones', {}),
  };
  const zones = dnsZones[reach]?.();
  const link = { subnet: reach === 'vault as subnet' ? BROUGHT.vault : subnet, dnsZones: zones, storageSubresources: subresources };
  return { publicNetworkAccess, privateLink: reach === 'own' ? { ...link, virtualNetwork: network } : link };
}

function keyOf(stack: TerraformStack, resourceGroup: ResourceGroup, drawn: Case) {
  const { key, baseName, suffix, keySize, rotateAfter, allowedIpRanges, keyPublic, propagationSeconds, deletionProtection } = drawn;
  if (key === 'none') return undefined;
  if (key === 'brought') return BROUGHT.key;
  if (key === 'other vault') return { ...BROUGHT.key, keyVaultId: BROUGHT.vault.id };
  if (key === 'no version') return { ...BROUGHT.key, id: BROUGHT.key.versionlessId };
  return new CustomerManagedKey(stack, 'Key', {
    baseName,
    uniqueSuffix: suffix,
    resourceGroup,
    location: key === 'made' ? drawn.location : 'swedencentral',
    keySize,
    rotateAfter,
    allowedIpRanges,
    publicNetworkAccess: (keyPublic && (allowedIpRanges ?? []).length === 0) || undefined,
    propagationSeconds,
    deletionProtection,
  });
}

function identityOf(stack: TerraformStack, identity: string) {
  if (identity === 'id') return BROUGHT.identity;
  if (identity === 'id without principal') return { id: BROUGHT.identity.id };
  if (identity === 'a vault') return BROUGHT.vault;
  if (identity === 'made') return undefined;
  const known = stack.node.tryFindChild('Mine') as UserAssignedIdentity | undefined;
  return known ?? new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', resourceGroupName: 'rg-fuzz', location: 'westeurope' });
}

function partsOf(stack: TerraformStack, resourceGroup: ResourceGroup, drawn: Case) {
  if (stack.node.tryFindChild('Ml') !== undefined) return {};
  const { allowedIpRanges } = drawn;
  const common = { resourceGroup, allowedIpRanges, publicNetworkAccess: (allowedIpRanges ?? []).length === 0 || undefined };
  const there = { location: 'westeurope', resourceGroupName: 'rg-fuzz' };
  const l1Vault = (rbacAuthorizationEnabled: boolean): KeyVault =>
    new KeyVault(stack, 'L1Vault', {
      ...there,
      name: 'kv-l1',
      skuName: 'standard',
      tenantId: OBJECT_ID,
      rbacAuthorizationEnabled,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: 90,
    });
  const l1Registry = (sku: string, publicNetworkAccessEnabled: boolean): ContainerRegistry =>
    new ContainerRegistry(stack, 'L1Registry', {
      ...there,
      name: 'crl1x',
      sku,
      publicNetworkAccessEnabled,
      adminEnabled: false,
      anonymousPullEnabled: false,
      networkRuleBypassOption: 'AzureServices',
    });
  const l1 = (isHnsEnabled: boolean): StorageAccount =>
    new StorageAccount(stack, 'L1', {
      ...there,
      name: 'stl1',
      accountTier: 'Standard',
      accountReplicationType: 'ZRS',
      minTlsVersion: 'TLS1_2',
      accountKind: 'StorageV2',
      allowNestedItemsToBePublic: false,
      blobProperties: { deleteRetentionPolicy: { days: 7 } },
      isHnsEnabled,
    });
  const storage: { readonly [choice: string]: () => IResourceRef } = {
    id: () => BROUGHT.storage,
    ours: () => new WorkspaceStorage(stack, 'OwnStorage', { name: 'stown', softDeleteDays: drawn.softDeleteDays, ...common }),
    L1: () => l1(false),
    HNS: () => l1(true),
    'a vault': () => BROUGHT.vault,
  };
  const vault: { readonly [choice: string]: () => IResourceRef } = {
    id: () => BROUGHT.vault,
    ours: () => new WorkspaceVault(stack, 'OwnVault', { name: 'kv-own', softDeleteRetentionDays: drawn.retentionDays, ...common }),
    L1: () => l1Vault(true),
    'L1 with policies': () => l1Vault(false),
    'a storage account': () => BROUGHT.storage,
  };
  const registry: { readonly [choice: string]: () => IResourceRef } = {
    id: () => BROUGHT.registry,
    ours: () => new WorkspaceRegistry(stack, 'OwnRegistry', { name: 'crown1', untaggedRetentionDays: drawn.untaggedDays, ...common }),
    "Azure's": () => WorkspaceRegistry.MADE_BY_AZURE,
    L1: () => l1Registry('Standard', true),
    'L1 Basic and closed': () => l1Registry('Basic', false),
    'a vault': () => BROUGHT.vault,
  };
  const insights: { readonly [choice: string]: object } = {
    id: { insights: BROUGHT.insights },
    'log analytics': { logAnalytics: BROUGHT.logAnalytics },
    both: { insights: BROUGHT.insights, logAnalytics: BROUGHT.logAnalytics },
    'a vault': { insights: BROUGHT.vault },
  };
  return {
    storage: storage[drawn.storage]?.(),
    vault: vault[drawn.vault]?.(),
    registry: registry[drawn.registry]?.(),
    ...insights[drawn.insights],
  };
}

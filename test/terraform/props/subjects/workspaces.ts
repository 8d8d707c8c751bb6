import {
  AiFoundryHub,
  AiFoundryHubAttributes,
  AiFoundryHubProps,
  AzureCloud,
  IdentityType,
  ManagedFirewallSku,
  ManagedNetwork,
  IMlWorkspace,
  MlWorkspace,
  MlWorkspaceAttributes,
  MlWorkspaceProps,
  PrincipalType,
  Redundancy,
  StorageAccess,
  Subresource,
  WorkspaceEncryption,
  WorkspacePrivateLink,
} from '../../../../lib';
import { BROUGHT, OBJECT_ID, Site } from '../../scaffold';
import { asg, link, monitoring, NETWORK, of, OTHER_ID, OTHER_KEY, OTHERS, OTHER_SUBNET, SUBNET, WORKSPACE_ID } from '../brought';
import { Given, Props, Subject, swings, turns } from '../subject';
import { DESTINATIONS } from '../values';

const { identity, storage, vault, registry, insights, logAnalytics, key } = BROUGHT;

/** A workspace of which all parts are brought, so that there is nothing but what it is about. */
const ALONE = { identity, storage, vault, registry, insights };
/** One that makes its parts. */
export const WITH_PARTS = { identity: undefined, storage: undefined, vault: undefined, registry: undefined, insights: undefined };

function base({ resourceGroup }: Site): Props {
  return { baseName: 'fraud-dev', resourceGroup, publicNetworkAccess: true, ...ALONE };
}

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const OUTBOUND = ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND;
const APPROVED = { managedNetwork: OUTBOUND };
/** What workspaces and hubs have in common. */
const COMMON: { readonly [property: string]: Given } = {
  accessSuspended: swings(true, false, { identityType: IdentityType.SYSTEM_ASSIGNED, identity: undefined }),
  allowedIpRanges: turns(['20.30.40.50'], ['20.30.41.0/24'], WITH_PARTS),
  cloud: turns(AzureCloud.PUBLIC),
  diagnostics: turns({ logAnalytics }, { logAnalytics, metrics: false }),
  encryption: turns({ key, serviceSideEncryption: true }),
  firewallSku: swings(ManagedFirewallSku.BASIC, ManagedFirewallSku.STANDARD, APPROVED),
  grants: swings(true, false),
  identity: turns(identity, OTHERS.identity, { identity: undefined }),
  identityType: turns(IdentityType.SYSTEM_ASSIGNED, IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED, { identity: undefined }),
  insights: turns(insights, OTHERS.insights),
  logAnalytics: turns(logAnalytics, OTHERS.logAnalytics, { insights: undefined }),
  managedNetwork: turns(ManagedNetwork.ALLOW_INTERNET_OUTBOUND, OUTBOUND),
  managedNetworkPropagationSeconds: turns(60, 240, { ...APPROVED, identity: undefined }),
  names: turns({ insights: 'appi-one' }, { insights: 'appi-two' }, WITH_PARTS),
  privateLink: turns(link, () => ({ ...link(), subnet: OTHER_SUBNET })),
  privateMonitoring: turns(monitoring('one'), monitoring('two'), { insights: undefined, publicNetworkAccess: undefined, privateLink: link }),
  publicNetworkAccess: swings(true, false, { privateLink: link }),
  redundancy: turns(Redundancy.LOCAL, Redundancy.geo('northeurope'), { storage: undefined, registry: undefined }),
  registry: turns(registry, OTHERS.registry),
  storage: turns(storage, OTHERS.storage),
  storageAccess: swings(StorageAccess.IDENTITY, StorageAccess.ACCESS_KEY, { storage: undefined }),
  tenantId: turns(OBJECT_ID, OTHER_ID, { vault: undefined }),
  uniqueSuffix: turns('x7', 'y8', { storage: undefined }),
  vault: turns(vault, OTHERS.vault),
};

const PERSON = { principalId: OBJECT_ID, principalType: PrincipalType.USER };

/** With a person's access where it may be suspended. */
function makeWorkspace(site: Site, props: MlWorkspaceProps): void {
  const workspace = new MlWorkspace(site, 'Ml', props);
  if ('accessSuspended' in props) workspace.grantReader('Reader', PERSON);
}

function makeHub(site: Site, props: AiFoundryHubProps): void {
  const hub = new AiFoundryHub(site, 'Hub', props);
  if ('accessSuspended' in props) hub.grantReader('Reader', PERSON);
}

const within =
  (property: keyof MlWorkspaceProps, props: object, beside: Props = {}) =>
  (site: Site) =>
    makeWorkspace(site, { ...base(site), ...beside, [property]: props } as unknown as MlWorkspaceProps);

export const WORKSPACES: Subject[] = [
  {
    struct: 'MlWorkspaceProps',
    title: 'MlWorkspace',
    it: 'workspace',
    base,
    make: makeWorkspace,
    given: {
      ...COMMON,
      featureStore: turns({ sparkRuntimeVersion: '3.5' }, { sparkRuntimeVersion: '3.5', offlineConnectionName: 'one' }),
      imageBuild: turns(SIZE, { vmSize: 'Standard_D8ds_v4' }),
      imageBuildComputeName: turns('cpu-one', 'cpu-two'),
      provisionManagedNetworkOnCreation: swings(true, false, APPROVED),
      serverlessCompute: turns({ subnet: SUBNET }, { subnet: OTHER_SUBNET }),
    },
  },
  {
    struct: 'AiFoundryHubProps',
    title: 'AiFoundryHub',
    it: 'AI Foundry hub',
    base,
    make: makeHub,
    given: { ...COMMON, encryption: turns({ key, cosmosDbPrincipalId: OBJECT_ID }) },
  },
  {
    struct: 'WorkspaceEncryption',
    title: "MlWorkspace's encryption",
    it: 'workspace',
    base: () => ({ key }),
    make: (site, props: WorkspaceEncryption) => within('encryption', props, { identity: undefined, storage: undefined })(site),
    given: {
      cosmosDbPrincipalId: turns(OBJECT_ID, OTHER_ID, {}, { serviceSideEncryption: true }),
      key: turns(OTHER_KEY, undefined, { cosmosDbPrincipalId: OBJECT_ID }),
      propagationSeconds: turns(60, 240, { cosmosDbPrincipalId: OBJECT_ID }),
      serviceSideEncryption: turns(true, undefined, {}, { cosmosDbPrincipalId: OBJECT_ID }),
    },
  },
  {
    struct: 'WorkspaceDiagnostics',
    title: "MlWorkspace's diagnostics",
    it: 'diagnostic setting',
    base: () => ({ logAnalytics }),
    make: (site, props) => within('diagnostics', props)(site),
    given: { ...DESTINATIONS, enabled: turns(false, undefined, { logAnalytics: undefined }) },
  },
  {
    struct: 'WorkspacePrivateLink',
    title: "MlWorkspace's privateLink",
    it: 'private endpoint',
    base: () => link(),
    make: (site, props: WorkspacePrivateLink) => within('privateLink', props, { storage: undefined })(site),
    given: {
      applicationSecurityGroups: turns([asg('one')], [asg('two')]),
      dnsZones: turns(() => link().dnsZones),
      resourceGroup: turns({ name: 'rg-links' }, { name: 'rg-other' }),
      storageSubresources: turns([Subresource.QUEUE], [Subresource.QUEUE, Subresource.TABLE]),
      subnet: turns(OTHER_SUBNET),
      virtualNetwork: turns(NETWORK, undefined, { dnsZones: undefined }),
    },
  },
  {
    struct: 'FeatureStore',
    title: "MlWorkspace's featureStore",
    it: 'workspace',
    base: () => ({}),
    make: (site, props) => within('featureStore', props)(site),
    given: {
      offlineConnectionName: turns('one', 'two'),
      onlineConnectionName: turns('one', 'two'),
      sparkRuntimeVersion: turns('3.5', '3.4'),
    },
  },
  {
    struct: 'ServerlessCompute',
    title: "MlWorkspace's serverlessCompute",
    it: 'workspace',
    base: () => ({ subnet: SUBNET }),
    make: (site, props) => within('serverlessCompute', props, { privateLink: link() })(site),
  },
  {
    struct: 'ImageBuildOptions',
    title: "MlWorkspace's imageBuild",
    it: 'compute cluster',
    base: () => SIZE,
    make: (site, props) => within('imageBuild', props)(site),
    given: { maxNodes: turns(2, 4), vmSize: turns('Standard_D8ds_v4') },
  },
  {
    struct: 'MlWorkspaceAttributes',
    title: 'MlWorkspace.fromWorkspaceAttributes',
    it: 'blob datastore',
    base: () => ({ id: WORKSPACE_ID, location: 'westeurope', storage }),
    make: (site, props: MlWorkspaceAttributes) => addChildren(MlWorkspace.fromWorkspaceAttributes(site, 'Ml', props), props),
    given: attributesGiven(),
  },
  {
    struct: 'AiFoundryHubAttributes',
    title: 'AiFoundryHub.fromHubAttributes',
    it: 'AI Foundry project',
    base: () => ({ id: of('Microsoft.MachineLearningServices/workspaces/hub-shared'), location: 'westeurope', storage }),
    make: (site: Site, props: AiFoundryHubAttributes): void => {
      const hub = AiFoundryHub.fromHubAttributes(site, 'Hub', props);
      hub.addProject('bot');
      hub.addComputeInstance('ada-ds3', { ...SIZE, publicIp: props.managedNetwork === undefined ? true : undefined });
    },
    given: attributesGiven(),
  },
];

/** What of an imported workspace shows in what is added to it. */
function addChildren(workspace: IMlWorkspace, props: MlWorkspaceAttributes): void {
  workspace.addBlobDatastore('raw', props.storage === undefined ? { storage } : {});
  workspace.addComputeCluster('cpu', { ...SIZE, publicIp: props.managedNetwork === undefined ? true : undefined });
  workspace.grantReader('Reader', PERSON);
}

function attributesGiven(): { readonly [property: string]: Given } {
  return {
    cloud: turns(AzureCloud.PUBLIC),
    id: turns(of('Microsoft.MachineLearningServices/workspaces/mlw-other')),
    identityPrincipalId: turns(OBJECT_ID, OTHER_ID),
    identityType: turns(IdentityType.SYSTEM_ASSIGNED, IdentityType.USER_ASSIGNED),
    insights: turns(insights, OTHERS.insights),
    location: turns('northeurope'),
    managedNetwork: turns(ManagedNetwork.ALLOW_INTERNET_OUTBOUND, OUTBOUND),
    publicNetworkAccess: turns(true),
    registry: turns(registry, OTHERS.registry),
    storage: turns(storage, OTHERS.storage),
    storageAccess: swings(StorageAccess.IDENTITY, StorageAccess.ACCESS_KEY),
    vault: turns(vault, OTHERS.vault),
  };
}

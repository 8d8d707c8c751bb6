import {
  CustomerManagedKey,
  CustomerManagedKeyProps,
  KeyCreation,
  PrincipalType,
  RegistryRoleAssignmentMode,
  RegistrySku,
  StorageReplication,
  Subresource,
  WorkspaceInsights,
  WorkspaceInsightsProps,
  WorkspaceRegistry,
  WorkspaceRegistryProps,
  WorkspaceStorage,
  WorkspaceStorageProps,
  WorkspaceVault,
  WorkspaceVaultProps,
} from '../../../../lib';
import { BROUGHT, OBJECT_ID, Site } from '../../scaffold';
import { link, monitoring, OTHER_ID, OTHER_KEY, OTHERS } from '../brought';
import { Given, Props, Subject, swings, turns } from '../subject';
import { DESTINATIONS } from '../values';

const { key, identity } = BROUGHT;

function open({ resourceGroup }: Site): Props {
  return { name: 'xfrauddev', resourceGroup, publicNetworkAccess: true };
}

const ENCRYPTED: Given = turns({ key, identity }, { key, identity: OTHERS.identity });
const NAMED = { name: turns('xriskdev') };

/** The parts of a workspace that can be made before it. */
export const PARTS: Subject[] = [
  {
    struct: 'WorkspaceStorageProps',
    title: 'WorkspaceStorage',
    it: 'storage account',
    base: open,
    make: (site, props: WorkspaceStorageProps) => new WorkspaceStorage(site, 'It', props),
    given: {
      ...NAMED,
      encryption: ENCRYPTED,
      replication: turns(StorageReplication.LRS, StorageReplication.GZRS),
      softDeleteDays: turns(14, 30),
      subresources: turns([Subresource.BLOB], [Subresource.BLOB, Subresource.TABLE], { publicNetworkAccess: undefined, privateLink: link }),
    },
  },
  {
    struct: 'PartEncryption',
    title: "WorkspaceStorage's encryption",
    it: 'storage account',
    base: () => ({ key, identity }),
    make: (site, encryption: never) => new WorkspaceStorage(site, 'It', { ...open(site), encryption } as unknown as WorkspaceStorageProps),
    given: { identity: turns(OTHERS.identity), key: turns(OTHER_KEY) },
  },
  {
    struct: 'WorkspaceVaultProps',
    title: 'WorkspaceVault',
    it: 'key vault',
    base: open,
    make: (site, props: WorkspaceVaultProps) => new WorkspaceVault(site, 'It', props),
    given: { ...NAMED, softDeleteRetentionDays: turns(7, 30) },
  },
  {
    struct: 'WorkspaceRegistryProps',
    title: 'WorkspaceRegistry',
    it: 'container registry',
    base: open,
    make: (site, props: WorkspaceRegistryProps) => new WorkspaceRegistry(site, 'It', props),
    given: {
      ...NAMED,
      encryption: ENCRYPTED,
      replicaLocations: turns(['northeurope'], ['northeurope', 'swedencentral']),
      roleAssignmentMode: turns(RegistryRoleAssignmentMode.REGISTRY),
      sku: swings(RegistrySku.PREMIUM, RegistrySku.STANDARD),
      untaggedRetentionDays: turns(14, 30, { sku: RegistrySku.PREMIUM }),
    },
  },
  {
    struct: 'WorkspaceInsightsProps',
    title: 'WorkspaceInsights',
    it: 'Application Insights',
    base: ({ resourceGroup }) => ({ baseName: 'fraud-dev', resourceGroup }),
    make: (site, props: WorkspaceInsightsProps) => new WorkspaceInsights(site, 'It', props),
    given: {
      logAnalyticsName: turns('log-one', 'log-two'),
      privateMonitoring: turns(monitoring('one'), monitoring('two')),
    },
  },
  {
    struct: 'CustomerManagedKeyProps',
    title: 'CustomerManagedKey',
    it: 'customer-managed key',
    base: ({ resourceGroup }) => ({ baseName: 'fraud-dev', resourceGroup, publicNetworkAccess: true }),
    make: (site, props: CustomerManagedKeyProps) => new CustomerManagedKey(site, 'It', props),
    given: {
      creation: swings(KeyCreation.CONTROL_PLANE, KeyCreation.DATA_PLANE),
      deployer: turns({ principalId: OBJECT_ID, principalType: PrincipalType.GROUP }, { principalId: OTHER_ID, principalType: PrincipalType.GROUP }),
      keyName: turns('one', 'two'),
      keySize: turns(2048, 4096),
      name: turns('kv-one', 'kv-two'),
      propagationSeconds: turns(60, 240),
      rotateAfter: turns('P90D', 'P180D'),
    },
  },
  {
    struct: 'DiagnosticsOptions',
    title: "WorkspaceVault's diagnostics",
    it: 'diagnostic setting',
    base: () => ({ logAnalytics: BROUGHT.logAnalytics }),
    make: (site, diagnostics: never) => new WorkspaceVault(site, 'It', { ...open(site), diagnostics } as unknown as WorkspaceVaultProps),
    given: DESTINATIONS,
  },
];

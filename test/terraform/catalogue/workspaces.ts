import { DataAzurermApplicationInsights } from '@cdktf/provider-azurerm/lib/data-azurerm-application-insights';
import { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { DataAzurermKeyVaultKey } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-key';
import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { DataAzurermUserAssignedIdentity } from '@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformOutput } from 'cdktf';
import {
  CustomerManagedKey,
  AzureCloud,
  Grant,
  IdentityType,
  ManagedNetwork,
  MlWorkspace,
  PrincipalType,
  PrivateDnsZones,
  Redundancy,
  RegistryRoleAssignmentMode,
  Role,
  Subresource,
  Tags,
  WorkspaceNetwork,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS, SUBNET_ID } from '../scaffold';

/** Each identity, reachable in each way, encrypted or not. */
function matrix(): { [name: string]: Entry } {
  const entries: { [name: string]: Entry } = {};
  for (const [identity, identityType] of Object.entries(IdentityType)) {
    for (const reach of ['public', 'private']) {
      for (const key of ['own key', 'no key']) {
        entries[`${identity.toLowerCase().replaceAll('_', '-')}, ${reach}, ${key}`] = entry((site) => {
          site.workspace({
            identityType,
            privateLink: reach === 'private' ? site.privateLink() : undefined,
            encryption: key === 'own key' ? { key: site.key(), serviceSideEncryption: true } : undefined,
          });
        });
      }
    }
  }
  return entries;
}

function cloud(environment: AzureCloud, region: string): Entry {
  return {
    region,
    environment: environment.environment,
    build: (site) => {
      const { network, subnet } = site.network();
      site.workspace({ cloud: environment, privateLink: { subnet, virtualNetwork: network } });
    },
  };
}

/** Workspaces, with their parts made and brought. */
export const WORKSPACES: { readonly [name: string]: Entry } = {
  ...matrix(),
  'zones of its own, in a network of the library': entry((site) => {
    const { resourceGroup } = site;
    const { endpoints: subnet } = new WorkspaceNetwork(site, 'Own', { baseName: 'own', resourceGroup, addressSpace: '10.47.0.0/22' });
    site.workspace({ privateLink: { subnet } });
  }),
  'storage brought': entry((site) => site.workspace({ storage: BROUGHT.storage })),
  'vault brought': entry((site) => site.workspace({ vault: BROUGHT.vault })),
  'registry brought': entry((site) => site.workspace({ registry: BROUGHT.registry })),
  'insights brought': entry((site) => site.workspace({ insights: BROUGHT.insights })),
  'log analytics brought': entry((site) => site.workspace({ logAnalytics: BROUGHT.logAnalytics })),
  'identity brought with grants': entry((site) => {
    const { name: resourceGroupName, location } = site.resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-mine', resourceGroupName, location });
    site.workspace({ identity, grants: true, encryption: { key: site.key(), cosmosDbPrincipalId: OBJECT_ID } });
  }),
  'everything brought as data sources': entry((site) => {
    const there = { resourceGroupName: 'rg-shared' };
    const vault = new DataAzurermKeyVault(site, 'vault', { name: 'kv-shared', ...there });
    const { storage, registry, insights, identity } = {
      storage: new DataAzurermStorageAccount(site, 'storage', { name: 'stshared', ...there }),
      registry: new DataAzurermContainerRegistry(site, 'registry', { name: 'crshared', ...there }),
      insights: new DataAzurermApplicationInsights(site, 'insights', { name: 'appi-shared', ...there }),
      identity: new DataAzurermUserAssignedIdentity(site, 'identity', { name: 'id-shared', ...there }),
    };
    const key = new DataAzurermKeyVaultKey(site, 'key', { name: 'cmk', keyVaultId: vault.id });
    site.workspace({ storage, vault, registry, insights, identity, encryption: { key, serviceSideEncryption: true } });
  }),
  'key that exists, with parts of your own': entry((site) => {
    const { resourceGroup } = site;
    const key = CustomerManagedKey.fromKeyAttributes(site, 'Existing', BROUGHT.key);
    const mine = { resourceGroup, publicNetworkAccess: true };
    const { name: resourceGroupName, location } = resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-mine', resourceGroupName, location });
    const encryption = key.grantUse('Mine', identity);
    const storage = new WorkspaceStorage(site, 'Storage', { ...mine, name: 'stmine', encryption });
    const registry = new WorkspaceRegistry(site, 'Registry', { ...mine, name: 'crmine', encryption });
    site.workspace({ storage, registry, encryption: { key, cosmosDbPrincipalId: OBJECT_ID } });
  }),
  'key brought by id': entry((site) => site.workspace({ identity: BROUGHT.identity, encryption: { key: BROUGHT.key, serviceSideEncryption: true } })),
  'a part of ours brought, encrypted and linked': entry((site) => {
    const { name: resourceGroupName, location } = site.resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-mine', resourceGroupName, location });
    const [key, privateLink] = [site.key(), site.privateLink()];
    const grantee = { principalId: identity.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    const keyUser = new Grant(site, 'KeyUser', { scope: key.vault, role: Role.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, grantee });
    const ready = {
      id: key.id,
      versionlessId: key.versionlessId,
      keyVaultId: key.keyVaultId,
      usableAfter: [...(key.usableAfter ?? []), keyUser.resource],
    };
    const { resourceGroup } = site;
    const storage = new WorkspaceStorage(site, 'Mine2', { name: 'stmine', resourceGroup, privateLink, encryption: { key: ready, identity } });
    site.workspace({ identity, grants: true, storage, privateLink, encryption: { key, serviceSideEncryption: true } });
  }),
  'parts of ours brought, open to some addresses': entry((site) => {
    const { resourceGroup } = site;
    const common = { resourceGroup, allowedIpRanges: ['20.30.40.50', '20.30.41.0/24'], privateLink: site.privateLink() };
    site.workspace({
      storage: new WorkspaceStorage(site, 'Mine', { name: 'stmine', ...common }),
      vault: new WorkspaceVault(site, 'Secrets', { name: 'kv-mine', ...common }),
      registry: new WorkspaceRegistry(site, 'Images', { name: 'crmine', ...common }),
      privateLink: common.privateLink,
    });
  }),
  'zones shared by two workspaces': entry((site) => {
    const { subnet, dnsZones } = site.privateLink();
    const second = site.network('second');
    dnsZones.linkVirtualNetwork('second', second.network);
    site.workspace({ privateLink: { subnet, dnsZones } });
    site.workspace({ baseName: 'churn-dev', privateLink: { subnet: second.subnet, dnsZones } }, 'Second');
  }),
  'zones of a hub': entry((site) => {
    const dnsZones = PrivateDnsZones.fromResourceGroup(site, 'Hub', { resourceGroupId: PROVIDERS.replace('/providers', '') });
    const { network, subnet } = site.network();
    dnsZones.linkVirtualNetwork('spoke', network);
    site.workspace({ privateLink: { subnet, dnsZones } });
  }),
  'zones made for others': entry((site) => {
    const { resourceGroup } = site;
    const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup, subresources: Object.values(Subresource) });
    dnsZones.linkVirtualNetwork('hub', site.network().network);
  }),
  'zones left to Azure Policy': entry((site) => {
    site.workspace({ privateLink: { subnet: { id: SUBNET_ID }, dnsZones: PrivateDnsZones.managedByPolicy() } });
  }),
  'zones of the workspace itself, all of storage linked': entry((site) => {
    const storageSubresources = [Subresource.QUEUE, Subresource.TABLE, Subresource.DFS];
    site.workspace({ privateLink: { subnet: { id: SUBNET_ID }, storageSubresources } });
  }),
  'US Government': cloud(AzureCloud.US_GOVERNMENT, 'usgovvirginia'),
  China: cloud(AzureCloud.CHINA, 'chinanorth3'),
  'managed network, internet': entry((site) => {
    site.workspace({ privateLink: site.privateLink(), managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
  }),
  'managed network, approved only, system-assigned': entry((site) => {
    site.workspace({ identityType: IdentityType.SYSTEM_ASSIGNED, managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
  }),
  'public and private link': entry((site) => site.workspace({ publicNetworkAccess: true, privateLink: site.privateLink() })),
  'no registry': entry((site) => site.workspace({ registry: WorkspaceRegistry.MADE_BY_AZURE })),
  'a registry whose roles are assigned by repository': {
    needsAzurerm: '4.81.0',
    build: (site) => {
      const { resourceGroup } = site;
      const roleAssignmentMode = RegistryRoleAssignmentMode.REPOSITORY;
      const registry = new WorkspaceRegistry(site, 'Images', { name: 'crimages', resourceGroup, publicNetworkAccess: true, roleAssignmentMode });
      const workspace = site.workspace({ registry });
      workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantImagePull('Pull');
    },
  },
  'a brought key and a private link': entry((site) => {
    site.workspace({ privateLink: site.privateLink(), encryption: { key: BROUGHT.key, serviceSideEncryption: true } });
  }),
  'second region': entry((site) => site.workspace({ redundancy: Redundancy.geo('northeurope') })),
  'one data centre': entry((site) => site.workspace({ redundancy: Redundancy.LOCAL })),
  'image build compute, texts and tags': entry((site) => {
    Tags.add(site, { owner: 'platform' });
    site.workspace({ imageBuildComputeName: 'cpu-builder', friendlyName: 'Fraud', description: 'Finds fraud', tags: { team: 'fraud' } });
  }),
  'deletion protection, with a grant from outside': entry((site) => {
    const { id } = site.workspace({ deletionProtection: true, privateLink: site.privateLink() });
    new Grant(site, 'Reader', { scope: { id }, role: Role.READER, grantee: { principalId: OBJECT_ID, principalType: PrincipalType.GROUP } });
  }),
  'imported workspace': entry((site) => {
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const shared = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id, location: 'westeurope' });
    new Grant(site, 'Reader', { scope: shared, role: Role.READER, grantee: { principalId: OBJECT_ID, principalType: PrincipalType.USER } });
    new TerraformOutput(site, 'config', { value: shared.configJson });
  }),
};

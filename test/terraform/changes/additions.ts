import { AiFoundryHub, ManagedNetwork, MlWorkspace, OutboundTarget } from '../../../lib';
import { secondLink } from '../catalogue/private-links';
import { BROUGHT, Build, Site } from '../scaffold';
import { all, change, DayTwo } from './change';
import { SETTINGS } from './monitoring';

const managedNetwork = ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND;

function withDatastore(site: Site): void {
  site.workspace().addBlobDatastore('raw');
}

const plain: Build = (site) => site.workspace();
const managed = (site: Site): MlWorkspace => site.workspace({ managedNetwork });
const managedHub = (site: Site): AiFoundryHub =>
  new AiFoundryHub(site, 'Hub', { baseName: 'fraud-hub', resourceGroup: site.resourceGroup, publicNetworkAccess: true, managedNetwork });

/** With a compute and an outbound private endpoint, which wait for roles. */
function networked(seconds?: number): Build {
  return (site) => {
    const workspace = site.workspace({ managedNetwork, managedNetworkPropagationSeconds: seconds });
    const keys = { target: BROUGHT.vault, subresource: OutboundTarget.VAULT, propagationSeconds: seconds };
    workspace.allowOutboundPrivateEndpoint('keys', keys);
    workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
  };
}

const ZONES = ['apiazuremlms', 'azurecrio', 'blobcorewindowsnet', 'filecorewindowsnet', 'notebooksazurenet', 'vaultcoreazurenet'];
const zoneLinks = (network: string): string[] => ZONES.map((zone) => `private_dns_zone_virtual_network_link.Zones_${network}_privatelink${zone}`);
const LINKS = ['Ml_Link', 'Ml_Registry_Link', 'Ml_Storage_BlobLink', 'Ml_Storage_FileLink', 'Ml_Vault_Link'].map((id) => `private_endpoint.${id}`);
const READERS = ['role_assignment.Ml_BlobLinkReader', 'role_assignment.Ml_FileLinkReader'];

/** What is made besides, and taken away again, without touching what runs. */
export const ADDITIONS: { readonly [name: string]: DayTwo } = {
  'add a datastore': change(
    plain,
    withDatastore,
    all('create', 'machine_learning_datastore_blobstorage.Ml_raw', 'storage_container.Ml_raw_Container'),
  ),
  'remove a datastore': change(
    withDatastore,
    plain,
    all('delete', 'machine_learning_datastore_blobstorage.Ml_raw', 'storage_container.Ml_raw_Container'),
  ),
  'add private link to a public workspace': change(
    (site) => {
      site.network();
      site.workspace();
    },
    (site) => site.workspace({ publicNetworkAccess: true, privateLink: site.privateLink() }),
    {
      ...all('create', ...LINKS, ...READERS, ...zoneLinks('net'), ...ZONES.map((zone) => `private_dns_zone.Zones_privatelink${zone}`)),
      ...all('update', 'container_registry.Ml_Registry'),
    },
  ),
  'add a managed network': change(plain, managed, {
    ...all('create', 'role_assignment.Ml_StorageConnectionApprover', 'role_assignment.Ml_VaultConnectionApprover'),
    ...all('create', 'role_assignment.Ml_RegistryConnectionApprover', 'time_sleep.Ml_ApproverWait'),
    // The registry becomes Premium, since Azure makes a private endpoint to it.
    ...all('update', 'machine_learning_workspace.Ml', 'container_registry.Ml_Registry'),
  }),
  'give a workspace and a hub that run more time to be taken down, as an upgrade does: no change of theirs': change(
    (site) => {
      managed(site).resource.resetTimeouts();
      managedHub(site).resource.resetTimeouts();
    },
    (site) => {
      managed(site);
      managedHub(site);
    },
    {},
  ),
  'begin to wait for the roles of a managed network that runs, as an upgrade does': change(
    networked(0),
    networked(),
    all('create', 'time_sleep.Ml_ApproverWait', 'time_sleep.Ml_keys_ApprovalWait'),
  ),
  'add a second workspace that shares the zones': change(
    (site) => site.workspace({ privateLink: site.privateLink() }),
    (site) => {
      const privateLink = site.privateLink();
      site.workspace({ privateLink });
      site.workspace({ baseName: 'churn-dev', privateLink }, 'Second');
    },
    all(
      'create',
      'machine_learning_workspace.Second',
      'storage_account.Second_Storage',
      'key_vault.Second_Vault',
      'container_registry.Second_Registry',
      'application_insights.Second_Insights',
      'log_analytics_workspace.Second_Insights_LogAnalytics',
      'user_assigned_identity.Second_Identity',
      ...[...LINKS, ...READERS].map((address) => address.replace('.Ml_', '.Second_')),
      ...['Storage', 'Vault', 'Registry', 'Insights', 'Workspace'].map((part) => `role_assignment.Second_${part}Contributor`),
      'role_assignment.Second_StorageBlobDataContributor',
      'role_assignment.Second_VaultAdministrator',
      ...SETTINGS.map((address) => address.replace('.Ml_', '.Second_')),
    ),
  ),
  'link a second virtual network': change(
    (site) => {
      site.network('second');
      site.workspace({ privateLink: site.privateLink() });
    },
    (site) => {
      const { network } = site.network('second');
      const { subnet, dnsZones } = site.privateLink();
      dnsZones.linkVirtualNetwork('second', network);
      site.workspace({ privateLink: { subnet, dnsZones } });
    },
    all('create', ...zoneLinks('second')),
  ),
  'add a second private link': change(
    (site) => {
      secondLink(site);
      site.workspace({ privateLink: site.privateLink() }).addBlobDatastore('raw');
    },
    (site) => {
      const second = secondLink(site);
      const workspace = site.workspace({ privateLink: site.privateLink() });
      workspace.addPrivateLink('second', second);
      workspace.addBlobDatastore('raw');
    },
    all(
      'create',
      'private_endpoint.Ml_second',
      ...['apiazuremlms', 'notebooksazurenet'].flatMap((zone) => [
        `private_dns_zone.SecondZones_privatelink${zone}`,
        `private_dns_zone_virtual_network_link.SecondZones_second_privatelink${zone}`,
      ]),
    ),
  ),
};

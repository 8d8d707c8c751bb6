import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CustomerManagedKey, PrivateDnsZones, SharedResources, WorkspaceFile, WorkspaceNetwork } from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS, Site } from '../scaffold';

/** The file of one team, and the defaults beside it. */
export function fileOf(team: string, defaults = ''): WorkspaceFile {
  const directory = mkdtempSync(join(tmpdir(), 'teams-'));
  try {
    for (const [name, text] of Object.entries({ defaults, fraud: team })) writeFileSync(join(directory, `${name}.yaml`), text);
    return WorkspaceFile.read(join(directory, 'fraud.yaml'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the company has decided. */
export const DEFAULTS = `
workspace:
  publicNetworkAccess: true
  storageAccess: Identity
  managedNetwork: AllowInternetOutbound
clusters:
  cpu: { vmSize: Standard_D4ds_v4, maxNodes: 2 }
maySay:
  workspace.publicNetworkAccess: [fraud]
  workspace.managedNetwork: [fraud]
  clusters.cpu.maxNodes: ['*']
`;

const CLOSED = `
workspace:
  baseName: fraud-prd
  publicNetworkAccess: false
  managedNetwork: AllowOnlyApprovedOutbound
  redundancy: { geo: northeurope }
  privateLink: { subnet: endpoints, dnsZones: hub }
  imageBuild: { vmSize: Standard_D4ds_v4 }
  encryption: { key: company, serviceSideEncryption: true }
clusters:
  cpu: { maxNodes: 4 }
instances:
  maria: { vmSize: Standard_D4ds_v4, assignedUser: { objectId: ${OBJECT_ID} } }
datastores:
  blob: { payments: { description: What customers paid } }
outbound:
  hosts: { pypi: pypi.org }
  serviceTags: { factory: { serviceTag: DataFactory } }
  privateEndpoints: { warehouse: { target: warehouse, subresource: blob } }
grants:
  Team: { role: dataScientist, principalId: ${OBJECT_ID}, storageData: true }
  Auditor: { role: auditor, principalId: ${OBJECT_ID} }
`;

/** What files may name. */
function shared(site: Site): SharedResources {
  const network = new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup: site.resourceGroup, addressSpace: '10.41.0.0/22' });
  return {
    subnets: { endpoints: network.endpoints },
    dnsZones: { hub: PrivateDnsZones.fromResourceGroup(site, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', '') }) },
    keys: { company: CustomerManagedKey.fromKeyAttributes(site, 'Key', BROUGHT.key) },
    resources: { warehouse: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stwarehouse` } },
    roles: { auditor: 'Log Analytics Reader' },
  };
}

/** Workspaces from the files of teams. */
export const FILES: { readonly [name: string]: Entry } = {
  'a workspace from a file, which takes what the company shares': entry((site) => {
    fileOf(CLOSED, DEFAULTS).makeWorkspace(site, 'Ml', { resourceGroup: site.resourceGroup, shared: shared(site) });
  }),
};

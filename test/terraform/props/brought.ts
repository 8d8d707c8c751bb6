import {
  ComputeCluster,
  IMlWorkspace,
  IPrivateDnsZones,
  IResourceRef,
  ManagedNetwork,
  MlWorkspace,
  MlWorkspaceAttributes,
  MonitorPrivateLink,
  PrivateDnsZones,
} from '../../../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS, Site, SUBNET_ID } from '../scaffold';

/** What exists in Azure already, twice where something is changed from one to the other. */
export const SUBNET = { id: SUBNET_ID };
export const OTHER_SUBNET = { id: SUBNET_ID.replace('/snet', '/snet-other') };
export const NETWORK = { id: SUBNET_ID.replace(/\/subnets.*/, '') };
export const OTHER_ID = 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
export const OTHERS = JSON.parse(JSON.stringify(BROUGHT).replaceAll('shared"', 'other"').replaceAll(OBJECT_ID, OTHER_ID)) as typeof BROUGHT;
export const OTHER_KEY = {
  ...BROUGHT.key,
  id: BROUGHT.key.id.replace('cmk', 'other'),
  versionlessId: BROUGHT.key.versionlessId.replace('cmk', 'other'),
};
export const THIRD_IDENTITY = { id: BROUGHT.identity.id.replace('shared', 'third'), principalId: OTHER_ID };
export const GROUP_ID = PROVIDERS.replace('/providers', '');
export const OTHER_GROUP = { name: 'rg-other', location: 'westeurope' };
export const WORKSPACE_ID = of('Microsoft.MachineLearningServices/workspaces/mlw-shared');

/** The id of a resource that exists, by its type and name. */
export function of(typeAndName: string): string {
  return `${PROVIDERS}/${typeAndName}`;
}

/** A private link for which nothing is made beside it. */
export function link(): { readonly subnet: IResourceRef; readonly dnsZones: IPrivateDnsZones } {
  return { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() };
}

export function asg(name: string): IResourceRef {
  return { id: of(`Microsoft.Network/applicationSecurityGroups/asg-${name}`) };
}

/** A private link scope of Azure Monitor. */
export function monitoring(name: string): (site: Site) => unknown {
  return (site) => MonitorPrivateLink.fromScopeId(site, 'Monitor', of(`Microsoft.Insights/privateLinkScopes/${name}`));
}

/** A workspace that exists, without a managed network and open, for what is added to one. */
export function shared(site: Site, more: Partial<MlWorkspaceAttributes> = {}): IMlWorkspace {
  const known = site.node.tryFindChild('Ml');
  if (known !== undefined) return known as unknown as IMlWorkspace;
  const there = { id: WORKSPACE_ID, location: 'westeurope', storage: BROUGHT.storage, managedNetwork: ManagedNetwork.DISABLED };
  return MlWorkspace.fromWorkspaceAttributes(site, 'Ml', { ...there, publicNetworkAccess: true, ...more });
}

/** A cluster of that workspace. */
export function cluster(id: string): (site: Site) => ComputeCluster {
  return (site) => shared(site).addComputeCluster(id, { vmSize: 'Standard_D4ds_v4', maxNodes: 4 });
}

import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { Problem, refuseLater } from '../core/errors';
import { declaredRegion } from '../core/location';
import { IResourceRef } from '../core/types';
import { linksTo } from '../private-link/links';
import { declaredNetwork, networkRegion } from '../private-link/network-identity';
import { PrivateLink } from '../private-link/private-link';
import { PrivateDnsZonesBase } from '../private-link/private-dns-zones-base';
import { isManaged } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/**
 * What the whole program tells: expects the network of a subnet, where it is declared, to be one in which Azure makes computes of the workspace, and in which
 * they find it.
 *
 * Source: Microsoft's page "Secure an Azure Machine Learning training environment with virtual networks".
 */
export function expectSubnet(scope: Construct, property: string, workspace: IWorkspaceRef, subnet: IResourceRef): void {
  refuseLater(scope, () => {
    const network = declaredNetwork(scope, subnet);
    const names = network === undefined ? undefined : namesProblem(scope, property, workspace, subnet, network);
    return [regionProblem(scope, property, workspace, subnet), names];
  });
}

function regionProblem(scope: Construct, property: string, workspace: IWorkspaceRef, subnet: IResourceRef): Problem | undefined {
  const there = networkRegion(scope, subnet);
  const here = declaredRegion(workspace, workspace.location);
  if (here === undefined || there === undefined || here === there.region) return undefined;
  return {
    property,
    value: there.path,
    rule: `its network is in '${there.region}', and Azure makes the computes of a workspace only in networks of its region, which is '${here}'`,
    remedy: 'Pass a subnet of a network in that region',
  };
}

/** A closed workspace is found only by the names in its private DNS zones. */
function namesProblem(
  scope: Construct,
  property: string,
  workspace: IWorkspaceRef,
  subnet: IResourceRef,
  network: TerraformResource,
): Problem | undefined {
  if (workspace.publicNetworkAccess !== false || isManaged(workspace.managedNetwork) || asksOthers(network)) return undefined;
  const zones = linksTo(workspace).map((link) => (link instanceof PrivateLink ? link._dnsZones : undefined));
  if (zones.length === 0 || !zones.every((each) => each instanceof PrivateDnsZonesBase && each._isUnknownTo(scope, subnet))) return undefined;
  return {
    property,
    value: network.node.path,
    rule: `the workspace is closed, and none of its private DNS zones is linked to this network, so that computes would not find it`,
    remedy: `Call linkVirtualNetwork('<id>', <the network>) on the zones, or pass a subnet of a network that is linked`,
  };
}

/** Whether a network asks DNS servers of its own, which may know more names. */
function asksOthers(network: TerraformResource): boolean {
  const servers = 'dnsServersInput' in network ? network.dnsServersInput : undefined;
  return servers !== undefined && !(Array.isArray(servers) && servers.length === 0);
}

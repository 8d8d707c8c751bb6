import { TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { refuse } from '../core/errors';
import { makeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { NetworkSubnet } from '../networks/network-subnet';
import { PrivateDnsZones } from '../private-link/private-dns-zones';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { WorkspacePrivateLink } from './props/workspace-private-link';

/** Where the endpoints of a workspace and of its parts go, where they are wanted; their zones are taken, or made and linked to their network. */
export function takeOrMakeEndpoints(
  scope: Construct,
  props: CommonWorkspaceProps,
  workspaceLocation: string,
  cloud: AzureCloud,
): PrivateLinkOptions | undefined {
  const { privateLink, baseName, resourceGroup, tags } = props;
  if (privateLink === undefined) return undefined;
  checkSubnet(scope, privateLink.subnet);
  const { subnet, location = workspaceLocation, applicationSecurityGroups } = privateLink;
  const place = { subnet, location, resourceGroup: privateLink.resourceGroup, applicationSecurityGroups };
  if (privateLink.dnsZones !== undefined) return { ...place, dnsZones: privateLink.dnsZones };
  const dnsZones = new PrivateDnsZones(scope, 'DnsZones', { resourceGroup, cloud, tags });
  const name = makeName(scope, 'networkLink', { baseName: `link-${baseName}`, origin: { baseName } });
  dnsZones.linkVirtualNetwork('Network', networkOf(scope, privateLink), { name });
  return { ...place, dnsZones };
}

/** A subnet that a network has only on request may be missing, though the types were told otherwise. */
function checkSubnet(scope: Construct, subnet: IResourceRef | undefined): void {
  if (subnet !== undefined) return;
  refuse(scope, {
    property: 'privateLink.subnet',
    value: subnet,
    rule: 'private endpoints get their addresses in a subnet',
    remedy: `Pass one, such as the 'endpoints' of a WorkspaceNetwork, or of a HubNetwork with 'endpointSubnet: true'`,
  });
}

function networkOf(
  scope: Construct,
  { subnet, virtualNetwork = subnet instanceof NetworkSubnet ? subnet._network : undefined }: WorkspacePrivateLink,
): IResourceRef {
  if (virtualNetwork !== undefined) {
    const elsewhere = Construct.isConstruct(virtualNetwork) && TerraformStack.of(virtualNetwork) !== TerraformStack.of(scope);
    // By id alone the links lie beside the zones, in this stack, which depends on the network's stack for the subnet anyway.
    return elsewhere ? { id: virtualNetwork.id } : virtualNetwork;
  }
  checkResourceId(scope, 'privateLink.subnet', subnet.id, ResourceKind.SUBNET);
  if (!Token.isUnresolved(subnet.id)) return { id: subnet.id.split('/subnets/')[0] as string };
  return refuse(scope, {
    property: 'privateLink.virtualNetwork',
    value: virtualNetwork,
    rule: 'DNS zones are made for the workspace, and must be linked to the virtual network of the subnet',
    remedy: `Pass 'privateLink.virtualNetwork', or your own 'privateLink.dnsZones'`,
  });
}

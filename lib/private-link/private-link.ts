import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { PrivateEndpointApplicationSecurityGroupAssociation as Association } from '@cdktf/provider-azurerm/lib/private-endpoint-application-security-group-association';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { together } from '../core/errors';
import { given, ours } from '../core/given';
import { locationOf, regionAt } from '../core/location';
import { originOf } from '../core/name-origins';
import { takeName, takePolicyName } from '../core/naming';
import { beforeUse, changed } from '../core/order';
import { segmentOf } from '../core/resource-id';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { IPrivateDnsZones } from './i-private-dns-zones';
import { registerLink } from './links';
import { expectAddresses } from './private-address';
import { checkGroups, checkPrivateLink, claimRecords, expectRegion } from './private-link-checks';
import { PrivateLinkOptions, PrivateLinkProps } from './private-link-options';
import { liesWith } from '../core/subscriptions';

/**
 * One private endpoint for one subresource, with its zone group. It is made after the zones and every link of a virtual network to them, and after
 * what its target waits for; it is usable when it has joined its application security groups.
 *
 * Throws when `subnet` or an application security group is the id of something else, when it is known to be in another region, when the name would be refused or is taken, when the cloud offers no private endpoint for
 * the subresource, and for a second endpoint to one resource in the same zones, where it would overwrite the records of the
 * first. Addresses must be free ones of the subnet, as far as the program tells.
 */
export class PrivateLink extends Construct implements IResourceRef {
  /** The private endpoint. */
  readonly resource: PrivateEndpoint;
  readonly usableAfter?: ITerraformDependable[];
  /** @internal the zones in which it has its names */
  readonly _dnsZones: IPrivateDnsZones;

  constructor(scope: Construct, id: string, props: PrivateLinkProps) {
    props = given(scope, id, 'PrivateLinkProps', props);
    super(scope, id);
    useAzurerm(this);
    const resourceGroup = props.resourceGroup ?? { name: segmentOf(props.target.id, 3) };
    const region = regionAt(this, resourceGroup, props.location);
    const { name, location } = together(this, () => {
      checkPrivateLink(this, props);
      return { name: this.takeName(props, resourceGroup, region), location: locationOf(this, resourceGroup, props.location) };
    });
    if (props.resourceGroup === undefined) liesWith(this, props.target);
    const zoneIds = props.dnsZones.zoneIds(props.subresource);
    claimRecords(this, props, zoneIds);
    this.resource = new PrivateEndpoint(this, 'Resource', {
      name,
      location,
      resourceGroupName: resourceGroup.name,
      subnetId: props.subnet.id,
      customNetworkInterfaceName: this.interfaceName(props, resourceGroup, name, region),
      privateServiceConnection: {
        name,
        privateConnectionResourceId: props.target.id,
        subresourceNames: [props.subresource],
        isManualConnection: props.approval !== undefined,
        requestMessage: props.approval?.message,
      },
      ipConfiguration: props.ipConfigurations?.map(({ memberName, address }) => ({
        name: memberName,
        privateIpAddress: address,
        subresourceName: props.subresource,
        memberName,
      })),
      privateDnsZoneGroup: props.dnsZones.leftToPolicy ? undefined : { name: 'default', privateDnsZoneIds: zoneIds },
      lifecycle: props.dnsZones.leftToPolicy ? { ignoreChanges: ['private_dns_zone_group'] } : undefined,
      // Azure refuses an endpoint while it still makes another one to the same resource, and looks at nobody's roles on a workspace.
      dependsOn: beforeUse(this, [props.subnet, props.subresource === Subresource.AML_WORKSPACE ? changed(props.target) : props.target]),
    });
    props.dnsZones.register(this.resource, props.subresource, props.subnet);
    this.usableAfter = [this.resource, ...this.join(props.applicationSecurityGroups ?? [])];
    this._dnsZones = props.dnsZones;
    registerLink(props.target, this);
    expectRegion(this, this.resource.locationInput, props.subnet);
    expectAddresses(this, props.subnet, props.ipConfigurations ?? []);
  }

  /** The id of the private endpoint. */
  get id(): string {
    return this.resource.id;
  }

  private takeName({ name, targetName: baseName, subresource }: PrivateLinkProps, group: IResourceGroupRef, region: string | undefined): string {
    const source = { baseName, purpose: subresource, from: 'targetName', region, origin: originOf(this, baseName) };
    return takeName(this, 'privateEndpoint', { name, ...source, place: group.name });
  }

  private interfaceName(
    { networkInterfaceName: name }: PrivateLinkProps,
    { name: place }: IResourceGroupRef,
    endpoint: string,
    region: string | undefined,
  ): string | undefined {
    if (name !== undefined) return takeName(this, 'networkInterface', { name, place, property: 'networkInterfaceName' });
    return takePolicyName(this, 'endpointInterface', { baseName: endpoint, from: 'targetName', region, origin: originOf(this, endpoint) }, place);
  }

  /** Each membership is a change of the endpoint, which Azure refuses while it makes another: they come one after the other. */
  private join(groups: IResourceRef[]): Association[] {
    checkGroups(this, groups);
    const associations: Association[] = [];
    for (const [index, group] of groups.entries()) {
      associations.push(
        new Association(this, `ApplicationSecurityGroup${index + 1}`, {
          privateEndpointId: this.resource.id,
          applicationSecurityGroupId: group.id,
          dependsOn: beforeUse(this, [group], associations.slice(-1)),
        }),
      );
    }
    return associations;
  }
}

interface LinkedPart {
  readonly name: string;
  readonly resourceGroup: IResourceGroupRef;
  readonly location: string;
  readonly privateLink?: PrivateLinkOptions;
}

/** The private link of a part to one `subresource` of itself, where links are wanted. */
export function linkPart(part: Construct & IResourceRef, id: string, subresource: Subresource, props: LinkedPart): PrivateLink | undefined {
  if (props.privateLink === undefined) return undefined;
  const { subnet, dnsZones, location, resourceGroup, applicationSecurityGroups, networkInterfaceName } = props.privateLink;
  return new PrivateLink(
    part,
    id,
    ours({
      target: part,
      targetName: props.name,
      subresource,
      resourceGroup: resourceGroup ?? props.resourceGroup,
      subnet,
      dnsZones,
      location: location ?? props.location,
      applicationSecurityGroups,
      networkInterfaceName,
    }),
  );
}

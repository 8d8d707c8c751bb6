import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud, Subresource } from '../core/azure-cloud';
import { refuse, together } from '../core/errors';
import { checkPlace, given, givenAs } from '../core/given';
import { checkResourceId, ResourceKind, segmentOf } from '../core/resource-id';
import { resolveUsed } from '../core/resolve';
import { claimInSubscription } from '../core/subscription-claims';
import { Tags } from '../governance/tags';
import { IResourceGroupRef } from '../core/types';
import { groupOfZones } from './private-dns-zones-checks';
import { PrivateDnsZonesBase } from './private-dns-zones-base';
import { ILinkableDnsZones, IPrivateDnsZones, LinkedZone } from './i-private-dns-zones';

/** Where private DNS zones are made, and for which cloud. */
export interface PrivateDnsZonesProps {
  /**
   * The resource group of the zones.
   * @change replaces the DNS zone link, replaces the private DNS zone
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The cloud, which decides the names of the zones.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * Zones that are made even if no private link of this program needs them: a hub's, for workspaces in other repositories.
   * @default - only those that private links need
   * @change added: makes the DNS zone link, makes the private DNS zone; changed: makes the DNS zone link, makes the private DNS zone; taken away: removes the
   * DNS zone link, removes the private DNS zone
   */
  readonly subresources?: Subresource[];
  /**
   * Whether the networks of the private links ask the DNS server of a linked network, a hub's forwarder for instance, and need no links of their own.
   * @default false - synth fails for a private link whose network is not linked
   * @change nothing
   */
  readonly centralDns?: boolean;
  /**
   * Tags of the zones and links.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

/** Private DNS zones that exist, such as a hub's. */
export interface ExistingPrivateDnsZonesProps {
  /**
   * The id of the resource group that holds the zones, in this subscription or another: `/subscriptions/…/resourceGroups/…`.
   * @default - made of `resourceGroupName` and `subscriptionId`, which are needed then
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly resourceGroupId?: string;
  /**
   * The name of the resource group that holds the zones, beside its `subscriptionId`.
   * @default - in `resourceGroupId`
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly resourceGroupName?: string;
  /**
   * The subscription of that resource group, which need not be the one of the azurerm provider: the ids of the zones begin with it.
   * @default - in `resourceGroupId`
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly subscriptionId?: string;
  /**
   * The cloud, which decides the names of the zones.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
}

/**
 * The private DNS zones of a resource group: each is made once, when the first private link needs it or because you ask for it, and each virtual network is linked once
 * to each of them, however many workspaces share the zones. Make one and pass it to every workspace.
 *
 * Throws when another `PrivateDnsZones` of the stack makes the same zone in the same resource group, and when a virtual network would be linked
 * to two zones of one name. Synth fails while no virtual network is linked, or not the one of a private link's subnet: names would then resolve
 * to public addresses.
 *
 * Source: Microsoft's pages "Azure Private Endpoint private DNS zone values" and "What is a virtual network link?".
 */
export class PrivateDnsZones extends PrivateDnsZonesBase implements ILinkableDnsZones {
  /**
   * Zones that exist, a hub's for instance, all in one resource group. None is made; virtual networks are linked to them only with
   * `linkVirtualNetwork`.
   *
   * Throws unless the group is given by its id, or by its name and its subscription.
   */
  static fromResourceGroup(scope: Construct, id: string, props: ExistingPrivateDnsZonesProps): ILinkableDnsZones {
    props = given(scope, id, 'ExistingPrivateDnsZonesProps', props);
    class Import extends PrivateDnsZonesBase {
      /** @internal */
      protected _provideZone(name: string): LinkedZone {
        return { id: `${group.id}/providers/Microsoft.Network/privateDnsZones/${name}`, name, resourceGroupName: group.name };
      }
    }
    const zones = new Import(scope, id, props.cloud ?? AzureCloud.PUBLIC, false);
    const group = groupOfZones(zones, props);
    return zones;
  }

  /**
   * Zones that exist, each given by its id, wherever they are. Throws when a private link needs a zone that is not among them.
   *
   * @param zoneIds the ids of the zones by their names, such as `{ 'privatelink.azurecr.io': '/subscriptions/…' }`
   */
  static fromZoneIds(scope: Construct, id: string, zoneIds: { [name: string]: string }, cloud?: AzureCloud): ILinkableDnsZones {
    checkPlace(scope, id);
    givenAs(scope, 'zoneIds', 'string{}', zoneIds);
    if (cloud !== undefined) givenAs(scope, 'cloud', 'AzureCloud', cloud);
    class Import extends PrivateDnsZonesBase {
      /** @internal */
      protected _provideZone(name: string): LinkedZone {
        const zoneId = zoneIds[name];
        if (zoneId !== undefined) return { id: zoneId, name, resourceGroupName: segmentOf(zoneId, 3) };
        refuse(this, {
          property: 'zoneIds',
          value: Object.keys(zoneIds),
          rule: `a private link needs the zone '${name}', which is not among them`,
          remedy: `Add '${name}' with its id`,
        });
      }
    }
    const zones = new Import(scope, id, cloud ?? AzureCloud.PUBLIC, false);
    together(zones, () => {
      for (const [name, zoneId] of Object.entries(zoneIds)) checkZone(zones, name, zoneId);
    });
    return zones;
  }

  /**
   * Leaves DNS to an Azure Policy that adds the zone group to each private endpoint: none is written, and what the policy adds is no drift.
   */
  static managedByPolicy(cloud?: AzureCloud): IPrivateDnsZones {
    return { cloud: cloud ?? AzureCloud.PUBLIC, leftToPolicy: true, zoneIds: () => [], register: () => undefined };
  }

  private readonly resourceGroup: IResourceGroupRef;

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    props = given(scope, id, 'PrivateDnsZonesProps', props);
    super(scope, id, props.cloud ?? AzureCloud.PUBLIC, true, props.centralDns);
    this.resourceGroup = props.resourceGroup;
    if (props.tags !== undefined) Tags.add(this, props.tags);
    for (const subresource of props.subresources ?? []) this.zoneIds(subresource);
  }

  /** @internal */
  protected _provideZone(name: string): LinkedZone {
    this.claimZone(name);
    const zone = new PrivateDnsZone(this, name, { name, resourceGroupName: this.resourceGroup.name });
    // The attribute, not the literal, so that Terraform deletes the links before the zone.
    return { id: zone.id, name: zone.name, resourceGroupName: this.resourceGroup.name };
  }

  /** A zone's name is unique in its resource group: a second one would fail at apply. */
  private claimZone(name: string): void {
    const group = resolveUsed(this, this.resourceGroup.name);
    claimInSubscription(this, `zone ${String(group).toLowerCase()}/${name}`, (other) => ({
      property: 'resourceGroup',
      value: group,
      rule: `the zone '${name}' is already made in this resource group, by [${other}]`,
      remedy: `Make one PrivateDnsZones and pass it as 'privateLink.dnsZones' to every workspace`,
    }));
  }
}

/** Refuses the id of something else, and of another zone. */
function checkZone(zones: Construct, name: string, zoneId: string): void {
  const property = `zoneIds.${name}`;
  checkResourceId(zones, property, zoneId, ResourceKind.PRIVATE_DNS_ZONE);
  if (Token.isUnresolved(zoneId) || segmentOf(zoneId, 7) === name) return;
  refuse(zones, { property, value: zoneId, rule: `this is not the zone '${name}'`, remedy: `Pass the id of '${name}'` });
}

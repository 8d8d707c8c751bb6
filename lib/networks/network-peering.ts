import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { withinStack } from '../core/stacks';
import { IHubNetwork } from './hub-reference';
import { liesWith } from '../core/subscriptions';
import { requireSubscription } from '../providers/subscription-checks';

export interface NetworkPeeringProps {
  readonly baseName: string;
  readonly network: VirtualNetwork;
  readonly addressSpace: string;
  readonly region?: string;
  readonly hub: IHubNetwork;
  /** Whether the network reaches others by the hub's gateway. */
  readonly useGateway: boolean;
  /** What must exist before: Azure refuses to change a network that is being peered. */
  readonly after: ITerraformDependable[];
}

/**
 * The two peerings between a network and its hub: first the hub's, which offers its gateway, then the network's, which uses it. Both are made after
 * the hub's gateway, and taken down before it.
 */
export class NetworkPeering extends Construct {
  /** The network's side. */
  readonly toHub: VirtualNetworkPeering;
  /** The hub's side, unless the hub's owners make it. */
  readonly fromHub?: VirtualNetworkPeering;
  /** What must exist before the networks reach each other. */
  readonly usableAfter: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NetworkPeeringProps) {
    super(scope, id);
    const { baseName, network, hub } = props;
    const after = withinStack(this, [...(hub.usableAfter ?? []), ...props.after]);
    if (!hub.peersItself) {
      this.fromHub = new VirtualNetworkPeering(this, 'FromHub', {
        name: takeName(this, 'peeringFromHub', { baseName, region: props.region, place: hub.id }),
        resourceGroupName: hub.resourceGroupName,
        virtualNetworkName: hub.name,
        remoteVirtualNetworkId: network.id,
        allowVirtualNetworkAccess: true,
        allowForwardedTraffic: true,
        // Offered whether it is used or not: Azure does not take back what the other side still uses, and this side is changed first.
        allowGatewayTransit: hub.hasGateway,
        useRemoteGateways: false,
        // A peering does not notice by itself that the other network has grown.
        triggers: { remote_address_space: props.addressSpace },
        provider: hub.provider,
        dependsOn: after,
      });
      liesWith(this.fromHub, hub);
      requireSubscription(this, 'hub', hub, this.fromHub);
    }
    this.toHub = new VirtualNetworkPeering(this, 'ToHub', {
      name: takeName(this, 'peeringToHub', { baseName, region: props.region, place: network.id }),
      resourceGroupName: network.resourceGroupName,
      virtualNetworkName: network.name,
      remoteVirtualNetworkId: hub.id,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
      allowGatewayTransit: false,
      useRemoteGateways: props.useGateway,
      triggers: hub.addressSpace === undefined ? undefined : { remote_address_space: hub.addressSpace },
      dependsOn: this.fromHub === undefined ? after : [this.fromHub, ...(after ?? [])],
    });
    this.usableAfter = this.fromHub === undefined ? [this.toHub] : [this.fromHub, this.toHub];
  }
}

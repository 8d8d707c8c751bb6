import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { Dialect } from '../providers/dialect';
import { EdgeServiceProps, makePublicIp } from './public-address';
import { checkVpnGateway } from './vpn-gateway-checks';
import { PointToSiteOptions } from './vpn-gateway-props';

/** How fast a VPN gateway is. All of these keep running when a zone fails. */
export enum VpnGatewaySku {
  /** 650 Mbps, 250 people. */
  VPN_GW1_AZ = 'VpnGw1AZ',
  /** 1 Gbps, 500 people. */
  VPN_GW2_AZ = 'VpnGw2AZ',
  /** 1.25 Gbps, 1000 people. */
  VPN_GW3_AZ = 'VpnGw3AZ',
}

/** How a VPN gateway is made in a hub. */
export interface VpnGatewayOptions {
  /**
   * How fast the gateway is.
   * @default VpnGatewaySku.VPN_GW1_AZ
   * @change in place
   */
  readonly sku?: VpnGatewaySku;
  /**
   * Lets people connect from their machines with the Azure VPN Client, signed in with Microsoft Entra ID.
   * @default - only other networks connect, for which you make the connections
   * @change in place
   */
  readonly pointToSite?: PointToSiteOptions;
}

/** @internal */
export interface VpnGatewayProps extends VpnGatewayOptions, EdgeServiceProps {
  readonly cloud: AzureCloud;
  readonly subnet: IResourceRef;
  /** What must exist before the gateway is made: Azure changes nothing else in the network meanwhile. */
  readonly after: ITerraformDependable[];
}

/**
 * A route-based VPN gateway in all availability zones. Azure takes about half an hour to make it.
 *
 * Source: Microsoft's page "Configure P2S VPN Gateway for Microsoft Entra ID authentication".
 */
export class VpnGateway extends Construct implements IResourceRef {
  /** @internal made by HubNetwork */
  static _make(scope: Construct, id: string, props: VpnGatewayProps): VpnGateway {
    return new VpnGateway(scope, id, props);
  }

  private readonly gateway: VirtualNetworkGateway;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const { pointToSite, cloud } = props;
    if (pointToSite !== undefined) checkVpnGateway(this, pointToSite);
    const bgp = new Dialect({ enableBgp: false }, { bgpEnabled: false });
    this.gateway = new VirtualNetworkGateway(this, 'Resource', {
      name: takeName(this, 'vpnGateway', { baseName: props.baseName, region: props.region, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: props.location,
      type: 'Vpn',
      vpnType: 'RouteBased',
      sku: props.sku ?? VpnGatewaySku.VPN_GW1_AZ,
      activeActive: false,
      ...bgp.config,
      ipConfiguration: [
        {
          name: 'default',
          publicIpAddressId: makePublicIp(this, 'PublicIp', 'vgw', props).id,
          privateIpAddressAllocation: 'Dynamic',
          subnetId: props.subnet.id,
        },
      ],
      vpnClientConfiguration:
        pointToSite === undefined
          ? undefined
          : {
              addressSpace: [pointToSite.clientAddressSpace],
              vpnClientProtocols: ['OpenVPN'],
              vpnAuthTypes: ['AAD'],
              aadTenant: `${cloud._network.signInUrl}/${pointToSite.tenantId}`,
              aadAudience: pointToSite.audience ?? cloud._network.vpnAudience,
              // In every cloud; without the slash at its end, nobody can connect.
              aadIssuer: `https://sts.windows.net/${pointToSite.tenantId}/`,
            },
      dependsOn: beforeUse(this, [props.subnet], props.after),
    });
    bgp.settle(this.gateway);
    diagnose(this, 'Diagnostics', this, DiagnosticSource.VPN_GATEWAY, props.diagnostics);
    this.usableAfter = [this.gateway];
  }

  /** The virtual network gateway: `azurerm_virtual_network_gateway`. A program that reads its attributes names the class: `resource as VirtualNetworkGateway`. */
  get resource(): TerraformResource {
    return this.gateway;
  }

  /** The id of the gateway. */
  get id(): string {
    return this.gateway.id;
  }
}

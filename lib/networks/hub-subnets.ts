import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { AddressRange, checkRange } from '../core/address-range';
import { HubNetworkProps } from './hub-network-props';
import { chooseName } from '../core/naming';
import { NetworkSubnet } from './network-subnet';
import { bastionRules, endpointRules, jumpHostRules } from './security-rules';
import { NamedRule } from './network-subnet-props';
import { FirewallSku } from './hub-firewall-props';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/**
 * Where in a hub's range each subnet lies, whether it is asked for or not: what is turned on later does not move the others. The sizes are those that
 * Azure demands.
 */
const LAYOUT = {
  firewall: { prefix: 26, index: 0 },
  firewallManagement: { prefix: 26, index: 1 },
  bastion: { prefix: 26, index: 2 },
  gateway: { prefix: 27, index: 6 },
  jumpHost: { prefix: 27, index: 7 },
  endpoints: { prefix: 24, index: 1 },
} as const;

/** The subnets of a hub, each where it is asked for. */
export class HubSubnets {
  readonly firewall?: NetworkSubnet;
  readonly firewallManagement?: NetworkSubnet;
  readonly gateway?: NetworkSubnet;
  readonly bastion?: NetworkSubnet;
  readonly jumpHost?: NetworkSubnet;
  readonly endpoints?: NetworkSubnet;
  private readonly diagnostics?: DiagnosticsOptions;

  constructor(
    private readonly scope: Construct,
    private readonly network: VirtualNetwork,
    private readonly space: AddressRange,
    props: HubNetworkProps,
    private readonly region: string | undefined,
  ) {
    const { baseName } = props;
    this.diagnostics = props.diagnostics;
    if (props.firewall !== undefined) this.firewall = this.make('FirewallSubnet', 'AzureFirewallSubnet', 'firewall');
    if (props.firewall?.sku === FirewallSku.BASIC) {
      this.firewallManagement = this.make('FirewallManagementSubnet', 'AzureFirewallManagementSubnet', 'firewallManagement');
    }
    if (props.vpnGateway !== undefined) this.gateway = this.make('GatewaySubnet', 'GatewaySubnet', 'gateway');
    if (props.bastion !== undefined) this.bastion = this.make('BastionSubnet', 'AzureBastionSubnet', 'bastion', { baseName, rules: bastionRules() });
    if (props.jumpHost !== undefined) {
      this.jumpHost = this.make('JumpHostSubnet', undefined, 'jumpHost', {
        baseName,
        rules: jumpHostRules(this.sshSources(props)),
        // Updates come through the firewall, or else by an address that Azure lends the machine.
        defaultOutboundAccess: props.firewall === undefined,
      });
    }
    if (props.endpointSubnet === true)
      this.endpoints = this.make('Endpoints', undefined, 'endpoints', { baseName, rules: endpointRules(), defaultOutboundAccess: false });
  }

  /** What must exist before gateways, firewalls and Bastion hosts are made: Azure changes no network in which it makes a gateway. */
  get usableAfter(): ITerraformDependable[] {
    const all = [this.firewall, this.firewallManagement, this.gateway, this.bastion, this.jumpHost, this.endpoints];
    return all.flatMap((subnet) => subnet?.usableAfter ?? []);
  }

  /** A subnet, with the name that Azure dictates for it unless it dictates none. */
  private make(id: string, dictated: string | undefined, place: keyof typeof LAYOUT, options?: SubnetOptions): NetworkSubnet {
    const purpose = place === 'jumpHost' ? 'jump' : place;
    const { region } = this;
    return NetworkSubnet._make(this.scope, id, {
      network: this.network,
      name: dictated ?? chooseName(this.scope, 'subnet', { baseName: options?.baseName, purpose, region }),
      addressPrefix: this.range(place),
      // Azure sees to the services' own subnets; it refuses a firewall, gateway or Bastion host in one that is cut off.
      defaultOutboundAccess: options?.defaultOutboundAccess ?? true,
      security:
        options === undefined ? undefined : { baseName: options.baseName, purpose, region, rules: options.rules, diagnostics: this.diagnostics },
    });
  }

  private range(place: keyof typeof LAYOUT): string {
    const { prefix, index } = LAYOUT[place];
    return this.space.part(prefix, index).toString();
  }

  /** Where people who work on the jump host come from. */
  private sshSources({ bastion, vpnGateway }: HubNetworkProps): string[] {
    const sources: string[] = [];
    if (bastion !== undefined) sources.push(this.range('bastion'));
    if (vpnGateway !== undefined) sources.push(vpnGateway.pointToSite?.clientAddressSpace ?? 'VirtualNetwork');
    return sources;
  }
}

interface SubnetOptions {
  readonly baseName: string;
  readonly rules: NamedRule[];
  readonly defaultOutboundAccess?: boolean;
}

/** The range of a hub, which must be known at synth and have room for every subnet that may be turned on later. */
export function checkHubSpace(scope: Construct, addressSpace: string): AddressRange {
  const why = 'a hub needs room for a firewall, a gateway, a Bastion host, a jump host and endpoints, also for those that come later';
  const space = checkRange(scope, 'addressSpace', addressSpace, { widest: 8, narrowest: 23, why });
  if (space !== undefined) return space;
  refuse(scope, {
    property: 'addressSpace',
    value: Token.isUnresolved(addressSpace) ? 'known only to Terraform' : addressSpace,
    rule: 'the subnets of a hub are cut out of it at synth',
    remedy: `Pass a literal range, such as '10.40.0.0/22'`,
  });
}

import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Fn, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { checkApart, checkRange } from '../core/address-range';
import { AzureCloud } from '../core/azure-cloud';
import { given } from '../core/given';
import { knownRegion, locationOf } from '../core/location';
import { chooseName, takeName } from '../core/naming';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { useAzurerm } from '../providers/azurerm';
import { FirewallRoute } from './firewall-route';
import { claimRange } from './hub-reference';
import { OutboundGateway } from './nat-gateway';
import { NetworkPeering } from './network-peering';
import { NetworkSubnet } from './network-subnet';
import { computeRules, endpointRules } from './security-rules';
import { checkSubnet, checkWorkspaceNetwork, leavesByFirewall } from './workspace-network-checks';
import { WorkspaceNetworkProps } from './workspace-network-props';
import { ExistingNetwork, IWorkspaceNetwork, WorkspaceNetworkAttributes } from './workspace-network-reference';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/**
 * A virtual network for workspaces: a subnet for private endpoints and one for computes, each with a network security group and the rules that Azure
 * Machine Learning asks for; on request with a NAT gateway, peered with a hub, and with the way out through the hub's firewall.
 *
 * What is put into a subnet waits, with its `usableAfter`, until everything is there that it needs to work.
 *
 * Throws for address ranges that are not private, too small, outside of the network or overlapping, also those of the hub and its other networks;
 * for a NAT gateway beside a firewall, and for a way through a firewall or a gateway that the hub does not have.
 *
 * Source: Microsoft's pages "Configure inbound and outbound network traffic" and "Secure an Azure Machine Learning training environment with virtual
 * networks".
 */
export class WorkspaceNetwork extends Construct implements IWorkspaceNetwork {
  /**
   * A network that exists and is managed elsewhere, with its subnets by what they are for: its subnets are taken wherever those of a `WorkspaceNetwork` are,
   * and nothing of it is made or changed. Peerings, routes, security rules and DNS servers are its owners'.
   *
   * Throws when an id is the id of something else, and for a subnet of another network; later for a subnet that is asked for and was not given, for a rule
   * that would be added, and where Azure makes nothing for a workspace, since it is in another region.
   */
  static fromAttributes(scope: Construct, id: string, attributes: WorkspaceNetworkAttributes): IWorkspaceNetwork {
    return new ExistingNetwork(scope, id, attributes);
  }

  /** The virtual network: link private DNS zones to it. */
  readonly virtualNetwork: VirtualNetwork;
  readonly endpoints: NetworkSubnet;
  readonly compute: NetworkSubnet;
  /** What must exist before the network may be used, with all its ways out. */
  readonly usableAfter?: ITerraformDependable[];
  readonly location: string;
  private readonly region?: string;

  constructor(scope: Construct, id: string, props: WorkspaceNetworkProps) {
    props = given(scope, id, 'WorkspaceNetworkProps', props);
    super(scope, id);
    useAzurerm(this);
    const { baseName, resourceGroup, hub, diagnostics } = props;
    together(this, () => checkWorkspaceNetwork(this, props));
    this.location = locationOf(this, resourceGroup, props.location);
    this.region = knownRegion(resourceGroup, props.location);
    const [endpointPrefix, computePrefix] = this.divide(props);

    this.virtualNetwork = new VirtualNetwork(this, 'Resource', {
      name: takeName(this, 'virtualNetwork', { baseName, region: this.region, place: resourceGroup.name }),
      resourceGroupName: resourceGroup.name,
      location: this.location,
      addressSpace: [props.addressSpace],
      // Written out when there are none as well: azurerm keeps the old ones where they are left out.
      dnsServers: props.dnsServers ?? hub?.dnsServers ?? [],
    });
    diagnose(this, 'Diagnostics', this.virtualNetwork, DiagnosticSource.VIRTUAL_NETWORK, diagnostics);
    const common = { baseName, diagnostics };
    this.endpoints = this.makeSubnet('Endpoints', 'endpoints', endpointPrefix, { ...common, rules: endpointRules(), defaultOutboundAccess: false });
    this.compute = this.makeSubnet('Compute', 'compute', computePrefix, {
      ...common,
      rules: computeRules({
        cloud: props.cloud ?? AzureCloud.PUBLIC,
        region: this.region,
        publicComputes: props.publicComputes ?? false,
        denyInternetOutbound: props.denyInternetOutbound ?? false,
      }),
      // Computes without any way out could not even be made.
      defaultOutboundAccess: props.natGateway === undefined && !leavesByFirewall(props),
    });
    this.openWaysOut(props);
    this.usableAfter = [...new Set([...this.endpoints._usableAfter, ...this.compute._usableAfter])];
  }

  /** The id of the virtual network. */
  get id(): string {
    return this.virtualNetwork.id;
  }

  get name(): string {
    return this.virtualNetwork.name;
  }

  get resourceGroupName(): string {
    return this.virtualNetwork.resourceGroupName;
  }

  /** The ranges of the two subnets, which Terraform divides where it alone knows the whole. */
  private divide({ addressSpace, endpointSubnetPrefix, computeSubnetPrefix, hub, baseName }: WorkspaceNetworkProps): [string, string] {
    const why = 'a network for workspaces needs room for endpoints and computes';
    const space = checkRange(this, 'addressSpace', addressSpace, { widest: 8, narrowest: 26, why });
    if (hub !== undefined) claimRange(this, 'addressSpace', hub, space, `the range of the network '${baseName}' at [${this.node.path}]`);
    const part = (prefix: number, bits: number, index: number): string =>
      space === undefined ? Fn.cidrsubnet(addressSpace, bits, index) : space.part(prefix, index).toString();
    const endpoints = endpointSubnetPrefix ?? part((space?.prefix ?? 0) + 2, 2, 0);
    const compute = computeSubnetPrefix ?? part((space?.prefix ?? 0) + 1, 1, 1);

    const taken = checkSubnet(this, 'endpointSubnetPrefix', endpoints, space);
    const given = checkSubnet(this, 'computeSubnetPrefix', compute, space);
    checkApart(this, computeSubnetPrefix === undefined ? 'endpointSubnetPrefix' : 'computeSubnetPrefix', given, [
      { title: 'the other subnet', range: taken },
    ]);
    return [endpoints, compute];
  }

  private makeSubnet(id: string, purpose: string, addressPrefix: string, options: SubnetOptions): NetworkSubnet {
    return NetworkSubnet._make(this, id, {
      network: this.virtualNetwork,
      name: chooseName(this, 'subnet', { baseName: options.baseName, purpose, region: this.region }),
      addressPrefix,
      defaultOutboundAccess: options.defaultOutboundAccess,
      security: { baseName: options.baseName, purpose, region: this.region, rules: options.rules, diagnostics: options.diagnostics },
    });
  }

  /** A NAT gateway, or the hub and its firewall; the subnets are changed before they are peered. */
  private openWaysOut(props: WorkspaceNetworkProps): void {
    const { baseName, resourceGroup, natGateway, hub, diagnostics } = props;
    const { endpoints, compute, location, region } = this;
    if (natGateway !== undefined) {
      const gateway = new OutboundGateway(this, 'NatGateway', {
        ...natGateway,
        baseName,
        resourceGroup,
        location,
        region,
        subnet: compute,
        diagnostics,
      });
      compute._usableAfter.push(...gateway.usableAfter);
    }
    const route = this.makeRoute(props);
    if (hub === undefined) return;
    const peering = new NetworkPeering(this, 'Peering', {
      baseName,
      network: this.virtualNetwork,
      addressSpace: props.addressSpace,
      region,
      hub,
      useGateway: props.useHubGateway ?? hub.hasGateway,
      after: [...endpoints._usableAfter, ...compute._usableAfter, ...(route?.usableAfter ?? [])],
    });
    if (hub.firewallAddress !== undefined) route?.leadThrough(hub.firewallAddress, peering.usableAfter);
    endpoints._usableAfter.push(...peering.usableAfter);
    compute._usableAfter.push(...peering.usableAfter, ...(route?.usableAfter ?? []));
  }

  private makeRoute(props: WorkspaceNetworkProps): FirewallRoute | undefined {
    if (!leavesByFirewall(props)) return undefined;
    const route = new FirewallRoute(this, 'Route', {
      baseName: props.baseName,
      purpose: 'compute',
      resourceGroupName: props.resourceGroup.name,
      location: this.location,
      region: this.region,
      subnet: this.compute,
    });
    // What comes in at a public address must be answered from there.
    if (props.publicComputes === true) route.leadPast('AzureMachineLearning');
    return route;
  }
}

interface SubnetOptions {
  readonly diagnostics?: DiagnosticsOptions;
  readonly baseName: string;
  readonly rules: ReturnType<typeof computeRules>;
  readonly defaultOutboundAccess: boolean;
}

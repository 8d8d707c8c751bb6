import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { ManagedNetwork, MlWorkspace, PrivateDnsZones, Tags } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { AddressRange, UniqueSuffix } from './setting-types';

export interface PlatformSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** The address space of each team's virtual network, by team. */
  readonly teams: { readonly [team: string]: AddressRange };
}

/** A hub with the DNS zones, and a workspace in a virtual network of its own for each team: all of them share the zones. */
export class PlatformStack extends AzureStack {
  constructor(scope: Construct, id: string, own: PlatformSettings) {
    super(scope, id, own);
    const dnsZones = new PrivateDnsZones(this, 'DnsZones', { resourceGroup: this.makeResourceGroup() });
    const teams = new Construct(this, 'Teams');
    for (const [team, addressSpace] of Object.entries(own.teams)) {
      const spoke = new Spoke(teams, team, addressSpace, own);
      dnsZones.linkVirtualNetwork(team, spoke.network);
      const workspace = new MlWorkspace(spoke, 'Ml', {
        baseName: `${own.baseName}-${team}`,
        uniqueSuffix: own.uniqueSuffix,
        resourceGroup: spoke.resourceGroup,
        privateLink: { subnet: spoke.endpoints, dnsZones },
        managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND,
      });
      this.outputWorkspace(workspace, `${team}_`);
    }
  }
}

/** A team's resource group and virtual network. */
class Spoke extends Construct {
  readonly resourceGroup: ResourceGroup;
  readonly network: VirtualNetwork;
  readonly endpoints: Subnet;

  constructor(scope: Construct, team: string, addressSpace: string, { baseName, location }: PlatformSettings) {
    super(scope, team);
    Tags.add(this, { team });
    this.resourceGroup = new ResourceGroup(this, 'ResourceGroup', { name: `rg-${baseName}-${team}`, location });
    this.network = new VirtualNetwork(this, 'Network', {
      name: `vnet-${baseName}-${team}`,
      resourceGroupName: this.resourceGroup.name,
      location: this.resourceGroup.location,
      addressSpace: [addressSpace],
    });
    this.endpoints = new Subnet(this, 'Endpoints', {
      name: 'snet-endpoints',
      resourceGroupName: this.resourceGroup.name,
      virtualNetworkName: this.network.name,
      addressPrefixes: [addressSpace],
    });
  }
}

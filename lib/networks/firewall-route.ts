import { Route, RouteConfig } from '@cdktf/provider-azurerm/lib/route';
import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { withinStack } from '../core/stacks';
import { IResourceRef } from '../core/types';

export interface FirewallRouteProps {
  readonly baseName: string;
  /** What the routed subnet is for, for the name of the table. */
  readonly purpose: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly region?: string;
  readonly subnet: IResourceRef;
}

/**
 * Routes of a subnet, by which everything for the internet goes through a firewall.
 *
 * The table is put on the subnet while it is empty, so that the network is not changed any more while peerings, gateways and the firewall are made.
 */
export class FirewallRoute extends Construct {
  /** The route table. */
  readonly resource: RouteTable;
  /** What must exist before the subnet's machines reach the internet. */
  readonly usableAfter: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: FirewallRouteProps) {
    super(scope, id);
    const { resourceGroupName, location } = props;
    this.resource = new RouteTable(this, 'Resource', {
      name: takeName(this, 'routeTable', { baseName: props.baseName, purpose: props.purpose, region: props.region, place: resourceGroupName }),
      resourceGroupName,
      location,
      // What comes by the hub's gateway is answered by it: a firewall drops answers to what it has not seen.
      bgpRoutePropagationEnabled: true,
    });
    const association = new SubnetRouteTableAssociation(this, 'SubnetAssociation', {
      subnetId: props.subnet.id,
      routeTableId: this.resource.id,
      dependsOn: beforeUse(this, [props.subnet]),
    });
    this.usableAfter = [association];
  }

  /** Leads everything for the internet to the firewall at `address`, when all of `after` is there. */
  leadThrough(address: string, after: ITerraformDependable[]): void {
    this.addRoute('Firewall', { name: 'firewall', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopInIpAddress: address }, after);
  }

  /** Leads what is for a service tag past the firewall. */
  leadPast(tag: string): void {
    this.addRoute(tag, { name: tag, addressPrefix: tag, nextHopType: 'Internet' }, []);
  }

  private addRoute(
    id: string,
    hop: Pick<RouteConfig, 'name' | 'addressPrefix' | 'nextHopType' | 'nextHopInIpAddress'>,
    after: ITerraformDependable[],
  ): void {
    const route = new Route(this, id, {
      ...hop,
      resourceGroupName: this.resource.resourceGroupName,
      routeTableName: this.resource.name,
      dependsOn: withinStack(this, [...this.usableAfter.slice(0, 1), ...after]),
    });
    this.usableAfter.push(route);
  }
}

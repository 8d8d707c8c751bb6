import { MonitorPrivateLinkScope } from '@cdktf/provider-azurerm/lib/monitor-private-link-scope';
import { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { checkPlace, given, givenAs } from '../core/given';
import { locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind, segmentOf } from '../core/resource-id';
import { IResourceGroupRef } from '../core/types';
import { Tags } from '../governance/tags';
import { PrivateLink } from '../private-link/private-link';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { IMonitorPrivateLink, MonitorPrivateLinkBase } from './monitor-private-link-base';
import { claimNetwork } from './monitor-private-link-checks';

/** Whether networks that are linked to a private link scope reach what is not a member of it. */
export enum MonitorAccessMode {
  /** They do, over the public network. */
  OPEN = 'Open',
  /** They reach members alone. Concerns every network that asks the same DNS, also those of other teams. */
  PRIVATE_ONLY = 'PrivateOnly',
}

/** How a network reaches Azure Monitor privately. */
export interface MonitorPrivateLinkProps {
  /**
   * The base name, from which `ampls-<baseName>` is made.
   * @change replaces the Azure Monitor private link scope, replaces the private endpoint
   */
  readonly baseName: string;
  /**
   * The resource group of the scope and, unless `privateLink` names another, of its private endpoint.
   * @change replaces the Azure Monitor private link scope, replaces the private endpoint
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * Where the private endpoint goes. Pass the zones of the workspaces of the same network: the blob zone is the storage accounts' own.
   * @change replaces the private endpoint
   */
  readonly privateLink: PrivateLinkOptions;
  /**
   * The name of the scope.
   * @default - `ampls-<baseName>`
   * @change replaces the Azure Monitor private link scope, replaces the private endpoint
   */
  readonly name?: string;
  /**
   * Where the network may send logs and metrics.
   * @default MonitorAccessMode.OPEN
   * @change in place
   */
  readonly ingestion?: MonitorAccessMode;
  /**
   * Whose logs and metrics the network may ask for.
   * @default MonitorAccessMode.OPEN
   * @change in place
   */
  readonly query?: MonitorAccessMode;
  /**
   * Tags of the scope and its private endpoint.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The private way to Azure Monitor for a virtual network: a private link scope with its private endpoint, in the zones that Azure Monitor needs.
 * Log Analytics workspaces and Application Insights components become members of the scope; the endpoint is made after those of its stack.
 *
 * A network reaches Azure Monitor through one scope only, and so do all networks that ask the same DNS: make one, in the hub for instance, and pass it
 * to every workspace as `privateMonitoring`.
 *
 * Throws in a cloud that offers no private link to Azure Monitor, for a second one in the same network or zones, and for a name or an id that Azure would
 * refuse.
 *
 * Source: Microsoft's page "Design your Azure Monitor private link setup".
 */
export class MonitorPrivateLink extends MonitorPrivateLinkBase implements IMonitorPrivateLink {
  /** A private link scope that exists, with its endpoint. It only gets members. */
  static fromScopeId(scope: Construct, id: string, scopeId: string): IMonitorPrivateLink {
    checkPlace(scope, id);
    givenAs(scope, 'scopeId', 'string', scopeId);
    class Import extends MonitorPrivateLinkBase {
      readonly id = scopeId;
      readonly usableAfter = [];
      protected readonly scopeName = segmentOf(scopeId, 7);
      protected readonly scopeGroup = segmentOf(scopeId, 3);
      protected readonly endpoint = undefined;
    }
    const link = new Import(scope, id);
    checkResourceId(link, 'scopeId', scopeId, ResourceKind.MONITOR_SCOPE);
    return link;
  }

  /** The private link scope. */
  readonly resource: MonitorPrivateLinkScope;
  /** The private endpoint, made after all members of its stack. */
  readonly link: PrivateLink;

  constructor(scope: Construct, id: string, props: MonitorPrivateLinkProps) {
    props = given(scope, id, 'MonitorPrivateLinkProps', props);
    super(scope, id);
    claimNetwork(this, props.privateLink);
    if (props.tags !== undefined) Tags.add(this, props.tags);
    const { subnet, dnsZones, resourceGroup = props.resourceGroup, applicationSecurityGroups, networkInterfaceName } = props.privateLink;
    const name = takeName(this, 'monitorScope', { name: props.name, baseName: props.baseName, place: props.resourceGroup.name });

    this.resource = new MonitorPrivateLinkScope(this, 'Resource', {
      name,
      resourceGroupName: props.resourceGroup.name,
      ingestionAccessMode: props.ingestion ?? MonitorAccessMode.OPEN,
      queryAccessMode: props.query ?? MonitorAccessMode.OPEN,
    });
    this.link = new PrivateLink(this, 'Link', {
      target: { id: this.resource.id },
      targetName: name,
      subresource: Subresource.AZURE_MONITOR,
      resourceGroup,
      subnet,
      dnsZones,
      location: locationOf(this, props.resourceGroup, props.privateLink.location),
      applicationSecurityGroups,
      networkInterfaceName,
    });
  }

  get id(): string {
    return this.resource.id;
  }

  /** What must exist before data goes the private way: the endpoint, and with it its zones and the members of its stack. */
  get usableAfter(): ITerraformDependable[] | undefined {
    return this.link.usableAfter;
  }

  protected get scopeName(): string {
    return this.resource.name;
  }

  protected get scopeGroup(): string {
    return this.resource.resourceGroupName;
  }

  protected get endpoint(): TerraformResource | undefined {
    return this.link.resource;
  }
}

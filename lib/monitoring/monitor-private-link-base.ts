import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import { ITerraformDependable, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse } from '../core/errors';
import { checkName } from '../core/naming';
import { orderAfter } from '../core/order';
import { resolveUsed } from '../core/resolve';
import { claim, perStack } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { checkMember } from './monitor-private-link-base-checks';
import { liesWith } from '../core/subscriptions';

/** The last member of each scope, whichever construct stands for it. */
const lastMembers = perStack(() => new Map<string, MonitorPrivateLinkScopedService>());

/** An Azure Monitor private link scope, made by `MonitorPrivateLink` or an existing one from its `fromScopeId`. */
export interface IMonitorPrivateLink extends IConstruct, IResourceRef {
  /**
   * Makes a Log Analytics workspace or an Application Insights component a member, so that the network reaches it privately. Whether it is reached from
   * the public network too is up to the member itself. A workspace with `privateMonitoring` adds what it makes by itself.
   *
   * Throws for anything else, for a member twice, and for a name that Azure would refuse or that another member has.
   *
   * @param id the construct id of the membership, and its name in Azure
   * @param member the Log Analytics workspace or the Application Insights component. One of another stack joins in that stack, after the endpoint
   */
  addMember(id: string, member: IResourceRef): void;
  /**
   * The same, with the membership in a scope of your choice, such as the construct that makes the member.
   *
   * @param scope where the membership lies in the program
   * @param id its construct id there
   * @param member as for `addMember`
   * @param name its name in Azure
   */
  joinFrom(scope: Construct, id: string, member: IResourceRef, name: string): void;
}

/** A private link scope, made or existing. */
export abstract class MonitorPrivateLinkBase extends Construct implements IMonitorPrivateLink {
  abstract readonly id: string;
  abstract readonly usableAfter?: ITerraformDependable[];
  protected abstract readonly scopeName: string;
  protected abstract readonly scopeGroup: string;
  protected abstract readonly endpoint?: TerraformResource;

  addMember(id: string, member: IResourceRef): void {
    const elsewhere = Construct.isConstruct(member) && TerraformStack.of(member) !== TerraformStack.of(this);
    // In this stack, which that one needs already for its zones, each would need the other.
    const scope = elsewhere ? new Construct(TerraformStack.of(member), `${this.node.id}-${id}`) : this;
    this.joinFrom(scope, elsewhere ? 'Member' : id, member, id);
  }

  joinFrom(scope: Construct, id: string, member: IResourceRef, name: string): void {
    checkMember(this, scope, member);
    const service = new MonitorPrivateLinkScopedService(scope, id, {
      name: checkName(this, 'monitorMember', name),
      resourceGroupName: this.scopeGroup,
      scopeName: this.scopeName,
      linkedResourceId: member.id,
    });
    liesWith(service, this);
    this.claimMember(service, member, name);
    // Azure refuses a member while it still takes another one.
    const here = String(resolveUsed(service, this.id)).toLowerCase();
    const last = lastMembers(service).get(here);
    if (last !== undefined) orderAfter(service, last);
    lastMembers(service).set(here, service);
    this.orderEndpoint(service);
  }

  /** Azure writes the addresses of the members that there are when it makes the endpoint. */
  private orderEndpoint(service: MonitorPrivateLinkScopedService): void {
    const { endpoint } = this;
    if (endpoint === undefined || TerraformStack.of(service) !== TerraformStack.of(endpoint)) return;
    orderAfter(endpoint, service);
  }

  private claimMember(service: Construct, member: IResourceRef, name: string): void {
    const here = String(resolveUsed(service, this.id)).toLowerCase();
    const other = claim(service, `monitor member ${here} ${String(resolveUsed(service, member.id)).toLowerCase()}`);
    if (other !== undefined) {
      refuse(this, {
        property: 'member',
        value: member.id,
        rule: `[${other}] makes it a member already, and Azure refuses to do so twice`,
        remedy: 'Leave one of them out',
      });
    }
    const namesake = claim(service, `monitor member name ${here} ${name.toLowerCase()}`);
    if (namesake === undefined) return;
    refuse(this, {
      property: 'name',
      value: name,
      rule: `the private link scope has a member of this name already, by [${namesake}]`,
      remedy: 'Choose another id',
    });
  }
}

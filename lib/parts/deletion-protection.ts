import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Aspects, dependable, TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { resolve } from '../core/resolve';
import { perStack } from '../core/stacks';
import { IResourceRef } from '../core/types';

/** The lifecycle of what holds data: with protection, Terraform refuses each plan that would destroy or replace it. */
export function preventDestroy(deletionProtection: boolean | undefined): { preventDestroy: boolean } | undefined {
  return deletionProtection === true ? { preventDestroy: true } : undefined;
}

/** The same, besides what a lifecycle says already. */
export function protectedLifecycle(
  deletionProtection: boolean | undefined,
  lifecycle: TerraformResourceLifecycle,
): TerraformResourceLifecycle | undefined {
  const all = { ...preventDestroy(deletionProtection), ...lifecycle };
  return Object.keys(all).length === 0 ? undefined : all;
}

/**
 * A lock on a resource that is created last and destroyed first: after everything else in its owner's scope, and after what the rest of the stack
 * attaches to the resource. Azure deletes nothing below a locked resource, so that a lock that goes too late stops a destroy half way.
 */
export class DeletionLock extends Construct {
  /** The lock. */
  readonly resource: ManagementLock;

  constructor(
    private readonly owner: Construct,
    id: string,
    private readonly target: TerraformResource & IResourceRef,
    notes: string,
  ) {
    super(owner, id);
    this.resource = new ManagementLock(this, 'Resource', { name: 'delete-protection', scope: target.id, lockLevel: 'CanNotDelete', notes });
    Aspects.of(this).add({ visit: (node) => node === this && this.orderLast() });
  }

  private orderLast(): void {
    const below = this.owner.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
    const reference = `${this.target.terraformResourceType}.${this.target.friendlyUniqueId}.id`;
    const attached = attachmentsOf(this).filter(({ text }) => text.includes(reference));
    const earlier = new Set([...below, ...attached.map(({ resource }) => resource)].filter((resource) => !isLock(resource)));
    this.resource.dependsOn = [...earlier].map((resource) => dependable(resource));
  }
}

function isLock(node: IConstruct): boolean {
  return node.node.scopes.some((scope) => scope instanceof DeletionLock);
}

/** What lies on other resources, wherever it is declared, with the text by which it refers to them. */
const attachmentsOf = perStack((stack) => {
  const types = ['azurerm_role_assignment', 'azurerm_private_endpoint', 'azurerm_monitor_diagnostic_setting'];
  const resources = stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  return resources
    .filter(({ terraformResourceType: type }) => types.includes(type) || type.startsWith('azurerm_machine_learning_'))
    .map((resource) => ({ resource, text: JSON.stringify(resolve(resource, resource.toTerraform())) }));
});

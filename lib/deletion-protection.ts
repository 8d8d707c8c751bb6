import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Aspects, dependable, TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { IResourceRef } from './types';

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
 * A lock on a resource that is created last and destroyed first: after everything else in its owner's scope, also what is added later.
 * Azure deletes nothing below a locked resource, so that a lock that goes too late stops a destroy half way.
 */
export class DeletionLock extends Construct {
  /** The lock. */
  readonly resource: ManagementLock;

  constructor(
    private readonly owner: Construct,
    id: string,
    target: IResourceRef,
    notes: string,
  ) {
    super(owner, id);
    this.resource = new ManagementLock(this, 'Resource', { name: 'delete-protection', scope: target.id, lockLevel: 'CanNotDelete', notes });
    Aspects.of(this).add({ visit: (node) => node === this && this.orderLast() });
  }

  private orderLast(): void {
    const isLock = (node: IConstruct): boolean => node.node.scopes.some((scope) => scope instanceof DeletionLock);
    this.resource.dependsOn = this.owner.node
      .findAll()
      .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node) && !isLock(node))
      .map((resource) => dependable(resource));
  }
}

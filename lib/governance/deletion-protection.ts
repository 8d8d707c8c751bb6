import { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkNotes } from './deletion-lock';

/** Whether something is guarded against loss, and what the lock tells. */
export interface DeletionGuard {
  readonly deletionProtection?: boolean;
  readonly deletionNotes?: string;
}

/** Refuses notes that Azure would refuse, and those of a lock that is not made. */
export function checkDeletionNotes(scope: Construct, { deletionProtection, deletionNotes }: DeletionGuard): void {
  if (deletionNotes === undefined) return;
  checkNotes(scope, 'deletionNotes', deletionNotes);
  if (deletionProtection === true) return;
  refuse(scope, {
    property: 'deletionNotes',
    value: deletionNotes,
    rule: 'they are shown beside locks, and without deletion protection there are none',
    remedy: `Pass 'deletionProtection: true', or leave them out`,
  });
}

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

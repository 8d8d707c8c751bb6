import { TerraformResourceLifecycle } from 'cdktf';

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

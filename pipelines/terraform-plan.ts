import { createHash } from 'node:crypto';

/** What may be sensitive of a value: all of it, or parts of the same shape. */
type Sensitive = boolean | readonly unknown[] | { readonly [key: string]: unknown };

export interface ResourceChange {
  readonly address: string;
  readonly mode: string;
  readonly previous_address?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: unknown;
    readonly after?: unknown;
    readonly after_unknown?: unknown;
    readonly before_sensitive?: Sensitive;
    readonly after_sensitive?: Sensitive;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id?: string };
  };
}

/** A plan as `terraform show -json` tells it. */
export interface TerraformPlan {
  readonly resource_changes?: readonly ResourceChange[];
  /** What was changed outside of Terraform. */
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: { readonly [name: string]: ResourceChange['change'] };
}

/** The changes of resources, without what is left alone and what is only read. */
export function changesOf(changes: readonly ResourceChange[] = []): ResourceChange[] {
  return changes
    .filter(({ mode, previous_address: before, change }) => {
      return mode === 'managed' && (!change.actions.every((action) => action === 'no-op') || before !== undefined || change.importing !== undefined);
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

export function isReplacement({ change }: ResourceChange): boolean {
  return change.actions.includes('delete') && change.actions.includes('create');
}

export function isDestruction({ change }: ResourceChange): boolean {
  return change.actions.includes('delete');
}

/**
 * The same for two plans that do the same, and different for any others. Sensitive values do not go into it, so that nobody can guess them from it: a plan
 * that differs in nothing else has the same fingerprint.
 */
export function fingerprintOf(plan: TerraformPlan): string {
  const resources = changesOf(plan.resource_changes).map(({ address, previous_address: previous, change }) => ({
    address,
    previous,
    ...open(change),
  }));
  const outputs = Object.entries(plan.output_changes ?? {}).map(([name, change]) => ({ name, ...open(change) }));
  return createHash('sha256').update(JSON.stringify({ resources, outputs })).digest('hex').slice(0, 16);
}

function open(change: ResourceChange['change']): object {
  return {
    actions: change.actions,
    before: mask(change.before, change.before_sensitive),
    after: mask(change.after, change.after_sensitive),
    unknown: change.after_unknown,
    replaces: change.replace_paths,
    imports: change.importing?.id,
  };
}

function mask(value: unknown, sensitive: unknown): unknown {
  if (sensitive === true) return 'sensitive';
  if (typeof value !== 'object' || value === null || typeof sensitive !== 'object' || sensitive === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => mask(item, (sensitive as readonly unknown[])[index]));
  const parts = sensitive as { readonly [key: string]: unknown };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mask(item, parts[key])]));
}

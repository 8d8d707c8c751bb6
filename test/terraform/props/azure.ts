import { isDeepStrictEqual } from 'node:util';

export type Values = { readonly [name: string]: unknown };

export interface Held {
  readonly address: string;
  readonly values: Values;
}

/** What is Terraform's alone. */
const NO_CONTENT = /^(time_sleep|terraform_data)\./;
/** What is no setting: an answer, and how long Terraform waits. */
const NO_SETTINGS = ['output', 'timeouts'];
/** Azure ML writes it, as soon as there is a workspace. */
const OF_AZURE = 'cors_rule';

/**
 * What Azure would hold after each apply, as far as it is known from the state: what the provider wrote, and what `azapi_update_resource` and actions wrote into
 * resources, which stays there when they go.
 */
export class Azure {
  private readonly written = new Map<string, unknown>();
  private readonly anew = new Set<string>();
  private before: readonly Held[] = [];
  private first: { readonly held: readonly Held[]; readonly written: Map<string, unknown> } | undefined;

  /** Takes the state after an apply that has made `created`, and with `end` tells what Azure holds that it did not hold at first. */
  apply(held: readonly Held[], created: readonly string[], end: boolean): string[] {
    for (const gone of this.before.filter(({ address }) => !held.some((one) => one.address === address))) {
      if (isAction(gone) && gone.values.when === 'destroy') this.write(gone);
    }
    for (const one of held) if (isUpdate(one) || (isAction(one) && one.values.when !== 'destroy')) this.write(one);
    for (const address of created) this.anew.add(address);
    this.before = held;
    this.first ??= { held, written: new Map(this.written) };
    return end ? [...this.leftInState(this.first.held), ...this.leftInAzure(this.first.written)] : [];
  }

  private write({ address, values }: Held): void {
    const key = `${String(values.resource_id)} ${isAction({ address }) ? String(values.action) : ''}`;
    this.written.set(key, isAction({ address }) ? values.body : merged(this.written.get(key), values.body));
  }

  private leftInState(first: readonly Held[]): string[] {
    return this.before
      .filter(({ address }) => !NO_CONTENT.test(address))
      .flatMap(({ address, values }) => {
        const was = first.find((one) => one.address === address)?.values ?? {};
        const names = Object.keys({ ...was, ...values }).filter((name) => !NO_SETTINGS.includes(name));
        return names.flatMap((name) => (isDeepStrictEqual(ours(was[name]), ours(values[name])) ? [] : [`${address} ${name}`]));
      });
  }

  private leftInAzure(first: Map<string, unknown>): string[] {
    const gone = this.before.filter(({ address }) => this.anew.has(address)).map(({ values }) => String(values.id));
    const kept = [...this.written].filter(([key]) => !gone.includes(key.split(' ')[0] ?? ''));
    return kept.flatMap(([key, body]) => (isDeepStrictEqual(first.get(key), body) ? [] : [key]));
  }
}

/** A value without what Azure writes into it. */
function ours(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === OF_AZURE ? undefined : inner)));
}

function isUpdate({ address }: Pick<Held, 'address'>): boolean {
  return address.startsWith('azapi_update_resource.');
}

function isAction({ address }: Pick<Held, 'address'>): boolean {
  return address.startsWith('azapi_resource_action.');
}

/** As azapi merges what is updated into what is there. */
function merged(into: unknown, body: unknown): unknown {
  if (!isObject(into) || !isObject(body)) return body ?? into;
  return Object.fromEntries([...new Set([...Object.keys(into), ...Object.keys(body)])].map((name) => [name, merged(into[name], body[name])]));
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

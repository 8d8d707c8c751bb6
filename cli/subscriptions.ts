import { counted } from './json';
import { StackModel, Thing } from './stack-model';

/** A subscription in which a stack makes something. */
export interface Subscription {
  /** What its provider is called in the program: the alias, or `default` for the one without. */
  readonly label: string;
  /** Its id, or where the program does not say it, whose it is. */
  readonly id: string;
  readonly count: number;
}

const OF_CREDENTIALS = 'that of the credentials';

/** In which subscription each thing of a stack lies, as far as its providers and the ids of what is brought tell. */
export class Subscriptions {
  /** Those in which something is made, in the order of the providers. Nothing where there is one alone, and the program does not say which. */
  readonly all: readonly Subscription[];

  constructor(private readonly model: StackModel) {
    const labels = new Map<string, string>();
    for (const provider of [...model.providers('azurerm'), ...model.providers('azapi')]) {
      const id = this.idIn(provider);
      if (!labels.has(id)) labels.set(id, typeof provider.alias === 'string' ? provider.alias : 'default');
    }
    const made = model.made.flatMap((thing) => this.idOf(thing) ?? []);
    const used = [...labels].flatMap(([id, label]) => {
      const count = made.filter((each) => each === id).length;
      return count === 0 ? [] : [{ label, id, count }];
    });
    this.all = used.length === 1 && used[0]?.id === OF_CREDENTIALS ? [] : used;
  }

  /** What the subscription of a thing is called, where there are several. */
  of(thing: Thing): string | undefined {
    const id = this.all.length < 2 ? undefined : this.idOf(thing);
    return this.all.find((each) => each.id === id)?.label ?? id;
  }

  private idOf(thing: Thing): string | undefined {
    const provider = this.model.providerOf(thing);
    if (provider !== undefined) return this.idIn(provider);
    const { id } = thing.attributes;
    return typeof id === 'string' ? /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() : undefined;
  }

  private idIn({ subscription_id: id }: { readonly subscription_id?: unknown }): string {
    if (id === undefined) return OF_CREDENTIALS;
    return /^\$\{(var\.[\w-]+)\}$/.exec(typeof id === 'string' ? id : '')?.[1] ?? this.model.text(id).toLowerCase();
  }
}

/** A sentence for each subscription; of a single one its id alone. */
export function toldOf(all: readonly Subscription[]): string[] {
  return all.map(({ label, id, count }) => (all.length === 1 ? id : `${label} (${id}): ${counted(count, 'resource')}`));
}

import { Property, Shapes, Type } from '../../../tools/shapes';
import { Step } from './lives';
import { Subject } from './subject';

/** What a `@change` says of a property, for each step of its life. */
export type Told = { readonly [step in Step]: string };

const EFFECT = /^(nothing|in place|refused|stays in Azure|(makes|replaces|removes) (it|the [A-Za-z -]+))$/;

/** The `@change` of a property of a subject, where it has one. */
export function tagOf(shapes: Shapes, { struct }: Pick<Subject, 'struct'>, property: string): string | undefined {
  return declared(shapes, struct, property)?.docs?.custom?.change?.replace(/\s+/g, ' ').trim();
}

function declared(shapes: Shapes, struct: string, property: string): Property | undefined {
  const type = shapes.named(struct);
  return type && shapes.propertiesOf(type).find(({ name }) => name === property);
}

/**
 * A `@change`, with the name of what `it` is: `in place`, or with its steps, `added: in place; taken away: stays in Azure`; and after ` | ` what is otherwise for one of
 * those that share the property, `AiFoundryHub: replaces it`. Throws for one that says nothing that can be checked.
 */
export function toldBy(tag: string, { it, title }: Pick<Subject, 'it' | 'title'>): Told {
  const [usual = '', ...others] = tag.split(/ \| /);
  const own = others.find((other) => other.startsWith(`${title}: `))?.slice(title.length + 2) ?? usual;
  const parts = own.split(/;\s+/).map((part) => {
    const [, step, effects = ''] = /^(?:(added|changed|taken away): )?(.*)$/.exec(part) ?? [];
    for (const effect of effects.split(', '))
      if (!EFFECT.test(effect)) throw new Error(`${title}: '@change ${tag}' has '${effect}', which is no effect`);
    return { step, effects: effects.replace(/\b(makes|replaces|removes) it\b/g, `$1 the ${it}`) };
  });
  const at = (step: Step): string => parts.find((part) => part.step === undefined || part.step === step)?.effects ?? '';
  return { added: at('added'), changed: at('changed'), 'taken away': at('taken away') };
}

/** The structs that a type extends, and itself. */
export function withBases(shapes: Shapes, type: Type): string[] {
  const bases = (type.interfaces ?? []).flatMap((fqn) => shapes.named(fqn.replace(/.*\./, '')) ?? []);
  return [type.name, ...bases.flatMap((base) => withBases(shapes, base))];
}

import { kindOf } from '../../../cli/kinds';
import { StackModel } from '../../../cli/stack-model';
import { Change } from '../terraform';
import { Step } from './lives';
import { Told } from './tags';

/** What a plan does at one step of a life. */
export interface Seen {
  readonly step: Step;
  readonly changes: readonly Change[];
  /** The configurations before and after it. */
  readonly configs: readonly object[];
  /** Whether Terraform refuses it. */
  readonly refused?: boolean;
  /** What of the property is left in Azure, once it is taken away. */
  readonly left: readonly string[];
}

const VERBS: { readonly [action: string]: string } = {
  create: 'makes',
  delete: 'removes',
  'delete, create': 'replaces',
  'create, delete': 'replaces',
};
/** What is Terraform's alone. */
const NOTHING = ['wait', 'trigger', 'step before destruction'];

/** What a step did, such as `in place` or `replaces the compute cluster`. */
export interface Effect {
  readonly step: Step;
  readonly effect: string;
  /** What stays, where something does. */
  readonly left?: readonly string[];
}

/** What each step did. */
export function effectsOf(seen: readonly Seen[]): Effect[] {
  return seen.map((each) => ({
    step: each.step,
    effect: effectOf(
      each,
      each.configs.map((config) => new StackModel('site', config)),
    ),
    left: each.left,
  }));
}

/** The same as a `@change` says it. */
export function inWords(effects: readonly Effect[]): string {
  const [first] = effects;
  if (effects.every(({ effect }) => effect === first?.effect)) return first?.effect ?? 'nothing';
  return effects.map(({ step, effect }) => `${step}: ${effect}`).join('; ');
}

/** What is wrong with what a `@change` says, after what was seen. */
export function wrongWith(told: Told | undefined, effects: readonly Effect[]): string | undefined {
  if (told === undefined) return `it has no @change, which would be '@change ${inWords(effects)}'`;
  const wrong = effects.filter(({ step, effect }) => sorted(told[step]) !== sorted(effect));
  if (wrong.length === 0) return undefined;
  return wrong
    .map(({ step, effect, left = [] }) => {
      const what = left.length === 0 ? '' : ` (${left.join(', ')})`;
      return `${step}: its @change says '${told[step]}', and Terraform plans '${effect}'${what}`;
    })
    .join('; ');
}

/** Effects in whatever order. */
function sorted(effects: string): string {
  return effects.split(', ').sort().join(', ');
}

function effectOf({ changes, left, refused }: Seen, models: readonly StackModel[]): string {
  if (refused === true) return 'refused';
  const effects = new Set(changes.flatMap((change) => effectsOfChange(change, models)));
  for (const effect of effects) {
    // One of its kind goes and another one comes, such as a resource of another provider.
    const title = effect.replace(/^makes /, '');
    if (!effect.startsWith('makes ') || !effects.has(`removes ${title}`)) continue;
    for (const verb of ['makes', 'removes']) effects.delete(`${verb} ${title}`);
    effects.add(`replaces ${title}`);
  }
  if (left.length > 0) effects.add('stays in Azure');
  return effects.size === 0 ? 'nothing' : [...effects].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1)).join(', ');
}

const ORDER = ['in place', 'makes', 'replaces', 'removes', 'stays'];

function rank(effect: string): number {
  return ORDER.findIndex((start) => effect.startsWith(start));
}

function effectsOfChange({ address, action }: Change, models: readonly StackModel[]): string[] {
  const known = models.flatMap((model) => {
    const thing = model.find(`\${${address}.id}`);
    return thing === undefined ? [] : [{ thing, kind: kindOf(thing, model) }];
  })[0];
  const title = known?.kind.title ?? address;
  if (NOTHING.includes(title)) return [];
  // What changes something that another resource makes, or that is there: when it goes, it changes nothing.
  if (/^azapi_(update_resource|resource_action)\./.test(address) && known?.thing.attributes.method !== 'PUT')
    return action === 'delete' ? [] : ['in place'];
  const verb = VERBS[action];
  return [verb === undefined ? 'in place' : `${verb} the ${title}`];
}

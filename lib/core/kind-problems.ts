import { Problem } from './errors';
import { nearest } from './nearest';
import { NOT_SHOWN } from './secrets';

/** As many alternatives as an error names. */
export const FEW = 8;

/** Refuses a property that there is none of. */
export function refuseUnknown(at: string, name: string, value: unknown, known: readonly string[], problems: Problem[]): void {
  const [meant] = nearest(name, known);
  const others = known.length <= FEW ? `, or pass ${alternatives(known.map((one) => `'${one}'`))}` : '';
  const remedy = meant === undefined ? `Leave it out${others}` : `Did you mean '${meant}'?`;
  problems.push({ property: at, value: shown(at, value), rule: 'there is no such property', remedy });
}

/** Refuses what is of another kind. */
export function wrong(at: string, value: unknown, takes: string, remedy: string, problems: Problem[]): unknown {
  problems.push({ property: at, value: shown(at, value), rule: `it takes ${takes}`, remedy });
  return value;
}

const SECRET = /key|secret|password|token|signature|sas|pat$/i;

/** What may be a secret is not repeated, even where it is of the wrong kind or under a misspelt name. */
function shown(at: string, value: unknown): unknown {
  return SECRET.test(at) && (typeof value === 'string' || typeof value === 'number') ? NOT_SHOWN : value;
}

/** Ways out, as in `a, b or c`. */
export function alternatives(ways: readonly string[]): string {
  return ways.length < 2 ? String(ways[0]) : `${ways.slice(0, -1).join(', ')} or ${String(ways.at(-1))}`;
}

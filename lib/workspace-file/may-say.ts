import { Problem } from '../core/errors';
import { nearest } from '../core/nearest';
import { SHAPES } from '../core/shape-table';
import { below, isData, mapData, Data } from './records';

const structs: { readonly [name: string]: { readonly [member: string]: string } | undefined } = SHAPES.structs;
const EVERYBODY = '*';

/** Which teams may say what, by path. */
export type MaySay = { readonly [path: string]: readonly string[] };

/** The defaults with what a team says in their place: objects are put together, lists and values are replaced. */
export function merge(defaults: unknown, own: unknown): unknown {
  if (!isData(defaults) || !isData(own)) return own ?? defaults;
  return { ...defaults, ...mapData(own, (key, value) => merge(defaults[key], value)) };
}

/** Puts down what a team says, and may not say. */
export function checkMaySay(team: string, own: unknown, defaults: unknown, maySay: MaySay, problems: Problem[]): void {
  const look = (value: unknown, standard: unknown, at: string): void => {
    if (isData(value) && Object.keys(value).length > 0) {
      for (const [key, one] of Object.entries(value)) look(one, isData(standard) ? standard[key] : undefined, below(at, key));
      return;
    }
    // Nothing is said by an object without properties where there is one already, nor by a key without a value.
    if (value === null || (isData(value) && isData(standard))) return;
    const rule = Object.keys(maySay)
      .filter((path) => at === path || at.startsWith(`${path}.`))
      .sort((one, other) => other.length - one.length)[0];
    const teams = rule === undefined ? undefined : maySay[rule];
    if (teams === undefined ? standard === undefined : teams.includes(team) || teams.includes(EVERYBODY)) return;
    const others = teams === undefined || teams.length === 0 ? '' : `, but ${teams.join(', ')}`;
    const said = standard === undefined ? 'no team may say this' : 'the defaults say it, and no team may say otherwise';
    problems.push({ property: at, value, rule: `${said}${others}`, remedy: `Leave it out, or have 'maySay' of the defaults allow it` });
  };
  look(own, defaults, '');
}

/** Puts down the paths of `maySay` that lead nowhere: a misspelt one would allow or forbid something else. */
export function checkPaths(maySay: Data, problems: Problem[]): void {
  for (const path of Object.keys(maySay)) {
    let type = 'WorkspaceFileContent';
    for (const segment of path.split('.')) {
      if (type.endsWith('{}')) {
        type = type.slice(0, -2);
        continue;
      }
      const members = structs[type] ?? {};
      const found = members[segment];
      if (found === undefined) {
        const [meant] = nearest(segment, Object.keys(members));
        const remedy = meant === undefined ? 'Leave it out' : `Did you mean '${meant}'?`;
        problems.push({ property: `maySay.${path}`, value: maySay[path], rule: `there is no property '${segment}' to say`, remedy });
        break;
      }
      type = found.replace(/\?$/, '');
    }
  }
}

import { Entry, isResourceUse, Use } from '../lib/calendar/entry';
import { CALENDAR, dayOf } from '../lib/calendar/entries';
import { admitsBefore, versionRange } from '../lib/providers/version-range';
import { StackModel } from './stack-model';

/** Something that a stack uses, and that Azure or a provider retires or changes. */
export interface Coming {
  readonly text: string;
  /** Whether there is nothing to do about it yet, so that only `--all` shows it. */
  readonly quiet: boolean;
}

/** What comes to a stack, by date. */
export function comingTo(model: StackModel): Coming[] {
  return CALENDAR.flatMap((entry) => {
    const users = entry.use === undefined ? [] : usersOf(entry.use, model);
    return users.length === 0 ? [] : [{ text: sentence(entry, users), quiet: entry.quiet !== undefined }];
  });
}

/** Whose use it is: the names of things, or the provider. */
function usersOf(use: Use, model: StackModel): string[] {
  if (!isResourceUse(use)) {
    const version = model.requiredVersion('azurerm');
    const range = version === undefined ? undefined : versionRange(version);
    return range === undefined || !admitsBefore(range, use.azurermBefore) ? [] : [`required: ${String(version)}`];
  }
  const found = model.all(...use.types).filter((thing) => use.found(thing) !== undefined);
  return [...new Set(found.map(({ name, address }) => (name === '' ? address : name)))];
}

function sentence({ date, title, change, instead }: Entry, users: readonly string[]): string {
  return `${date === undefined ? 'No date yet' : dayOf(date)}: ${title} (${users.join(', ')}): ${change}. ${instead}.`;
}

import { MayNotLook, NotTold } from '../azure/resource-manager';

/** Whether something fails, or is worth a thought, or could not be found out. */
export type State = 'fails' | 'warning' | 'unknown';

/** One row of what is told. */
export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly found: string;
  readonly todo: string;
}

/**
 * Makes a part of a check. What the account may not look at is told, with the action that looking takes, and what Azure did not tell as well: neither is
 * ever taken for a good answer.
 */
export async function look(check: string, what: string, action: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MayNotLook) {
      return [{ check, state: 'unknown', found: `may not look: ${what}`, todo: `Let this account do ${action}, as \`deployer-role --reader\` says` }];
    }
    if (error instanceof NotTold) return [{ check, state: 'unknown', found: `not told: ${what}. ${short(error.message)}`, todo: 'Run this again' }];
    throw error;
  }
}

/** Makes the parts of a check at the same time. */
export async function all<T>(items: readonly T[], work: (item: T) => Promise<Finding[]>): Promise<Finding[]> {
  return (await Promise.all(items.map(work))).flat();
}

function short(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}

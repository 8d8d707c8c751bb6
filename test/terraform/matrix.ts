import { COLUMNS, DEFAULT } from '../bindings/columns';
import { synthesize } from '../bindings/synthesize';
import { NoRegistry } from '../bindings/wheel';
import { apart } from './stacks';
import { lifeTasks, Task } from './tasks';
import { FORMER } from './upgrades';

/** The columns beside the default one, which the stacks and the catalogue are run in. */
export const OTHER_COLUMNS = COLUMNS.filter(({ name }) => name !== DEFAULT);

const azurermOf = (column: string): string | undefined => COLUMNS.find(({ name }) => name === column)?.azurerm;

/**
 * The lives of the stacks in every other column: with its CDK, its binding and its azurerm; those of the catalogue too where the column is asked for by name. A name
 * after the column, as in `azurerm5 private`, chooses among them.
 */
export async function matrixTasks(wanted: readonly string[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const column of OTHER_COLUMNS) {
    const words = wanted.filter((word) => word.split(' ')[0] === column.name);
    if (wanted.length > 0 && words.length === 0) continue;
    // The upgrades of the stacks begin with the one, and `npm run test:bindings` holds what the other writes to be what the default column does.
    if (wanted.length === 0 && [FORMER.azurerm, azurermOf(DEFAULT)].includes(column.azurerm)) continue;
    try {
      const { stacks, catalogue } = await synthesize(column);
      const made = Object.entries(wanted.length === 0 ? stacks : { ...stacks, ...catalogue });
      const different = apart(made.map(([name]) => name));
      const chosen = made
        .filter(([name]) => different.includes(name))
        .filter(([name]) => words.length === 0 || words.some((word) => `${column.name} ${name}`.includes(word)));
      tasks.push(
        ...lifeTasks(
          column.name,
          chosen.map(([name, config]) => ({ name, config })),
        ),
      );
    } catch (error) {
      if (!(error instanceof NoRegistry)) throw error;
      console.log(`Nothing is run in the column ${column.name}: ${error.message}.`);
    }
  }
  return tasks;
}

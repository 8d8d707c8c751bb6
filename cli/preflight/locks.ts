import { block } from '../json';
import { Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'locks';

/** Whether locks that the stack does not make itself would stop it from changing things, or later from deleting them. */
export const locks: Check = {
  name: CHECK,
  run: (sight) =>
    look(CHECK, 'which locks are there?', 'Microsoft.Authorization/locks/read', async () => {
      const all = await sight.azure.list(`${sight.path}/providers/Microsoft.Authorization/locks`, '2020-05-01');
      const own = new Set(idsOf(sight, 'azurerm_management_lock'));
      return all.filter(({ id }) => !own.has(String(id).toLowerCase())).flatMap((lock) => finding(lock, sight));
    }),
};

function finding({ id, name, properties }: { readonly [name: string]: unknown }, sight: Sight): Finding[] {
  const scope = String(id).replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i, '');
  const touched = idsOf(sight).filter((each) => `${each}/`.startsWith(`${scope.toLowerCase()}/`));
  const [first] = touched;
  if (first === undefined) return [];
  const where = scope.split('/').slice(-1).join('');
  const readOnly = block(properties).level === 'ReadOnly';
  const todo = `Take it away for the time, if you may: \`az lock delete --ids ${String(id)}\``;
  if (readOnly) {
    const found = `the lock ${String(name)} on ${where} lets nothing be written: it stops ${touched.length} of what the stack makes, such as ${last(first)}`;
    return [{ check: CHECK, state: 'fails', found, todo }];
  }
  const found = `the lock ${String(name)} on ${where} lets nothing be deleted: a replacement or a destroy fails, such as of ${last(first)}`;
  return [{ check: CHECK, state: 'warning', found, todo }];
}

/** The ids of what the stack makes, in small letters: in an order that puts groups before what is in them. */
function idsOf(sight: Sight, type?: string): string[] {
  const things = type === undefined ? sight.model.made : sight.model.all(type);
  return [...new Set(things.flatMap((thing) => sight.id(thing)?.toLowerCase() ?? []))].sort();
}

function last(id: string): string {
  return id.split('/').slice(-1).join('');
}

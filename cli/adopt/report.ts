import { counted } from '../json';
import { Adopted } from './adopt';
import { Found, Live, titleOf } from './live';
import { Told } from './write';

/** What the top of the program tells. */
export function toldOf(adopted: Adopted): Told {
  const { live, tables } = adopted;
  const lines = [
    `The workspace ${live.workspace.name} as Azure has it: ${live.workspaceId}`,
    '',
    ...planLines(adopted),
    ...(Object.keys(tables.differences).length === 0 ? [] : ['live.ts says what Azure has otherwise than the library makes it.']),
  ];
  return { lines, leftAlone: leftAlone(adopted) };
}

/** What a plan will do. */
function planLines({ tables, actions }: Adopted): string[] {
  const imported = Object.keys(tables.imports).length;
  const plan = `Plan: ${imported} to import, ${actions.length} to add, 0 to change, 0 to destroy.`;
  if (actions.length === 0) return [plan];
  const by = new Map<string, string[]>();
  for (const { type, path } of actions) by.set(type, [...(by.get(type) ?? []), path]);
  const listed = [...by].map(([type, paths]) => `- ${type}: ${paths.join(', ')}`);
  return [plan, 'What is added only Terraform knows; Azure has nothing of it to import:', ...listed];
}

/** What is left alone, and why: what has one reason together. */
export function leftAlone({ live, left, leftAlone: known }: Adopted): string[] {
  const others = left
    .filter(({ id }) => !known.some((one) => one.id === id))
    .map((found) => ({ what: titleOf(found), reason: whyLeft(live, found) }));
  const unseen = live.unseen.map(({ what, why }) => ({ what, reason: why }));
  const byReason = new Map<string, string[]>();
  for (const { what, reason } of [...unseen, ...known, ...others]) byReason.set(reason, [...(byReason.get(reason) ?? []), what]);
  return [...byReason].map(([reason, what]) => `${what.join(', ')}: ${reason}`);
}

function whyLeft(live: Live, found: Found): string {
  const users = live.usersOf(found.id);
  if (users.length > 0) return `it is brought, since others use it: ${users.join(', ')}`;
  if (/\/virtualNetworkLinks$/i.test(found.type)) return 'the zone is brought';
  return live.isOwn(found.id) ? 'the library makes nothing like it here' : 'it is brought, since it lies in another resource group';
}

/** What a run tells at a terminal. */
export function summary(adopted: Adopted, files: readonly string[]): string {
  const { tables } = adopted;
  const alone = leftAlone(adopted);
  const parts = [
    `Wrote ${files.join(', ')}`,
    '',
    ...planLines(adopted),
    ...(Object.keys(tables.differences).length === 0
      ? []
      : [
          `${counted(Object.keys(tables.differences).length, 'resource')} ${Object.keys(tables.differences).length === 1 ? 'differs' : 'differ'} from what the library makes: see live.ts`,
        ]),
    ...(tables.absent.length === 0 ? [] : [`${counted(tables.absent.length, 'resource')} of the library that Azure does not have: see live.ts`]),
    ...(alone.length === 0 ? [] : ['', 'Left alone:', ...alone.map((line) => `- ${line}`)]),
  ];
  return `${parts.join('\n')}\n`;
}

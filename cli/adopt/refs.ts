import { Composing, WORKSPACE } from './composing';
import { propertiesOf } from './live';
import { same } from './match';
import { Expression } from './program';

/** What something is called in the program: a part of the workspace, or its id. */
export function refTo({ live }: Composing, id: string): Expression | { readonly id: string } {
  if (same(id, live.workspaceId)) return Expression.of(WORKSPACE);
  // The registry may be none, as TypeScript knows.
  const { storageAccount: storage, keyVault: vault, applicationInsights: insights } = propertiesOf(live.workspace);
  const part = Object.entries({ storage, vault, insights }).find(([, known]) => live.isOwn(known) && same(known, id))?.[0];
  return part === undefined ? { id } : Expression.of(`${WORKSPACE}.${part}`);
}

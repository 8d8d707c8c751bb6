// npm run test:bindings: the matrix without Terraform. The one source type-checks with every CDK and binding, and makes the same Terraform with all of them, but for
// what is listed as different between the versions of azurerm.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join, relative } from 'node:path';
import { run } from '../../tools/package/process';
import { COLUMNS, Column, DEFAULT, ROOT } from './columns';
import { unexplained, withoutVersions } from './differences';
import { synthesize, Synthesized } from './synthesize';
import { bindingOfAzurerm5, NoRegistry } from './wheel';

/** The library and the stacks with the types of the binding of azurerm 5; `npm test` does the same with the others. */
async function typeCheck(binding: string): Promise<void> {
  const own = (name: string): string[] => [join(ROOT, 'node_modules', name)];
  const paths = {
    cdktf: own('cdktn'),
    'cdktf/*': own('cdktn/*'),
    cdktn: own('cdktn'),
    'cdktn/*': own('cdktn/*'),
    constructs: own('constructs'),
    '@cdktf/provider-azurerm/*': [join(binding, '*')],
  };
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const file = join(ROOT, 'build', 'tsconfig.azurerm5.json');
  const config = { extends: '../tsconfig.json', compilerOptions: { types: ['node'], paths }, include: ['../main.ts', '../lib', '../stacks'] };
  writeFileSync(file, JSON.stringify(config));
  try {
    await run('npx', ['tsc', '-p', relative(ROOT, file)], ROOT);
  } finally {
    rmSync(file);
  }
}

/** What the binding of azurerm 5 makes otherwise than that of azurerm 4 which is told the same: nothing, since the version decides and not the binding. */
async function untrueToVersion(column: Column, made: Synthesized): Promise<string[]> {
  const cdktf = COLUMNS.find(({ name }) => name === DEFAULT) as Column;
  const told = await synthesize({ ...cdktf, told: column.told });
  const [ours, theirs] = [told, made].map(({ stacks, catalogue }) => ({ ...stacks, ...catalogue }));
  return Object.entries({ ...ours, ...theirs })
    .map(([name]) => ({ name, our: ours?.[name], their: theirs?.[name] }))
    .filter(({ our, their }) => our === undefined || their === undefined || !isDeepStrictEqual(withoutVersions(our), withoutVersions(their)))
    .map(({ name }) => `${name}: the binding decides what is written, and not the version that the stack is told`);
}

async function main(): Promise<number> {
  let skipped: string | undefined;
  try {
    await typeCheck(await bindingOfAzurerm5());
  } catch (error) {
    if (!(error instanceof NoRegistry)) throw error;
    skipped = error.message;
    console.log(`Nothing is tried with the binding of azurerm 5: ${error.message}.`);
  }
  const columns = COLUMNS.filter(({ name }) => skipped === undefined || name !== 'azurerm5');
  const made = new Map<string, Synthesized>();
  for (const column of columns) made.set(column.name, await synthesize(column));
  const here = made.get(DEFAULT) as Synthesized;
  const rows = await Promise.all(
    columns.map(async (column) => {
      const there = made.get(column.name) as Synthesized;
      const problems = [...unexplained(column.name, there, here), ...(column.name === 'azurerm5' ? await untrueToVersion(column, there) : [])];
      for (const problem of problems) console.error(`${column.name}: ${problem}`);
      const { cdk, binding, azurerm } = column;
      const configurations = Object.keys({ ...there.stacks, ...there.catalogue }).length;
      return { column: column.name, cdk, binding: binding.version, azurerm, configurations, problems: problems.length };
    }),
  );
  console.table(rows);
  return rows.every(({ configurations, problems }) => problems === 0 && configurations > 100) ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});

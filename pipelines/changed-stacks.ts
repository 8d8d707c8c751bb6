// Which stacks a pull request changes; changed.sh calls it:
//   changed-stacks.ts <stacks before> <stacks now>    prints as a JSON list which stacks differ between two directories of synthesized stacks
//   changed-stacks.ts --matrix <list>                 prints such a list as the matrix of a job in Azure Pipelines
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Configuration {
  readonly [section: string]: unknown;
  readonly terraform?: { readonly backend?: { readonly local?: { readonly path?: string } } };
}

/** What Terraform reads of a stack, as it is wherever the checkout lies: a local state is named by its directory. Nothing where there is no such stack. */
function configurationOf(stacks: string, stack: string): string | undefined {
  const file = join(stacks, stack, 'cdk.tf.json');
  if (!existsSync(file)) return undefined;
  const { terraform, ...all } = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
  // What is under '//' is for cdktf, and not for Terraform.
  const config = Object.fromEntries(Object.entries(all).filter(([section]) => section !== '//'));
  const path = terraform?.backend?.local?.path;
  return JSON.stringify({ ...config, terraform: path === undefined ? terraform : { ...terraform, backend: { local: { path: basename(path) } } } });
}

const stacksIn = (directory: string): string[] => (existsSync(directory) ? readdirSync(directory).sort() : []);

/** The stacks that are new or changed, and those that are gone. */
export function changedStacks(before: string, now: string): { readonly changed: string[]; readonly gone: string[] } {
  const there = stacksIn(now);
  return {
    changed: there.filter((stack) => configurationOf(before, stack) !== configurationOf(now, stack)),
    gone: stacksIn(before).filter((stack) => !there.includes(stack)),
  };
}

/** A copy of a job for each stack, by a name that Azure Pipelines takes: of at most 100 letters, digits and underscores, with a letter first, no two alike. */
export function matrixOf(stacks: readonly string[]): { readonly [job: string]: { readonly STACK: string } } {
  const names = new Map<string, string>();
  for (const stack of stacks) {
    const plain = stack
      .replace(/\W/g, '_')
      .replace(/^(?![A-Za-z])/, 'stack_')
      .slice(0, 90);
    // Longer by the number of those before, which no two share.
    names.set(names.has(plain) ? `${plain}_${String(names.size)}_` : plain, stack);
  }
  return Object.fromEntries([...names].map(([name, STACK]) => [name, { STACK }]));
}

function main([first = '', second = '']: readonly string[]): void {
  if (first === '--matrix') {
    console.log(JSON.stringify(matrixOf(JSON.parse(second) as string[])));
    return;
  }
  const { changed, gone } = changedStacks(first, second);
  for (const stack of gone)
    console.error(`The stack '${stack}' is gone. What it has made stays: destroy it from the commit before, where it shall go too.`);
  console.log(JSON.stringify(changed));
}

if (require.main === module) main(process.argv.slice(2));

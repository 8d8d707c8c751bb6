import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../programs';
import { Synthesized, testApp } from '../support';
import { blocksIn } from './documents';
import { programOf } from './prelude';

/** What the `index`th program below a heading of a page makes, with a text in it replaced where `edit` says so. */
export function synthesizeProgram(page: string, heading: string, index = 0, edit: (program: string) => string = (text) => text): Synthesized {
  const lines = readFileSync(page, 'utf8').split('\n');
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (from < 0) throw new Error(`${page} has no heading '${heading}'`);
  const block = blocksIn('ts').filter((one) => one.page === page && one.line > from)[index];
  if (block === undefined) throw new Error(`${page} has no program ${String(index)} below '${heading}'`);
  const { outdir } = run(edit(programOf(block).text), testApp());
  const json = JSON.parse(readFileSync(join(outdir, 'stacks', 'ml', 'cdk.tf.json'), 'utf8')) as ConstructorParameters<typeof Synthesized>[0];
  return new Synthesized(json, []);
}

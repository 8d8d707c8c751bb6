// Puts the outputs `workspaces` of all stacks that have been applied into one file, cdktf.out/workspaces.json, for whoever needs to know where they are:
//   workspaces.ts [<synthesized stacks> [<file>]]
// Terraform must have been initialized in the stacks, as apply.sh does it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const output = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
const [stacks = join(output, 'stacks'), file = join(output, 'workspaces.json')] = process.argv.slice(2);

const declaresThem = (directory: string): boolean => {
  const config = join(directory, 'cdk.tf.json');
  return existsSync(config) && 'workspaces' in ((JSON.parse(readFileSync(config, 'utf8')) as { output?: object }).output ?? {});
};

const found = readdirSync(stacks)
  .sort()
  .map((stack) => join(stacks, stack))
  .filter(declaresThem)
  .map(
    (directory) => JSON.parse(execFileSync('terraform', [`-chdir=${directory}`, 'output', '-json', 'workspaces'], { encoding: 'utf8' })) as object,
  );
const workspaces = Object.assign({}, ...found) as object;
writeFileSync(file, `${JSON.stringify(workspaces, undefined, 2)}\n`);
console.log(`${file}: ${Object.keys(workspaces).join(', ')}`);

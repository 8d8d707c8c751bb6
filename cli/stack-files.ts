import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackModel } from './stack-model';

/** What somebody asked for in a way that cannot be answered; its message says what to do. */
export class CommandError extends Error {}

/** The names of the stacks that a synth has written below `output`, in order. */
export function stacksIn(output: string): string[] {
  const directory = join(output, 'stacks');
  const found = existsSync(directory) ? readdirSync(directory).filter((stack) => existsSync(fileOf(output, stack))) : [];
  if (found.length > 0) return found.sort();
  throw new CommandError(`There is no stack in '${directory}'. Synthesize first, or name the directory that your program writes to with --output.`);
}

/** Reads what synth has written for one stack. */
export function readStack(output: string, stack: string): StackModel {
  const known = stacksIn(output);
  if (!known.includes(stack)) throw new CommandError(`There is no stack '${stack}' in '${output}', only: ${known.join(', ')}`);
  const file = fileOf(output, stack);
  try {
    return new StackModel(stack, JSON.parse(readFileSync(file, 'utf8')) as object);
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError(`'${file}' is not JSON: synthesize again.`);
    throw error;
  }
}

function fileOf(output: string, stack: string): string {
  return join(output, 'stacks', stack, 'cdk.tf.json');
}

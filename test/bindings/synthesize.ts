import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Column, environmentOf, ROOT } from './columns';

type ByType = { readonly [type: string]: { readonly [id: string]: { readonly depends_on?: readonly string[] } } };

export interface Config {
  readonly '//'?: unknown;
  readonly terraform: { readonly required_providers: { readonly [name: string]: { readonly version?: string } } };
  readonly resource?: ByType;
  readonly data?: ByType;
}

/** The Terraform of a column: of all stacks, and of all configurations of the catalogue that its azurerm has. */
export interface Synthesized {
  readonly stacks: { readonly [name: string]: Config };
  readonly catalogue: { readonly [name: string]: Config };
}

/** Makes the Terraform of a column, in a process of its own. */
export async function synthesize(column: Column): Promise<Synthesized> {
  const options = { cwd: ROOT, maxBuffer: 1e9, env: { ...process.env, ...(await environmentOf(column)) } };
  const { stdout } = await promisify(execFile)('node', ['-r', 'ts-node/register', 'test/bindings/synthesized.ts'], options);
  return JSON.parse(stdout) as Synthesized;
}

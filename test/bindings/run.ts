// npm run test:bindings: the one source with CDK Terrain and its binding of azurerm 5. It type-checks, and makes what the binding of azurerm 4 makes where it is told 5.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run } from '../../tools/package/process';
import { AZURERM_5 } from '../terraform/upgrades';
import { bindingOfAzurerm5 } from './wheel';

const ROOT = join(__dirname, '..', '..');

interface Config {
  readonly terraform: { readonly required_providers: { readonly [name: string]: { readonly version?: string } } };
}

/** The library, the stacks and the catalogue, with the types of the binding. */
async function typeCheck(binding: string): Promise<void> {
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as { compilerOptions: object };
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
  writeFileSync(
    file,
    JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'], paths }, include: ['../main.ts', '../lib', '../stacks'] }),
  );
  try {
    await run('npx', ['tsc', '-p', relative(ROOT, file)], ROOT);
  } finally {
    rmSync(file);
  }
}

/** The Terraform of all stacks and of the catalogue. */
function synthesize(env: { readonly [name: string]: string }): { [name: string]: Config } {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ...env } } as const;
  return JSON.parse(execFileSync('node', ['-r', 'ts-node/register', 'test/cdks/synthesized.ts'], options)) as { [name: string]: Config };
}

/** All that a user's infrastructure depends on: not which CDK wrote it, nor which version of azurerm it requires. */
function withoutVersions(config: Config | undefined): object {
  const { terraform, ...rest } = config as Config & { readonly '//'?: unknown };
  const { azurerm, ...providers } = terraform.required_providers;
  return { ...rest, '//': undefined, terraform: { ...terraform, required_providers: { ...providers, azurerm: { ...azurerm, version: undefined } } } };
}

async function main(): Promise<number> {
  const start = performance.now();
  let binding: string;
  try {
    binding = await bindingOfAzurerm5();
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .slice(-1);
    console.log(
      `The binding of azurerm 5 could not be fetched, so that nothing was tried with it: it takes Python 3.9 or later, and PyPI. ${String(why)}`,
    );
    return process.env.CI === 'true' ? 1 : 0;
  }
  await typeCheck(binding);
  const preload = join(__dirname, 'binding.cjs');
  const bound = synthesize({ NODE_OPTIONS: `--require=${preload}`, AZURERM_BINDING: binding, CDKTN_DISABLE_CREATION_STACK: '1' });
  const told = synthesize({ NODE_OPTIONS: `--require=${join(ROOT, 'tools', 'no-creation-stacks.cjs')}`, AZURERM_VERSION: AZURERM_5 });
  const names = Object.keys(told);
  const differing = names.filter((name) => !isDeepStrictEqual(withoutVersions(bound[name]), withoutVersions(told[name])));
  for (const name of differing)
    console.error(`${name}: the binding of azurerm 5 makes other Terraform than that of azurerm 4 which is told ${AZURERM_5}`);
  const versions = new Set(Object.values(bound).map(({ terraform }) => terraform.required_providers.azurerm?.version));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `bindings: azurerm ${[...versions].join(', ')}, ${String(names.length)} configurations, ${String(differing.length)} differ, ${seconds} s`,
  );
  return differing.length === 0 && names.length > 100 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});

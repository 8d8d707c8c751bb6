import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Config {
  readonly terraform: { readonly required_providers: { readonly [name: string]: { readonly source: string; readonly version: string } } };
  readonly '//': { readonly metadata: { readonly version: string } };
}

const root = join(__dirname, '..', '..');

/** The Terraform of all stacks and of the catalogue. */
function synthesize(preloaded: string[], env: { [name: string]: string } = {}): { [name: string]: Config } {
  const args = [...preloaded, 'ts-node/register'].flatMap((file) => ['-r', file]);
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ...env } } as const;
  const made = execFileSync('node', [...args, 'test/bindings/synthesized.ts'], options);
  const { stacks, catalogue } = JSON.parse(made) as { [kind in 'stacks' | 'catalogue']: { [name: string]: Config } };
  return { ...stacks, ...catalogue };
}

const cdktn = join(root, 'tools', 'cdktn.cjs');
const withCdktf = synthesize([join(root, 'tools', 'no-creation-stacks.cjs')]);
const withCdktn = synthesize([cdktn], { NODE_OPTIONS: `--require=${cdktn}`, CDKTN_DISABLE_CREATION_STACK: '1' });

/** All that a user's infrastructure depends on: not which CDK wrote it, nor which azurerm its binding was made for, and so what is written by an override. */
function withoutVersions({ terraform, '//': about, ...config }: Config): object {
  const { azurerm, ...providers } = terraform.required_providers;
  return {
    ...config,
    '//': { ...about, metadata: { ...about.metadata, version: undefined, overrides: undefined } },
    terraform: { ...terraform, required_providers: { ...providers, azurerm: { ...azurerm, version: undefined } } },
  };
}

describe('CDK Terrain', () => {
  test('is what runs in place of CDK for Terraform', () => {
    expect(withCdktf.quickstart?.['//'].metadata.version).toMatch(/^0\.21\./);
    expect(withCdktn.quickstart?.['//'].metadata.version).toMatch(/^0\.24\./);
  });

  test('knows the same stacks and configurations', () => {
    expect(Object.keys(withCdktn)).toEqual(Object.keys(withCdktf));
  });

  test.each(Object.keys(withCdktf))('writes the same Terraform for %s', (name) => {
    const [ours, theirs] = [withCdktf[name], withCdktn[name]];
    if (ours === undefined || theirs === undefined) throw new Error(`${name} is missing`);
    expect(withoutVersions(theirs)).toEqual(withoutVersions(ours));
  });
});

// The matrix: what a program may be made with, and which azurerm Terraform then runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINDING_OF_AZURERM_5, bindingOfAzurerm5 } from './wheel';

export const ROOT = join(__dirname, '..', '..');

/** The program without a word about azurerm, with the CDK that this repository is made with. The other columns are held against it. */
export const DEFAULT = 'azurerm4.81';

/** A CDK with one of its bindings, and the azurerm that its stacks are told. */
export interface Column {
  /** The word that runs it: `npm run test:terraform -- azurerm5`. */
  readonly name: string;
  readonly cdk: 'cdktf' | 'cdktn';
  /** The binding, as npm or PyPI names it. */
  readonly binding: { readonly name: string; readonly version: string };
  /** Of which azurerm the binding was made. */
  readonly madeFrom: string;
  /** The version constraint that the stacks are told; none for what they require by themselves. */
  readonly told?: string;
  /** The azurerm that Terraform runs with, of those that there are stand-ins for. */
  readonly azurerm: string;
}

function installed(name: string): { readonly name: string; readonly version: string } {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  return { name, version };
}

const CDKTF = { cdk: 'cdktf', binding: installed('@cdktf/provider-azurerm'), madeFrom: '4.55.0' } as const;

export const COLUMNS: readonly Column[] = [
  { name: 'azurerm4.55', ...CDKTF, told: '4.55.0', azurerm: '4.55.0' },
  { name: DEFAULT, ...CDKTF, azurerm: '4.81.0' },
  { name: 'cdktn', cdk: 'cdktn', binding: installed('@cdktn/provider-azurerm'), madeFrom: '4.73.0', told: '4.81.0', azurerm: '4.81.0' },
  { name: 'azurerm5', cdk: 'cdktn', binding: BINDING_OF_AZURERM_5, madeFrom: '5.10.0', told: '~> 5.2', azurerm: '5.2.0' },
];

/** How Node.js runs a program in a column. Fetches the binding where npm has none of that version. */
export async function environmentOf({ cdk, binding, told }: Column): Promise<{ readonly [name: string]: string }> {
  const version: { readonly [name: string]: string } = told === undefined ? {} : { AZURERM_VERSION: told };
  const preloading = (...file: string[]): string => `--require=${join(ROOT, ...file)}`;
  if (cdk === 'cdktf') return { ...version, NODE_OPTIONS: preloading('tools', 'no-creation-stacks.cjs') };
  const fast = { ...version, CDKTN_DISABLE_CREATION_STACK: '1' };
  if (binding !== BINDING_OF_AZURERM_5) return { ...fast, NODE_OPTIONS: preloading('tools', 'cdktn.cjs') };
  return { ...fast, NODE_OPTIONS: preloading('test', 'bindings', 'binding.cjs'), AZURERM_BINDING: await bindingOfAzurerm5() };
}

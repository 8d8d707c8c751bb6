import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../tools/package/process';

const REQUIREMENTS = join(__dirname, '..', '..', 'tools', 'bindings', 'requirements.txt');
const [, WHEEL = '', version = ''] = /^([\w-]+)==([\d.]+)$/.exec(readFileSync(REQUIREMENTS, 'utf8').trim()) ?? [];
const JSII = join('cdktn_provider_azurerm', '_jsii');
const PIP = ['-m', 'pip', '--disable-pip-version-check'];

/** CDK Terrain's binding of azurerm 5, of the version that the matrix is run with. */
export const BINDING_OF_AZURERM_5 = { name: '@cdktn/provider-azurerm', version };

/** Thrown where neither npm nor PyPI can be asked for the binding. */
export class NoRegistry extends Error {}

/**
 * The directory of that binding, types and all. Fetched where it is not there yet, about 45 MB: from npm, or else out of the wheel on PyPI, which holds the JavaScript
 * package also of versions that npm does not serve.
 */
export async function bindingOfAzurerm5(): Promise<string> {
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdktf-azure-ml', `${WHEEL}-${version}`);
  const found = join(home, 'package');
  if (existsSync(found)) return found;
  const fresh = `${home}-${String(process.pid)}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await run('npm', ['pack', '--silent', `${BINDING_OF_AZURERM_5.name}@${version}`, '--pack-destination', fresh], '.').catch(() => fromWheel(fresh));
    await run('tar', ['xzf', fileIn(fresh, '.tgz'), '-C', fresh], '.');
    rmSync(home, { recursive: true, force: true });
    renameSync(fresh, home);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return found;
}

/** The same as a tarball to install. */
export async function tarballOfAzurerm5(): Promise<string> {
  return fileIn(dirname(await bindingOfAzurerm5()), '.tgz');
}

/** Puts the JavaScript package out of the wheel into a directory. */
async function fromWheel(directory: string): Promise<void> {
  try {
    await run('python3', [...PIP, 'index', 'versions', '--quiet', WHEEL], '.');
  } catch (error) {
    throw new NoRegistry(`npm has no ${BINDING_OF_AZURERM_5.name}@${version}, and PyPI cannot be asked (that takes Python 3.9 or later, and pip)`, {
      cause: error,
    });
  }
  await run('python3', [...PIP, 'download', '--quiet', '--no-deps', '--dest', directory, '-r', REQUIREMENTS], '.');
  await run('python3', ['-m', 'zipfile', '-e', fileIn(directory, '.whl'), directory], '.');
  renameSync(fileIn(join(directory, JSII), '.tgz'), join(directory, 'binding.tgz'));
}

function fileIn(directory: string, end: string): string {
  const file = readdirSync(directory).find((name) => name.endsWith(end));
  if (file === undefined) throw new Error(`${directory} holds no ${end}`);
  return join(directory, file);
}

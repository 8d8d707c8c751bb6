import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../tools/package/process';

const REQUIREMENTS = join(__dirname, '..', '..', 'tools', 'bindings', 'requirements.txt');
const JSII = join('cdktn_provider_azurerm', '_jsii');

/**
 * The directory of CDK Terrain's binding of azurerm 5, of the pinned version: the wheel on PyPI holds the JavaScript package, types and all, which npm may not have.
 * Fetched where it is not there yet, about 45 MB.
 */
export async function bindingOfAzurerm5(): Promise<string> {
  const pinned = readFileSync(REQUIREMENTS, 'utf8').trim();
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdktf-azure-ml', pinned);
  const found = join(home, 'package');
  if (existsSync(found)) return found;
  const fresh = `${home}-${String(process.pid)}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await run('python3', ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--dest', fresh, '-r', REQUIREMENTS], '.');
  await run('python3', ['-m', 'zipfile', '-e', fileIn(fresh, '.whl'), fresh], '.');
  await run('tar', ['xzf', fileIn(join(fresh, JSII), '.tgz'), '-C', fresh], '.');
  rmSync(home, { recursive: true, force: true });
  renameSync(fresh, home);
  return found;
}

function fileIn(directory: string, end: string): string {
  const file = readdirSync(directory).find((name) => name.endsWith(end));
  if (file === undefined) throw new Error(`${directory} holds no ${end}`);
  return join(directory, file);
}

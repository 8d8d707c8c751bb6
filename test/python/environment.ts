import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../tools/package/process';

/** Thrown where there is no Python, or no PyPI. */
export class NoPython extends Error {}

/** The Python of a virtual environment with what a file of requirements names; it is made where it is not there yet, and kept between runs. */
export async function pythonWith(requirements: string): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdktf-azure-ml', `python-${hash}`);
  const python = join(home, 'bin', 'python');
  const complete = join(home, 'complete');
  if (existsSync(complete)) return python;
  rmSync(home, { recursive: true, force: true });
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet'];
  try {
    await run('python3', ['-m', 'venv', home], '.');
    await run(python, [...pip, 'download', '--no-deps', '--dest', join(home, 'asked'), '-r', requirements], '.');
  } catch (error) {
    throw new NoPython('Python 3.10 or later with venv is not here, or PyPI cannot be reached', { cause: error });
  }
  await run(python, [...pip, 'install', '--find-links', join(home, 'asked'), '-r', requirements], '.');
  renameSync(join(home, 'asked'), complete);
  return python;
}

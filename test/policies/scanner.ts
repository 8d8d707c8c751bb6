import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../tools/package/process';

const REQUIREMENTS = join(__dirname, '..', '..', 'tools', 'policies', 'requirements.txt');
/** Written last, so that an installation that was interrupted is made anew. */
const DONE = 'done';

/** What checkov tells of one kind of file. */
interface Report {
  readonly results: { readonly failed_checks: readonly { readonly check_id: string; readonly file_abs_path: string }[] };
}

/** The Python of an environment that has the pinned checkov and nothing of anybody else's; made where it is not there, which takes a minute. */
export async function python(): Promise<string> {
  const version = await run('python3', ['--version'], '.');
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex').slice(0, 12);
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdktf-azure-ml', `checkov-${hash}`);
  const interpreter = join(home, 'bin', 'python');
  if (!existsSync(join(home, DONE))) {
    rmSync(home, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', home], '.');
    await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', '-r', REQUIREMENTS], '.');
    writeFileSync(join(home, DONE), '');
  }
  return interpreter;
}

/** The rules that fail in each file, a configuration or a plan. One process for all, since most of the time goes into its start; it asks nobody. */
export async function scan(interpreter: string, files: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const quietly = ['--skip-download', '--compact', '--quiet', '--soft-fail', '--output', 'json'];
  const frameworks = ['--framework', 'terraform_json', 'terraform_plan'];
  const output = await run(interpreter, ['-m', 'checkov.main', ...files.flatMap((file) => ['--file', file]), ...frameworks, ...quietly], '.');
  // One report, or one for each kind of file.
  const reports = [JSON.parse(output) as Report | Report[]].flat();
  const failing = new Map<string, Set<string>>(files.map((file) => [file, new Set()]));
  for (const { results } of reports) {
    for (const { check_id: rule, file_abs_path: file } of results.failed_checks) failing.get(file)?.add(rule);
  }
  return failing;
}

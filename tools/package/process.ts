import { execFile } from 'node:child_process';

/** Runs a program, and tells what it printed on standard output. Throws with all that it printed where it fails. */
export function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${[program, ...args].join(' ')} in ${cwd} failed:\n${stdout}${stderr}`));
    });
  });
}

import { ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Asked, Run } from './command-child';
import { CompanyProxy } from './company-proxy';
import { FakeAzure } from './fake-azure';

const LOADER = ['-r', 'ts-node/register'];

/**
 * The command in a process of its own, behind the proxy of a company, whose certificates a process is given when it starts. It is one process for all runs,
 * since starting takes longer than running; `alone` starts another.
 */
export class CommandLine {
  private readonly child: ChildProcess;

  private constructor(readonly proxy: CompanyProxy) {
    this.child = fork(join(__dirname, 'command-child.ts'), [], { execArgv: LOADER, env: this.env });
  }

  static async behindProxy(): Promise<CommandLine> {
    return new CommandLine(await CompanyProxy.open());
  }

  /** Runs it in its process, with these variables of the environment beside the proxy's. */
  async run(azure: FakeAzure, args: readonly string[], env: Asked['env'] = {}): Promise<Run> {
    this.proxy.lead(azure);
    const answer = once(this.child, 'message') as Promise<[Run]>;
    this.child.send({ args, env } satisfies Asked);
    return (await answer)[0];
  }

  /** Runs it as a shell does, with its output in pipes. */
  async alone(azure: FakeAzure, args: readonly string[]): Promise<Run> {
    this.proxy.lead(azure);
    return new Promise((resolve) => {
      execFile('node', [...LOADER, 'cli/main.ts', ...args], { env: this.env }, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  }

  async close(): Promise<void> {
    this.child.kill();
    await this.proxy.close();
  }

  private get env(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return { PATH, HOME, AZURE_TOKEN_CREDENTIALS: 'WorkloadIdentityCredential', ...this.proxy.env };
  }
}

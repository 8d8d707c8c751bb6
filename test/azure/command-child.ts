import { main } from '../../cli/main';

/** What a run of the command is given. */
export interface Asked {
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
}

/** What came of it. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const own = { ...process.env };

async function run({ args, env }: Asked): Promise<Run> {
  process.env = { ...own, ...env };
  const texts = { stdout: '', stderr: '' };
  const print = (text: string): void => void (texts.stdout += text);
  const complain = (text: string): void => void (texts.stderr += text);
  const code = await main([...args], { print, complain, columns: undefined });
  return { code, ...texts };
}

process.on('message', (asked: Asked) => {
  void run(asked).then((answer) => process.send?.(answer));
});

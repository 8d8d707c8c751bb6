import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudOf } from '../azure/cloud';
import { azurePackages } from '../azure/packages';
import { ResourceManager } from '../azure/resource-manager';
import { accountOf, credentialFor, Environment } from '../azure/sign-in';
import { CommandError } from '../stack-files';
import { adopt } from './adopt';
import { summary, toldOf } from './report';
import { written } from './write';

export interface AdoptOptions {
  /** Where the directory of the program goes. */
  readonly out: string;
  readonly env: Environment;
  /** Told of each question, for whoever waits at a terminal. */
  readonly onQuestion?: (path: string) => void;
}

const WORKSPACE = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/]+$/i;

/** Signs in, reads a workspace, and writes the program that owns it, into a directory of its name. Tells what it has done. */
export async function runAdopt(id: string | undefined, { out, env, onQuestion }: AdoptOptions): Promise<string> {
  if (id === undefined || !WORKSPACE.test(id)) {
    throw new CommandError(
      `Name the workspace by its id: /subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.MachineLearningServices/workspaces/<name>`,
    );
  }
  const packages = await azurePackages();
  const cloud = cloudOf(env.ARM_ENVIRONMENT ?? 'public');
  const credential = credentialFor(cloud, env, packages);
  const account = await accountOf(credential, cloud);
  const azure = new ResourceManager({ cloud, credential, packages, onQuestion });
  const adopted = await adopt(azure, id, { cloud: cloud.name, tenantId: account.tenantId });
  const directory = join(out, adopted.live.workspace.name);
  const files = written(adopted.program, adopted.tables, toldOf(adopted)).map(({ name, text }) => ({ path: join(directory, name), text }));
  const there = files.find(({ path }) => existsSync(path));
  if (there !== undefined) throw new CommandError(`'${there.path}' is there already: pass another directory with --out`);
  mkdirSync(directory, { recursive: true });
  for (const { path, text } of files) writeFileSync(path, text);
  return `As ${account.name}, in the subscription ${adopted.live.subscription}\n${summary(
    adopted,
    files.map(({ path }) => path),
  )}`;
}

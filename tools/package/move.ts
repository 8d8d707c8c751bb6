import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './manifest';
import { Packed } from './packed';
import { run } from './process';

/** The commands of a step in docs/cdk-terrain.md. */
function step(heading: string): string {
  const page = readFileSync(join(ROOT, 'docs', 'cdk-terrain.md'), 'utf8');
  const section = page.split(/^(?=### )/m).find((part) => part.startsWith(`### ${heading}\n`));
  const commands = /```sh\n(?<commands>[^]*?)```/.exec(section ?? '')?.groups?.commands;
  if (commands === undefined) throw new Error(`docs/cdk-terrain.md has no commands under '${heading}'`);
  return commands;
}

/** Changes the files of a project as docs/cdk-terrain.md says. */
export async function renameForCdktn(project: string): Promise<void> {
  await run('sh', ['-ec', step('Names')], project);
}

/** Moves a project to CDK Terrain as docs/cdk-terrain.md says, with our package from its tarball. */
export async function moveToCdktn(project: string, { name, file }: Packed): Promise<void> {
  await run('sh', ['-ec', step('Packages').replaceAll(new RegExp(`${name}(?=\\s)`, 'g'), file)], project, {
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
  });
  await renameForCdktn(project);
}

import { deepStrictEqual, match } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINDING_OF_AZURERM_5, NoRegistry, tarballOfAzurerm5 } from '../../test/bindings/wheel';
import { NEW_BINDING } from './cdktn-package';
import { json, LIBRARY, ROOT } from './manifest';
import { moveToCdktn } from './move';
import { azurermOf, Packed, readStack } from './packed';
import { run } from './process';
import { forCdktf } from './readme';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PROGRAM = blocks('Ten lines', 'ts')[0] ?? '';
const [FOR_CDKTN = '', FOR_CDKTF = ''] = blocks('Install', 'sh');
const OVERRIDE = /^npm pkg set 'overrides.*\n/m;
const INSTALL = /^npm install \.\..*\n/m;

function blocks(heading: string, language: string): string[] {
  const section = README.split(/^(?=## )/m).find((one) => one.startsWith(`## ${heading}\n`)) ?? '';
  return [...section.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, block]) => String(block));
}

/** Runs commands of the README, which end with a synth, on its first program in an empty project. */
async function start(project: string, program: string, commands: string, library: Packed): Promise<void> {
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), json({ name: 'consumer', private: true }));
  writeFileSync(join(project, 'main.ts'), program);
  await run('sh', ['-ec', commands.replace(/\.\.\/\S*\.tgz/, library.file)], project, QUICK);
}

const QUICK = { npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false', npm_config_force: 'false' };

/** Takes the binding that is meant from its place, in the README's commands. */
function withBinding(commands: string, binding: string): string {
  const asked = `'@cdktn/provider-azurerm@${NEW_BINDING}'`;
  if (!commands.includes(asked)) throw new Error(`README.md installs no ${asked}`);
  return commands.replace(asked, binding);
}

/** CDK for Terraform, as the README installs it. */
export async function startWithCdktf(project: string, cdktf: Packed): Promise<void> {
  await start(project, forCdktf(PROGRAM), FOR_CDKTN.replace(OVERRIDE, '').replace(INSTALL, FOR_CDKTF), cdktf);
  console.log(`${cdktf.name}: installs with cdktf into an empty project, and the first program synthesizes there`);
}

/** CDK Terrain with the binding of azurerm 4, whose own peer range is too old: the program makes the same as with CDK for Terraform. */
export async function startWithCdktn(project: string, cdktn: Packed): Promise<void> {
  const { '@cdktn/provider-azurerm': version } = LIBRARY.devDependencies;
  await start(project, PROGRAM, withBinding(FOR_CDKTN, `@cdktn/provider-azurerm@${String(version)}`), cdktn);
  console.log(`${cdktn.name}: installs with the binding ${String(version)} and its override, and the first program synthesizes there`);
}

/**
 * CDK Terrain with the binding of azurerm 5, without any override. Its package comes out of the wheel on PyPI where npm has none; where that cannot be reached
 * either, nothing is tried, but for continuous integration. Says whether it was.
 */
export async function startWithAzurerm5(project: string, cdktn: Packed): Promise<boolean> {
  let binding: string;
  try {
    binding = await tarballOfAzurerm5();
  } catch (error) {
    if (!(error instanceof NoRegistry) || process.env.CI === 'true') throw error;
    console.log(`${cdktn.name}: not tried with the binding of azurerm 5: ${error.message}.`);
    return false;
  }
  await start(project, PROGRAM, withBinding(FOR_CDKTN.replace(OVERRIDE, ''), `'${binding}'`), cdktn);
  match(azurermOf(project, 'ml'), /^5\./, 'the binding of azurerm 5 does not make a stack require it');
  console.log(
    `${cdktn.name}: installs with the binding ${BINDING_OF_AZURERM_5.version} without an override, and the first program synthesizes there`,
  );
  return true;
}

/** A project with CDK for Terraform moves to CDK Terrain, and makes what it made before. */
export async function move(project: string, packed: Packed): Promise<void> {
  const before = readStack(project, 'ml');
  await moveToCdktn(project, packed);
  await run('npm', ['run', 'synth'], project);
  deepStrictEqual(readStack(project, 'ml'), before, 'the first program makes other Terraform after its move to CDK Terrain');
  console.log(`${packed.name}: the first program moves there from ${LIBRARY.name}, and makes the same Terraform`);
}

#!/usr/bin/env node
// `npm init cdktf-azure-ml <directory>`: writes the repository of a platform team.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TEMPLATES = fileURLToPath(new URL('template', import.meta.url));
/** The first is the default. */
const CDKS = { cdktn: 'CDK Terrain, which is maintained and follows azurerm', cdktf: 'CDK for Terraform, archived in December 2025' };
const KNOWN = Object.keys(readJson(join(TEMPLATES, 'cdktf', 'cdktf.json')).context);
const USAGE = `Usage: npm init cdktf-azure-ml <directory> [-- options]

Writes a repository for Azure Machine Learning workspaces into a new directory.

  --stacks <ids>   what it starts with, separated by commas: ${KNOWN.join(', ')}
                   (default: team,quickstart,private)
  --cdk <name>     CDK Terrain (cdktn, the default) or CDK for Terraform (cdktf)
  --yes            asks nothing, and takes the defaults
  --help           this text

Without --cdk, it asks on a terminal which CDK to take.`;

const NOTE = 'README.md there says what each file is for, and how to install the library from a file while it is not on the npm registry.';

class Refusal extends Error {}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readArguments(args) {
  const options = {
    stacks: { type: 'string', default: 'team,quickstart,private' },
    cdk: { type: 'string' },
    yes: { type: 'boolean' },
    help: { type: 'boolean' },
  };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // Node.js goes on about '--' after the first sentence.
    const [said, unknown] = /^Unknown option '(.*?)'/.exec(error.message) ?? [error.message];
    const meant = Object.keys(options).find((name) => unknown?.length > 3 && `--${name}`.startsWith(unknown.slice(0, 5)));
    throw new Refusal(`${said}${meant ? `: did you mean '--${meant}'?` : ''}\n\n${USAGE}`);
  }
}

/** Where it goes, and what it is called. */
function readTarget(positionals) {
  if (positionals.length > 1)
    throw new Refusal(`name one directory, not ${positionals.length === 2 ? 'two' : positionals.length}: ${positionals.join(', ')}`);
  if (positionals.length === 0) throw new Refusal(`name one directory\n\n${USAGE}`);
  const target = resolve(positionals[0]);
  const name = basename(target);
  if (!/^[a-z0-9][a-z0-9._-]{0,213}$/.test(name)) {
    throw new Refusal(
      `'${name}' is no name for an npm package: take lower-case letters, digits, dots, dashes and underscores, with a letter or digit first`,
    );
  }
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0)) {
    throw new Refusal(`'${target}' is not an empty directory: choose another one, or empty it`);
  }
  return { target, name };
}

async function readCdk({ cdk, yes }) {
  const known = Object.keys(CDKS);
  if (cdk === undefined) return yes || !process.stdin.isTTY || !process.stdout.isTTY ? known[0] : askForCdk(known);
  if (!known.includes(cdk)) throw new Refusal(`there is no CDK '${cdk}': choose among ${known.join(', ')}`);
  return cdk;
}

/** What the person at the terminal answers: a number, a name, or nothing for the default. Asks again after anything else. */
async function askForCdk(known) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '1 or 2 [1]: ' });
  console.log(`Which CDK?\n${known.map((name, index) => `  ${index + 1}  ${name}: ${CDKS[name]}`).join('\n')}`);
  terminal.prompt();
  for await (const line of terminal) {
    const answer = line.trim();
    const cdk = known[Number(answer || 1) - 1] ?? known.find((name) => name === answer);
    if (cdk !== undefined) return cdk;
    terminal.prompt();
  }
  throw new Refusal('\nno CDK was chosen, so nothing was written');
}

function readStacks(list) {
  const wanted = list.split(',').map((id) => id.trim());
  const unknown = wanted.filter((id) => !KNOWN.includes(id));
  if (unknown.length > 0) throw new Refusal(`there is no stack '${unknown.join("', '")}': choose among ${KNOWN.join(', ')}`);
  return KNOWN.filter((id) => !wanted.includes(id));
}

/** The lines of a program without those that name a stack, and without the comments before these. */
function withoutStack(text, id) {
  const type = id.replace(/(^|-)([a-z])/g, (_match, _dash, letter) => letter.toUpperCase());
  const names = (line) => line?.includes(`/${id}-stack'`) || new RegExp(`\\b${type}(Stack|Settings)\\b`).test(line ?? '');
  const lines = text.split('\n');
  return lines.filter((line, index) => !names(line) && !(line.trimStart().startsWith('/**') && names(lines[index + 1]))).join('\n');
}

function edit(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function editJson(file, change) {
  edit(file, (text) => {
    const content = JSON.parse(text);
    change(content);
    return `${JSON.stringify(content, undefined, 2)}\n`;
  });
}

function removeStack(target, id) {
  rmSync(join(target, 'stacks', `${id}-stack.ts`));
  rmSync(join(target, 'stacks', id), { recursive: true, force: true });
  for (const file of ['main.ts', 'stacks/cdktf-json.ts']) edit(join(target, file), (text) => withoutStack(text, id));
  editJson(join(target, 'cdktf.json'), ({ context }) => delete context[id]);
  editJson(join(target, 'cdktf.schema.json'), ({ properties }) => delete properties.context.properties[id]);
}

/** Pipelines that deploy a stack which is not there deploy the first one. */
function startPipelinesWith(target, id) {
  if (existsSync(join(target, 'stacks', 'quickstart-stack.ts'))) return;
  const teams = join(target, 'stacks', id);
  const [first] = existsSync(teams) ? readdirSync(teams).sort() : [];
  // Where files are stacks, there is none of the id itself.
  const stack = first === undefined ? id : `${id}-${first.replace('.yaml', '')}`;
  const files = readdirSync(target, { recursive: true }).filter((file) => file.endsWith('.yml'));
  for (const file of files) edit(join(target, file), (text) => text.replaceAll(/\bquickstart\b/g, stack));
}

async function create(args) {
  const { values, positionals } = readArguments(args);
  if (values.help) return USAGE;
  const { target, name } = readTarget(positionals);
  const unwanted = readStacks(values.stacks);
  const cdk = await readCdk(values);

  mkdirSync(target, { recursive: true });
  cpSync(join(TEMPLATES, cdk), target, { recursive: true });
  // npm leaves a .gitignore out of packages.
  renameSync(join(target, 'gitignore'), join(target, '.gitignore'));
  for (const file of ['package.json', 'README.md']) edit(join(target, file), (text) => text.replaceAll('my-platform', name));
  editJson(join(target, 'cdktf.json'), (settings) => (settings.projectId = randomUUID()));
  for (const id of unwanted) removeStack(target, id);
  startPipelinesWith(target, KNOWN.filter((id) => !unwanted.includes(id))[0]);
  return `Wrote ${target}. What next:\n\n  cd ${positionals[0]}\n  npm install\n  npm run synth\n  npm test\n\n${NOTE}`;
}

try {
  console.log(await create(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

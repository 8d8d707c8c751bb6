#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Examination } from './checks/examination';
import { hasFailed, reportToJson, reportToMarkdown, reportToTerminal } from './checks/report';
import { runExamination } from './checks/run';
import { needsOf } from './deployer/needs';
import { rolesAsCommands, rolesAsJson, rolesAsTerraform } from './deployer/print';
import { rolesOf } from './deployer/roles';
import { diagram } from './diagram';
import { explain } from './explanation';
import { EXPLAIN_TITLE, explanationSection } from './html/explanation';
import { REPORT_TITLES, reportSection } from './html/report';
import { Page, writePage } from './html/write';
import { toMarkdown } from './markdown';
import { toNames } from './names';
import { PREFLIGHT } from './preflight/preflight';
import { toShort } from './short';
import { CommandError, readStack, stacksIn } from './stack-files';
import { StackModel } from './stack-model';
import { toTerminal } from './terminal';
import { THIS_MACHINE } from './verify/here';
import { verifying } from './verify/verify';

const USAGE = `Tells about stacks from the Terraform that a synth has written.

  cdktf-azure-ml explain [<stack>] [--all | --names | --markdown]
      What the stack will make, on one screen. With --all, a table of everything: who may do what with it, and why it is
      there. With --names, every name with its limits, and which must be unique in all of Azure. With --markdown, that
      table for a comment on a pull request. The only stack need not be named.
  cdktf-azure-ml diagram [<stack>…] [--out <directory>]
      Draws these stacks, or all, as <stack>.svg; needs the package @viz-js/viz.
  cdktf-azure-ml preflight [<stack>…] [--state <file> | --plan <file>] [--prices] [--markdown | --json]
      Asks Azure what would make an apply of these stacks, or of all, fail. Exits with 1 where something would.
  cdktf-azure-ml verify [<stack>…] [--from-here] [--markdown | --json]
      Asks Azure whether what was applied works. Exits with 1 where something does not.
  cdktf-azure-ml deployer-role [<stack>…] [--reader] [--json | --terraform]
      The least that whoever deploys these stacks, or all, must be allowed, as commands of the Azure CLI; with --reader,
      whoever only plans them and runs preflight and verify. Asks nobody.
  cdktf-azure-ml adopt <workspace id> [--out <directory>]
      Reads a workspace that runs with everything around it, and writes the program that owns it: imports, and nothing
      to add, change or destroy.

  --html <file>        explain, preflight and verify also write a page that needs no network; explain then of several
  --state <file>       what \`terraform state pull\` says: what is there because the stack made it
  --plan <file>        the same from \`terraform show -json <plan>\`
  --deployer <id>      the object id of whoever deploys, if that is another than you; none leaves its rights out
  --prices             also tells what the stack costs standing still, by Azure's public prices
  --currency <code>    of the prices, such as EUR; USD by default
  --from-here          also looks whether private names can be reached from this machine
  --subscription <id>  that of the stack or of ARM_SUBSCRIPTION_ID by default
  --output <directory> where synth writes to; cdktf.out by default
  --out <directory>    where pictures and programs go; the current directory by default
  --version            which version this is

What asks Azure changes nothing there. It needs the packages @azure/identity and @azure/core-rest-pipeline, and somebody
who is signed in, such as by \`az login\`.
`;

/** Where a command writes to, and how wide that is. */
export interface Console {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The columns of a terminal; nothing for a file or a pipe. */
  readonly columns: number | undefined;
  /** Shows for a moment what is being done, where somebody waits at a terminal. */
  readonly progress?: (text: string) => void;
}

/** Runs a command, and returns its exit code: 0, or 1 where it could not be done, or 2 where it was not understood. */
export async function main(args: string[], console: Console): Promise<number> {
  try {
    const { values, positionals } = parsed(args);
    const [command, ...stacks] = positionals;
    if (values.help === true) {
      console.print(USAGE);
    } else if (values.version === true) {
      console.print(`${version()}\n`);
    } else if (command === 'explain' && isExplained(stacks, values)) {
      await explained(stacks, values, console);
    } else if (command === 'diagram') {
      for (const file of await drawn(stacks, values.output, values.out)) console.print(`${file}\n`);
    } else if (command === 'preflight') {
      return await examined(PREFLIGHT, stacks, values, console);
    } else if (command === 'verify') {
      return await examined(verifying(values['from-here'] ? THIS_MACHINE : undefined), stacks, values, console);
    } else if (command === 'adopt' && stacks.length <= 1) {
      console.print(await adopted(stacks[0], values, console));
    } else if (command === 'deployer-role') {
      console.print(deployerRoles(stacks, values));
    } else {
      console.complain(USAGE);
      return 2;
    }
    return 0;
  } catch (error) {
    if (error instanceof CommandError) {
      console.complain(`${error.message}\n`);
      return 1;
    }
    const { code, message } = error as { code?: unknown; message?: string };
    if (!String(code).startsWith('ERR_PARSE_ARGS')) throw error;
    console.complain(`${complaint(String(message))}\n\n${USAGE}`);
    return 2;
  }
}

/** What stands in the place of a subscription that nobody has named. */
const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

const OPTIONS = {
  all: { type: 'boolean', default: false },
  names: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
  terraform: { type: 'boolean', default: false },
  reader: { type: 'boolean', default: false },
  prices: { type: 'boolean', default: false },
  currency: { type: 'string' },
  'from-here': { type: 'boolean', default: false },
  state: { type: 'string' },
  plan: { type: 'string' },
  deployer: { type: 'string' },
  subscription: { type: 'string' },
  output: { type: 'string', default: 'cdktf.out' },
  out: { type: 'string', default: '.' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

// The type follows from the options.
function parsed(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options: OPTIONS });
}

/** What Node.js says of an option, without its advice about arguments that begin with a dash, and with the option that may be meant. */
function complaint(message: string): string {
  const [said, given] = /^Unknown option '-*(.*?)'/.exec(message) ?? [];
  if (said === undefined || given === undefined) return message;
  const meant = Object.keys(OPTIONS).find((name) => isLike(given, name));
  return meant === undefined ? said : `${said}: did you mean '--${meant}'?`;
}

/** Whether two words begin alike, or the first has letters of the second in their order, from the first letter on. */
function isLike(given: string, name: string): boolean {
  if (given.slice(0, 3) === name.slice(0, 3)) return true;
  const rest = Array.from(given).reduce<number>((from, letter) => (from < 0 ? from : name.indexOf(letter, from) + 1 || -1), 0);
  return given.length > 1 && given.startsWith(name.charAt(0)) && rest > 0;
}

function version(): string {
  // Beside the sources, and a level above what is compiled of them.
  const manifest = ['..', '../..'].map((above) => join(__dirname, above, 'package.json')).find((file) => existsSync(file));
  return (JSON.parse(readFileSync(String(manifest), 'utf8')) as { version: string }).version;
}

type Values = ReturnType<typeof parsed>['values'];

/** A page alone holds several stacks, and names are told for themselves. */
function isExplained(stacks: string[], { names, all, markdown, html }: Values): boolean {
  return (stacks.length <= 1 || html !== undefined) && !(names && (all || markdown || html !== undefined));
}

async function explained(stacks: string[], { output, markdown, all, names, html }: Values, console: Console): Promise<void> {
  const known = stacks.length === 0 ? stacksIn(output) : stacks;
  if (known.length > 1 && html === undefined) throw new CommandError(`Say which stack: ${known.join(', ')}`);
  const models = modelsOf(known, output);
  const columns = console.columns ?? 120;
  const explanations = models.map(explain);
  if (names) for (const model of models) console.print(`${toNames(model, columns)}\n`);
  else if (markdown) for (const explanation of explanations) console.print(toMarkdown(explanation));
  else for (const explanation of explanations) console.print(`${all ? toTerminal(explanation, columns) : toShort(explanation, columns)}\n`);
  if (html !== undefined) await paged(html, { title: EXPLAIN_TITLE, models, told: explanations, section: explanationSection }, markdown, console);
}

/** Writes a page beside what is printed, and says so; not within what others read on. */
async function paged<Told>(file: string, page: Page<Told>, isReadOn: boolean, console: Console): Promise<void> {
  (isReadOn ? console.complain : console.print)(await writePage(file, page));
}

/** These stacks, or all. */
function modelsOf(stacks: string[], output: string): StackModel[] {
  return (stacks.length === 0 ? stacksIn(output) : stacks).map((stack) => readStack(output, stack));
}

async function examined(examination: Examination, stacks: string[], values: Values, console: Console): Promise<number> {
  const { output, markdown, json, html, ...options } = values;
  const models = modelsOf(stacks, output);
  const onQuestion = console.progress && ((path: string): void => console.progress?.(`asking Azure: ${path}`));
  const reports = await runExamination(examination, models, { ...options, env: process.env, onQuestion });
  console.progress?.('');
  if (json) console.print(`${JSON.stringify(reports.map(reportToJson), undefined, 2)}\n`);
  else for (const report of reports) console.print(markdown ? reportToMarkdown(report) : `${reportToTerminal(report, console.columns ?? 120)}\n`);
  const title = REPORT_TITLES[examination.command];
  if (html !== undefined) await paged(html, { title, models, told: reports, section: reportSection }, json || markdown, console);
  return reports.some(hasFailed) ? 1 : 0;
}

/** The library and the CDK are loaded for this alone. */
async function adopted(id: string | undefined, { out }: Values, console: Console): Promise<string> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { runAdopt } = require('./adopt/command') as typeof import('./adopt/command');
  const onQuestion = console.progress && ((path: string): void => console.progress?.(`asking Azure: ${path}`));
  try {
    return await runAdopt(id, { out, env: process.env, onQuestion });
  } finally {
    console.progress?.('');
  }
}

function deployerRoles(stacks: string[], { output, subscription, reader, json, terraform }: Values): string {
  const roles = modelsOf(stacks, output).flatMap((model) => {
    const own = model.provider('azurerm').subscription_id;
    const id = subscription ?? (typeof own === 'string' ? own : (process.env.ARM_SUBSCRIPTION_ID ?? NO_SUBSCRIPTION));
    return rolesOf(model.name, needsOf(model, id), id, reader);
  });
  if (json) return rolesAsJson(roles);
  return terraform ? rolesAsTerraform(roles) : rolesAsCommands(roles);
}

async function drawn(stacks: string[], output: string, out: string): Promise<string[]> {
  const models = modelsOf(stacks, output);
  mkdirSync(out, { recursive: true });
  const files: string[] = [];
  for (const model of models) {
    const file = join(out, `${model.name}.svg`);
    writeFileSync(file, await diagram(model));
    files.push(file);
  }
  return files;
}

if (require.main === module) {
  const { stdout, stderr } = process;
  const console: Console = {
    print: (text) => stdout.write(text),
    complain: (text) => stderr.write(text),
    columns: stdout.isTTY ? stdout.columns : undefined,
    // One line that is written over and over, and cleared in the end.
    progress: stderr.isTTY ? (text) => stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns || 80) - 1)}`) : undefined,
  };
  void main(process.argv.slice(2), console).then((code) => {
    process.exitCode = code;
  });
}

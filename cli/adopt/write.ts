import { CDK, moduleOf, PACKAGE } from './modules';
import { Expression, Program, Statement, Tables, Value } from './program';

/** How wide a line may be. */
const WIDTH = 120;

/** A file of a program. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

/** What the top of a program tells. */
export interface Told {
  /** From where it comes, and what a plan will do. */
  readonly lines: readonly string[];
  /** What is left alone, each with its reason. */
  readonly leftAlone: readonly string[];
}

/** Prints a program as it is evaluated: what makes the stack, its settings, and what Azure has otherwise. */
export function written(program: Program, tables: Tables, told: Told): WrittenFile[] {
  return [
    { name: 'main.ts', text: mainOf(program, told) },
    { name: 'settings.ts', text: `/** Where the workspace is. */\nexport const settings = ${printed(program.settings, 0)};\n` },
    { name: 'live.ts', text: liveOf(tables) },
  ];
}

function mainOf({ stack, statements }: Program, told: Told): string {
  const heading = [...told.lines, ...(told.leftAlone.length === 0 ? [] : ['', 'Left alone:', ...told.leftAlone.map((line) => `- ${line}`)])];
  return `${comment(heading)}
${importsOf(statements).join('\n')}
import { takeOver } from './live';
import { settings } from './settings';

const app = new App();
const stack = new TerraformStack(app, ${quoted(stack)});
${statements.map(printedStatement).join('\n')}

takeOver(stack);
app.synth();
`;
}

function comment(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '//' : `// ${line}`)).join('\n');
}

function importsOf(statements: readonly Statement[]): string[] {
  const variables = new Set(['stack', 'settings', ...statements.flatMap(({ variable }) => variable ?? [])]);
  const names = new Set(['App', 'TerraformStack', ...statements.flatMap(({ expression }) => namesIn(expression))]);
  const byModule = new Map<string, string[]>();
  for (const name of [...names].filter((each) => !variables.has(each)).sort()) {
    const module = moduleOf(name) ?? PACKAGE;
    byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule].sort().map(([module, found]) => {
    const line = `import { ${found.join(', ')} } from '${module}';`;
    return line.length <= WIDTH ? line : `import {\n${found.map((name) => `  ${name},\n`).join('')}} from '${module}';`;
  });
}

function namesIn(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Value) => namesIn(one));
  if (typeof value !== 'object') return [];
  if (value instanceof Expression) return [String(value.path.split('.')[0]), ...value.args.flatMap(namesIn)];
  return Object.values(value).flatMap((one) => namesIn(one));
}

function printedStatement({ variable, expression }: Statement): string {
  const start = variable === undefined ? '' : `const ${variable} = `;
  return `${start}${printed(expression, start.length)};`;
}

/** A value as TypeScript, on one line where it fits `WIDTH` after so many characters. */
function printed(value: Value, before: number, indent = ''): string {
  const short = inline(value);
  if (short.length + before + indent.length < WIDTH && !short.includes('\n')) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one: Value) => `${deeper}${printed(one, 0, deeper)},\n`).join('')}${indent}]`;
  if (value instanceof Expression) return printedCall(value, before, indent);
  if (typeof value !== 'object') return short;
  const lines = entriesOf(value).map(([name, one]) => {
    const key = `${keyOf(name)}: `;
    return `${deeper}${shorthand(name, one) ?? `${key}${printed(one, key.length, deeper)}`},\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** The last argument opens, as in `new MlWorkspace(stack, 'Ml', {`. */
function printedCall({ kind, path, args }: Expression, before: number, indent: string): string {
  const start = `${kind === 'new' ? 'new ' : ''}${path}(${args
    .slice(0, -1)
    .map((one) => `${inline(one)}, `)
    .join('')}`;
  return `${start}${printed(args.slice(-1)[0], before + start.length, indent)})`;
}

function inline(value: Value): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((one: Value) => inline(one)).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Expression) {
    const { kind, path, args } = value;
    return kind === 'member' ? path : `${kind === 'new' ? 'new ' : ''}${path}(${args.map(inline).join(', ')})`;
  }
  const entries = entriesOf(value).map(([name, one]) => shorthand(name, one) ?? `${keyOf(name)}: ${inline(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function entriesOf(value: object): [string, Value][] {
  return Object.entries(value) as [string, Value][];
}

function shorthand(name: string, value: Value): string | undefined {
  return value instanceof Expression && value.kind === 'member' && value.path === name ? name : undefined;
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"');
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}

function liveOf({ imports, differences, absent }: Tables): string {
  return `import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from '${CDK}';

type Value = string | number | boolean | undefined | readonly Value[] | { readonly [name: string]: Value };

/** What Terraform takes over, by the paths of the constructs. After the first apply these have no effect any more. */
const IMPORTS: { readonly [path: string]: string } = ${printed(imports, 0)};

/**
 * What Azure has otherwise than ${PACKAGE} makes it. Take a line out to have it the library's way: the next plan shows what changes.
 */
const DIFFERENCES: { readonly [path: string]: { readonly [attribute: string]: Value } } = ${printed(differences, 0)};

/** What ${PACKAGE} would make besides, and Azure does not have. Take a line out to have it made. */
const ABSENT: readonly string[] = ${printed(absent, 0)};

/** Has Terraform take over what is there, as it is. */
export function takeOver(stack: TerraformStack): void {
  const gone = new Set<string>();
  for (const construct of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(construct)) continue;
    const path = construct.node.path.slice(stack.node.path.length + 1);
    const id = IMPORTS[path];
    if (id !== undefined) construct.importFrom(id);
    for (const [attribute, value] of Object.entries(DIFFERENCES[path] ?? {})) {
      construct.addOverride(attribute, Array.isArray(value) ? \`\\\${\${JSON.stringify(value)}}\` : value);
    }
    if (!ABSENT.includes(path)) continue;
    gone.add(\`\${construct.terraformResourceType}.\${construct.friendlyUniqueId}\`);
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
  }
  const resolver = new DefaultTokenResolver(new StringConcat());
  for (const resource of stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node))) {
    const address = (other: string): string => String(Tokenization.resolve(other, { scope: resource, resolver, preparing: false }));
    resource.dependsOn = resource.dependsOn?.filter((other) => !gone.has(address(other)));
  }
}
`;
}

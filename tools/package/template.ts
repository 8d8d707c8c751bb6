import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { forCdktn } from './for-cdktn';
import { below, json, LIBRARY, Names, ROOT } from './manifest';
import { named } from './readme';
import { templateManifest, templateManifestForCdktn } from './template-manifest';

/** What only the repository of a platform team has; paths below it are those of the new repository. */
const OWN = 'create/files';
const BUDGET = { amount: 5000, startDate: '2027-01-01', emails: ['fraud@example.com'] };
const TEAM = { baseName: 'fraud-dev', uniqueSuffix: 'x7k2', location: 'westeurope', costCenter: '4711', budget: BUDGET };

interface CdktfJson {
  readonly [key: string]: unknown;
  readonly context: { readonly [stack: string]: object };
}

/** The files of a new repository, by path, for CDK for Terraform: this repository's own programs, with the library from its package. */
export function templateFiles(): Names {
  const files: { [path: string]: string } = {};
  for (const path of ['main.ts', ...below('stacks'), 'tools/settings-schema.ts', ...below(OWN)]) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    files[placeOf(path)] = path.endsWith('.ts')
      ? imported(path, text)
      : text.replace('../../schemas/', `../../node_modules/${LIBRARY.name}/schemas/`);
  }
  for (const path of below('pipelines'))
    files[path] = readFileSync(join(ROOT, path), 'utf8').replaceAll(/(?<![\w/])docs\//g, `node_modules/${LIBRARY.name}/docs/`);
  for (const path of ['.prettierrc.json', '.editorconfig']) files[path] = readFileSync(join(ROOT, path), 'utf8');
  // The library from its file, while it is not on the registry.
  files.gitignore = `${readFileSync(join(ROOT, '.gitignore'), 'utf8')}!vendor/*.tgz\n`;
  files['main.ts'] = withTeam(files['main.ts'] ?? '', [
    [/^import .*-stack';$/gm, "import { TeamStack } from './stacks/team-stack';"],
    [/^new \w+Stack\(app.*$/gm, "new TeamStack(app, 'team', settings(app, 'team'));"],
  ]);
  files['stacks/cdktf-json.ts'] = withTeam(files['stacks/cdktf-json.ts'] ?? '', [
    [/^import .*-stack';$/gm, "import type { TeamSettings } from './team-stack';"],
    [
      /^ {2}readonly .*: \w+Settings;$/gm,
      '  /** A workspace for one team, with all that the company has decided. */\n  readonly team: TeamSettings;',
    ],
  ]);
  const { context, ...settings } = JSON.parse(readFileSync(join(ROOT, 'cdktf.json'), 'utf8')) as CdktfJson;
  const app = 'node -r cdktf-azure-ml/no-creation-stacks -r ts-node/register main.ts';
  return {
    ...files,
    'cdktf.json': json({ ...settings, app, context: withRegistrations({ team: TEAM, ...context }) }),
    'package.json': json(templateManifest(app)),
    'tsconfig.json': json(typescript()),
    'jest.config.cjs': JEST,
  };
}

/** The same files for CDK Terrain. */
export function templateForCdktn(files: Names): Names {
  const convert = (path: string, text: string): string => {
    if (path.endsWith('.ts')) return forCdktn(path, text);
    if (path === 'package.json') return json(templateManifestForCdktn(text));
    return named(text);
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, convert(path, text)]));
}

const JEST = `module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '\\\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  setupFiles: ['cdktf-azure-ml/no-creation-stacks'],
};
`;

/** Where a file of this repository lies in the new one. */
function placeOf(path: string): string {
  return path.startsWith(`${OWN}/`) ? path.slice(OWN.length + 1) : path;
}

/** A program with its imports as they are from its new place: of the library by name. */
function imported(path: string, text: string): string {
  return text.replaceAll(/(?<=from ')\.[^']*(?=';)/g, (specifier) => {
    const meant = join(dirname(path), specifier);
    if (meant === 'lib') return LIBRARY.name;
    const found = relative(dirname(placeOf(path)), placeOf(meant));
    return found.startsWith('.') ? found : `./${found}`;
  });
}

/** azurerm 5 registers no resource providers by itself. */
function withRegistrations(context: CdktfJson['context']): object {
  return Object.fromEntries(Object.entries(context).map(([stack, settings]) => [stack, { ...settings, registerResourceProviders: true }]));
}

/** Puts a line after the last one of each kind. */
function withTeam(text: string, additions: [RegExp, string][]): string {
  return additions.reduce((result, [kind, line]) => {
    const last = [...result.matchAll(kind)].at(-1);
    if (last === undefined) throw new Error(`no place for: ${line}`);
    const end = last.index + last[0].length;
    return `${result.slice(0, end)}\n${line}${result.slice(end)}`;
  }, text);
}

function typescript(): object {
  const { compilerOptions, ...rest } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
    'ts-node': object;
  };
  return { compilerOptions, ...rest, include: ['main.ts', 'lib', 'pipelines', 'stacks', 'test', 'tools'] };
}

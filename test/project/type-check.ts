import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import { forCdktf } from '../../tools/package/readme';
import { Program } from './prelude';

const UNUSED = [6133, 6192, 6196];

/** Where the packages lie that programs and the sources name. */
const PACKAGES = {
  cdktf: { 'cdktf-azure-ml': ['lib/index.ts'] },
  cdktn: {
    'cdktn-azure-ml': ['lib/index.ts'],
    cdktf: ['node_modules/cdktn'],
    'cdktf/*': ['node_modules/cdktn/*'],
    '@cdktf/*': ['node_modules/@cdktn/*'],
  },
};

/** What TypeScript says about programs, as `page:line: message`. All are checked at once, with the settings of this repository and one of the CDKs. */
export function typeCheck(programs: Program[], cdk: keyof typeof PACKAGES): string[] {
  const config = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { compilerOptions: object };
  const named = cdk === 'cdktf' ? forCdktf : (text: string): string => text;
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, process.cwd());
  options.paths = Object.fromEntries(Object.entries(PACKAGES[cdk]).map(([name, places]) => [name, places.map((place) => resolve(place))]));
  const files = new Map(programs.map((program, index) => [join(process.cwd(), 'docs', `program-${String(index)}.ts`), program]));
  const host = ts.createCompilerHost(options);
  const checked = ts.createProgram([...files.keys()], options, {
    ...host,
    fileExists: (name) => files.has(name) || host.fileExists(name),
    getSourceFile: (name, languageVersion, ...rest) => {
      const program = files.get(name);
      if (program === undefined) return host.getSourceFile(name, languageVersion, ...rest);
      return ts.createSourceFile(name, named(`${program.before}${program.block.text}export {};\n`), languageVersion);
    },
  });
  return [...files].flatMap(([name, program]) => {
    const source = checked.getSourceFile(name);
    return [...checked.getSyntacticDiagnostics(source), ...checked.getSemanticDiagnostics(source)].flatMap((found) => describe(found, program));
  });
}

function describe({ code, start = 0, messageText }: ts.Diagnostic, { block, before }: Program): string[] {
  if (start < before.length && UNUSED.includes(code)) return [];
  const line = block.line + `${before}${block.text}`.slice(before.length, start).split('\n').length - 1;
  return [`${block.page}:${String(line)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`];
}

import * as cdk from 'cdktf';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import {
  convertCompilerOptionsFromJson,
  createCompilerHost,
  createProgram,
  createSourceFile,
  flattenDiagnosticMessageText,
  ModuleKind,
  ScriptTarget,
  transpileModule,
} from 'typescript';
import { WrittenFile } from '../../cli/adopt/write';
import * as library from '../../lib';

/** Runs a written program as it stands in its files, and tells what synth writes. */
export function runWritten(files: readonly WrittenFile[], stack: string): object {
  const app = new cdk.App({ outdir: mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-')), skipValidation: true });
  const loaded = new Map<string, object>();
  const load = (name: string): unknown => {
    if (name === 'cdktf-azure-ml') return library;
    // An app that writes elsewhere.
    const FakeApp = function (): cdk.App {
      return app;
    };
    if (name === 'cdktf') return { ...cdk, App: FakeApp };
    const file = files.find((one) => name === `./${one.name.replace(/\.ts$/, '')}`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return file === undefined ? (require(name) as object) : (loaded.get(name) ?? start(file, name));
  };
  const start = ({ text }: WrittenFile, name: string): object => {
    const exports = {};
    loaded.set(name, exports);
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
    const code = transpileModule(text, { compilerOptions }).outputText;
    const begin = runInThisContext(`(require, exports) => { ${code} }`) as (load: (name: string) => unknown, exports: object) => void;
    begin(load, exports);
    return exports;
  };
  const main = files.find(({ name }) => name === 'main.ts');
  if (main === undefined) throw new Error('there is no main.ts');
  start(main, './main');
  return JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as object;
}

/** What TypeScript says of a written program, with the settings of this repository. */
export function typeErrors(files: readonly WrittenFile[]): string[] {
  const config = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { compilerOptions: object };
  const { options } = convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, process.cwd());
  options.paths = { 'cdktf-azure-ml': [resolve('lib/index.ts')] };
  const texts = new Map(files.map(({ name, text }) => [join(process.cwd(), 'docs', name), text]));
  const host = createCompilerHost(options);
  const program = createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    getSourceFile: (name, languageVersion, ...rest) => {
      const text = texts.get(name);
      return text === undefined ? host.getSourceFile(name, languageVersion, ...rest) : createSourceFile(name, text, languageVersion);
    },
  });
  const found = [...texts.keys()].map((name) => program.getSourceFile(name));
  const diagnostics = found.flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]);
  return diagnostics.map(({ messageText }) => flattenDiagnosticMessageText(messageText, ' '));
}

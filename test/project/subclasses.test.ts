import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';

/** The compiler's settings for what is published. */
function settings(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.build.json', (path) => ts.sys.readFile(path)) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, files: ['lib/index.ts'], include: [] }, ts.sys, process.cwd()).options;
}

/** The declarations of the library as they are published, without what is internal. */
function publish(directory: string): void {
  const rootDir = resolve('lib');
  const options = { ...settings(), rootDir, outDir: directory, emitDeclarationOnly: true, noCheck: true };
  ts.createProgram([join(rootDir, 'index.ts')], options).emit();
}

const keeps = (flag: ts.ModifierFlags) => (node: ts.Declaration) => (ts.getCombinedModifierFlags(node) & flag) !== 0;

/** The exported classes that may be extended: those whose constructor is not private. */
function classesIn(program: ts.Program, index: string): { readonly name: string; readonly abstract: boolean }[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(index) as ts.SourceFile) as ts.Symbol;
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
    const declaration = symbol.declarations?.find((found) => ts.isClassDeclaration(found));
    if (declaration === undefined) return [];
    if (declaration.members.filter((member) => ts.isConstructorDeclaration(member)).some(keeps(ts.ModifierFlags.Private))) return [];
    return [{ name: exported.name, abstract: keeps(ts.ModifierFlags.Abstract)(declaration) }];
  });
}

describe('what is exported', () => {
  let directory: string;
  let classes: { readonly name: string; readonly abstract: boolean }[];
  let problems: string[];

  beforeAll(() => {
    mkdirSync('build', { recursive: true });
    // Below the checkout, where the types of dependencies are found.
    directory = mkdtempSync(resolve('build', 'subclasses-'));
    publish(directory);
    const index = join(directory, 'index.d.ts');
    const options: ts.CompilerOptions = { ...settings(), noEmit: true, rootDir: undefined, skipLibCheck: true };
    classes = classesIn(ts.createProgram([index], options), index);
    const program = join(directory, 'program.ts');
    writeFileSync(
      program,
      ["import * as library from './index';", ...classes.map(({ name }) => `export class Our${name} extends library.${name} {}`)].join('\n'),
    );
    const found = ts.getPreEmitDiagnostics(ts.createProgram([program], options));
    problems = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('is no abstract class: base classes are for the library, and interfaces for everybody', () => {
    expect(classes.filter(({ abstract }) => abstract)).toEqual([]);
  });

  test('can be extended outside of the package, where its constructor is open', () => {
    expect(classes.length).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });
});

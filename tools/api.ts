// Writes etc/api.md, the public API without its documentation, so that a review shows what changes in it: `npm run api`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { extract } from './package/declarations';

const ROOT = join(__dirname, '..');
export const API_REPORT = join(ROOT, 'etc', 'api.md');

/** The report of what lib/index.ts exports now. */
export function makeApiReport(): string {
  const build = join(ROOT, 'build');
  mkdirSync(build, { recursive: true });
  // Below the checkout, where the types of dependencies are found.
  const directory = mkdtempSync(join(build, 'api-'));
  try {
    writeDeclarations(directory);
    extract(join(directory, 'index.d.ts'), {
      apiReport: {
        enabled: true,
        reportFileName: 'report',
        reportFolder: directory,
        reportTempFolder: directory,
        // Base classes are not exported, and have members that are.
        includeForgottenExports: true,
      },
    });
    // TypeDoc, which knows what is inherited, tells better what is not documented.
    return readFileSync(join(directory, 'report.api.md'), 'utf8').replace(/^ *\/\/ \(undocumented\)\n| \(undocumented\)$/gm, '');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Types are checked elsewhere. */
function writeDeclarations(directory: string): void {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.build.json'), (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: ['lib/index.ts'], include: [] }, ts.sys, ROOT);
  const lib = join(ROOT, 'lib');
  const program = ts.createProgram([join(lib, 'index.ts')], {
    ...options,
    rootDir: lib,
    outDir: directory,
    emitDeclarationOnly: true,
    noCheck: true,
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
}

if (require.main === module) {
  mkdirSync(join(ROOT, 'etc'), { recursive: true });
  writeFileSync(API_REPORT, makeApiReport());
}

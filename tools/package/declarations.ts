import { Extractor, ExtractorConfig, ExtractorLogLevel, IConfigFile } from '@microsoft/api-extractor';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { below, ROOT } from './manifest';

/** Reads the declarations that start from a file, and writes what `output` asks for. */
export function extract(entry: string, output: Pick<IConfigFile, 'apiReport' | 'dtsRollup'>): void {
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: entry,
      compiler: { tsconfigFilePath: join(ROOT, 'tsconfig.build.json') },
      newlineKind: 'lf',
      ...output,
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (!succeeded) throw new Error('API Extractor cannot read the declarations of lib/index.ts.');
}

/** Makes the declarations in dist/ one file, which editors and compilers read sooner than one for each module. Commands have none: nobody imports them. */
export function rollUpDeclarations(): void {
  const entry = join(ROOT, 'dist', 'lib', 'index.d.ts');
  const modules = below('dist').filter((path) => path.endsWith('.d.ts'));
  const rolledUp = join(ROOT, 'dist', 'index.d.ts');
  extract(entry, { dtsRollup: { enabled: true, untrimmedFilePath: rolledUp } });
  for (const path of modules) rmSync(join(ROOT, path));
  renameSync(rolledUp, entry);
}

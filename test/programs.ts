import * as library from '../lib';
import { App } from 'cdktf';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { runInThisContext } from 'node:vm';
import { forCdktf } from '../tools/package/readme';

/**
 * Runs a program of the documentation against the sources, with an app of the caller's that writes elsewhere. The sources are written for CDK for Terraform; where the tests
 * run with CDK Terrain, so do they and the program.
 */
export function run(program: string, app: App): App {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  const code = transpileModule(forCdktf(program), { compilerOptions }).outputText;
  const load = (name: string): unknown => {
    if (name === 'cdktf-azure-ml') return library;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const loaded = require(name) as object;
    return name === 'cdktf'
      ? {
          ...loaded,
          App: function Fake() {
            return app;
          },
        }
      : loaded;
  };
  const start = runInThisContext(`(require, exports) => { ${code} }`) as (load: (name: string) => unknown, exports: object) => void;
  start(load, {});
  return app;
}

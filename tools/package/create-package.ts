import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeSchema } from '../settings-schema';
import { json, LIBRARY, Names, pick, ROOT } from './manifest';
import { templateFiles, templateForCdktn } from './template';

export const CREATE_PACKAGE = join(ROOT, 'dist-create');
export const CREATE_NAME = `create-${LIBRARY.name}`;

function manifest(): object {
  return {
    name: CREATE_NAME,
    ...pick(LIBRARY, 'version'),
    description: 'Writes the repository of a platform team that runs Azure Machine Learning workspaces with cdktf-azure-ml',
    ...pick(LIBRARY, 'keywords', 'license', 'repository', 'engines'),
    type: 'module',
    bin: { [CREATE_NAME]: 'index.mjs' },
    exports: './index.mjs',
    files: ['index.mjs', 'template'],
  };
}

function write(target: string, files: Names): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
}

/** Writes dist-create/, the package behind `npm init cdktf-azure-ml`, from create/ and this repository's own programs. */
export function writeCreatePackage(): void {
  rmSync(CREATE_PACKAGE, { recursive: true, force: true });
  const files = templateFiles();
  const [cdktf, cdktn] = ['cdktf', 'cdktn'].map((cdk) => join(CREATE_PACKAGE, 'template', cdk)) as [string, string];
  write(cdktf, files);
  // What the types of these very files make.
  const schema = { 'cdktf.schema.json': json(makeSchema(cdktf)) };
  write(cdktf, schema);
  write(cdktn, templateForCdktn({ ...files, ...schema }));
  write(CREATE_PACKAGE, { 'package.json': json(manifest()), 'index.mjs': readFileSync(join(ROOT, 'create', 'index.mjs'), 'utf8') });
  cpSync(join(ROOT, 'create', 'README.md'), join(CREATE_PACKAGE, 'README.md'));
  cpSync(join(ROOT, 'LICENSE'), join(CREATE_PACKAGE, 'LICENSE'));
}

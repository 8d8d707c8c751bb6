import { NEW_BINDING, CDKTN_NAME } from './cdktn-package';
import { LIBRARY, Names, pinned } from './manifest';
import { named } from './readme';

/** package.json of a new repository, whose program `app` runs. */
export function templateManifest(app: string): object {
  const tools = [
    // What the pipelines ask Azure with.
    '@azure/core-rest-pipeline',
    '@azure/identity',
    '@swc/core',
    '@swc/jest',
    '@types/jest',
    '@types/node',
    '@viz-js/viz',
    'jest',
    'prettier',
    'ts-json-schema-generator',
    'ts-node',
    'typescript',
  ];
  return {
    name: 'my-platform',
    version: '0.0.0',
    private: true,
    engines: LIBRARY.engines,
    scripts: {
      synth: app,
      test: 'npm run typecheck && jest',
      typecheck: 'tsc -p .',
      schema: 'node -r ts-node/register tools/settings-schema.ts && prettier --log-level warn --write cdktf.schema.json',
      format: 'prettier --write .',
      explain: 'npm run --silent synth && cdktf-azure-ml explain',
      preflight: 'npm run --silent synth && cdktf-azure-ml preflight',
      verify: 'npm run --silent synth && cdktf-azure-ml verify',
      diagram: 'npm run --silent synth && cdktf-azure-ml diagram --out docs/pictures',
    },
    dependencies: {
      ...pinned('@cdktf/provider-azurerm', 'ajv', 'cdktf'),
      [LIBRARY.name]: LIBRARY.version,
      ...pinned('constructs', 'leven'),
    },
    devDependencies: pinned(...tools),
    overrides: { 'unrs-resolver': LIBRARY.overrides['unrs-resolver'] },
  };
}

/** The same for CDK Terrain. The override is for 16.1.0, which asks for an older CDK. */
export function templateManifestForCdktn(text: string): object {
  const ours = JSON.parse(text) as { dependencies: Names; overrides: Names; scripts: Names };
  const scripts = Object.fromEntries(Object.entries(ours.scripts).map(([name, script]) => [name, named(script)]));
  const { ajv, constructs, leven } = ours.dependencies;
  const binding = '@cdktn/provider-azurerm';
  const dependencies = { [binding]: NEW_BINDING, ajv, ...pinned('cdktn'), [CDKTN_NAME]: LIBRARY.version, constructs, leven };
  return { ...ours, scripts, dependencies, overrides: { ...ours.overrides, [binding]: { cdktn: '$cdktn' } } };
}

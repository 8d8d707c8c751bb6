// The same tests twice: with CDK for Terraform, and with CDK Terrain in its place. Tests of the project itself, of what is asked of Azure, and of pages need no second CDK.
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// Where test/terraform/stacks.ts keeps what it has synthesized, once for all files of a run.
process.env.SYNTH_CACHE ??= mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-synth-'));

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalTeardown: '<rootDir>/tools/forget-synths.cjs',
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
};

module.exports = {
  maxWorkers: '100%',
  testTimeout: 60_000, // some tests start programs, which takes its time on a busy machine
  projects: [
    { ...shared, displayName: 'cdktf', setupFiles: ['<rootDir>/tools/no-creation-stacks.cjs'] },
    {
      ...shared,
      displayName: 'cdktn',
      setupFiles: ['<rootDir>/test/cdks/cdktn-setup.cjs'],
      moduleNameMapper: { '^cdktf$': 'cdktn', '^cdktf/(.*)$': 'cdktn/$1', '^@cdktf/(.*)$': '@cdktn/$1' },
      testPathIgnorePatterns: ['project/', 'azure/', 'html/', 'cdks/', 'props.test.ts', 'late-values.test.ts'].map(
        (name) => `<rootDir>/test/${name}`,
      ),
    },
  ],
};

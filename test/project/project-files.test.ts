import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes?: { readonly label?: string; readonly value?: string };
  }[];
}
interface DevContainer {
  readonly image: string;
  readonly features: { readonly [feature: string]: { readonly version?: string } };
  readonly postCreateCommand: string;
}

const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const FORMS = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');
const { scripts, engines } = JSON.parse(text('package.json')) as { scripts: { [name: string]: string }; engines: { node: string } };

describe('whoever contributes', () => {
  test.each(FORMS)('finds a form that GitHub takes: %s', (file) => {
    const { name, description, body = [] } = parse(text('.github/ISSUE_TEMPLATE', file)) as Form;
    expect([typeof name, typeof description]).toEqual(['string', 'string']);
    const inputs = body.filter(({ type }) => type !== 'markdown');
    expect(inputs.length).toBeGreaterThan(2);
    for (const { type, attributes } of body) {
      expect(['markdown', 'textarea', 'input', 'dropdown']).toContain(type);
      expect(type === 'markdown' ? attributes?.value : attributes?.label).toEqual(expect.any(String));
    }
    const ids = inputs.map(({ id }) => id);
    expect(ids.every((id) => /^[a-z]+$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('can tell errors at synth from those of Azure, and ask for features', () => {
    expect(FORMS.sort()).toEqual(['azure-error.yml', 'feature.yml', 'synth-error.yml']);
    expect(text('.github/pull_request_template.md')).toContain('npm run check');
  });

  test('has a container with Node.js, the Terraform of the pipelines, the Azure CLI and the packages', () => {
    const { image, features, postCreateCommand } = JSON.parse(text('.devcontainer', 'devcontainer.json')) as DevContainer;
    expect(Number(/typescript-node:(\d+)/.exec(image)?.[1])).toBeGreaterThan(Number(/\d+/.exec(engines.node)?.[0]));
    expect(Object.keys(features)).toEqual(['ghcr.io/devcontainers/features/terraform:1', 'ghcr.io/devcontainers/features/azure-cli:1']);
    expect(postCreateCommand).toBe('npm ci');
    const version = features['ghcr.io/devcontainers/features/terraform:1']?.version ?? '';
    for (const file of ['github/plan.yml', 'github/apply.yml', 'github/drift.yml', 'azure/set-up.yml']) {
      expect(text('pipelines', file)).toMatch(new RegExp(`terraform_?[vV]ersion: ${version}\n`));
    }
  });

  test('gets updates of packages, of the scanner, and of actions wherever workflows lie', () => {
    const { updates } = parse(text('.github', 'dependabot.yml')) as {
      updates: { 'package-ecosystem': string; directory?: string; directories?: string[] }[];
    };
    expect(updates.map(({ 'package-ecosystem': system, directory, directories = [directory] }) => [system, directories])).toEqual([
      ['npm', ['/']],
      ['pip', ['/tools/policies', '/tools/bindings', '/tools/python']],
      ['github-actions', ['/', '/pipelines/github']],
    ]);
  });

  test('can have what is staged checked before a commit', () => {
    expect(scripts.hooks).toBe('git config core.hooksPath .githooks');
    expect(spawnSync('sh', ['-n', '.githooks/pre-commit']).status).toBe(0);
    expect(text('.githooks', 'pre-commit')).toContain('lint-staged');
    expect(text('lint-staged.config.mjs')).toMatch(/'\*\.ts': \['prettier --write', 'eslint'\]/);
  });
});

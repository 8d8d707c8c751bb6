import { readFileSync } from 'node:fs';
import { forCdktn } from '../../tools/package/for-cdktn';
import { pageForCdktn, readmeForCdktn } from '../../tools/package/readme';

const convert = (text: string): string => forCdktn('program.ts', text);

describe('a program for CDK Terrain', () => {
  test.each([
    ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
    ["import { x } from 'cdktf/lib/synthesize/synthesizer';", "import { x } from 'cdktn/lib/synthesize/synthesizer';"],
    ["export { S } from '@cdktf/provider-azurerm/lib/subnet';", "export { S } from '@cdktn/provider-azurerm/lib/subnet';"],
    ["import { MlWorkspace } from 'cdktf-azure-ml';", "import { MlWorkspace } from 'cdktn-azure-ml';"],
    ["const cdktf_1 = require('cdktf');", "const cdktf_1 = require('cdktn');"],
    ["type A = import('cdktf').App;", "type A = import('cdktn').App;"],
    ["void import('cdktf');", "void import('cdktn');"],
  ])('imports what belongs to it: %s', (before, after) => expect(convert(before)).toBe(after));

  test.each([
    ["throw new Error(`Add new AzapiProvider() from 'cdktf-azure-ml' to ${it}.`);", 'cdktn-azure-ml'],
    ["throw new Error('Import it from @cdktf/provider-azurerm/lib/subnet.');", '@cdktn/provider-azurerm'],
    ["throw new Error('this has no effect, since cdktf applies aspects');", 'since cdktn applies'],
    ['/** What `cdktf` writes. */\nexport const a = 1;', '`cdktn`'],
    ['f(() => {\n  // cdktf does\n});', '// cdktn does'],
  ])('says the right names: %s', (before, after) => {
    expect(convert(before)).toContain(after);
    expect(convert(before)).not.toContain('cdktf');
  });

  test.each([
    "import type { StackSettings } from './cdktf-json';",
    "level.replace('@cdktf/', '');",
    "addMetadata('@cdktf/warn', text);",
    "join(directory, 'cdktf.json', 'cdktf.out', 'cdktf.schema.json');",
    '// Run with CDKTF_OUTDIR, see cdktf.json',
    'const cdktf = 1;',
  ])('keeps what CDK Terrain has kept, and names of its own: %s', (text) => expect(convert(text)).toBe(text));

  test('is not guessed', () => {
    expect(() => convert("const a = 1;\nregister('cdktf');")).toThrow("program.ts:2: is this 'cdktf' the same for CDK Terrain? register('cdktf');");
  });
});

describe('documentation for CDK Terrain', () => {
  test('shows programs and commands with its names, and says what it said', () => {
    const page = "Since cdktf does.\n\n```ts\nimport { App } from 'cdktf';\n```\n\n```sh\nnpm init cdktf-azure-ml x && ls cdktf.out\n```\n";
    expect(pageForCdktn(page)).toBe(page.replace("from 'cdktf'", "from 'cdktn'"));
  });

  test('pins its versions where the page pins those of cdktf', () => {
    const { devDependencies: pinned } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { [name: string]: string } };
    expect(pageForCdktn('```sh\nnpm i cdktf@0.21.0 @cdktf/provider-azurerm@14.23.1 constructs@10.7.2\nnpx cdktf-cli@0.21.0 get\n```\n')).toBe(
      `\`\`\`sh\nnpm i cdktn@${String(pinned.cdktn)} @cdktn/provider-azurerm@${String(pinned['@cdktn/provider-azurerm'])} constructs@10.7.2\nnpx cdktn-cli@${String(pinned.cdktn)} get\n\`\`\`\n`,
    );
  });

  test('has the sections of the README with a program', () => {
    const readme = readmeForCdktn(
      "# cdktf-azure-ml\n\nWith\n[CDK for Terraform](a) or its successor [CDK Terrain](b).\n\n## Try it\n\nHere.\n\n## A program\n\n```ts\nimport 'cdktf';\n```\n",
    );
    expect(readme).toMatch(/^# cdktn-azure-ml\n/);
    expect(readme).toContain('\nWith\n[CDK Terrain](https://cdktn.io).\n');
    expect(readme).toContain("import 'cdktn';");
    expect(readme).not.toContain('Try it');
    expect(() => readmeForCdktn('# Nothing\n')).toThrow('no section with a program');
  });
});

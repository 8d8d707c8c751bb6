import { forCdktn } from '../../tools/package/for-cdktn';
import { named, readmeForCdktn } from '../../tools/package/readme';

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
  test('has the names of its packages, but for the files that kept theirs', () => {
    expect(named('CDK for Terraform: `npx cdktf-azure-ml`, in cdktf.json and cdktf.out; `npm init cdktf-azure-ml x`')).toBe(
      'CDK Terrain: `npx cdktn-azure-ml`, in cdktf.json and cdktf.out; `npm init cdktf-azure-ml x`',
    );
    expect(named('npm pack --pack-destination vendor')).toBe('npm pack ./dist-cdktn --pack-destination vendor');
  });

  test('has the sections of the README that are about using it, as they are', () => {
    const sections = ["## Ten lines\n\n```ts\nimport 'cdktn';\n```", '## Install\n\n`cdktf` here.'];
    const readme = readmeForCdktn(`# cdktf-azure-ml\n\nIt.\n\n## Try it\n\nHere.\n\n${sections.join('\n\n')}\n`);
    expect(readme).toMatch(/^# cdktn-azure-ml\n/);
    expect(readme.endsWith(`\n\n${sections.join('\n\n')}\n`)).toBe(true);
    expect(readme).not.toContain('Try it');
    expect(() => readmeForCdktn('# Nothing\n')).toThrow("no section 'Ten lines'");
  });
});

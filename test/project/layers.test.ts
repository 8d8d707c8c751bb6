import { TerraformStack } from 'cdktf';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { MlWorkspace, MlWorkspaceProps, PrivateDnsZones } from '../../lib';
import { GROUP, KEY, SUBNET, testApp } from '../support';

const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = resolve('.dependency-cruiser.cjs');

/** What `npm run lint:layers` says in a directory; nothing where it is content. */
function violations(directory: string): string {
  try {
    execFileSync('node', [CRUISER, 'lib', '--config', RULES], { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

describe('the layout of lib/', () => {
  let directory: string;
  const plant = (files: { readonly [path: string]: string }): string => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return violations(directory);
  };

  beforeEach(() => {
    mkdirSync('build', { recursive: true });
    directory = mkdtempSync(resolve('build', 'layers-'));
    cpSync('tsconfig.json', join(directory, 'tsconfig.json'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test('is checked by npm run lint', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { [name: string]: string } };
    expect(scripts.lint).toContain('npm run lint:layers');
    expect(scripts['lint:layers']).toBe('depcruise lib cli');
  });

  test('has nothing loose but index.ts', () => {
    const loose = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(loose.map(({ name }) => name)).toEqual(['index.ts']);
  });

  test('exports in the order of docs/features.md, under the same headings', () => {
    const headings = [...readFileSync('docs/features.md', 'utf8').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    const sections = [...readFileSync('lib/index.ts', 'utf8').matchAll(/^\n\/\/ (.*)$/gm)].map(([, section]) => section);
    expect(sections.length).toBeGreaterThan(20);
    expect(sections).toEqual(headings.filter((heading) => sections.includes(heading)));
  });

  test('throws in one place: refuse is the only way to', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.filter((name) => /\bthrow\b(?! it| in)/.test(readFileSync(join('lib', name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))).toEqual(
      [join('core', 'errors.ts')],
    );
  });

  test('keeps every file below 250 lines', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.filter((name) => readFileSync(join('lib', name), 'utf8').split('\n').length > 251)).toEqual([]);
  });

  test('is content with an import from a lower floor', () => {
    const files = { 'lib/core/low.ts': 'export const low = 1;\n', 'lib/workspace/high.ts': `export { low } from '../core/low';\n` };
    expect(plant(files)).toBe('');
  });

  test('refuses an import from a higher floor, of a type too, and says where it should go', () => {
    const said = plant({
      'lib/workspace/high.ts': 'export interface High {}\n',
      'lib/compute/low.ts': `import type { High } from '../workspace/high';\nexport type Low = High;\n`,
    });
    expect(said).toMatch(/error compute-.*-looks-down: lib\/compute\/low\.ts → lib\/workspace\/high\.ts/s);
  });

  test('refuses an import from another room of the same floor', () => {
    const said = plant({ 'lib/data/a.ts': 'export const a = 1;\n', 'lib/compute/b.ts': `export { a } from '../data/a';\n` });
    expect(said).toContain('compute-keeps-to-itself');
  });

  test('refuses a circle, of types too', () => {
    const said = plant({
      'lib/core/a.ts': `import type { B } from './b';\nexport interface A { readonly b?: B }\n`,
      'lib/core/b.ts': `import type { A } from './a';\nexport interface B { readonly a?: A }\n`,
    });
    expect(said).toContain('no-circles');
  });

  test('refuses a room without a floor', () => {
    const said = plant({ 'lib/attic/a.ts': 'export const a = 1;\n', 'lib/core/b.ts': `export { a } from '../attic/a';\n` });
    expect(said).toContain('known-rooms');
  });
});

describe('a prop', () => {
  const { floors } = createRequire(__filename)(RULES) as { floors: readonly { readonly rooms: readonly string[] }[] };
  const floorOf = (file: string): number => floors.findIndex(({ rooms }) => rooms.includes(file.split('/')[1] as string));

  /** For each look at an object: the files of the library that it goes through, from the constructor that was called to the one that looks. */
  function ways<T extends object>(target: T, use: (watched: T) => void): string[][] {
    const found: string[][] = [];
    let constructing = true;
    const watched = new Proxy(target, {
      get(on, name, receiver) {
        const calls = String(new Error().stack).matchAll(/\((\/[^:)]+\.ts):/g);
        const files = [...calls].map(([, file]) => relative(process.cwd(), String(file))).filter((file) => file.startsWith('lib/'));
        if (constructing) found.push(files.reverse());
        return Reflect.get(on, name, receiver) as unknown;
      },
    });
    Error.stackTraceLimit = 200;
    use(watched);
    constructing = false;
    return found;
  }

  const make = (props: Partial<MlWorkspaceProps>): void => {
    const stack = new TerraformStack(testApp(), 'test');
    const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
    dnsZones.linkVirtualNetwork('network', { id: SUBNET.id.split('/subnets/')[0] as string });
    new MlWorkspace(stack, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones }, ...props });
  };

  test.each([
    ['resourceGroup', ways({ ...GROUP }, (resourceGroup) => make({ resourceGroup }))],
    ['encryption.key', ways({ ...KEY }, (key) => make({ encryption: { key, serviceSideEncryption: true } }))],
  ])('such as %s goes down only, from the workspace to the resources, through at most twelve files', (_, found) => {
    // All props are held against their interfaces first.
    const used = found
      .filter((way) => !way.includes('lib/core/given.ts'))
      // `together` calls back.
      .map((way) => way.filter((file) => file !== 'lib/core/errors.ts'));
    expect(used.length).toBeGreaterThan(3);
    for (const way of used) {
      expect(way[0]).toBe('lib/workspace/ml-workspace.ts');
      const passed = way.map(floorOf);
      expect(passed).toEqual([...passed].sort((a, b) => a - b));
    }
    expect(new Set(used.flat()).size).toBeLessThanOrEqual(12);
  });
});

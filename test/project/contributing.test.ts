import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { [name: string]: string } }).scripts;

/** Excerpts of sources, each with the file that was named last before it. */
const excerpts = [...text.matchAll(/\]\(([^)]+\.ts)\):\n\n```ts\n([^`]*(?:`[^`]+`[^`]*)*)```/g)].map(([, file = '', code = '']) => ({ file, code }));

/** Without indentation, which is another in a document. */
const plain = (code: string): string => code.replace(/^\s+/gm, '').trim();

describe('the guide for contributors', () => {
  test('quotes sources', () => {
    expect(excerpts.length).toBe([...text.matchAll(/```ts\n/g)].length);
    expect(excerpts.length).toBeGreaterThan(3);
  });

  test.each(excerpts)('quotes $file as it is', ({ file, code }) => {
    expect(plain(readFileSync(join(root, file), 'utf8'))).toContain(plain(code));
  });

  test('names scripts, files and folders that exist', () => {
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([String(script)]);
    for (const [, path] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect([path, existsSync(join(root, String(path)))]).toEqual([path, true]);
    for (const [, path = ''] of text.matchAll(/`((?:lib|test|tools|stacks|docs)\/[\w./-]+)`/g)) {
      expect([path, existsSync(join(root, path)) || existsSync(dirname(join(root, path)))]).toEqual([path, true]);
    }
  });

  test('gives a reason for every dependency', () => {
    const { devDependencies, peerDependencies, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      [kind: string]: { [name: string]: string } | undefined;
    };
    const names = Object.keys({ ...devDependencies, ...peerDependencies, ...dependencies });
    const table = text.slice(text.indexOf('## Dependencies'));
    const missing = names.filter((name) => !table.includes(`\`${name}\``) && !(name.startsWith('@types/') && table.includes('`@types/*`')));
    expect(missing).toEqual([]);
  });
});

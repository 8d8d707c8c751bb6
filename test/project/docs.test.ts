import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { blocksIn, PAGES, place } from './documents';
import { brokenLinks } from './links';
import { EXPORTED, outcome, programOf } from './prelude';
import { typeCheck } from './type-check';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
const contexts = Object.keys((JSON.parse(readFileSync('cdktf.json', 'utf8')) as { context: object }).context);

/** The languages of blocks that are tested below, and those that show what is printed or drawn. */
const LANGUAGES = ['ts', 'json', 'yaml', 'hcl', 'python', 'sh', 'text', 'mermaid'];

const OWN_FILE = /(?<![\w./-])(?:\.\/)?((?:docs|lib|stacks|test|tools|pipelines|\.ci)\/[\w./-]+)/g;

describe('programs of the documentation', () => {
  const programs = blocksIn('ts').map((block) => programOf(block));

  test.each(['cdktn', 'cdktf'] as const)('pass the compiler with %s, which finds what is wrong', (cdk) => {
    const text = "const left = 1;\nnew MlWorkspace(stack, 'Ml', { ...names, nix: true });\n";
    const wrong = programOf({ page: 'wrong.md', line: 4, language: 'ts', text, notes: { within: 'stack' } });
    expect(typeCheck([...programs, wrong], cdk)).toEqual([
      `wrong.md:4: 'left' is declared but its value is never read.`,
      expect.stringContaining(`wrong.md:5: Object literal may only specify known properties, and 'nix' does not exist`),
    ]);
  });
});

describe('other blocks of the documentation', () => {
  test('are in languages that are tested', () => {
    const others = PAGES.flatMap(({ blocks }) => blocks).filter(({ language }) => !LANGUAGES.includes(language));
    expect(others.map((block) => `${place(block)}: ${block.language}`)).toEqual([]);
  });

  for (const block of blocksIn('json')) {
    test(`${place(block)} is JSON`, () => {
      expect(() => JSON.parse(block.text) as unknown).not.toThrow();
    });
  }

  for (const block of blocksIn('yaml')) {
    test(`${place(block)} is YAML`, () => {
      expect(parseAllDocuments(block.text).flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    });
  }

  for (const block of blocksIn('hcl')) {
    test(`${place(block)} has the form of Terraform`, () => {
      const lines = block.text.split('\n').map((line) => line.trim());
      expect(lines.filter((line) => !/^(|#.*|[\w.-]+ += .+|\w+( "[\w.-]+")* \{( .* \})?|[\w."/${}-]+,|[}\])]+,?)$/.test(line))).toEqual([]);
      for (const [open, close] of ['{}', '[]', '()'].map((pair) => pair.split(''))) {
        expect(block.text.split(String(open))).toHaveLength(block.text.split(String(close)).length);
      }
    });
  }

  for (const block of blocksIn('python')) {
    test(`${place(block)} takes from the library what it has`, () => {
      const imports = [...block.text.matchAll(/^from cdktf_azure_ml import (?:\(([^)]+)\)|(.+))$/gm)].map(
        ([, several, one]) => several ?? String(one),
      );
      const names = imports.flatMap((list) => list.replace(/#.*/g, '').split(',')).map((name) => name.trim());
      expect(EXPORTED).toEqual(expect.arrayContaining(names.filter((name) => name !== '')));
    });
  }

  for (const block of blocksIn('sh')) {
    test(`${place(block)} is a script whose files exist`, () => {
      execFileSync('bash', ['-n'], { input: block.text });
      const missing = [...block.text.matchAll(OWN_FILE)].map(([, path]) => String(path)).filter((path) => !existsSync(path));
      expect(missing).toEqual([]);
      const own = blocksIn('ts').filter(({ page, notes }) => page === block.page && notes.refused === undefined);
      const stacks = [...contexts, ...own.flatMap((program) => outcome(programOf(program)).stacks)];
      const named = [...block.text.matchAll(/cdktf\.out\/stacks\/([\w-]+)/g)].map(([, stack]) => stack);
      expect(stacks).toEqual(expect.arrayContaining(named));
    });
  }
});

describe('the text of the documentation', () => {
  for (const page of PAGES) {
    test(`${page.path} links to what is there, and names scripts that exist`, () => {
      expect(brokenLinks(page)).toEqual([]);
      const all = [page.prose, ...page.blocks.map(({ text }) => text)].join('\n');
      for (const [, script] of all.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([String(script)]);
    });
  }
});

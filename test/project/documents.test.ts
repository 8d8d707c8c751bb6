import { readPage } from './documents';
import { brokenLinks } from './links';
import { programOf } from './prelude';

/** A page of these lines, where `~~~` stands for the fence of a block. */
function page(...lines: string[]): ReturnType<typeof readPage> {
  return readPage('docs/page.md', lines.join('\n').replaceAll('~~~', '```'));
}

describe('a page of the documentation', () => {
  const read = page('# Title', '', '<!-- within: stack -->', '<!-- refused: no -->', '', '~~~ts', 'one();', '~~~', 'and', '~~~sh', 'two', '~~~');

  test('has blocks with their place and the notes right before them', () => {
    expect(read.blocks).toEqual([
      { page: 'docs/page.md', line: 7, language: 'ts', text: 'one();\n', notes: { within: 'stack', refused: 'no' } },
      { page: 'docs/page.md', line: 11, language: 'sh', text: 'two\n', notes: {} },
    ]);
  });

  test('has no block without an end', () => {
    expect(() => page('~~~ts', 'one();')).toThrow('docs/page.md:2: the block has no end');
  });

  test('names a prelude that exists', () => {
    expect(() => programOf({ page: 'a.md', line: 1, language: 'ts', text: '', notes: { within: 'nix' } })).toThrow(
      `a.md:1: 'within: nix' is none of`,
    );
  });

  test('is told which of its links lead nowhere', () => {
    const links = ['testing.md', 'testing.md#adding-a-case', '../README.md#try-it', 'https://example.com'].map((link) => `[good](${link})`);
    const bad = ['nix.md', 'testing.md#nix', '../docs/nix.md#nix'];
    expect(brokenLinks(page(...links, ...bad.map((link) => `[bad](${link})`)))).toEqual(bad.map((link) => `docs/page.md: ${link}`));
  });
});

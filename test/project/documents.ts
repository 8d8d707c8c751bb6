import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** The number of its first line on the page. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What the HTML comments before it say, by their first word: `<!-- within: stack -->`. */
  readonly notes: { readonly [word: string]: string };
}

/** A page of the documentation. */
export interface Page {
  readonly path: string;
  readonly blocks: Block[];
  /** What is around the blocks. */
  readonly prose: string;
}

/** Every page that people write: the README, and docs/. */
export const PAGES: Page[] = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`)
    .sort(),
].map((path) => readPage(path, readFileSync(path, 'utf8')));

/** The blocks of all pages in some languages. */
export function blocksIn(...languages: string[]): Block[] {
  return PAGES.flatMap(({ blocks }) => blocks).filter(({ language }) => languages.includes(language));
}

export function place({ page, line }: Block): string {
  return `${page}:${String(line)}`;
}

/** Takes a page apart. Throws for a block without an end. */
export function readPage(path: string, markdown: string): Page {
  const blocks: Block[] = [];
  const prose: string[] = [];
  let notes: { [word: string]: string } = {};
  let fence: { readonly end: string; readonly indent: number; readonly language: string; readonly line: number; readonly text: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (fence !== undefined) {
      if (line.trim() !== fence.end) fence.text.push(line.slice(fence.indent));
      else {
        blocks.push({ page: path, line: fence.line, language: fence.language, text: `${fence.text.join('\n')}\n`, notes });
        [fence, notes] = [undefined, {}];
      }
      continue;
    }
    const [, indent = '', end, language = ''] = /^( *)(`{3,})(.*)$/.exec(line) ?? [];
    if (end !== undefined) {
      fence = { end, indent: indent.length, language: language.trim(), line: index + 2, text: [] };
      continue;
    }
    const [, word, value = ''] = /^ *<!-- (\w+): (.*) -->$/.exec(line) ?? [];
    if (word !== undefined) notes[word] = value;
    else if (line.trim() !== '') notes = {};
    prose.push(line);
  }
  if (fence !== undefined) throw new Error(`${path}:${String(fence.line)}: the block has no end`);
  return { path, blocks, prose: prose.join('\n') };
}

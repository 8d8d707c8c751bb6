import { readFileSync } from 'node:fs';
import type { Document, Node } from 'yaml';
import { Problem } from '../core/errors';

/** What a file holds, and where each of its properties stands. */
export interface YamlFile {
  readonly path: string;
  readonly content: unknown;
  /** Line and column of each property, by its path as errors write it. */
  readonly places: ReadonlyMap<string, string>;
}

/** Reads a YAML file, of which JSON is a part. Puts down what is no YAML, and each key that is there twice. */
export function readYaml(path: string, problems: Problem[]): YamlFile {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(textOf(path, problems), { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  for (const { message, pos } of document.errors) {
    problems.push({ property: 'file', value: path, rule: `it is no YAML: ${message}`, remedy: 'Mend it', place: placeOf(pos[0]) });
  }
  const places = new Map<string, string>();
  if (document.errors.length === 0) notePlaces(document.contents, '', (name, offset) => places.set(name, placeOf(offset)));
  const content = document.errors.length > 0 ? undefined : contentOf(document);
  if (content === ENDLESS) {
    const rule = 'an alias in it stands for what it is in, or aliases of aliases for more than can be read';
    problems.push({ property: 'file', value: path, rule, remedy: 'Write out what is meant', place: `${path}:1:1` });
    return { path, content: undefined, places };
  }
  return { path, content, places };
}

const ENDLESS = Symbol('endless');

/** What a document says, unless it comes to no end, or to one beyond all measure. */
function contentOf(document: Document): unknown {
  try {
    const content: unknown = document.toJS();
    JSON.stringify(content);
    return content;
  } catch {
    return ENDLESS;
  }
}

/** Loaded for programs that read files, and for no others: it takes some time. */
function yaml(): typeof import('yaml') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('yaml') as typeof import('yaml');
}

function textOf(path: string, problems: Problem[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    problems.push({ property: 'file', value: path, rule: 'it cannot be read', remedy: 'Pass the path of a file that is there', place: path });
    return '';
  }
}

/** Goes down to every key and element, by the paths by which errors name properties. What an alias stands for stands where the alias does. */
function notePlaces(node: unknown, at: string, note: (path: string, offset: number) => void): void {
  const { isMap, isNode, isScalar, isSeq } = yaml();
  const begin = (one: Node): number => one.range?.[0] ?? 0;
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      if (isNode(item)) note(`${at}[${index}]`, begin(item));
      notePlaces(item, `${at}[${index}]`, note);
    }
  }
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const path = at === '' ? String(key.value) : `${at}.${String(key.value)}`;
    note(path, begin(key));
    notePlaces(value, path, note);
  }
}

/** Where a property stands, or what it would be in: in the first of the files that has it. */
export function placeOf(property: string, files: readonly YamlFile[]): string {
  for (let path = property; path !== ''; path = path.replace(/(\.?[^.[\]]+|\[\d+\]|.)$/s, '')) {
    const place = files.map(({ places }) => places.get(path)).find((one) => one !== undefined);
    if (place !== undefined) return place;
  }
  return `${files[0]?.path ?? ''}:1:1`;
}

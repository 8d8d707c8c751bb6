import { Token } from 'cdktf';
import { Problem, refuse } from './errors';
import { NameKind } from './name-kind';
import { NamePatternOptions } from './name-pattern-options';
import { nearest } from './nearest';

/** What resources say themselves. */
const OWN = ['kind', 'base', 'region', 'suffix'];
/** Those of them that a value may stand in for. */
const WITH_VALUE = ['region', 'suffix'];
const KINDS: readonly string[] = Object.values(NameKind);
/** What most names take, and compact ones lose. */
const TEXT = /^[A-Za-z0-9._-]+$/;

/** Refuses a pattern that could make no names, all that is wrong with it at once. */
export function checkPattern(pattern: string, options: NamePatternOptions): void {
  const { values = {}, abbreviations = {}, regions = {}, patterns = {}, exclude = [] } = options;
  const all: [string, string][] = [
    ['pattern', pattern],
    ...Object.entries(patterns).map(([kind, one]): [string, string] => [`patterns.${kind}`, one]),
  ];
  const words = new Set(all.flatMap(([, one]) => wordsOf(one)));
  const problems = [
    ...all.flatMap(([property, one]) => patternProblems(property, one, Object.keys(values))),
    ...Object.entries(values).flatMap(([word, text]) => valueProblems(word, text, words)),
    ...textProblems('abbreviations', abbreviations),
    ...textProblems('regions', regions),
    ...['abbreviations', 'patterns'].flatMap((property) => kindProblems(property, property === 'patterns' ? patterns : abbreviations)),
    ...exclude.flatMap((kind) => excludeProblems(kind, patterns)),
    ...(Object.keys(regions).length > 0 && !words.has('region') ? [unused('regions', Object.keys(regions), 'region')] : []),
  ];
  const [first, ...others] = problems;
  if (first !== undefined) refuse(undefined, first, ...others);
}

function wordsOf(pattern: string): string[] {
  return [...pattern.matchAll(/\{(\w+)\}/g)].map(([, word]) => String(word));
}

function patternProblems(property: string, pattern: string, values: readonly string[]): Problem[] {
  const told = { property, value: pattern };
  const known = [...OWN, ...values];
  if (Token.isUnresolved(pattern)) {
    return [{ ...told, value: 'known only to Terraform', rule: 'names are made at synth', remedy: 'Pass a text' }];
  }
  const unknown = wordsOf(pattern).filter((word) => !known.includes(word));
  if (unknown.length > 0) return unknown.map((word) => unknownWord(told, word, known));
  if (!/^[A-Za-z0-9._-]*$/.test(pattern.replace(/\{\w+\}/g, ''))) {
    const rule = `besides placeholders, as {kind}, it has letters, digits, '-', '_' and '.' alone`;
    return [{ ...told, rule, remedy: 'Leave out the rest' }];
  }
  if (wordsOf(pattern).includes('base')) return [];
  return [{ ...told, rule: 'all resources of a kind would have one name', remedy: 'Add {base} to it' }];
}

function unknownWord(told: Pick<Problem, 'property' | 'value'>, word: string, known: readonly string[]): Problem {
  const [meant] = nearest(word, known);
  const rule = `there is no placeholder {${word}}`;
  return { ...told, rule, remedy: meant === undefined ? `Give it its text with 'values: { ${word}: … }'` : `Did you mean {${meant}}?` };
}

function valueProblems(word: string, text: string, words: ReadonlySet<string>): Problem[] {
  const told = { property: `values.${word}`, value: text };
  if (OWN.includes(word) && !WITH_VALUE.includes(word))
    return [{ ...told, rule: 'each resource says this itself', remedy: 'Give yours another name' }];
  return words.has(word) ? wrongText(told) : [unused(`values.${word}`, text, word)];
}

function unused(property: string, value: unknown, word: string): Problem {
  return {
    property,
    value,
    rule: `no pattern has {${word}}, so that it would be without effect`,
    remedy: `Add {${word}} to the pattern, or leave it out`,
  };
}

function textProblems(property: string, texts: { readonly [key: string]: string }): Problem[] {
  return Object.entries(texts).flatMap(([key, text]) => wrongText({ property: `${property}.${key}`, value: text }));
}

function wrongText(told: { readonly property: string; readonly value: string }): Problem[] {
  if (Token.isUnresolved(told.value) || TEXT.test(told.value)) return [];
  const rule = `it is a part of names, which have letters, digits, '-', '_' and '.'`;
  return [{ ...told, rule, remedy: 'Pass such a text, or leave its placeholder out of the pattern' }];
}

function kindProblems(property: string, kinds: { readonly [kind: string]: string }): Problem[] {
  return Object.keys(kinds)
    .filter((kind) => !KINDS.includes(kind))
    .map((kind) => {
      const [meant] = nearest(kind, KINDS);
      const remedy = meant === undefined ? 'Pass a value of NameKind' : `Did you mean '${meant}'?`;
      return { property: `${property}.${kind}`, value: kinds[kind], rule: 'there is no such kind', remedy };
    });
}

function excludeProblems(kind: NameKind, patterns: { readonly [kind: string]: string }): Problem[] {
  if (patterns[kind] === undefined) return [];
  return [{ property: `patterns.${kind}`, value: patterns[kind], rule: `the kind is left alone by 'exclude'`, remedy: 'Leave out one of them' }];
}

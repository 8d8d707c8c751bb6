import { Token } from 'cdktf';
import { refuse } from './errors';
import { normalizeRegion } from './location';
import { NameRule, squeeze } from './name-forms';
import { NameKind } from './name-kind';
import { checkPattern } from './name-pattern-checks';
import { NamePatternOptions } from './name-pattern-options';
import { INamePolicy, NameRequest } from './name-policy';
import { NAME_RULES } from './name-rules';

/** Makes names by a text with placeholders. */
export class NamePattern implements INamePolicy {
  private readonly regions?: ReadonlyMap<string, string>;
  private readonly hasSuffix: boolean;

  constructor(
    private readonly pattern: string,
    private readonly options: NamePatternOptions,
  ) {
    checkPattern(pattern, options);
    const { regions } = options;
    this.hasSuffix = [pattern, ...Object.values(options.patterns ?? {})].some((one) => one.includes('{suffix}'));
    this.regions = regions && new Map(Object.entries(regions).map(([region, short]) => [normalizeRegion(region), short]));
  }

  nameOf(kind: NameKind, request: NameRequest): string | undefined {
    const { patterns = {}, exclude = [] } = this.options;
    if (exclude.includes(kind)) return undefined;
    if (!this.hasSuffix) refuseSuffix(request);
    const pattern = patterns[kind] ?? this.pattern;
    const rule: NameRule = NAME_RULES[kind];
    const text = (word: string): string => this.textOf(word, kind, rule, request);
    if (rule.compact === true) {
      const pieces = pattern.split(/(\{\w+\})/).map((piece) => (piece.startsWith('{') ? text(piece.slice(1, -1)) : piece));
      return pieces.map((piece) => squeeze(Token.isUnresolved(piece) ? piece : piece.replace(/[_.]/g, ''))).join('');
    }
    const filled = pattern.replace(/([-_.]?)\{(\w+)\}/g, (_, before: string, word: string) => {
      const found = text(word);
      return found === '' ? '' : `${before}${found}`;
    });
    // What begins with something that is left out.
    return /^\{/.test(pattern) ? filled.replace(/^[-_.]/, '') : filled;
  }

  /** What a placeholder stands for; nothing where it is left out. */
  private textOf(word: string, kind: NameKind, rule: NameRule, request: NameRequest): string {
    if (word === 'kind') return this.options.abbreviations?.[kind] ?? String(rule.abbreviation);
    if (word === 'base') return request.purpose === undefined ? request.baseName : `${request.baseName}-${request.purpose}`;
    if (word === 'region') return rule.placeless === true ? '' : this.regionOf(rule, request);
    if (word === 'suffix') return request.global ? this.suffixOf(rule, request) : '';
    return this.options.values?.[word] ?? '';
  }

  private regionOf({ title }: NameRule, { region, path }: NameRequest): string {
    const short = region === undefined ? this.options.values?.region : this.regions === undefined ? region : this.regions.get(region);
    if (short !== undefined) return short;
    const told = { property: 'location', value: region };
    if (region === undefined) {
      const rule = `the pattern of names has {region}, and where this ${title} lies Terraform alone knows`;
      refuse(path, { ...told, rule, remedy: `Pass 'location' as a text, or 'values: { region: … }' to Names.pattern` });
    }
    const rule = `the pattern of names has {region}, and this one is not among its 'regions'`;
    refuse(path, { ...told, rule, remedy: `Add '${region}' to the 'regions' of Names.pattern` });
  }

  private suffixOf({ title }: NameRule, { uniqueSuffix = this.options.values?.suffix, path }: NameRequest): string {
    if (uniqueSuffix !== undefined) return uniqueSuffix;
    const rule = `the pattern of names has {suffix}, and the name of this ${title} must be unique in all of Azure`;
    refuse(path, {
      property: 'uniqueSuffix',
      value: undefined,
      rule,
      remedy: `Pass 'uniqueSuffix', or 'values: { suffix: … }' to Names.pattern`,
    });
  }
}

function refuseSuffix({ uniqueSuffix, path }: NameRequest): void {
  if (uniqueSuffix === undefined) return;
  const rule = 'the pattern of names has no {suffix}, so that it would be without effect';
  refuse(path, { property: 'uniqueSuffix', value: uniqueSuffix, rule, remedy: 'Add {suffix} to the pattern, or leave it out' });
}

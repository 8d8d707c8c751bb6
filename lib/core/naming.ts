import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { Problem, refuse } from './errors';
import { NameRule, Within } from './name-forms';
import { NameKind } from './name-kind';
import { NameOfPolicy, nameOfPolicy, NameRequest } from './name-policy';
import { NameOrigin, rememberOrigin } from './name-origins';
import { NAME_RULES, NamedKind } from './name-rules';
import { comparable } from './resolve';
import { claim } from './stacks';
import { claimInSubscription } from './subscription-claims';

/** What a workspace takes a name for, with `names`. */
const PARTS: readonly NamedKind[] = ['identity', 'encryptionIdentity', 'storage', 'vault', 'registry', 'insights', 'logAnalytics'];

/** What a name is made from. */
interface NameSource {
  readonly baseName?: string;
  /** What tells it from others of its kind and base. */
  readonly purpose?: string;
  /** Only for names that must be unique in all of Azure. */
  readonly uniqueSuffix?: string;
  /** The region, where it is known. */
  readonly region?: string;
  /** What a policy makes the name from instead, where it is made from another name. */
  readonly origin?: NameOrigin;
  /**
   * The prop that `baseName` is from.
   * @default 'baseName'
   */
  readonly from?: string;
}

/** Where a name comes from: it is given, or made. */
interface Wish extends NameSource {
  readonly name?: string;
  /** Where the name must be unique: the name of a resource group, or the id of what it is in, unless it must be so everywhere. */
  readonly place?: string;
  /** The region in which the name must be unique, for all of Azure's customers. */
  readonly uniqueIn?: string;
  /**
   * The prop that the name is from.
   * @default 'name'
   */
  readonly property?: string;
}

/** The name that is given or made; refuses one that Azure would refuse, or that another construct of the stack has taken. */
export function takeName(scope: IConstruct, kind: NamedKind, wish: Wish): string {
  const { name, uniqueIn, place = uniqueIn ?? '', property = 'name', baseName, from = 'baseName' } = wish;
  const taken = chooseName(scope, kind, wish);
  const { title, family = kind }: NameRule = NAME_RULES[kind];
  const problem = (other: string): Problem => ({
    ...(name === undefined && from === 'baseName'
      ? { property: from, value: baseName, rule: `it makes the name '${taken}', which the ${title} of [${other}] has already` }
      : { property, value: taken, rule: `the ${title} of [${other}] has this name already` }),
    remedy: place === '' ? `Choose another name, 'baseName' or 'uniqueSuffix'` : `Choose another name or 'baseName'`,
  });
  const where = comparable(scope, place);
  const what = `${family} ${where}/${comparable(scope, taken)}`;
  // Groups of one name are others in another subscription; what is in something is there, and what is unique everywhere is so in all of them.
  if (place !== '' && uniqueIn === undefined && !/^\/|\.id\}$/.test(where)) {
    claimInSubscription(scope, what, problem);
    return taken;
  }
  const other = claim(scope, what);
  if (other !== undefined) refuse(scope, problem(other));
  return taken;
}

/** The same without taking it, for what takes its name itself. */
export function chooseName(scope: IConstruct, kind: NamedKind, wish: Wish): string {
  if (wish.name === undefined) return makeName(scope, kind, wish);
  if (isWorkspace(kind)) rememberOrigin(scope, wish.name, { baseName: wish.name, region: wish.region }, true);
  return checkName(scope, kind, wish.name, wish.property);
}

/** The name of a resource of `kind`, made by a policy or from `baseName`; refuses one that azurerm or Azure would refuse. */
export function makeName(scope: IConstruct, kind: NamedKind, source: NameSource): string {
  const { baseName, from: property = 'baseName' } = source;
  const rule: NameRule = NAME_RULES[kind];
  if (baseName === undefined) {
    refuse(scope, {
      property,
      value: baseName,
      rule: 'names are made from it',
      remedy: 'Pass a short name, such as fraud-dev',
    });
  }
  const suffix = source.purpose ?? source.uniqueSuffix;
  const usualName = rule.make(baseName, suffix);
  const byPolicy = policyName(scope, kind, source, usualName);
  const name = byPolicy?.name ?? usualName;
  const { baseName: start, purpose, region } = originally(kind, source);
  rememberOrigin(scope, name, { baseName: purpose === undefined ? start : `${start}-${purpose}`, region }, isWorkspace(kind));
  if (Token.isUnresolved(name) || fits(name, rule)) return name;
  if (byPolicy !== undefined) refusePolicyName(scope, kind, source, byPolicy);
  if (name === baseName) return checkName(scope, kind, name, property);
  // Names of other properties end with words of the library, such as a subresource, which nobody could change.
  const suffixed = property === 'baseName' && name !== rule.make(baseName) ? `with the suffix '${String(suffix)}' ` : '';
  refuse(scope, {
    property,
    value: baseName,
    rule: `${suffixed}it makes the ${rule.title} name '${name}' of ${name.length} characters, but that must be ${rule.rule}`,
    remedy: `Choose another '${property}'${source.uniqueSuffix === undefined ? '' : ` or 'uniqueSuffix'`}${orYourOwn(rule)}`,
  });
}

/** Characters that no name has in Azure, and that the patterns of what a name may not have do not all name. */
const CONTROL = /\p{Cc}/u;

function fits(name: string, { pattern }: NameRule): boolean {
  return pattern.test(name) && !CONTROL.test(name);
}

/** The name that only a policy gives: without one, Azure names the resource. */
export function takePolicyName(scope: IConstruct, kind: NamedKind, source: NameSource, place: string): string | undefined {
  const byPolicy = policyName(scope, kind, source);
  if (byPolicy === undefined) return undefined;
  if (!Token.isUnresolved(byPolicy.name) && !fits(byPolicy.name, NAME_RULES[kind])) refusePolicyName(scope, kind, source, byPolicy);
  return takeName(scope, kind, { name: byPolicy.name, place, property: source.from });
}

/** Refuses a name that azurerm or Azure would refuse for a resource of `kind`. */
export function checkName(scope: IConstruct, kind: NamedKind, name: string, property = 'name'): string {
  const rule: NameRule = NAME_RULES[kind];
  if (Token.isUnresolved(name) || fits(name, rule)) return name;
  refuse(scope, {
    property,
    value: name,
    rule: `the ${rule.title} name must be ${rule.rule}${CONTROL.test(name) ? ', without line breaks and the like' : ''}`,
    remedy: 'Choose another name',
  });
}

function policyName(scope: IConstruct, kind: NamedKind, source: NameSource, usualName?: string): NameOfPolicy | undefined {
  const rule: NameRule = NAME_RULES[kind];
  if (rule.abbreviation === undefined) return undefined;
  const request = (): NameRequest => {
    const { baseName, purpose, region } = originally(kind, source);
    return {
      baseName,
      purpose,
      uniqueSuffix: source.uniqueSuffix,
      region: rule.placeless === true ? undefined : region,
      global: rule.within === Within.EVERYWHERE,
      maxLength: lengthsOf(rule).most,
      usualName,
      path: scope.node.path,
    };
  };
  return nameOfPolicy(scope, kind as unknown as NameKind, request);
}

/** What a policy makes the name from. */
function originally(kind: NamedKind, { origin, baseName = '', purpose, region }: NameSource): NameOrigin & Pick<NameRequest, 'purpose'> {
  const rule: NameRule = NAME_RULES[kind];
  const words = [rule.purpose, purpose].filter((word) => word !== undefined);
  return {
    baseName: origin?.baseName ?? baseName,
    purpose: words.length === 0 ? undefined : words.join('-'),
    region: region ?? origin?.region,
  };
}

function isWorkspace(kind: NamedKind): boolean {
  const { family = kind }: NameRule = NAME_RULES[kind];
  return family === 'workspace';
}

function refusePolicyName(scope: IConstruct, kind: NamedKind, { baseName, from = 'baseName' }: NameSource, { name, user }: NameOfPolicy): never {
  const rule: NameRule = NAME_RULES[kind];
  refuse(scope, {
    property: from,
    value: baseName,
    rule: `the policy of names of ${user} makes the ${rule.title} name '${name}' of ${name.length} characters, but that must be ${rule.rule}`,
    remedy: `Choose another '${from}', give the kind a pattern of its own ('patterns: { ${kind}: … }' of Names.pattern)${orYourOwn(rule, PARTS.includes(kind) ? kind : undefined)}`,
  });
}

function orYourOwn({ instead }: NameRule, part?: string): string {
  if (instead === undefined) return '';
  return `, or pass your own ${instead}${part === undefined ? '' : ` or 'names.${part}'`}`;
}

/** How many characters a name may have, at least and at most. */
export function lengthsOf({ rule }: Pick<NameRule, 'rule'>): { readonly least: number; readonly most: number } {
  const [, least = '1', most = least] = /^(\d+)-(\d+)/.exec(rule) ?? [];
  return { least: Number(least), most: Number(most) };
}

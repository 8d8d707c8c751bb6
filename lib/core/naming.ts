import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { Problem, refuse } from './errors';
import { NameRule } from './name-forms';
import { NAME_RULES, NamedKind } from './name-rules';
import { comparable } from './resolve';
import { claim } from './stacks';
import { claimInSubscription } from './subscription-claims';

/** Where a name comes from: it is given, or made from a base name. */
interface Wish {
  readonly name?: string;
  readonly baseName?: string;
  readonly uniqueSuffix?: string;
  /** Where the name must be unique: the name of a resource group, or the id of what it is in, unless it must be so everywhere. */
  readonly place?: string;
  /** The region in which the name must be unique, for all of Azure's customers. */
  readonly region?: string;
  /**
   * The prop that the name is from.
   * @default 'name'
   */
  readonly property?: string;
}

/** The name that is given or made; refuses one that Azure would refuse, or that another construct of the stack has taken. */
export function takeName(scope: IConstruct, kind: NamedKind, wish: Wish): string {
  const { name, baseName, uniqueSuffix, region, place = region ?? '', property = 'name' } = wish;
  const taken = name === undefined ? makeName(scope, kind, baseName, uniqueSuffix) : checkName(scope, kind, name, property);
  const { title, family = kind }: NameRule = NAME_RULES[kind];
  const problem = (other: string): Problem => ({
    ...(name === undefined
      ? { property: 'baseName', value: baseName, rule: `it makes the name '${taken}', which the ${title} of [${other}] has already` }
      : { property, value: name, rule: `the ${title} of [${other}] has this name already` }),
    remedy: place === '' ? `Choose another name, 'baseName' or 'uniqueSuffix'` : `Choose another name or 'baseName'`,
  });
  const where = comparable(scope, place);
  const what = `${family} ${where}/${comparable(scope, taken)}`;
  // Groups of one name are others in another subscription; what is in something is there, and what is unique everywhere is so in all of them.
  if (place !== '' && region === undefined && !/^\/|\.id\}$/.test(where)) {
    claimInSubscription(scope, what, problem);
    return taken;
  }
  const other = claim(scope, what);
  if (other !== undefined) refuse(scope, problem(other));
  return taken;
}

/** The name of a resource of `kind`, made from `baseName`; refuses one that azurerm or Azure would refuse. */
export function makeName(scope: IConstruct, kind: NamedKind, baseName: string | undefined, uniqueSuffix?: string, property = 'baseName'): string {
  const { title, make, pattern, rule, instead }: NameRule = NAME_RULES[kind];
  if (baseName === undefined) {
    refuse(scope, {
      property,
      value: baseName,
      rule: 'names are made from it',
      remedy: 'Pass a short name, such as fraud-dev',
    });
  }
  const name = make(baseName, uniqueSuffix);
  if (Token.isUnresolved(name) || pattern.test(name)) return name;
  // Names of other properties end with words of the library, such as a subresource, which nobody could change.
  const suffixed = property === 'baseName' && name !== make(baseName) ? `with the suffix '${String(uniqueSuffix)}' ` : '';
  refuse(scope, {
    property,
    value: baseName,
    rule: `${suffixed}it makes the ${title} name '${name}' of ${name.length} characters, but that must be ${rule}`,
    remedy: `Choose another '${property}'${uniqueSuffix === undefined ? '' : ` or 'uniqueSuffix'`}${instead === undefined ? '' : `, or pass your own ${instead}`}`,
  });
}

/** Refuses a name that azurerm or Azure would refuse for a resource of `kind`. */
export function checkName(scope: IConstruct, kind: NamedKind, name: string, property = 'name'): string {
  const { title, pattern, rule }: NameRule = NAME_RULES[kind];
  if (Token.isUnresolved(name) || pattern.test(name)) return name;
  refuse(scope, {
    property,
    value: name,
    rule: `the ${title} name must be ${rule}`,
    remedy: 'Choose another name',
  });
}

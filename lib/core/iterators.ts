import { TerraformElement, TerraformResource, Token, Tokenization } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Problem, refuse, refuseLater } from './errors';
import { resolve } from './resolve';
import { perStack } from './stacks';
import { wholeStack } from './whole-stack';

/** What Terraform repeats: `forEach` and `count` of a resource, and the same as overrides. */
interface Repeated {
  readonly forEach?: unknown;
  readonly count?: unknown;
  /** What was given for something that exists. */
  readonly _ref?: unknown;
  readonly resource?: unknown;
  readonly rawOverrides?: { readonly for_each?: unknown; readonly count?: unknown };
}

const LOOP = 'Loop in the program, `for (const name of names)`, and make one for each';

/** Constructs that were passed values of an iterator, by their paths. */
const users = perStack((stack) => {
  const nodes = wholeStack(stack);
  refuseLater(stack, () => repeatedProblems(nodes()));
  return new Set<string>();
});

/**
 * Refuses of what is passed for a construct a resource that stands for several, and later values of an iterator that its resources do not know. In a program
 * without iterators it costs a look at each token.
 */
export function checkIterators(scope: Construct, id: string, props: unknown): void {
  const known = users(scope);
  const found = lookThrough(scope, props, '');
  const [problem, ...others] = found.flatMap((each) => each.problem ?? []);
  const path = `${scope.node.path}/${id}`;
  if (problem !== undefined) refuse(path, problem, ...others);
  const used = found.find((each) => each.value !== undefined);
  // What it makes of them below is told once, above.
  if (used === undefined || [...known].some((above) => path.startsWith(`${above}/`))) return;
  known.add(path);
  refuseLater(scope, () => [unknownValue(scope, id, used)]);
}

interface Found {
  readonly property: string;
  /** The value of an iterator. */
  readonly value?: unknown;
  readonly problem?: Problem;
}

function lookThrough(scope: Construct, value: unknown, property: string): Found[] {
  if (Construct.isConstruct(value)) return isRepeated(value) ? [{ property, problem: severalProblem(property, value.node.path) }] : [];
  if (typeof value === 'string' || typeof value === 'number') return Token.isUnresolved(value) ? expressionOf(scope, value, property) : [];
  if (Array.isArray(value)) return value.flatMap((each, index) => lookThrough(scope, each, `${property}[${index}]`));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).flatMap(([name, each]) => lookThrough(scope, each, property === '' ? name : `${property}.${name}`));
}

function expressionOf(scope: Construct, value: string | number, property: string): Found[] {
  if (Tokenization.isResolvable(value)) return [];
  const tokens = typeof value === 'string' ? Tokenization.reverseString(value).tokens : [Tokenization.reverseNumber(value)];
  for (const token of tokens) {
    // The attribute of a resource, as most tokens are, tells its address; other expressions are read.
    const known = (token as { identifier?: unknown } | undefined)?.identifier;
    const text = typeof known === 'string' ? known : String(resolve(scope, token));
    if (typeof known === 'string' && known.includes('.*.')) return [{ property, problem: severalProblem(property, text) }];
    if (/\beach\.(key|value)\b/.test(text)) return [{ property, value }];
  }
  return [];
}

function isRepeated(value: IConstruct): boolean {
  const { _ref: existing } = value as Repeated;
  // What exists has no resource here, and refuses to be asked for it.
  const resource = existing === undefined ? (value as Repeated).resource : undefined;
  return [value, resource].some((each) => {
    const { forEach, count, rawOverrides } = (each ?? {}) as Repeated;
    const repeats = [forEach, count, rawOverrides?.for_each, rawOverrides?.count].some((one) => one !== undefined);
    return repeats && TerraformElement.isTerraformElement(each);
  });
}

function severalProblem(property: string, value: string): Problem {
  return {
    property,
    value,
    rule: `Terraform makes several of it, by 'forEach' or 'count', and one is needed here`,
    remedy: `${LOOP}, or pass { id: … } of one of them`,
  };
}

function unknownValue(scope: Construct, id: string, { property, value }: Found): Problem | undefined {
  const resources = (scope.node.tryFindChild(id)?.node.findAll() ?? []).filter((node) => TerraformResource.isTerraformResource(node));
  const without = resources.filter((resource) => !isRepeated(resource) && /\beach\.(key|value)\b/.test(textOf(resource)));
  const [first] = without;
  if (first === undefined) return undefined;
  return {
    property,
    value,
    rule: `only a resource with 'forEach' knows the value of an iterator, and [${first.node.path}] has none${without.length === 1 ? '' : `, nor have ${without.length - 1} more`}`,
    remedy: LOOP,
  };
}

/** Once one resource is several, its attributes are no longer those of one. */
function repeatedProblems(nodes: readonly IConstruct[]): Problem[] {
  const resources = nodes.filter((node) => TerraformResource.isTerraformResource(node));
  const repeated = resources.filter((resource) => isRepeated(resource));
  if (repeated.length === 0) return [];
  const texts = resources.map((resource) => ({ resource, text: textOf(resource) }));
  return repeated.flatMap((resource) => {
    const single = new RegExp(`(?<![\\w.-])${resource.terraformResourceType}\\.${resource.friendlyUniqueId}\\.(?!\\*)\\w`);
    const referring = texts.filter(({ text }) => single.test(text));
    if (referring[0] === undefined) return [];
    return {
      property: 'forEach',
      value: resource.node.path,
      rule: `Terraform makes several of it, by 'forEach' or 'count', and [${referring[0].resource.node.path}]${referring.length === 1 ? '' : ` and ${referring.length - 1} more`} refer to it as to one`,
      remedy: LOOP,
    };
  });
}

function textOf(resource: TerraformResource): string {
  return JSON.stringify(resolve(resource, resource.toTerraform()));
}

import { Aspects, Fn, IAspect, TerraformResource, TerraformStack, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { givenAs } from '../core/given';
import { AzapiResource } from '../providers/azapi-resource';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { resolve } from '../core/resolve';

type TagMap = { [key: string]: string };
interface Taggable {
  tags: TagMap;
  readonly tagsInput?: TagMap;
}

/** What each scope asked for, and what each resource had of its own before any aspect touched it. */
const wanted = new WeakMap<IConstruct, readonly TagMap[]>();
const own = new WeakMap<IConstruct, TagMap>();

/**
 * Tags everything in a scope that takes tags, also what is added later. Nearer scopes win over farther ones, and a resource's own tags win over all.
 */
export class Tags implements IAspect {
  /**
   * Tags all resources in `scope`.
   *
   * Throws for a scope outside of a stack, and for tags that Azure refuses: more than 50, a name over 128 characters or with one of `<>%&\?/`, a value over 256 characters.
   * Source: Microsoft's page "Use tags to organize your Azure resources".
   */
  static add(scope: IConstruct, tags: { [key: string]: string }): void {
    givenAs(undefined, 'scope', 'constructs.IConstruct', scope);
    tags = givenAs(scope, 'tags', 'string{}', tags);
    if (!scope.node.scopes.some((parent) => TerraformStack.isStack(parent))) {
      const rule = 'Tags.add has no effect on an app, since cdktf applies aspects stack by stack';
      refuse(scope, { property: 'scope', value: scope.node.path, rule, remedy: 'Call it on each stack' });
    }
    check(scope, tags);
    const before = wanted.get(scope);
    wanted.set(scope, followed(before ?? [], tags));
    if (before === undefined) Aspects.of(scope).add(new Tags());
  }

  private constructor() {}

  /** Called by cdktf for each construct in the scope. */
  visit(node: IConstruct): void {
    if (!isTaggable(node)) return;
    if (!own.has(node)) own.set(node, node.tagsInput ?? {});
    const all = [...node.node.scopes.flatMap((scope) => wanted.get(scope) ?? []), own.get(node) ?? {}].map((tags) => settled(node, tags));
    node.tags = all.some((tags) => Token.isUnresolved(tags)) ? Token.asStringMap(Fn.merge(all)) : merged(all);
  }
}

/** Tags after those that a scope has already: those that are known become one map, and what only Terraform knows is one by itself. */
function followed(before: readonly TagMap[], tags: TagMap): TagMap[] {
  const last = before.at(-1);
  if (last === undefined || Token.isUnresolved(last) || Token.isUnresolved(tags)) return [...before, tags];
  return [...before.slice(0, -1), { ...last, ...tags }];
}

/** Tags that a lazy value tells by now; what only Terraform knows stays as it is. */
function settled(node: IConstruct, tags: TagMap): TagMap {
  const told = Token.isUnresolved(tags) ? resolve(node, tags) : tags;
  return typeof told === 'object' && told !== null ? (told as TagMap) : tags;
}

/** Later ones win, also over those whose names differ in their case, which to Azure are the same. */
function merged(all: readonly TagMap[]): TagMap {
  const names = all.flatMap((tags) => Object.keys(tags));
  const last = new Map(names.map((name) => [name.toLowerCase(), name]));
  const one = Object.assign({}, ...all) as TagMap;
  return last.size === Object.keys(one).length
    ? one
    : Object.fromEntries(Object.entries(one).filter(([name]) => last.get(name.toLowerCase()) === name));
}

/** Some resources of azurerm, and many of other providers, have a list of texts under the same name. */
function isTaggable(node: IConstruct): node is TerraformResource & Taggable {
  if (!TerraformResource.isTerraformResource(node) || !('tags' in node)) return false;
  const given = 'tagsInput' in node ? node.tagsInput : undefined;
  // Which types of azapi's take tags, only those know who declare them: with tags, even none.
  if (node instanceof AzapiResource) return given !== undefined;
  return node.terraformResourceType.startsWith('azurerm_') && !Array.isArray(given);
}

/** The narrowest of Azure's limits, that of storage accounts, since the same tags go on everything. */
const MAX_TAGS = 50;
const MAX_NAME = 128;
const MAX_VALUE = 256;

function check(scope: IConstruct, tags: TagMap): void {
  if (Token.isUnresolved(tags)) return;
  const no = (value: unknown, rule: string, remedy: string): never => refuse(scope, { property: 'tags', value, rule, remedy });
  const names = Object.keys(tags);
  if (names.length > MAX_TAGS) no(names.length, `a resource takes at most ${MAX_TAGS} tags`, 'Leave some out');
  for (const [name, value] of Object.entries(tags as { [name: string]: string | undefined })) {
    if (typeof value !== 'string') {
      refuse(scope, {
        property: `tags.${name}`,
        value,
        rule: 'the value of a tag is a text',
        remedy: 'Pass one, or leave out the tag',
      });
    }
    if (name === '' || name.length > MAX_NAME || /[<>%&\\?/]/.test(name)) {
      no(name, `a tag's name has 1-${MAX_NAME} characters, and none of <>%&\\?/`, 'Choose another name');
    }
    checkText(scope, `tags.${name}`, value);
    if (!Token.isUnresolved(value) && value.length > MAX_VALUE) {
      no(value, `the value of a tag has at most ${MAX_VALUE} characters`, `Shorten the value of '${name}'`);
    }
  }
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => lower.indexOf(lower[index] as string) !== index);
  if (twice !== undefined) no(twice, 'Azure does not tell tag names apart by their case', 'Keep one of them');
}

import { TerraformResource, TerraformStack } from 'cdktf';
import { addressOf } from '../core/address';
import { resolve, resolveUsed } from '../core/resolve';
import { perStack } from '../core/stacks';
import { Attributes, parentsOf, reachOf } from './lies-under';

/** A resource, and the parts of its configuration that say where it lies. */
interface Place {
  readonly resource: TerraformResource;
  readonly parents: string;
  readonly reach: string;
  readonly group: string;
}

type Aspect = 'parents' | 'reach' | 'group';

/** What lies where in a stack. */
class Places {
  private readonly all: Place[];
  private readonly referrers = { parents: new Map<string, Place[]>(), reach: new Map<string, Place[]>(), group: new Map<string, Place[]>() };

  constructor(stack: TerraformStack) {
    const resources = stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
    this.all = resources.map(placeOf);
    for (const place of this.all) {
      for (const aspect of ['parents', 'reach', 'group'] as const) {
        const known = this.referrers[aspect];
        for (const address of addressesIn(place[aspect])) known.set(address, [...(known.get(address) ?? []), place]);
      }
    }
  }

  under(id: string): Set<TerraformResource> {
    const below: Aspect[] = isGroup(id) ? ['parents', 'group'] : ['parents'];
    const found = new Set(below.flatMap((aspect) => this.at(id, aspect)));
    const reaching = this.at(id, 'reach');
    // What is added while a set is walked through is walked through too.
    for (const { resource } of found) {
      const address = addressOf(resource);
      for (const aspect of below) for (const place of this.referrers[aspect].get(address) ?? []) found.add(place);
      reaching.push(...(this.referrers.reach.get(address) ?? []));
    }
    return new Set([...found, ...reaching].map(({ resource }) => resource));
  }

  /** The resources that name an id, by reference or as it is. */
  private at(id: string, aspect: Aspect): Place[] {
    const address = /^\$\{((?:data\.)?\w+\.[\w-]+)\.\w+\}$/.exec(id)?.[1];
    if (address !== undefined) return [...(this.referrers[aspect].get(address) ?? [])];
    const literal = id.toLowerCase();
    const texts = [`${literal}"`, `${literal}/`, ...(aspect === 'group' ? [`"${literal.split('/')[4]}"`] : [])];
    return this.all.filter((place) => texts.some((text) => place[aspect].toLowerCase().includes(text)));
  }
}

const placesIn = perStack((stack) => new Places(stack));

/**
 * The resources of `scope`'s stack that Azure would not delete while the resource with this id is locked: those that lie under it, directly or through
 * others, and those whose deletion deletes something there. What nothing is known of lies under whatever it refers to: a lock that comes too late costs
 * seconds, one that comes too early stops a destroy half way. To be asked when everything is declared.
 */
export function whatLiesUnder(scope: TerraformResource, id: string): Set<TerraformResource> {
  return placesIn(scope).under(String(resolveUsed(scope, id)));
}

function placeOf(resource: TerraformResource): Place {
  const { terraformResourceType: type } = resource;
  const json = resolve(resource, resource.toTerraform()) as { resource: { [type: string]: { [id: string]: Attributes } } };
  const attributes = json.resource[type]?.[resource.friendlyUniqueId] ?? {};
  const { resource_group_name: group } = attributes;
  const beside = ['resource_group_name', 'depends_on', 'lifecycle'];
  const own = Object.fromEntries(Object.entries(attributes).filter(([name]) => !beside.includes(name)));
  const parents = parentsOf(type);
  return {
    resource,
    parents: JSON.stringify(parents === undefined ? own : valuesAt(own, parents)),
    reach: JSON.stringify(valuesAt(own, reachOf(type, own))),
    group: JSON.stringify([group]),
  };
}

/** The values of the attributes with these names, at any depth. */
function valuesAt(value: unknown, names: readonly string[]): unknown[] {
  if (typeof value !== 'object' || value === null || names.length === 0) return [];
  return Object.entries(value as Attributes).flatMap(([name, inner]) => (names.includes(name) ? [inner] : valuesAt(inner, names)));
}

function addressesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/(?:data\.)?\b[a-z]\w*_\w+\.[\w-]+/g)].map(([address]) => address));
}

function isGroup(id: string): boolean {
  return /^\$\{(data\.)?azurerm_resource_group\.|^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id);
}

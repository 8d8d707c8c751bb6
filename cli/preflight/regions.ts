import { shortRegion } from '../arm/values';
import { Attributes, blocks, texts } from '../json';
import { Thing } from '../stack-model';
import { Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'regions';

/** Whether the regions have each type that is made in them, in the zones that are asked for. */
export const regions: Check = {
  name: CHECK,
  run: (sight) =>
    look(CHECK, 'which regions have which types?', 'Microsoft.Resources/subscriptions/providers/read', async () => {
      const offers = new Map<string, Attributes>();
      for (const provider of await sight.azure.list(`${sight.path}/providers`, '2021-04-01')) {
        for (const type of blocks(provider.resourceTypes))
          offers.set(`${String(provider.namespace)}/${String(type.resourceType)}`.toLowerCase(), type);
      }
      const seen = new Set<string>();
      return sight.coming.flatMap((thing) => {
        const key = `${String(sight.type(thing))} ${String(sight.region(thing))} ${texts(thing.attributes.zones).join()}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return missing(thing, sight, offers);
      });
    }),
};

function missing(thing: Thing, sight: Sight, offers: ReadonlyMap<string, Attributes>): Finding[] {
  const [type, region] = [sight.type(thing), sight.region(thing)];
  const offer = type === undefined ? undefined : offers.get(type.toLowerCase());
  if (offer === undefined || region === undefined || region === 'global') return [];
  const places = texts(offer.locations).map(shortRegion);
  if (places.length > 0 && !places.includes(region) && !places.includes('global')) {
    return [fails(`${region} has no ${String(type)}, such as ${thing.name}`, `Choose another 'location', such as ${places.slice(0, 3).join(', ')}`)];
  }
  const mapping = blocks(offer.zoneMappings ?? []).find(({ location }) => shortRegion(String(location)) === region);
  const lacking = texts(thing.attributes.zones).filter((zone) => mapping !== undefined && !texts(mapping.zones).includes(zone));
  if (lacking.length === 0) return [];
  return [fails(`${region} has no zone ${lacking.join(', ')} for ${String(type)}, which ${thing.name} asks for`, 'Choose other zones, or none')];
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

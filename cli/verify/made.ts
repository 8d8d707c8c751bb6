import { apiVersionOf } from '../arm/ids';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Attributes, block, blocks } from '../json';
import { Thing } from '../stack-model';

const CHECK = 'what was made';
const BAD = ['failed', 'canceled', 'deleting'];
/** What a finished resource says of itself; some say nothing. */
const GOOD = ['succeeded', 'provisioned', 'active', 'completed', 'created', 'enabled', 'ready'];

/** Whether everything that the stack makes is there, and Azure has finished it. */
export const made: Check = {
  name: CHECK,
  run: (sight) => all(sight.model.made, (thing) => ofThing(thing, sight)),
};

/** What Azure has of a thing; nothing where there is none, or where its id is only known to Terraform. */
export async function readThing(thing: Thing, sight: Sight): Promise<Attributes | undefined> {
  const [id, version] = [sight.id(thing), apiVersionOf(thing)];
  return id === undefined || version === undefined ? undefined : sight.azure.get(id, version);
}

async function ofThing(thing: Thing, sight: Sight): Promise<Finding[]> {
  const [id, version] = [sight.id(thing), apiVersionOf(thing)];
  if (id === undefined || version === undefined) return [];
  return look(CHECK, `is ${thing.name} there, and in order?`, `${String(sight.type(thing))}/read`, async () => {
    const answer = await sight.azure.get(id, version);
    if (answer === undefined)
      return [finding('fails', `${thing.name} is not there: ${id}`, `Apply again: Terraform makes it anew (${thing.address})`)];
    const { provisioningState } = block(answer.properties);
    if (typeof provisioningState !== 'string' || GOOD.includes(provisioningState.toLowerCase())) return [];
    if (!BAD.includes(provisioningState.toLowerCase())) {
      return [finding('warning', `${thing.name} is not ready yet: Azure says ${provisioningState}`, 'Run this again in some minutes')];
    }
    const why = reasonOf(answer);
    return [finding('fails', `${thing.name} is in the state ${provisioningState}${why === undefined ? '' : `: ${why}`}`, todoFor(thing, sight))];
  });
}

/** What Azure says went wrong, where it says so in the resource itself. */
export function reasonOf({ properties }: Attributes): string | undefined {
  const { provisioningErrors, properties: inner } = block(properties);
  const [error] = [...blocks(provisioningErrors ?? []), ...blocks(block(inner).errors ?? [])];
  const { message } = error === undefined ? {} : block(error.error ?? error);
  return typeof message === 'string' ? message : undefined;
}

function todoFor(thing: Thing, sight: Sight): string {
  const type = String(sight.type(thing));
  if (/onlineEndpoints\/deployments$/i.test(type)) {
    const endpoint = sight.model.find(thing.attributes.parent_id);
    return `\`az ml online-deployment get-logs --name ${thing.name} --endpoint-name ${String(endpoint?.name)}\` tells why; mend it and apply again`;
  }
  return `Look at what Azure's activity log says of it, mend it and apply again: ${thing.address}`;
}

function finding(state: Finding['state'], found: string, todo: string): Finding {
  return { check: CHECK, state, found, todo };
}

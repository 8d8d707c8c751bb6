import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { block } from '../json';
import { Thing } from '../stack-model';
import { readThing, reasonOf } from './made';

const CHECK = 'computes';
/** The states of an instance in which nobody can work with it. Source: the REST API's `ComputeInstanceState`. */
const BROKEN = ['CreateFailed', 'SetupFailed', 'UserSetupFailed', 'Unusable', 'Unknown'];

/** Whether instances and the nodes of clusters can be worked with. */
export const computes: Check = {
  name: CHECK,
  run: (sight) =>
    all(
      sight.model.made.filter((thing) => String(sight.type(thing)).endsWith('/workspaces/computes')),
      (compute) => ofCompute(compute, sight),
    ),
};

async function ofCompute(compute: Thing, sight: Sight): Promise<Finding[]> {
  return look(CHECK, `in which state is ${compute.name}?`, 'Microsoft.MachineLearningServices/workspaces/computes/read', async () => {
    const answer = await readThing(compute, sight);
    const { properties } = block(answer?.properties);
    const { state, nodeStateCounts } = block(properties);
    const why = answer === undefined ? undefined : reasonOf(answer);
    const because = why === undefined ? '' : `: ${why}`;
    if (BROKEN.includes(String(state))) {
      return [finding('fails', `${compute.name} is in the state ${String(state)}${because}`, 'Restart it; if that does not help, replace it')];
    }
    const unusable = Number(block(nodeStateCounts).unusableNodeCount ?? 0);
    if (unusable > 0) {
      return [finding('warning', `${compute.name} has ${unusable} nodes that cannot be used${because}`, 'Scale it to 0, and it gets others')];
    }
    return because === '' ? [] : [finding('warning', `${compute.name} has an error${because}`, 'Do what the message says')];
  });
}

function finding(state: Finding['state'], found: string, todo: string): Finding {
  return { check: CHECK, state, found, todo };
}

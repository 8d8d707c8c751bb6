import { counted, inOrder } from '../json';
import { Check } from './sight';

/** What lies in another subscription than that which is asked about resource providers, quotas, regions and locks. */
export const subscriptions: Check = {
  name: 'subscriptions',
  run: ({ model, subscription }) => {
    const others = new Map<string, number>();
    for (const id of model.made.flatMap((thing) => model.subscriptionOf(thing) ?? [])) {
      if (id !== subscription.toLowerCase()) others.set(id, (others.get(id) ?? 0) + 1);
    }
    return Promise.resolve(
      [...others]
        .sort(([one], [other]) => inOrder(one, other))
        .map(([id, count]) => ({
          check: 'subscriptions',
          state: 'unknown',
          found: `the subscription ${id} has ${counted(count, 'resource')} of the stack, and nobody looked at its resource providers, regions, quotas and locks`,
          todo: `Run this with --subscription ${id} as well`,
        })),
    );
  },
};

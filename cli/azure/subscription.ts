import { CommandError } from '../stack-files';
import { MayNotLook, NotTold, ResourceManager } from './resource-manager';

export interface Subscription {
  readonly id: string;
  readonly name: string;
}

/** The subscription that is asked for; without an id the only one that the account sees. */
export async function subscriptionOf(azure: ResourceManager, id: string | undefined): Promise<Subscription> {
  try {
    return await found(azure, id);
  } catch (error) {
    if (!(error instanceof MayNotLook || error instanceof NotTold)) throw error;
    throw new CommandError(`Azure tells nothing of ${id === undefined ? 'subscriptions' : `the subscription ${id}`}: ${error.message}`);
  }
}

async function found(azure: ResourceManager, id: string | undefined): Promise<Subscription> {
  if (id !== undefined) {
    const found = await azure.get(`/subscriptions/${id}`, '2022-12-01');
    if (found === undefined) throw new CommandError(`There is no subscription ${id} that this account sees`);
    return { id, name: String(found.displayName) };
  }
  const all = await azure.list('/subscriptions', '2022-12-01');
  const [only, ...others] = all.map((each) => ({ id: String(each.subscriptionId), name: String(each.displayName) }));
  if (only === undefined) throw new CommandError('This account sees no subscription');
  if (others.length === 0) return only;
  const listed = [only, ...others].map(({ id: one, name }) => `${one} (${name})`).join(', ');
  throw new CommandError(`Say which subscription, with --subscription or ARM_SUBSCRIPTION_ID: ${listed}`);
}

import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import { AzureSubscription } from '../../../lib';
import { Build, DEFAULT_SUBSCRIPTION, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

const [HERE, ELSEWHERE] = [DEFAULT_SUBSCRIPTION, 'bbbbbbbb-2222-3333-4444-555555555555'];
const features = { resourceGroup: [{ preventDeletionIfContainsResources: false }] };
const subscriptions = (site: Site, ids: { readonly [alias: string]: string }): AzureSubscription[] =>
  Object.entries(ids).map(([alias, subscriptionId]) => new AzureSubscription(site, alias, { subscriptionId, features }));

/** A workspace with what azurerm and azapi make in it, whose stack uses the first of some subscriptions, if there are any. */
const worked =
  (ids: { readonly [alias: string]: string }): Build =>
  (site) => {
    const [first] = subscriptions(site, ids);
    first?.use(site);
    const workspace = site.workspace();
    workspace.addBatchEndpoint('nightly');
    workspace.addBlobDatastore('raw');
  };

/** Groups of one name in two subscriptions, or in the first alone. */
const grouped =
  (both: boolean): Build =>
  (site) => {
    for (const [index, subscription] of subscriptions(site, { one: HERE, two: ELSEWHERE }).entries()) {
      if (index === 1 && !both) continue;
      const scope = new Construct(site, `In${String(index)}`);
      subscription.use(scope);
      new ResourceGroup(scope, 'Group', { name: 'rg-team', location: site.region });
    }
  };

/** What happens to what runs when its stack is told of subscriptions. */
export const SUBSCRIPTION_CHANGES: { readonly [name: string]: DayTwo } = {
  'tell what runs the subscription that it is in': change(worked({}), worked({ own: HERE }), {}),
  'move what runs to the provider of another alias of its subscription': change(worked({ own: HERE }), worked({ other: HERE, own: HERE }), {}),
  'deploy to a second subscription': change(grouped(false), grouped(true), all('create', 'resource_group.In1_Group')),
  'take away what is in a second subscription, and keep its provider': change(
    grouped(true),
    grouped(false),
    all('delete', 'resource_group.In1_Group'),
  ),
};

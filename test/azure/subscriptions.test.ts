import { idOf } from '../../cli/arm/ids';
import { Known } from '../../cli/checks/known';
import { Sight } from '../../cli/checks/sight';
import { subscriptions } from '../../cli/checks/subscriptions';
import { needsOf } from '../../cli/deployer/needs';
import { rolesOf } from '../../cli/deployer/roles';
import { names } from '../../cli/preflight/names';
import { StackModel } from '../../cli/stack-model';
import { FakeAzure } from './fake-azure';
import { reaching } from './fake-http';
import { SUBSCRIPTION_ID } from './healthy';

const OTHER = '99999999-8888-7777-6666-555555555555';
const inGroup = (group: string, provider: string): object => ({
  provider,
  resource_group_name: `\${azurerm_resource_group.${group}.name}`,
  location: 'westeurope',
});

/** A stack that makes a zone in the subscription of a hub, and an account in its own. */
const model = new StackModel('team', {
  provider: { azurerm: [{ features: [{}] }, { features: [{}], alias: 'hub', subscription_id: OTHER }] },
  resource: {
    azurerm_resource_group: {
      Own: { name: 'rg-team', location: 'westeurope' },
      Hub: { name: 'rg-hub', location: 'westeurope', provider: 'azurerm.hub' },
    },
    azurerm_storage_account: { Account: { ...inGroup('Own', 'azurerm'), name: 'stteam' } },
    azurerm_private_dns_zone: { Zone: { ...inGroup('Hub', 'azurerm.hub'), name: 'privatelink.api.azureml.ms' } },
  },
});

async function sight(azure: FakeAzure, subscription = SUBSCRIPTION_ID): Promise<Sight> {
  return new Sight(model, await reaching(azure), subscription, { name: 'deployer', objectId: 'o', tenantId: 't' }, Known.nothing());
}

describe('a stack over several subscriptions', () => {
  test('has each thing under the subscription of its provider', () => {
    const ids = model.made.map((thing) => idOf(thing, model, SUBSCRIPTION_ID));
    expect(ids.filter((id) => id?.startsWith(`/subscriptions/${OTHER}/resourceGroups/rg-hub`))).toHaveLength(2);
    expect(ids.filter((id) => id?.startsWith(`/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-team`))).toHaveLength(2);
  });

  test('is looked for in both', async () => {
    const azure = new FakeAzure();
    azure.put({ id: `/subscriptions/${OTHER}/resourceGroups/rg-hub`, name: 'rg-hub' });
    expect((await names.run(await sight(azure))).map(({ found }) => found)).toEqual(['rg-hub is there already, in rg-hub']);
    expect(azure.requests).toContain(`GET /subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-team`);
  });

  test('takes rights in both', () => {
    const roles = rolesOf('team', needsOf(model, SUBSCRIPTION_ID), SUBSCRIPTION_ID, false);
    const zone = roles.find(({ scope }) => scope === `/subscriptions/${OTHER}`);
    expect(zone?.actions).toContain('Microsoft.Network/privateDnsZones/write');
    expect(zone?.actions).not.toContain('Microsoft.Storage/storageAccounts/write');
    expect(zone?.groups).toEqual(['rg-hub']);
  });

  test('is told of the other one, whose providers and quotas nobody looked at', async () => {
    const [finding, ...others] = await subscriptions.run(await sight(new FakeAzure()));
    expect(others).toEqual([]);
    expect(finding).toEqual({
      check: 'subscriptions',
      state: 'unknown',
      found: `the subscription ${OTHER} has 2 resources of the stack, and nobody looked at its resource providers, regions, quotas and locks`,
      todo: `Run this with --subscription ${OTHER} as well`,
    });
    expect(await subscriptions.run(await sight(new FakeAzure(), OTHER))).toEqual([]);
  });
});

import { State } from './terraform/terraform';
import { misplaced } from './terraform/whereabouts';

const [HERE, THERE] = ['11111111-2222-3333-4444-555555555555', '99999999-2222-3333-4444-555555555555'];

/** A state with a resource group at each address, in the subscription that goes with it. */
const stateOf = (groups: { readonly [address: string]: string }, mode = 'managed'): State => ({
  outputs: {},
  resources: Object.entries(groups).map(([address, id]) => ({ address: `azurerm_resource_group.${address}`, mode, values: { id } })),
});

const CONFIG = {
  provider: { azurerm: [{}, { alias: 'there', subscription_id: THERE }] },
  resource: { azurerm_resource_group: { one: {}, two: { provider: 'azurerm.there' } } },
};

describe('what an apply has made', () => {
  test('is looked for in the subscription of its provider, by default that of the run', () => {
    expect(misplaced(CONFIG, stateOf({ one: `/subscriptions/${HERE}/x`, two: `/subscriptions/${THERE}/x` }))).toEqual([]);
    expect(misplaced(CONFIG, stateOf({ 'one[0]': `/subscriptions/${THERE}/x`, two: `/subscriptions/${HERE}/x` }))).toEqual([
      `azurerm_resource_group.one[0] lies in ${THERE}, and its provider is for ${HERE}`,
      `azurerm_resource_group.two lies in ${HERE}, and its provider is for ${THERE}`,
    ]);
  });

  test('may name no subscription, and what is only read may be anywhere', () => {
    expect(misplaced(CONFIG, stateOf({ one: 'https://kv.vault.azure.net/keys/cmk/1' }))).toEqual([]);
    expect(misplaced(CONFIG, stateOf({ one: `/subscriptions/${THERE}/x` }, 'data'))).toEqual([]);
  });
});

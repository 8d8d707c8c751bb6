import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../lib/core/camel-case';
import { BESIDE, PARENTS } from '../lib/core/parents';
import { keyOf, providersFor, subscriptionKey } from '../lib/core/subscriptions';
import { parentsOf } from '../lib/governance/lies-under';
import { HUB, TEAM, TwoSubscriptions } from './two-subscriptions';

const TABLE: { readonly [type: string]: readonly string[] } = { ...BESIDE, ...PARENTS };

/** The types of azurerm that the library makes: those whose classes it imports, to make them. */
const MADE = readdirSync('lib', { recursive: true })
  .map((file) => join('lib', String(file)))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/from '@cdktf\/provider-azurerm\/lib\/([\w-]+)'/g)].map(([, name]) => String(name)))
  .filter((name, index, all) => all.indexOf(name) === index && name !== 'provider' && !name.startsWith('data-'))
  .map((name) => `azurerm_${name.replaceAll('-', '_')}`)
  .sort();

/** The arguments of a type in azurerm's schema, as the binding has it, and whether each must be given. */
function argumentsOf(type: string): ReadonlyMap<string, boolean> {
  const folder = type.replace('azurerm_', '').replaceAll('_', '-');
  const text = readFileSync(`node_modules/@cdktf/provider-azurerm/lib/${folder}/index.d.ts`, 'utf8');
  const [, config = ''] = /export interface \w+Config extends cdktf\.TerraformMetaArguments \{([^]*?)\n\}/.exec(text) ?? [];
  return new Map([...config.matchAll(/^ +readonly (\w+)(\??):/gm)].map(([, name, optional]) => [String(name), optional === '']));
}

/** What a type must be told of another resource, but for its group. */
const demandsOf = (type: string): string[] =>
  [...argumentsOf(type)].filter(([name, required]) => required && /(Id|Name|^scope)$/.test(name) && !NOT_OF_OTHERS.has(name)).map(([name]) => name);
const NOT_OF_OTHERS = new Set([
  'name',
  'resourceGroupName',
  'tenantId',
  'principalId',
  'shortName',
  'skuName',
  'subresourceName',
  'policyDefinitionId',
]);

/** What lies beside what it demands, in its own resource group: it may be made elsewhere than that. */
const MAY_LIE_ELSEWHERE: { readonly [type: string]: readonly string[] } = {
  azurerm_ai_foundry: ['keyVaultId', 'storageAccountId'],
  azurerm_machine_learning_workspace: ['applicationInsightsId', 'keyVaultId', 'storageAccountId'],
  azurerm_private_endpoint: ['subnetId'],
};

describe('where something lies', () => {
  test.each(MADE)('is known of %s, by arguments that azurerm has', (type) => {
    const known = TABLE[type] ?? parentsOf(type);
    expect(known).toBeDefined();
    const has = argumentsOf(type);
    // azurerm 5 has the id of a zone in the place of its name.
    const there = (known ?? []).filter((name) => name !== 'private_dns_zone_id' || !has.has('privateDnsZoneName'));
    expect(there.filter((name) => !has.has(camelCase(name)))).toEqual([]);
  });

  test.each(MADE)('is told by what %s demands', (type) => {
    const told = (TABLE[type] ?? []).map(camelCase);
    const demanded = demandsOf(type).sort();
    if (told.length === 0) expect(demanded).toEqual(MAY_LIE_ELSEWHERE[type] ?? []);
    else if (demanded.length > 0) expect(told.some((name) => demanded.includes(name))).toBe(true);
  });

  test('is told of nothing that is no longer in the table for a reason', () => {
    expect(Object.keys(MAY_LIE_ELSEWHERE).filter((type) => !MADE.includes(type))).toEqual([]);
  });
});

/** A resource of any type, with inputs as the binding has them. */
class Anything extends TerraformResource {
  constructor(scope: Construct, id: string, terraformResourceType: string, inputs: { readonly [name: string]: string }) {
    super(scope, id, { terraformResourceType });
    Object.assign(this, Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`${camelCase(name)}Input`, value])));
  }
}

/** What Azure takes for names of groups and of resources, and more. */
const NAME = fc.stringMatching(/^[A-Za-z0-9_][\w.()-]{0,20}$/);
const guid = fc.uuid();
const mixed = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.boolean()).map(([one, upper]) => (upper ? one.toUpperCase() : one));
const ID = fc.record({
  subscription: fc.oneof(fc.constantFrom(HUB, TEAM), guid),
  group: NAME,
  names: fc.array(NAME, { minLength: 1, maxLength: 3 }),
});
const idOf = (subscription: string, group: string, names: readonly string[]): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Anything${names.map((name) => `/kinds/${name}`).join('')}`;
/** What of an id makes out a place: not the name of what it is called by in a group, as subnets of networks are. */
const BY_ID = Object.entries(TABLE).flatMap(([type, attributes]) =>
  attributes.filter((name) => /_id$|^scope$/.test(name)).map((name) => ({ type, name })),
);

describe('the subscription of an id', () => {
  test('is the one that it names, in small letters, however groups and resources are called', () => {
    const stack = new TwoSubscriptions();
    fc.assert(
      fc.property(ID, mixed(guid), (id, subscription) => {
        expect(subscriptionKey(stack, { id: idOf(subscription, id.group, id.names) })).toBe(subscription.toLowerCase());
        expect(subscriptionKey(stack, { id: `/subscriptions/${subscription}` })).toBe(subscription.toLowerCase());
      }),
    );
  });

  test('is not known of what is no id', () => {
    const stack = new TwoSubscriptions();
    fc.assert(
      fc.property(
        NAME.filter((name) => !name.startsWith('/')),
        (id) => {
          expect(subscriptionKey(stack, { id })).toBeUndefined();
        },
      ),
    );
  });
});

describe('the providers of a resource', () => {
  test('are those of the subscription in the id under which it lies, whatever its type, and otherwise those of its scope', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BY_ID),
        ID,
        fc.constantFrom('hub', 'team'),
        fc.boolean(),
        ({ type, name }, { subscription, group, names }, near, upper) => {
          const stack = new TwoSubscriptions();
          const id = idOf(upper ? subscription.toUpperCase() : subscription, group, names);
          const made = new Anything(stack.scope('Site', stack[near]), 'Made', type, { [name]: id });
          const expected = subscription === HUB || subscription === TEAM ? subscription : { hub: HUB, team: TEAM }[near];
          expect(keyOf(providersFor(made))).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are those of what it lies under, through any number of steps and whatever made them', () => {
    const step = fc.record({ near: fc.constantFrom('hub', 'team'), kind: fc.constantFrom('container', 'policy', 'role') });
    fc.assert(
      fc.property(fc.constantFrom('hub', 'team'), fc.array(step, { minLength: 1, maxLength: 6 }), (home, steps) => {
        const stack = new TwoSubscriptions();
        const scopes = { hub: stack.scope('Hub', stack.hub), team: stack.scope('Team', stack.team) };
        const group = new ResourceGroup(scopes[home], 'Group', { name: 'rg', location: 'westeurope' });
        const account = new StorageAccount(scopes[home], 'Account', {
          name: 'st',
          resourceGroupName: group.name,
          location: group.location,
          accountTier: 'Standard',
          accountReplicationType: 'LRS',
        });
        const all: TerraformResource[] = [];
        let last: { readonly id: string } = account;
        for (const [index, { near, kind }] of steps.entries()) {
          const [scope, id] = [scopes[near], `s${String(index)}`];
          const made: TerraformResource & { readonly id: string } =
            kind === 'container'
              ? new StorageContainer(scope, id, { name: 'c', storageAccountId: last.id })
              : kind === 'policy'
                ? new StorageManagementPolicy(scope, id, { storageAccountId: last.id })
                : Object.assign(new Anything(scope, id, 'azurerm_role_assignment', { scope: last.id }), {
                    id: `\${azurerm_role_assignment.none.id}`,
                  });
          all.push(made);
          if (kind !== 'role') last = made;
        }
        for (const made of all) expect(keyOf(providersFor(made))).toBe({ hub: HUB, team: TEAM }[home]);
      }),
      { numRuns: 100 },
    );
  });
});

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Aspects, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import {
  AzapiProvider,
  AzapiResource,
  AzureCloud,
  AzureSubscription,
  AzureSubscriptionProps,
  CustomerManagedKey,
  CustomRole,
  DefenderPlan,
  DefenderPlans,
  MlWorkspace,
  PrivateDnsZones,
  RolePreset,
  Subresource,
  TimeProvider,
  WorkspaceMetric,
} from '../lib';
import { Attributes, FEATURES, GROUP, synthStack, testApp } from './support';
import { HUB, providersIn, providersWith, TEAM, TwoSubscriptions } from './two-subscriptions';

const TENANT = '77777777-2222-3333-4444-555555555555';

/** A stack with the providers that programs have had so far. */
function plainStack(subscriptionId?: string): { readonly stack: TerraformStack; readonly azurerm: AzurermProvider; readonly azapi: AzapiProvider } {
  const stack = new TerraformStack(testApp(), 'test');
  const azurerm = new AzurermProvider(stack, 'Azurerm', { features: FEATURES, subscriptionId });
  const azapi = new AzapiProvider(stack, 'Azapi', { subscriptionId });
  new TimeProvider(stack, 'Time');
  return { stack, azurerm, azapi };
}

function workspaceIn(scope: Construct, { baseName = 'fraud-dev', uniqueSuffix = 'x7k2', id = 'Ml' } = {}): MlWorkspace {
  return new MlWorkspace(scope, id, { baseName, uniqueSuffix, resourceGroup: GROUP, publicNetworkAccess: true });
}

function groupIn(scope: Construct, id = 'Group'): ResourceGroup {
  return new ResourceGroup(scope, id, { name: `rg-${id}`, location: 'westeurope' });
}

describe('a subscription', () => {
  test('is an azurerm and an azapi provider of one alias, that of its construct id', () => {
    const { azurerm, azapi } = synthStack(new TwoSubscriptions()).section('provider') as { [type: string]: Attributes[] };
    expect(azurerm?.[0]).toEqual({ alias: 'hub', features: [{ storage: [{ data_plane_available: false }] }], subscription_id: HUB });
    expect(azapi?.[0]).toEqual({ alias: 'hub', subscription_id: HUB });
  });

  test('signs in as it is told, to the cloud that it is told', () => {
    const stack = new TwoSubscriptions();
    const third = new AzureSubscription(stack, 'third', {
      subscriptionId: HUB,
      tenantId: TENANT,
      clientId: TEAM,
      useOidc: true,
      cloud: AzureCloud.CHINA,
      alias: 'cn',
      features: { keyVault: [{ purgeSoftDeleteOnDestroy: true }] },
      resourceProvidersToRegister: ['Microsoft.Storage'],
    });
    const { azurerm, azapi } = synthStack(stack).section('provider') as { [type: string]: Attributes[] };
    const told = { alias: 'cn', subscription_id: HUB, tenant_id: TENANT, client_id: TEAM, use_oidc: true, environment: 'china' };
    expect(azurerm?.[2]).toEqual({
      ...told,
      features: [{ key_vault: [{ purge_soft_delete_on_destroy: true }] }],
      resource_provider_registrations: 'none',
      resource_providers_to_register: ['Microsoft.Storage'],
    });
    expect(azapi?.[2]).toEqual(told);
    expect([third.id, third.azurerm.fqn, third.azapi.fqn]).toEqual([`/subscriptions/${HUB}`, 'azurerm.cn', 'azapi.cn']);
  });

  test('makes and reads everything in a scope, with azurerm and azapi, and leaves time alone', () => {
    const stack = new TwoSubscriptions();
    const workspace = workspaceIn(stack.scope('Team', stack.team));
    workspace.addOnlineEndpoint('scores', { publicNetworkAccess: true });
    workspace.addMetricAlert('alert', { metric: WorkspaceMetric.FAILED_RUNS });
    new CustomerManagedKey(stack.scope('Keys', stack.hub), 'Key', { baseName: 'keys', resourceGroup: GROUP, publicNetworkAccess: true });
    const made = synthStack(stack);
    expect(providersWith(made, 'azurerm_machine_learning_workspace')).toEqual(['azurerm.team']);
    expect(providersWith(made, 'Team_Ml')).toEqual(['azapi.team', 'azurerm.team']);
    expect(providersWith(made, 'data.azurerm_client_config.Team')).toEqual(['azurerm.team']);
    expect(providersWith(made, 'azapi_resource')).toEqual(['azapi.team']);
    expect(providersWith(made, 'azurerm_key_vault.Keys')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'data.azurerm_client_config.Keys')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'time_sleep')).toEqual([undefined]);
  });

  test('can be told after the construct is made, and reaches what is added later', () => {
    const stack = new TwoSubscriptions();
    const workspace = workspaceIn(stack);
    stack.team.use(workspace);
    workspace.addBatchEndpoint('nightly');
    expect(new Set(Object.values(providersIn(synthStack(stack))))).toEqual(new Set(['azurerm.team', 'azapi.team']));
  });

  test('is taken from the nearest scope that was told one, unless the resource has a provider of its own', () => {
    const stack = new TwoSubscriptions();
    stack.hub.use(stack);
    const inner = stack.scope('Team', stack.team);
    groupIn(stack, 'of-stack');
    groupIn(new Construct(inner, 'Deep'), 'of-team');
    groupIn(inner, 'own').provider = stack.hub.azurerm;
    expect(providersIn(synthStack(stack))).toEqual({
      'azurerm_resource_group.of-stack': 'azurerm.hub',
      'azurerm_resource_group.Team_Deep_of-team': 'azurerm.team',
      'azurerm_resource_group.Team_own': 'azurerm.hub',
    });
    expect([AzureSubscription.of(inner), AzureSubscription.of(stack)]).toEqual([stack.team, stack.hub]);
  });

  test('reaches what an aspect of the program adds', () => {
    const stack = new TwoSubscriptions();
    const scope = stack.scope('Team', stack.team);
    Aspects.of(stack).add({
      visit: (node) => {
        if (node === scope) groupIn(scope, 'late');
      },
    });
    expect(providersIn(synthStack(stack))).toEqual({ 'azurerm_resource_group.Team_late': 'azurerm.team' });
  });

  test('leaves what was told nothing to the providers without an alias', () => {
    const { stack } = plainStack();
    const hub = new AzureSubscription(stack, 'hub', { subscriptionId: HUB });
    groupIn(stack, 'near');
    const scope = new Construct(stack, 'Far');
    groupIn(scope, 'far');
    hub.use(scope);
    expect(providersIn(synthStack(stack))).toEqual({
      'azurerm_resource_group.near': undefined,
      'azurerm_resource_group.Far_far': 'azurerm.hub',
    });
    expect(AzureSubscription.of(stack)).toBeUndefined();
  });

  test('may be one that only Terraform knows', () => {
    const stack = new TwoSubscriptions();
    const { stringValue: subscriptionId } = new TerraformVariable(stack, 'where', {});
    const third = new AzureSubscription(stack, 'third', { subscriptionId });
    const scope = stack.scope('Team', stack.team);
    const group = groupIn(stack.scope('Third', third), 'third');
    new AzapiResource(scope, 'under', { type: 'Microsoft.X/y@2024-01-01', name: 'y', parentId: group.id });
    new AzapiResource(scope, 'named', { type: 'Microsoft.X/y@2024-01-01', name: 'y', parentId: `${third.id}/resourceGroups/rg` });
    expect(providersWith(synthStack(stack), 'azapi_resource')).toEqual(['azapi.third']);
  });

  test('goes to each of many scopes as they were told, whatever was told first', () => {
    const tree = fc.array(fc.record({ parent: fc.nat(), told: fc.constantFrom('hub', 'team', undefined), early: fc.boolean() }), { maxLength: 25 });
    fc.assert(
      fc.property(tree, (nodes) => {
        const stack = new TwoSubscriptions();
        const scopes: Construct[] = [stack];
        const expected: string[] = ['hub'];
        const later: (() => void)[] = [() => stack.hub.use(stack)];
        for (const [index, { parent, told, early }] of nodes.entries()) {
          const at = parent % scopes.length;
          const scope = new Construct(scopes[at] as Construct, `s${String(index)}`);
          scopes.push(scope);
          expected.push(told ?? (expected[at] as string));
          if (told !== undefined) {
            if (early) stack[told].use(scope);
            else later.push(() => stack[told].use(scope));
          }
          groupIn(scope, `g${String(index)}`);
        }
        later.forEach((tell) => {
          tell();
        });
        const used = Object.entries(providersIn(synthStack(stack)));
        const found = Object.fromEntries(used.map(([address, provider]): [string, unknown] => [String(/g\d+$/.exec(address)), provider]));
        expect(found).toEqual(Object.fromEntries(nodes.map((_, index) => [`g${String(index)}`, `azurerm.${expected[index + 1] as string}`])));
      }),
      { numRuns: 60 },
    );
  });
});

describe('providers that a stack has already', () => {
  test('become a subscription, and nothing changes where they have no alias', () => {
    const texts = [false, true].map((taken) => {
      const { stack, azurerm, azapi } = plainStack(HUB);
      workspaceIn(stack).addBatchEndpoint('nightly');
      if (taken) AzureSubscription.fromProviders(stack, 'Own', { azurerm, azapi }).use(stack);
      return synthStack(stack).text;
    });
    expect(JSON.parse(texts[1] as string)).toEqual(JSON.parse(texts[0] as string));
  });

  test('with aliases, go to what lies in their subscription', () => {
    const { stack } = plainStack(HUB);
    const azurerm = new AzurermProvider(stack, 'Far', { alias: 'far', features: FEATURES, subscriptionId: TEAM });
    const azapi = new AzapiProvider(stack, 'FarToo', { alias: 'far2' });
    const far = AzureSubscription.fromProviders(stack, 'far', { azurerm, azapi });
    const scope = new Construct(stack, 'There');
    far.use(scope);
    workspaceIn(scope).addBatchEndpoint('nightly');
    const made = synthStack(stack);
    expect(providersWith(made, 'azurerm_machine_learning_workspace')).toEqual(['azurerm.far']);
    expect(providersWith(made, 'azapi_resource')).toEqual(['azapi.far2']);
    expect([far.id, far.subscriptionId]).toEqual([`/subscriptions/${TEAM}`, TEAM]);
  });

  test('are refused where they are of another kind, of another stack, or of two subscriptions', () => {
    const { stack, azurerm, azapi } = plainStack(HUB);
    const other = plainStack(HUB);
    const from = (providers: { azurerm: AzurermProvider; azapi: AzapiProvider }) => () => AzureSubscription.fromProviders(stack, 'Own', providers);
    expect(from({ azurerm: azapi as never, azapi })).toThrow(`'azurerm' is 'test/Azapi': this is a provider of azapi. Pass one of azurerm.`);
    expect(from({ azurerm, azapi: other.azapi })).toThrow(
      `'azapi' is 'test/Azapi': this is a provider of another stack, and a stack has no providers but its own. Pass one that is made in this stack.`,
    );
    const far = new AzapiProvider(stack, 'Far', { alias: 'far', subscriptionId: TEAM });
    expect(from({ azurerm, azapi: far })).toThrow(
      `'azapi' is 'test/Far': the azurerm provider has the subscription '${HUB}', and this one '${TEAM}'. Pass two of one subscription.`,
    );
    const silent = new AzurermProvider(stack, 'Silent', { alias: 'silent', features: FEATURES });
    expect(from({ azurerm: silent, azapi })).toThrow(
      `'azurerm' is 'test/Silent': it names no 'subscriptionId', by which things that lie in the subscription are found. ` +
        `Give the provider its 'subscriptionId', which changes no plan.`,
    );
  });
});

describe('names', () => {
  test('of workspaces may be the same in two subscriptions', () => {
    const stack = new TwoSubscriptions();
    for (const [id, subscription, uniqueSuffix] of [
      ['A', stack.hub, 'a'],
      ['B', stack.team, 'b'],
    ] as const) {
      workspaceIn(stack.scope(id, subscription), { uniqueSuffix });
    }
    const made = synthStack(stack);
    expect(made.all('machine_learning_workspace').map(({ name, provider }) => [name, provider])).toEqual([
      ['mlw-fraud-dev', 'azurerm.hub'],
      ['mlw-fraud-dev', 'azurerm.team'],
    ]);
  });

  test('of workspaces may be the same where the second is told its subscription after it is made', () => {
    const stack = new TwoSubscriptions();
    stack.hub.use(stack);
    workspaceIn(stack, { id: 'A', uniqueSuffix: 'a' });
    stack.team.use(workspaceIn(stack, { id: 'B', uniqueSuffix: 'b' }));
    expect(() => synthStack(stack)).not.toThrow();
  });

  test('are refused when they are the same in one subscription, by whichever provider', () => {
    const stack = new TwoSubscriptions();
    const again = new AzureSubscription(stack, 'again', { subscriptionId: TEAM.toUpperCase() });
    workspaceIn(stack.scope('A', stack.hub), { uniqueSuffix: 'a' });
    workspaceIn(stack.scope('B', stack.team), { uniqueSuffix: 'b' });
    workspaceIn(stack.scope('C', again), { uniqueSuffix: 'c' });
    expect(() => synthStack(stack)).toThrow(
      `[test/C/Ml] 'baseName' is 'fraud-dev': it makes the name 'mlw-fraud-dev', which the workspace of [test/B/Ml] has already. Choose another name or 'baseName'.`,
    );
  });

  test('that are global are refused wherever they are', () => {
    const stack = new TwoSubscriptions();
    workspaceIn(stack.scope('A', stack.hub));
    expect(() => workspaceIn(stack.scope('B', stack.team))).toThrow(`the storage account of [test/A/Ml/Storage] has this name already`);
  });

  test('of zones may be the same in two subscriptions, and not in one', () => {
    const zonesIn = (stack: TwoSubscriptions, subscriptions: AzureSubscription[]): void => {
      for (const [index, subscription] of subscriptions.entries()) {
        const scope = stack.scope(`Zones${String(index)}`, subscription);
        const zones = new PrivateDnsZones(scope, 'Zones', { resourceGroup: GROUP, subresources: [Subresource.VAULT] });
        zones.linkVirtualNetwork('net', {
          id: `/subscriptions/${HUB}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v${String(index)}`,
        });
      }
      synthStack(stack);
    };
    const stack = new TwoSubscriptions();
    expect(() => zonesIn(stack, [stack.hub, stack.team])).not.toThrow();
    const other = new TwoSubscriptions();
    expect(() => zonesIn(other, [other.hub, other.hub])).toThrow(`is already made in this resource group, by [test/Zones0/Zones]`);
  });

  test('of Defender plans are once in each subscription', () => {
    const stack = new TwoSubscriptions();
    new DefenderPlans(stack.scope('A', stack.hub), 'Plans', { plans: [DefenderPlan.STORAGE] });
    new DefenderPlans(stack.scope('B', stack.team), 'Plans', { plans: [DefenderPlan.STORAGE] });
    expect(() => synthStack(stack)).not.toThrow();
    new DefenderPlans(stack.scope('C', stack.team), 'Plans', { plans: [DefenderPlan.STORAGE] });
    expect(() => synthStack(stack)).toThrow(`a subscription has each plan once, and [test/B/Plans] turns this one on`);
  });

  test('of custom roles are once in each tenant', () => {
    const rolesOf = (tenantId: string): (() => void) => {
      const stack = new TerraformStack(testApp(), 'test');
      for (const [id, props] of Object.entries({ one: { subscriptionId: HUB, tenantId: TENANT }, two: { subscriptionId: TEAM, tenantId } })) {
        const subscription = new AzureSubscription(stack, id, props);
        const scope = new Construct(stack, `In-${id}`);
        subscription.use(scope);
        new CustomRole(scope, 'Role', { name: 'Scientist', scope: subscription, preset: RolePreset.DATA_SCIENTIST });
      }
      return () => synthStack(stack);
    };
    expect(rolesOf(HUB)).not.toThrow();
    expect(rolesOf(TENANT)).toThrow(`the custom role of [test/In-one/Role] has this name already, and Azure takes one per tenant`);
  });
});

describe('refused is', () => {
  const make =
    (props: Partial<AzureSubscriptionProps>, id = 'third') =>
    (): unknown =>
      new AzureSubscription(new TwoSubscriptions(), id, { subscriptionId: HUB, ...props });

  test('an id that is no GUID', () => {
    expect(make({ subscriptionId: 'sub-hub' })).toThrow(
      `[test/third] 'subscriptionId' is 'sub-hub': it must be a GUID. Pass the id that \`az account show\` prints.`,
    );
    expect(make({ tenantId: 'contoso.com' })).toThrow(`'tenantId' is 'contoso.com': it must be a GUID.`);
    expect(make({ clientId: 'deployer' })).toThrow(
      `'clientId' is 'deployer': it must be a GUID. Pass the id that \`az account show\` prints, or that of the application.`,
    );
  });

  test('an alias that Terraform would not take, or that the stack has', () => {
    expect(make({}, '2nd')).toThrow(
      `'alias' is '2nd': Terraform takes letters, digits, underscores and dashes for an alias, and no digit or dash at its beginning. Pass another one.`,
    );
    expect(make({ alias: 'hub' })).toThrow(
      `'alias' is 'hub': the provider [test/hub/Azurerm] has this alias already, and Terraform takes one of each in a stack. ` +
        `Pass another one, or take that provider with AzureSubscription.fromProviders.`,
    );
  });

  test('a scope of another stack, or of none', () => {
    const app = testApp();
    const [one, two] = [new TwoSubscriptions(app, 'one'), new TwoSubscriptions(app, 'two')];
    for (const scope of [two, new Construct(two, 'Within'), app]) {
      expect(() => {
        one.hub.use(scope);
      }).toThrow(
        `this is not in the stack of the subscription, and a stack has no providers but its own. Make an AzureSubscription in that stack, and let it use that one.`,
      );
    }
  });

  test('a scope that was told another one', () => {
    const stack = new TwoSubscriptions();
    const scope = stack.scope('Team', stack.team);
    expect(() => {
      stack.team.use(scope);
    }).not.toThrow();
    expect(() => {
      stack.hub.use(scope);
    }).toThrow(`[test/hub] 'scope' is 'test/Team': this was told another subscription before, that of [test/team]. Tell it once.`);
  });

  test('what was told nothing, where all providers have an alias', () => {
    const stack = new TwoSubscriptions();
    groupIn(stack, 'one');
    new UserAssignedIdentity(stack, 'two', { name: 'id', ...{ resourceGroupName: 'rg', location: 'westeurope' } });
    new AzapiResource(stack, 'three', { type: 'Microsoft.X/y@2024-01-01', name: 'y', parentId: '/providers/x' });
    const rule = (type: string, more = ''): string =>
      `every ${type} provider of the stack has an alias, and neither this${more} nor a scope around it was told its subscription. ` +
      `Call use(…) of an AzureSubscription with it, a scope around it or the stack.`;
    expect(() => synthStack(stack)).toThrow(`'provider' is 'test/one': ${rule('azurerm', ' (and 1 more)')}`);
    expect(() => synthStack(stack)).toThrow(`'provider' is 'test/three': ${rule('azapi')}`);
  });
});

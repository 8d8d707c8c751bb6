import { TerraformProvider, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { GUID } from '../core/checks';
import { Problem, refuse } from '../core/errors';
import { resolve } from '../core/resolve';
import { isProvided, keyOf, providerIn, providersFor, providersOf } from '../core/subscriptions';
import { AzureSubscriptionProps, SubscriptionProviders } from './azure-subscription-props';

// What the props alone tell.

/** Refuses what is no GUID, and an alias that Terraform would refuse. */
export function checkSubscription(scope: Construct, props: AzureSubscriptionProps, alias: string): void {
  for (const property of ['subscriptionId', 'tenantId', 'clientId'] as const) {
    const value = props[property];
    if (value === undefined || Token.isUnresolved(value) || GUID.test(value)) continue;
    const remedy = `Pass the id that \`az account show\` prints${property === 'clientId' ? `, or that of the application` : ''}`;
    refuse(scope, { property, value, rule: 'it must be a GUID', remedy });
  }
  if (!/^[A-Za-z_][\w-]*$/.test(alias)) {
    const rule = 'Terraform takes letters, digits, underscores and dashes for an alias, and no digit or dash at its beginning';
    refuse(scope, { property: 'alias', value: alias, rule, remedy: 'Pass another one' });
  }
  const other = ['azurerm', 'azapi'].flatMap((type) => providersOf(scope, type)).find((provider) => provider.alias === alias);
  if (other === undefined) return;
  const rule = `the provider [${other.node.path}] has this alias already, and Terraform takes one of each in a stack`;
  refuse(scope, { property: 'alias', value: alias, rule, remedy: `Pass another one, or take that provider with AzureSubscription.fromProviders` });
}

/** Refuses providers of other kinds, of another stack, or of different subscriptions. */
export function checkBroughtProviders(scope: Construct, { azurerm, azapi }: SubscriptionProviders): void {
  for (const [property, provider] of Object.entries({ azurerm, azapi })) {
    if (provider.terraformResourceType !== property) {
      const rule = `this is a provider of ${provider.terraformResourceType}`;
      refuse(scope, { property, value: provider.node.path, rule, remedy: `Pass one of ${property}` });
    }
    if (TerraformStack.of(provider) === TerraformStack.of(scope)) continue;
    const rule = 'this is a provider of another stack, and a stack has no providers but its own';
    refuse(scope, { property, value: provider.node.path, rule, remedy: 'Pass one that is made in this stack' });
  }
  const [one, other] = [subscriptionIdOf(azurerm), subscriptionIdOf(azapi)];
  if (one === undefined || keyOf({ azurerm }) === undefined) {
    const rule = `it names no 'subscriptionId', by which things that lie in the subscription are found`;
    refuse(scope, { property: 'azurerm', value: azurerm.node.path, rule, remedy: `Give the provider its 'subscriptionId', which changes no plan` });
  }
  if (other === undefined || [one, other].some((id) => id.includes('${')) || one.toLowerCase() === other.toLowerCase()) return;
  const rule = `the azurerm provider has the subscription '${one}', and this one '${other}'`;
  refuse(scope, { property: 'azapi', value: azapi.node.path, rule, remedy: 'Pass two of one subscription' });
}

/** What a provider says of its subscription. */
export function subscriptionIdOf(provider: TerraformProvider): string | undefined {
  const json = resolve(provider, provider.toTerraform()) as { provider: { [type: string]: { subscription_id?: string }[] } };
  return json.provider[provider.terraformResourceType]?.[0]?.subscription_id;
}

// What the whole program tells.

/** What Terraform would make with a provider that nobody has configured, since those of the stack have an alias. */
export function expectProviders(stack: TerraformStack): Problem[] {
  const lost = stack.node.findAll().filter((node) => isProvided(node) && providerIn(providersFor(node), node) === undefined);
  return ['azurerm', 'azapi'].flatMap((type) => {
    const [first, ...others] = lost.filter((node) => isProvided(node) && node.terraformResourceType.startsWith(type));
    if (first === undefined || providersOf(stack, type).length === 0) return [];
    const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
    return {
      property: 'provider',
      value: first.node.path,
      rule: `every ${type} provider of the stack has an alias, and neither this${more} nor a scope around it was told its subscription`,
      remedy: `Call use(…) of an AzureSubscription with it, a scope around it or the stack`,
    };
  });
}

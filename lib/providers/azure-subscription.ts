import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { together } from '../core/errors';
import { given, givenAs } from '../core/given';
import { providersAt, subscriptionsIn } from '../core/subscriptions';
import { AzapiProvider } from './azapi-provider';
import { AzureSubscriptionBase } from './azure-subscription-base';
import { checkBroughtProviders, checkSubscription, subscriptionIdOf } from './azure-subscription-checks';
import { AzureSubscriptionProps, IAzureSubscription, SubscriptionProviders } from './azure-subscription-props';

/**
 * A subscription of a stack that deploys to several: an azurerm and an azapi provider of one alias. `use(scope)` lets everything in a scope be made there.
 *
 * ```ts
 * const hub = new AzureSubscription(stack, 'hub', { subscriptionId: '11111111-2222-3333-4444-555555555555' });
 * const team = new AzureSubscription(stack, 'team', { subscriptionId: '99999999-2222-3333-4444-555555555555' });
 * hub.use(stack);
 * team.use(workspace);
 * ```
 *
 * A stack may have providers without an alias besides: they make what was told nothing. Names that are unique in a resource group may be the same in two
 * subscriptions. Make it before what lies in it.
 *
 * A resource can be destroyed only while the stack has the provider that made it: take away what lies in a subscription with one apply, and the
 * `AzureSubscription` with the next.
 *
 * Throws for an id that is no GUID, and for an alias that Terraform would refuse or that another provider of the stack has. Synth fails for what was told
 * no subscription, where all providers of the stack have an alias.
 *
 * Sources: Terraform's pages "Configure a provider" and "Azure Provider".
 */
export class AzureSubscription extends AzureSubscriptionBase implements IAzureSubscription {
  /**
   * A subscription with providers that the stack has already, such as those that it has had so far, or that sign in another way.
   *
   * Throws for providers of other kinds, of another stack or of two subscriptions, and for an azurerm provider that does not name its own.
   */
  static fromProviders(scope: Construct, id: string, providers: SubscriptionProviders): IAzureSubscription {
    providers = given(scope, id, 'SubscriptionProviders', providers);
    class Import extends AzureSubscriptionBase {
      readonly subscriptionId = subscriptionIdOf(providers.azurerm) as string;
      readonly azurerm = providers.azurerm;
      readonly azapi = providers.azapi;
    }
    checkBroughtProviders(scope, providers);
    return new Import(scope, id);
  }

  /** The subscription that a scope was told, or the nearest one around it; none where that is left to the providers without an alias. */
  static of(scope: IConstruct): IAzureSubscription | undefined {
    givenAs(undefined, 'scope', 'constructs.IConstruct', scope);
    const { azurerm } = providersAt(scope);
    return subscriptionsIn(scope).find((one) => one.azurerm === azurerm) as IAzureSubscription | undefined;
  }

  readonly subscriptionId: string;
  readonly azurerm: TerraformProvider;
  readonly azapi: TerraformProvider;

  constructor(scope: Construct, id: string, props: AzureSubscriptionProps) {
    props = given(scope, id, 'AzureSubscriptionProps', props);
    super(scope, id);
    const { subscriptionId, tenantId, clientId, useOidc, alias = id, resourceProvidersToRegister } = props;
    together(this, () => checkSubscription(this, props, alias));
    const common = { alias, subscriptionId, tenantId, clientId, useOidc, environment: props.cloud?.environment };
    this.subscriptionId = subscriptionId;
    this.azurerm = new AzurermProvider(this, 'Azurerm', {
      ...common,
      features: [props.features ?? { storage: [{ dataPlaneAvailable: false }] }],
      resourceProviderRegistrations: resourceProvidersToRegister === undefined ? undefined : 'none',
      resourceProvidersToRegister,
    });
    this.azapi = new AzapiProvider(this, 'Azapi', common);
  }
}

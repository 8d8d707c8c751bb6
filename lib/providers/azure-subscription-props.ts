import { AzurermProviderFeatures } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider } from 'cdktf';
import { IConstruct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { IResourceRef } from '../core/types';

/** A subscription, and how Terraform signs in to it. */
export interface AzureSubscriptionProps {
  /**
   * The id of the subscription, a GUID. What exists does not move to another one: only what is made afterwards lies there.
   * @change nothing
   */
  readonly subscriptionId: string;
  /**
   * The id of its tenant, a GUID.
   * @default - that of the credentials that Terraform runs with
   * @change nothing
   */
  readonly tenantId?: string;
  /**
   * The client id of the application or identity that deploys there.
   * @default - that of the credentials that Terraform runs with
   * @change nothing
   */
  readonly clientId?: string;
  /**
   * Whether to sign in with OpenID Connect, as in a pipeline.
   * @default - as the environment says, `ARM_USE_OIDC`
   * @change nothing
   */
  readonly useOidc?: boolean;
  /**
   * The cloud.
   * @default - as the environment says, `ARM_ENVIRONMENT`, or the public one
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * The alias of both providers, unique in the stack. Terraform's state knows them by it: another one plans no change as long as the provider of the old alias
   * is there too.
   * @default - the construct id
   * @change nothing
   */
  readonly alias?: string;
  /**
   * The features of the azurerm provider.
   * @default - azurerm keeps away from the data plane of storage accounts, which are closed or take no keys
   * @change nothing
   */
  readonly features?: AzurermProviderFeatures;
  /**
   * The resource providers that azurerm registers in the subscription, and no others, such as `ResourceProviders.forWorkspace()`.
   * @default - those that azurerm registers without a word: some seventy with azurerm 4, none with azurerm 5
   * @change nothing
   */
  readonly resourceProvidersToRegister?: string[];
}

/** The providers of a subscription that the stack has already. */
export interface SubscriptionProviders {
  /** An azurerm provider of the stack that names its `subscriptionId`, with or without an alias. */
  readonly azurerm: TerraformProvider;
  /** The azapi provider that goes with it. */
  readonly azapi: TerraformProvider;
}

/** A subscription, with the providers that deploy to it: an `AzureSubscription`. Its `id` is `/subscriptions/…`, which policies and budgets take for their `scope`. */
export interface IAzureSubscription extends IConstruct, IResourceRef {
  /** The id of the subscription, a GUID. */
  readonly subscriptionId: string;
  /** The azurerm provider, for what is passed a `provider` of its own. */
  readonly azurerm: TerraformProvider;
  /** The azapi provider. */
  readonly azapi: TerraformProvider;

  /**
   * Lets everything of azurerm and azapi in a scope be made and read in this subscription, also what is added later, and resources and data sources that are no
   * constructs of this library. A scope further in may be told another subscription, and what has a `provider` of its own keeps it.
   *
   * What lies in something else lies in the subscription of that, wherever it is made: links in that of their zone, the hub's side of a peering in that of the
   * hub, role assignments, locks, policies, budgets and diagnostic settings in that of what they are on, containers in that of their account. It is found
   * among the subscriptions of the stack, by the id or by where the other is declared.
   *
   * Telling it changes nothing that runs, where the subscription is the one in which things lie already.
   *
   * Throws for a scope in another stack, since each stack has its own providers, and for one that was told another subscription.
   *
   * @param scope a construct of the stack, or the stack itself
   */
  use(scope: IConstruct): void;
}

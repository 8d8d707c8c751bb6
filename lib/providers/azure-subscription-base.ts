import { Aspects, TerraformProvider, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse, refuseLater } from '../core/errors';
import { givenAs } from '../core/given';
import { isProvided, providerIn, providersFor, seal, subscriptionsIn, tell, toldTo } from '../core/subscriptions';
import { useAzurerm } from './azurerm';
import { IAzureSubscription } from './azure-subscription-props';
import { expectProviders } from './azure-subscription-checks';

/** What a subscription is, whether its providers are made or brought. */
export abstract class AzureSubscriptionBase extends Construct implements IAzureSubscription {
  abstract readonly subscriptionId: string;
  abstract readonly azurerm: TerraformProvider;
  abstract readonly azapi: TerraformProvider;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    useAzurerm(this);
    const known = subscriptionsIn(this);
    if (known.length === 0) settleProviders(TerraformStack.of(this));
    known.push(this);
  }

  /** The id of the subscription as that of a resource, `/subscriptions/…`. */
  get id(): string {
    return `/subscriptions/${this.subscriptionId}`;
  }

  use(scope: IConstruct): void {
    givenAs(this, 'scope', 'constructs.IConstruct', scope);
    const inStack = scope.node.scopes.some((each) => each === TerraformStack.of(this));
    if (!inStack) {
      const rule = 'this is not in the stack of the subscription, and a stack has no providers but its own';
      refuse(this, { property: 'scope', value: scope.node.path, rule, remedy: 'Make an AzureSubscription in that stack, and let it use that one' });
    }
    const before = toldTo(scope);
    if (before !== undefined && before !== this) {
      const rule = `this was told another subscription before, that of [${(before as IAzureSubscription).node.path}]`;
      refuse(this, { property: 'scope', value: scope.node.path, rule, remedy: 'Tell it once' });
    }
    tell(scope, this);
  }
}

/** Gives everything in a stack the provider of where it lies, when all is declared. */
function settleProviders(stack: TerraformStack): void {
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack) seal(stack);
      if (!isProvided(node) || node.provider !== undefined) return;
      const provider = providerIn(providersFor(node), node);
      // Without a word, Terraform takes the one that has no alias.
      if (provider?.alias !== undefined) node.provider = provider;
    },
  });
  refuseLater(stack, () => expectProviders(stack));
}

import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzureSubscription, IAzureSubscription, TimeProvider } from '../lib';
import { Attributes, Synthesized, testApp } from './support';

export const HUB = '11111111-2222-3333-4444-555555555555';
export const TEAM = '99999999-2222-3333-4444-555555555555';

/** A stack with two subscriptions, and no providers without an alias. */
export class TwoSubscriptions extends TerraformStack {
  readonly hub: AzureSubscription;
  readonly team: AzureSubscription;

  constructor(app: App = testApp(), id = 'test') {
    super(app, id);
    new TimeProvider(this, 'Time');
    this.hub = new AzureSubscription(this, 'hub', { subscriptionId: HUB });
    this.team = new AzureSubscription(this, 'team', { subscriptionId: TEAM });
  }

  /** A scope that was told its subscription. */
  scope(id: string, subscription: IAzureSubscription): Construct {
    const scope = new Construct(this, id);
    subscription.use(scope);
    return scope;
  }
}

/** The provider of every resource and data source, as Terraform will read it, by address without cdktf's hash. */
export function providersIn(made: Synthesized): { [address: string]: unknown } {
  const entries = (['resource', 'data'] as const).flatMap((section) =>
    Object.entries((made.section(section) ?? {}) as { [type: string]: { [id: string]: Attributes } }).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, { provider }]): [string, unknown] => {
        const address = `${section === 'data' ? 'data.' : ''}${type}.${id}`;
        return [address.replace(/_[0-9A-F]{8}$/, ''), provider];
      }),
    ),
  );
  return Object.fromEntries(entries);
}

/** The providers of what has a type or an id that contains a text. */
export function providersWith(made: Synthesized, text: string): unknown[] {
  const found = Object.entries(providersIn(made)).filter(([address]) => address.includes(text));
  if (found.length === 0) throw new Error(`there is no ${text} among ${Object.keys(providersIn(made)).join(', ')}`);
  return [...new Set(found.map(([, provider]) => provider))];
}

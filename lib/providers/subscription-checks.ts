import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { Problem, refuseLater } from '../core/errors';
import { keyOf, providersFor, subscriptionKey } from '../core/subscriptions';
import { IResourceRef } from '../core/types';

/**
 * Refuses, when everything is declared, what azurerm looks up by name in the subscription of its provider, although it lies in another one. It passes where
 * the program leaves one of the two subscriptions to Terraform.
 */
export function requireSubscription(scope: IConstruct, property: string, ref: IResourceRef, resource: TerraformResource): void {
  refuseLater(scope, () => [subscriptionProblem(scope, property, ref, resource)]);
}

/** The same as a problem, to be asked when everything is declared. */
export function subscriptionProblem(scope: IConstruct, property: string, ref: IResourceRef, resource: TerraformResource): Problem | undefined {
  const [there, here] = [subscriptionOf(scope, ref), subscriptionOfProvider(resource)];
  if (here === undefined || there === undefined || here === there) return undefined;
  return {
    property,
    value: ref.id,
    rule: `it is in another subscription than the azurerm provider, '${here}', in which azurerm would look for one of its name`,
    remedy: `Make an AzureSubscription for '${there}' in this stack, or deploy this from a stack whose azurerm provider has that subscription`,
  };
}

/** The subscription that something lies in, where it is known at synth. */
export function subscriptionOf(scope: IConstruct, ref: IResourceRef | undefined): string | undefined {
  return ref === undefined ? undefined : literal(subscriptionKey(scope, ref));
}

/** The subscription of the azurerm provider that makes a resource, where the program says it. */
export function subscriptionOfProvider(resource: TerraformResource): string | undefined {
  return literal(keyOf(providersFor(resource)));
}

function literal(key: string | undefined): string | undefined {
  return key?.includes('${') === true ? undefined : key;
}

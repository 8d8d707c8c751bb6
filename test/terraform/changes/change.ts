import { Build, Entry } from '../scaffold';

/**
 * What somebody does to a workspace that runs, and the plan that may follow.
 */
export interface DayTwo {
  readonly before: Entry;
  readonly after: Entry;
  /**
   * Everything that the plan may do, by address without cdktf's hash. `refused` stands for a plan that Terraform refuses, with the text that it says.
   */
  readonly plan: { readonly [address: string]: string } | { readonly refused: RegExp };
}

/** A change from one configuration to another. */
export function change(before: Build, after: Build, plan: DayTwo['plan']): DayTwo {
  return { before: { build: before }, after: { build: after }, plan };
}

/** A change of what azurerm has only since a version. */
export function since(needsAzurerm: string, { before, after, plan }: DayTwo): DayTwo {
  return { before: { ...before, needsAzurerm }, after: { ...after, needsAzurerm }, plan };
}

/** The same action at several addresses, each as `type.id` without `azurerm_`. */
export function all(action: string, ...addresses: string[]): { [address: string]: string } {
  return Object.fromEntries(addresses.map((address) => [/^(time|azapi)_/.test(address) ? address : `azurerm_${address}`, action]));
}

/** An address without the hash that cdktf appends, to be read and compared. */
export function readable(address: string): string {
  return address.replace(/_[0-9A-F]{8}(?=$|\[|,)/g, '');
}

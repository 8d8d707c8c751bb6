import { Aspects, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { addressOf } from './address';
import { resolve } from './resolve';
import { perStack } from './stacks';

const blocks = perStack((stack) => {
  const removed: object[] = [];
  stack.addOverride('removed', removed);
  return removed;
});

/** Lets Terraform forget what its state has at an address, rather than destroy it. */
export function forget(scope: IConstruct, address: string): void {
  blocks(scope).push({ from: address, lifecycle: [{ destroy: false }] });
}

/**
 * Takes a resource out of the program when the stack is written, where it is not wanted by then; what is to come after it comes without it. With `forgotten`,
 * Terraform also forgets what its state has of it, and Azure is left as it is.
 */
export function keepWhere(resource: TerraformResource, wanted: () => boolean, { forgotten = false } = {}): void {
  Aspects.of(resource).add({
    visit: (node) => {
      if (node !== resource || wanted()) return;
      if (forgotten) forget(resource, addressOf(resource));
      takeOut(resource);
    },
  });
}

function takeOut(resource: TerraformResource): void {
  const address = addressOf(resource);
  const stack = TerraformStack.of(resource);
  resource.node.scope?.node.tryRemoveChild(resource.node.id);
  for (const other of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(other) || other.dependsOn === undefined) continue;
    const rest = other.dependsOn.filter((earlier) => resolve(other, earlier) !== address);
    other.dependsOn = rest.length === 0 ? undefined : rest;
  }
}

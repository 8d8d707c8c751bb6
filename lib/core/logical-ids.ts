import { TerraformElement, TerraformStack } from 'cdktf';
import { refuseLater, warn } from './errors';
import { stackOf } from './stack-of';
import { wholeStack } from './whole-stack';

/** Warns of logical ids that were given too late: the CDK writes an element under the one that was asked for first, and says nothing. */
export function watchLogicalIds(stack: TerraformStack): void {
  const nodes = wholeStack(stack);
  refuseLater(stack, () => {
    for (const node of nodes()) if (TerraformElement.isTerraformElement(node)) warnOfLate(node, stack);
    return [];
  });
}

function warnOfLate(element: TerraformElement, stack: TerraformStack): void {
  const { _logicalIdOverride: wanted } = element as unknown as { readonly _logicalIdOverride?: string };
  if (wanted === undefined || wanted === element.friendlyUniqueId || stackOf(element) !== stack) return;
  warn(
    element,
    `overrideLogicalId('${wanted}') came too late: it goes on to be '${element.friendlyUniqueId}', by which others refer to it already. ` +
      `To take over what a state has under the other address, pass that to 'moveFromId' of the resource`,
  );
}

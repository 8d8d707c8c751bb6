import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

let last: { readonly scope: IConstruct; readonly stack: TerraformStack } | undefined;

/** The stack that a construct is in. What is asked about one construct is mostly asked in a row, and the CDK walks up to the stack each time. */
export function stackOf(scope: IConstruct): TerraformStack {
  if (last?.scope !== scope) last = { scope, stack: TerraformStack.of(scope) };
  return last.stack;
}

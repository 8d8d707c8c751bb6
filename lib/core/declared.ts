import { TerraformResource } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { declaredResource } from './stacks';

/** A resource with its arguments, each as the program has given it: `<argument>Input`. */
export type Configured = TerraformResource & { readonly [input: string]: unknown };

/** A resource of `type` with its configuration, where the reference is to one that is declared in this stack. */
export function configured(scope: IConstruct, ref: unknown, type: string): Configured | undefined {
  const declared = Construct.isConstruct(ref) ? ref : declaredResource(scope, (ref as { id?: unknown } | undefined)?.id);
  return isOf(declared, type) ? declared : undefined;
}

/** Whether something is a resource of a type. */
export function isOf(node: unknown, type: string): node is Configured {
  return TerraformResource.isTerraformResource(node) && node.terraformResourceType === type;
}

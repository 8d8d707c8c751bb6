import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { perStack } from './stacks';

const passes = perStack((stack) => {
  const pass: { nodes?: readonly IConstruct[] } = {};
  // Comes before those that look: it is added to the stack before them.
  const begin = (): string[] => {
    pass.nodes = undefined;
    return [];
  };
  stack.node.addValidation({ validate: begin });
  return pass;
});

/**
 * What a stack has when it is validated, to be asked by validations of the stack alone that are added after this is called: however many look, each synth goes
 * through the stack once.
 */
export function wholeStack(stack: TerraformStack): () => readonly IConstruct[] {
  const pass = passes(stack);
  return () => (pass.nodes ??= stack.node.findAll());
}

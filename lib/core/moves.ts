import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { addressOf } from './address';
import { givenAs, inStack } from './given';
import { Problem, refuse, refuseLater } from './errors';
import { wholeStack } from './whole-stack';

/** Where each resource was before. */
const moved = new WeakMap<IConstruct, string>();

/**
 * Moves in the tree of constructs that destroy nothing: Terraform knows a resource by its address, which cdktf makes from the path of its construct.
 */
export class Moves {
  /**
   * Tells Terraform that everything in `scope` was declared elsewhere in the same stack before, so that it changes addresses rather than replaces
   * resources. Call it when everything in `scope` is there; leave it in until every deployment has applied it once.
   *
   * Throws when `formerPath` is where `scope` is now, and for a second move of the same resources. Synth fails when something is still there.
   *
   * @param scope the construct that has moved, a `MlWorkspace` for instance
   * @param formerPath its former path within the stack: `Ml`, or `Team/Ml`
   */
  static from(scope: Construct, formerPath: string): void {
    const stack = inStack(scope);
    givenAs(scope, 'formerPath', 'string', formerPath);
    const path = scope.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id);
    if (path.join('/') === formerPath) {
      refuse(scope, {
        property: 'formerPath',
        value: formerPath,
        rule: 'the construct is there now',
        remedy: 'Pass the path where it was before',
      });
    }
    if (formerPath.split('/').includes('')) {
      const rule = `it is a path such as 'Ml' or 'Team/Ml', of which no part is empty`;
      refuse(scope, { property: 'formerPath', value: formerPath, rule, remedy: 'Pass the path within the stack, without the id of the stack' });
    }
    const resources = scope.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
    const before = resources.map((resource) => moved.get(resource)).find((path) => path !== undefined);
    if (before !== undefined) {
      const rule = `what is in it has moved from '${before}' already, and Terraform takes one former address of each resource`;
      refuse(scope, { property: 'formerPath', value: formerPath, rule, remedy: 'Name the one from which it comes' });
    }
    const former = new Map(
      resources.map((resource) => {
        moved.set(resource, formerPath);
        const below = resource.node.scopes.slice(scope.node.scopes.length).map((construct) => construct.node.id);
        const id = new FormerTree(stack.node.id).logicalId([...formerPath.split('/'), ...below]);
        const address = `${resource.terraformResourceType}.${id}`;
        resource.moveFromId(address);
        return [address, resource];
      }),
    );
    const nodes = wholeStack(stack);
    refuseLater(scope, () => [stillThere(nodes(), former, formerPath)]);
  }
}

/** Terraform refuses to move from an address at which there is something else now. */
function stillThere(nodes: readonly IConstruct[], former: ReadonlyMap<string, IConstruct>, formerPath: string): Problem | undefined {
  const there = nodes.find((node) => TerraformResource.isTerraformResource(node) && former.has(addressOf(node)));
  if (there === undefined) return undefined;
  const rule = `[${there.node.path}] is at an address from which it would move, and Terraform cannot move from what is still there`;
  return { property: 'formerPath', value: formerPath, rule, remedy: 'Pass the path where it was before, at which there is nothing now' };
}

/** A tree of bare constructs, to ask cdktf for the logical id that a resource had at another path. */
class FormerTree extends TerraformStack {
  constructor(id: string) {
    super(new Construct(undefined as unknown as Construct, ''), id);
  }

  logicalId(path: string[]): string {
    return this.allocateLogicalId(path.reduce<Construct>((parent, id) => new Construct(parent, id), this).node);
  }
}

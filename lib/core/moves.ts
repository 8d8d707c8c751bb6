import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { givenAs } from './given';
import { refuse } from './errors';

/**
 * Moves in the tree of constructs that destroy nothing: Terraform knows a resource by its address, which cdktf makes from the path of its construct.
 */
export class Moves {
  /**
   * Tells Terraform that everything in `scope` was declared elsewhere in the same stack before, so that it changes addresses rather than replaces
   * resources. Call it when everything in `scope` is there; leave it in until every deployment has applied it once.
   *
   * Throws when `formerPath` is where `scope` is now.
   *
   * @param scope the construct that has moved, a `MlWorkspace` for instance
   * @param formerPath its former path within the stack: `Ml`, or `Team/Ml`
   */
  static from(scope: Construct, formerPath: string): void {
    givenAs(undefined, 'scope', 'constructs.IConstruct', scope);
    givenAs(scope, 'formerPath', 'string', formerPath);
    const stack = TerraformStack.of(scope);
    const path = scope.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id);
    if (path.join('/') === formerPath) {
      refuse(scope, {
        property: 'formerPath',
        value: formerPath,
        rule: 'the construct is there now',
        remedy: 'Pass the path where it was before',
      });
    }
    for (const node of scope.node.findAll()) {
      if (!TerraformResource.isTerraformResource(node)) continue;
      const below = node.node.scopes.slice(scope.node.scopes.length).map((construct) => construct.node.id);
      node.moveFromId(`${node.terraformResourceType}.${new FormerTree(stack.node.id).logicalId([...formerPath.split('/'), ...below])}`);
    }
  }
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

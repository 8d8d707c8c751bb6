import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Moves } from '../lib';
import { synthWorkspace, testApp, workspace } from './support';

/** The moved blocks of a workspace that is declared in `Team/Fraud` now. */
function moved(formerPath: string): { from: string; to: string }[] {
  const stack = new TerraformStack(testApp(), 'test');
  const scope = workspace(new Construct(stack, 'Team') as never, {}, 'Fraud');
  Moves.from(scope, formerPath);
  const json = stack.toTerraform() as { moved: { from: string; to: string }[] };
  return json.moved;
}

describe('a workspace that moves in the tree', () => {
  test('takes every resource along from its former address', () => {
    const former = moved('Ml').map(({ from }) => from);
    expect(former.sort()).toEqual(synthWorkspace().addresses);
  });

  test('may have been anywhere in the stack', () => {
    expect(moved('Other/Ml').map(({ from }) => from)).toContainEqual(
      expect.stringMatching(/^azurerm_storage_account\.Other_Ml_Storage_[0-9A-F]{8}$/),
    );
  });

  test('cannot have been where it is', () => {
    expect(() => moved('Team/Fraud')).toThrow(
      `[test/Team/Fraud] 'formerPath' is 'Team/Fraud': the construct is there now. Pass the path where it was before.`,
    );
  });
});

import { ResourceGroup as Group } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Moves } from '../lib';
import { synth, Synthesized, synthWorkspace, testApp, workspace } from './support';

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

  test('cannot have been at a path with an empty part', () => {
    for (const path of ['', 'Ml/', 'Team//Fraud']) {
      expect(() => moved(path)).toThrow(
        `[test/Team/Fraud] 'formerPath' is '${path}': it is a path such as 'Ml' or 'Team/Ml', of which no part is empty.`,
      );
    }
  });

  test('comes from one place', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const ml = workspace(stack, {});
    Moves.from(ml, 'Old');
    expect(() => {
      Moves.from(ml, 'Older');
    }).toThrow(
      `[test/Ml] 'formerPath' is 'Older': what is in it has moved from 'Old' already, and Terraform takes one former address of each resource.`,
    );
  });

  test('cannot come from where there is something still', () => {
    const move = (): Synthesized =>
      synth((stack) => {
        new Group(new Construct(stack, 'Old'), 'Group', { name: 'rg-old', location: 'westeurope' });
        const scope = new Construct(stack, 'New');
        new Group(scope, 'Group', { name: 'rg-new', location: 'westeurope' });
        Moves.from(scope, 'Old');
      });
    expect(move).toThrow(`[test/New] 'formerPath' is 'Old': [test/Old/Group] is at an address from which it would move, and Terraform cannot move`);
  });

  test('is in a stack', () => {
    expect(() => {
      Moves.from(testApp(), 'Old');
    }).toThrow(`'scope' is the construct '': it is neither a stack nor in one. Pass a stack, or a construct in it.`);
  });
});

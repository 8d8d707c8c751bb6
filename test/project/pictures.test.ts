import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from '../../cli/diagram';
import { StackModel } from '../../cli/stack-model';
import { overviewPicture } from '../../tools/overview-picture';
import { roomsPicture } from '../../tools/rooms-picture';
import { synthStacks } from '../terraform/stacks';

const DIRECTORY = join('docs', 'pictures');
const stacks = synthStacks();

function check(name: string, drawn: string): void {
  if (readFileSync(join(DIRECTORY, `${name}.svg`), 'utf8') === drawn) return;
  throw new Error(`docs/pictures/${name}.svg is not what the program makes now: run \`npm run diagram\`, look at it, and commit it.`);
}

describe('the pictures', () => {
  test.each(Object.keys(stacks))('of %s shows what the stack makes now', async (stack) =>
    check(stack, await diagram(new StackModel(stack, stacks[stack] ?? {}))),
  );

  test('of one private workspace shows what it makes now', async () => check('workspace', await overviewPicture()));

  test('of the rooms of the library shows the floors that lint holds', async () => check('rooms', await roomsPicture()));

  test('are those of the stacks, of the workspace and of the rooms, and no other', () => {
    expect(readdirSync(DIRECTORY).sort()).toEqual([...Object.keys(stacks), 'rooms', 'workspace'].map((name) => `${name}.svg`).sort());
  });

  test('say what to do where they are behind', () => {
    expect(() => check('quickstart', 'something else')).toThrow('run `npm run diagram`');
  });

  test('are of a size that can be read', () => {
    for (const file of readdirSync(DIRECTORY)) {
      const svg = readFileSync(join(DIRECTORY, file), 'utf8');
      const [, width = '', height = ''] = /width="(\d+)pt" height="(\d+)pt"/.exec(svg) ?? [];
      expect(Math.max(Number(width), Number(height))).toBeLessThan(2000);
      expect(svg.length).toBeLessThan(100_000);
    }
  });
});

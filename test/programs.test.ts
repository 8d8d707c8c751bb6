import { blocksIn, place } from './project/documents';
import { outcome, programOf } from './project/prelude';
import { run } from './programs';
import { testApp } from './support';

describe('programs of the documentation', () => {
  for (const program of blocksIn('ts').map((block) => programOf(block))) {
    const { refused, warned } = program.block.notes;
    if (refused === undefined) {
      test(`${place(program.block)} runs, with no other warning than the page tells`, () => {
        const { stacks, warnings } = outcome(program);
        expect(stacks).not.toEqual([]);
        expect(warnings).toEqual(warned === undefined ? [] : [expect.stringContaining(warned)]);
      });
    } else {
      test(`${place(program.block)} is refused as the page tells`, () => {
        expect(() => run(program.text, testApp())).toThrow(refused);
      });
    }
  }
});

import { readFileSync } from 'node:fs';
import { readContext, settings, Spec } from '../stacks/settings';
import { testApp } from './support';

const SPEC = { baseName: 'text', tags: 'map?', ranges: 'list?', guarded: 'flag?' } as const;
const read = (given: unknown, spec: Spec = SPEC): unknown => settings(testApp({ demo: given }), 'demo', spec);

describe('the settings of a stack', () => {
  test('are its object in the context of cdktf.json', () => {
    const given = { baseName: 'fraud', tags: { team: 'fraud' }, ranges: ['8.8.8.8'], guarded: true };
    expect(read(given)).toEqual(given);
    expect(Object.keys(readContext(process.cwd()))).toEqual(['quickstart', 'private', 'bring-your-own', 'platform']);
  });

  test('that are missing are named', () => {
    expect(() => read(undefined)).toThrow(`cdktf.json: 'context' has no object 'demo' for the stack 'demo'`);
    expect(() => read({})).toThrow(`cdktf.json: the setting 'baseName' of the stack 'demo' is missing; it must be a text`);
  });

  test.each([
    ['baseName', '', 'a text'],
    ['baseName', 7, 'a text'],
    ['tags', ['a'], 'an object of texts'],
    ['tags', { a: 1 }, 'an object of texts'],
    ['ranges', '8.8.8.8', 'a list of texts'],
    ['guarded', 'yes', 'true or false'],
  ])('of another kind are named: %s', (key, value, title) => {
    expect(() => read({ baseName: 'fraud', [key]: value })).toThrow(
      `cdktf.json: the setting '${key}' of the stack 'demo' is ${JSON.stringify(value)}; it must be ${title}`,
    );
  });

  test('that the stack does not know are refused, so that no slip of the pen is ignored', () => {
    expect(() => read({ baseName: 'fraud', tag: {} })).toThrow(`the stack 'demo' knows no setting 'tag'; it knows baseName, tags, ranges, guarded`);
  });

  test('hold no secret', () => {
    expect(readFileSync('cdktf.json', 'utf8')).not.toMatch(/password|secret|accessKey|connectionString/i);
  });
});

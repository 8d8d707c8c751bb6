import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { StackSettings } from '../stacks/cdktf-json';
import { explain, SettingSchema } from '../stacks/setting-errors';
import { readContext, settings } from '../stacks/settings';
import { makeSchema } from '../tools/settings-schema';
import { testApp } from './support';

type Stack = keyof StackSettings;
interface ObjectOf {
  [key: string]: unknown;
}

const CONTEXT = readContext(process.cwd()) as { [stack in Stack]: ObjectOf };
const STACKS = Object.keys(CONTEXT) as Stack[];
const SCHEMA = JSON.parse(readFileSync('cdktf.schema.json', 'utf8')) as {
  properties: { context: { properties: { [stack in Stack]: SettingSchema & { required: string[] } } } };
};
const BACKEND = { resourceGroupName: 'rg-state', storageAccountName: 'ststate', containerName: 'state' };

/** The settings of the stack `private` with some changes. */
const read = (changes: ObjectOf): unknown => settings(testApp({ private: { ...CONTEXT.private, ...changes } }), 'private');

/** The lines of the error that settings make. */
function problems(stack: Stack, given: unknown): string[] {
  try {
    settings(testApp({ [stack]: given }), stack);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the settings of a stack', () => {
  test('are its object in the context of cdktf.json', () => {
    expect(read({ tags: { team: 'fraud' }, backend: BACKEND })).toEqual({ ...CONTEXT.private, tags: { team: 'fraud' }, backend: BACKEND });
    expect(STACKS).toEqual(['quickstart', 'private', 'bring-your-own', 'platform', 'foundry', 'serving', 'teams']);
    for (const stack of STACKS) expect(problems(stack, CONTEXT[stack])).toEqual([]);
  });

  test('that are missing are named', () => {
    expect(() => settings(testApp({}), 'private')).toThrow(`cdktf.json: 'context' has no object 'private' for the stack 'private'`);
    expect(() => settings(testApp({ privat: {} }), 'private')).toThrow(`is 'privat' meant for it?`);
    expect(problems('private', 'all')).toEqual([expect.stringContaining(`'context.private' is "all"; it must be an object with baseName, location`)]);
    expect(() => read({ deletionProtection: undefined })).toThrow(
      `cdktf.json: the setting 'deletionProtection' of the stack 'private' is missing; it must be true or false`,
    );
  });

  test.each([
    ['baseName', '', 'letters and digits, in words joined by single dashes, such as fraud-dev, of at most 29 characters'],
    ['baseName', 7, 'letters and digits'],
    ['baseName', 'a_b', 'letters and digits'],
    ['baseName', 'a'.repeat(30), 'letters and digits, in words joined by single dashes, such as fraud-dev, of at most 29 characters'],
    ['location', 'west-europe', 'a region of Azure, such as westeurope'],
    ['subscriptionId', 'production', 'a GUID, such as 11111111-2222-3333-4444-555555555555'],
    ['addressSpace', '10.40.0.0', 'a range of IPv4 addresses in CIDR notation, such as 10.40.0.0/24'],
    ['tags', ['a'], 'an object of texts'],
    ['deletionProtection', 'yes', 'true or false'],
  ])('of another kind are named: %s %j', (key, value, rule) => {
    expect(() => read({ [key]: value })).toThrow(
      `cdktf.json: the setting '${key}' of the stack 'private' is ${JSON.stringify(value)}; it must be ${rule}`,
    );
  });

  test.each([
    ['tags.a', { tags: { a: 1 } }, 'is 1; it must be a text'],
    ['backend.containerName', { backend: { ...BACKEND, containerName: undefined } }, 'is missing; it must be a text'],
    ['backend.key', { backend: { ...BACKEND, key: 1 } }, 'is 1; it must be a text'],
  ])('are named by their path: %s', (path, changes, problem) => {
    expect(() => read(changes)).toThrow(`cdktf.json: the setting '${path}' of the stack 'private' ${problem}`);
  });

  test('that the stack does not know are refused, so that no slip of the pen is ignored', () => {
    expect(() => read({ tag: {} })).toThrow(
      `cdktf.json: the stack 'private' knows no setting 'tag'; did you mean 'tags'? it knows baseName, location, cloud, subscriptionId, azurermVersion, backend, tags`,
    );
    expect(() => read({ color: 'red' })).toThrow(`the stack 'private' knows no setting 'color'; it knows baseName, location`);
    expect(() => read({ backend: { ...BACKEND, containerNames: 'x' } })).toThrow(
      `knows no setting 'backend.containerNames'; did you mean 'containerName'? it knows resourceGroupName, storageAccountName, containerName, key`,
    );
  });

  test('that are wrong are all named at once, one line each, and a value under an unknown key is not shown', () => {
    const lines = problems('private', { ...CONTEXT.private, baseName: '', location: undefined, backend: { accessKey: 'hunter2' } });
    expect(lines).toHaveLength(6);
    expect(lines).toEqual(lines.map(() => expect.stringMatching(/^cdktf\.json: .*'private'/) as unknown));
    expect(lines.join()).not.toContain('hunter2');
  });

  test('hold no secret', () => {
    expect(readFileSync('cdktf.json', 'utf8')).not.toMatch(/password|secret|accessKey|connectionString/i);
  });
});

describe('an expectation', () => {
  const told = (parentSchema: SettingSchema, data: unknown, keyword = 'type'): string =>
    explain('demo', [{ keyword, instancePath: '/a~1b', schemaPath: '#', params: {}, parentSchema, data }])[0] ?? '';

  test.each<[SettingSchema, string]>([
    [{ type: 'string', enum: ['Basic', 'Premium'] }, 'one of "Basic", "Premium"'],
    [{ const: 'Basic' }, '"Basic"'],
    [{ anyOf: [{ type: 'boolean' }, { type: 'array', minItems: 1, items: { type: 'string' } }] }, 'true or false, or a list of at least 1 of texts'],
    [{ type: ['string', 'null'] }, 'a text or null'],
    [{ type: 'integer', minimum: 1, maximum: 9 }, 'a whole number from 1 to 9'],
    [{ type: 'number', minimum: 0 }, 'a number of at least 0'],
    [{ type: 'number', maximum: 9 }, 'a number of at most 9'],
    [{ type: 'number' }, 'a number'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'an object, each a number'],
  ])('says what is meant: %j', (schema, words) => {
    expect(told(schema, [])).toBe(`cdktf.json: the setting 'a/b' of the stack 'demo' is []; it must be ${words}`);
  });

  test('of one of several kinds is told once, without what each kind would need', () => {
    const error = { instancePath: '/size', schemaPath: '#', params: {}, data: null };
    const parentSchema = { anyOf: [{ type: 'string' }, { type: 'number' }] };
    const branches = parentSchema.anyOf.map((kind) => ({ ...error, keyword: 'type', parentSchema: kind }));
    expect(explain('demo', [...branches, { ...error, keyword: 'anyOf', parentSchema }])).toEqual([
      `cdktf.json: the setting 'size' of the stack 'demo' is null; it must be a text, or a number`,
    ]);
  });
});

describe('cdktf.schema.json', () => {
  test('is what the types say; npm run schema writes it', () => {
    expect(SCHEMA).toEqual(JSON.parse(JSON.stringify(makeSchema())));
  });

  test('describes cdktf.json to editors', () => {
    expect(JSON.parse(readFileSync('cdktf.json', 'utf8'))).toMatchObject({ $schema: './cdktf.schema.json' });
  });
});

interface Mutation {
  readonly stack: Stack;
  readonly path: string[];
  readonly how: 'removed' | 'misspelt' | 'of another kind';
}

/** Every way to spoil one setting of cdktf.json: a key that is removed though required, a misspelt one, a value of another kind. */
function mutationsOf(stack: Stack, value: unknown, schema: SettingSchema & { required?: string[] }, path: string[] = []): Mutation[] {
  const own: Mutation[] = path.length === 0 ? [] : [{ stack, path, how: 'of another kind' }];
  if (typeof value !== 'object' || value === null) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) => {
      const at = [...path, key];
      const named = schema.properties?.[key];
      const open = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : schema.items;
      const removed: Mutation[] = schema.required?.includes(key) === true ? [{ stack, path: at, how: 'removed' }] : [];
      const misspelt: Mutation[] = named === undefined ? [] : [{ stack, path: at, how: 'misspelt' }];
      return [...removed, ...misspelt, ...mutationsOf(stack, child, named ?? open ?? {}, at)];
    }),
  ];
}

function mutate({ stack, path, how }: Mutation, at: number, wrong: unknown): { given: ObjectOf; key: string } {
  const given = structuredClone(CONTEXT[stack]);
  const key = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce((object, step) => object[step] as ObjectOf, given);
  const value = holder[key];
  const index = at % key.length;
  const misspelt = `${key.slice(0, index)}_${key.slice(index + 1)}`;
  if (how === 'of another kind') holder[key] = wrong;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  else delete holder[key];
  if (how === 'misspelt') holder[misspelt] = value;
  return { given, key: [...path.slice(0, -1), how === 'misspelt' ? misspelt : key].join('.') };
}

test('every setting of cdktf.json is refused and named once it is removed, misspelt or of another kind', () => {
  const mutations = STACKS.flatMap((stack) => mutationsOf(stack, CONTEXT[stack], SCHEMA.properties.context.properties[stack]));
  expect(new Set(mutations.map(({ how }) => how)).size).toBe(3);
  fc.assert(
    fc.property(fc.constantFrom(...mutations), fc.nat(99), fc.constantFrom(null, 7.5, [null], { '': 7 }), (mutation, at, wrong) => {
      const { given, key } = mutate(mutation, at, wrong);
      const lines = problems(mutation.stack, given);
      expect(lines.some((line) => line.includes(`'${key}`) && line.includes(`'${mutation.stack}'`))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

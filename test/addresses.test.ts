import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from './terraform/catalogue';
import { addressesOf, synthEntry } from './terraform/scaffold';
import { synthStacks } from './terraform/stacks';

type Addresses = { [name: string]: string[] };

/** Pinned addresses; `npm run addresses` writes them anew. */
const FILE = join(__dirname, 'terraform', 'addresses.json');
const pinned = (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}) as Addresses;

const stacks = synthStacks();
const actual: Addresses = {
  ...Object.fromEntries(Object.entries(stacks).map(([name, config]) => [`stack ${name}`, addressesOf(config)])),
  ...Object.fromEntries(Object.entries(CATALOGUE).map(([name, entry]) => [name, addressesOf(synthEntry(entry))])),
};

if (process.env.PIN_ADDRESSES !== undefined) writeFileSync(FILE, `${JSON.stringify(actual, undefined, 2)}\n`);

/** What a change of addresses would do to people who have deployed, and the way out. */
function advice(name: string, gone: string[], added: string[]): string {
  return [
    `The Terraform addresses of '${name}' have changed, so that an upgrade would destroy and make anew what users run:`,
    ...gone.map((address) => `  gone: ${address}`),
    ...added.map((address) => `  new:  ${address}`),
    'Keep the construct ids. Where a resource really has to move, let Terraform know with moveFromId in the construct that makes it,',
    'prove it with an entry in test/terraform/changes/, make it a major version, and pin the new addresses with `npm run addresses`.',
  ].join('\n');
}

describe('the Terraform addresses', () => {
  test('are pinned for every stack and every entry of the catalogue', () => {
    const known = process.env.PIN_ADDRESSES === undefined ? pinned : actual;
    expect(Object.keys(known).sort()).toEqual(Object.keys(actual).sort());
  });

  test.each(Object.keys(actual))('of %s are a promise', (name) => {
    const [before, after] = [process.env.PIN_ADDRESSES === undefined ? (pinned[name] ?? []) : (actual[name] ?? []), actual[name] ?? []];
    const gone = before.filter((address) => !after.includes(address));
    const added = after.filter((address) => !before.includes(address));
    if (gone.length + added.length > 0) throw new Error(advice(name, gone, added));
  });

  test('that change are told with what it would destroy and the way out', () => {
    expect(advice('x', ['azurerm_storage_account.Ml_Storage'], [])).toMatch(/destroy.*gone: azurerm_storage_account\.Ml_Storage.*moveFromId/s);
  });
});

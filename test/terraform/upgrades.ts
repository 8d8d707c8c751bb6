import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tablesOf } from '../project/tables';
import { CATALOGUE } from './catalogue';
import { Result } from './cycles';
import { merge } from './merge';
import { addressesOf, synthEntry } from './scaffold';
import { apart, synthStacks } from './stacks';
import { batches, provedTogether, sharedBy, Task } from './tasks';
import { changesOf, Deployment } from './terraform';

/** The providers before, as a lock file holds them, and what was written for them then. */
export const FORMER = { azurerm: '4.55.0', azapi: '2.7.0', keyApi: 'Microsoft.KeyVault/vaults/keys@2023-07-01' };

interface Upgrade {
  readonly name: string;
  /** The configurations in turn, each of which takes over the state of the one before. */
  readonly configs: readonly object[];
}

/** What is told to a stack of azurerm 5. */
export const AZURERM_5 = '~> 5.2';

/** The versions of azurerm that are required in turn; without one, the default. */
type Path = readonly (string | undefined)[];

const PATHS: { readonly [group: string]: readonly Path[] } = {
  upgrades: [[FORMER.azurerm, undefined, AZURERM_5]],
  // On request, since it takes its time.
  'at-once': [
    [undefined, AZURERM_5],
    [FORMER.azurerm, AZURERM_5],
  ],
};

/**
 * As docs/upgrading.md tells it: a state that one azurerm made is planned with the next, which may change in place and forget, but destroy and replace nothing; it is
 * applied, comes to rest, and is destroyed in the end. The stacks, and the catalogue where all is asked for.
 */
export function upgradeTasks(group: 'upgrades' | 'at-once', chosen: (name: string) => boolean, all: boolean): Task[] {
  return (PATHS[group] ?? []).flatMap((path) => {
    const upgrades = upgradesOn(path, all ? CATALOGUE : {}).filter(({ name }) => chosen(name));
    return batches(
      upgrades,
      ({ configs }) => sharedBy(...configs),
      ({ configs: [first = {}] }) => addressesOf(first).length,
    ).map((batch) => ({
      group,
      names: batch.map(({ name }) => name),
      prove: (): Promise<Result[]> => provedTogether(group, batch, upgradeTogether, upgradeAlone),
    }));
  });
}

function upgradesOn(path: Path, catalogue: typeof CATALOGUE): Upgrade[] {
  const written = (version: string | undefined, config: object): object => (version === FORMER.azurerm ? former(config) : config);
  const synthesized = path.map((azurermVersion) => synthStacks({ azurermVersion }));
  const stacks = apart(Object.keys(synthesized[0] ?? {})).map((name) => ({
    name,
    configs: synthesized.map((all, index) => written(path[index], all[name] as object)),
  }));
  const entries = Object.entries(catalogue).map(([name, entry]) => ({
    name,
    configs: path
      .filter((version) => version !== FORMER.azurerm || entry.needsAzurerm === undefined)
      .map((version) => written(version, synthEntry({ ...entry, azurerm: version ?? entry.azurerm }))),
  }));
  const title = path.map((version) => version ?? 'the default').join(', ');
  return [...stacks, ...entries].map(({ name, configs }) => ({ name: `${name} (${title})`, configs })).filter(({ configs }) => configs.length > 1);
}

async function upgradeTogether(deployment: Deployment, batch: Upgrade[]): Promise<undefined[]> {
  const steps = Math.max(...batch.map(({ configs }) => configs.length));
  // Those that begin later are there from the beginning, as they are first.
  const at = ({ configs }: Upgrade, step: number): object => configs[Math.max(0, configs.length - steps + step)] as object;
  const configs = Array.from({ length: steps }, (_, step) => merge(batch.map((one) => at(one, step))));
  await upgradeAlone(deployment, { name: '', configs });
  return batch.map(() => undefined);
}

async function upgradeAlone(deployment: Deployment, { configs: [first, ...later] }: Upgrade): Promise<void> {
  deployment.place(first as object);
  await deployment.init();
  await deployment.apply();
  await deployment.expectNoChanges();
  for (const config of later) {
    deployment.place(config);
    await deployment.init({ upgrade: true });
    const unexpected = changesOf(await deployment.plan()).filter(
      ({ address, action }) => /delete|create/.test(action) || !told.includes(typeOf(address)),
    );
    if (unexpected.length > 0) throw new Error(`the upgrade plans ${unexpected.map(({ address, action }) => `${action} of ${address}`).join(', ')}`);
    await deployment.applyPlan();
    await deployment.expectNoChanges();
  }
}

/** The types that docs/upgrading.md says may change, with its reason for each. */
const told = tablesOf(readFileSync(join(__dirname, '..', '..', 'docs', 'upgrading.md'), 'utf8'))
  .filter(({ head }) => head[0] === 'address')
  .flatMap(({ rows }) => rows.flatMap(([addresses = '']) => addresses.match(/\b\w+(?=\.)/g) ?? []));

function typeOf(address: string): string {
  return address.replace(/\..*/, '');
}

/** A configuration as it was written for the former providers. */
function former(config: object): object {
  const text = JSON.stringify(config)
    .replace(/Microsoft\.KeyVault\/vaults\/keys@[\d-]+/g, FORMER.keyApi)
    .replace(/("azapi":\{"source":"azure\/azapi","version":)"[^"]*"/, `$1"${FORMER.azapi}"`);
  return JSON.parse(text) as object;
}

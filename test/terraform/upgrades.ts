import { CATALOGUE } from './catalogue';
import { Result } from './cycles';
import { merge } from './merge';
import { synthEntry } from './scaffold';
import { synthStacks } from './stacks';
import { batches, provedTogether, sharedBy, Task } from './tasks';
import { changesOf, Deployment } from './terraform';

/** The providers before, as a lock file holds them, and what was written for them then. */
export const FORMER = { azurerm: '4.55.0', azapi: '2.7.0', keyApi: 'Microsoft.KeyVault/vaults/keys@2023-07-01' };

interface Upgrade {
  readonly name: string;
  readonly before: object;
  readonly after: object;
}

/**
 * From the providers of a year ago to those that a stack requires now, as docs/upgrading.md tells it: a state that the former ones made is planned with the new
 * ones, which may change in place and forget, but destroy and replace nothing.
 */
export function upgradeTasks(chosen: (name: string) => boolean): Task[] {
  const [olds, news] = [synthStacks({ azurermVersion: FORMER.azurerm }), synthStacks()];
  const stacks = Object.entries(news).map(([name, after]) => ({ name, before: former(olds[name] as object), after }));
  const entries = Object.entries(CATALOGUE)
    .filter(([, { needsAzurerm }]) => needsAzurerm === undefined)
    .map(([name, entry]) => ({ name, before: former(synthEntry({ ...entry, azurerm: FORMER.azurerm })), after: synthEntry(entry) }));
  const upgrades = [...stacks, ...entries].filter(({ name }) => chosen(name));
  return batches(upgrades, ({ before, after }) => sharedBy(before, after)).map((batch) => ({
    group: 'upgrades',
    names: batch.map(({ name }) => name),
    prove: (): Promise<Result[]> => provedTogether('upgrades', batch, (deployment) => upgradeTogether(deployment, batch), upgradeAlone),
  }));
}

async function upgradeTogether(deployment: Deployment, batch: Upgrade[]): Promise<undefined[]> {
  const [before, after] = [merge(batch.map((one) => one.before)), merge(batch.map((one) => one.after))];
  await upgradeAlone(deployment, { name: '', before, after });
  return batch.map(() => undefined);
}

async function upgradeAlone(deployment: Deployment, { before, after }: Upgrade): Promise<void> {
  deployment.place(before);
  await deployment.init();
  await deployment.apply();
  await deployment.expectNoChanges();
  deployment.place(after);
  await deployment.init({ upgrade: true });
  const lost = changesOf(await deployment.plan()).filter(({ action }) => action.includes('delete') || action.includes('create'));
  if (lost.length > 0) throw new Error(`the upgrade plans ${lost.map(({ address, action }) => `${action} of ${address}`).join(', ')}`);
  await deployment.applyPlan();
  await deployment.expectNoChanges();
}

/** A configuration as it was written for the former providers. */
function former(config: object): object {
  const text = JSON.stringify(config)
    .replace(/Microsoft\.KeyVault\/vaults\/keys@[\d-]+/g, FORMER.keyApi)
    .replace(/("azapi":\{"source":"azure\/azapi","version":)"[^"]*"/, `$1"${FORMER.azapi}"`);
  return JSON.parse(text) as object;
}

import { secretsOf } from './secrets';
import { Deployment, PLUGINS } from './terraform';
import { misplaced } from './whereabouts';

export interface Result {
  readonly name: string;
  readonly seconds: { readonly [step: string]: number };
  /** Why it did not pass. */
  readonly problem?: string;
}

/** Runs `prove` and turns what it throws into a result. */
export async function resultOf(name: string, prove: (deployment: Deployment) => Promise<void>): Promise<Result> {
  const deployment = new Deployment(name);
  try {
    await prove(deployment);
    return { name, seconds: deployment.seconds };
  } catch (error) {
    return { name, seconds: deployment.seconds, problem: (error as Error).message };
  }
}

/** How to take the guards off a configuration that refuses to be destroyed. */
export interface Unprotected {
  readonly config: object;
}

/**
 * The life of a configuration: init, validate, plan, apply, a second plan without changes, destroy with nothing left; no secret in the plan or the
 * outputs that is not marked, and every resource in the subscription of its provider. One with deletion protection must refuse to be destroyed before it is taken off, which deletes the locks and nothing else.
 */
export async function live(deployment: Deployment, config: object, unprotected?: Unprotected): Promise<void> {
  deployment.place(config);
  await deployment.init();
  await deployment.validate();
  if (PLUGINS === undefined) return;
  const plan = await deployment.plan();
  await deployment.applyPlan();
  await deployment.expectNoChanges();
  const { state } = deployment;
  const secrets = secretsOf(config, plan, state);
  if (secrets.length > 0) throw new Error(`secrets in the open: ${secrets.join(', ')}`);
  const elsewhere = misplaced(config, state);
  if (elsewhere.length > 0) throw new Error(`in another subscription than that of its provider: ${elsewhere.join('; ')}`);
  if (unprotected !== undefined) await takeGuardsOff(deployment, unprotected);
  await deployment.destroy();
}

async function takeGuardsOff(deployment: Deployment, { config }: Unprotected): Promise<void> {
  const { exitCode, output } = await deployment.tryDestroy();
  if (exitCode === 0 || !output.includes('Instance cannot be destroyed')) throw new Error(`deletion protection did not stop a destroy:\n${output}`);
  deployment.place(config);
  const deletions = (await deployment.plan()).resource_changes?.filter(({ change }) => change.actions.some((action) => action !== 'no-op')) ?? [];
  const others = deletions.filter(
    ({ address, mode, change }) => mode === 'managed' && !(address.includes('management_lock') && change.actions[0] === 'delete'),
  );
  if (others.length > 0) throw new Error(`taking deletion protection off changes ${others.map(({ address }) => address).join(', ')}`);
  await deployment.applyPlan();
}

import { preflight } from '../../cli/preflight/preflight';
import { Known } from '../../cli/preflight/known';
import { Sight } from '../../cli/preflight/sight';
import { StackModel } from '../../cli/stack-model';
import { synthStacks } from '../terraform/stacks';
import { DEPLOYER_ID, reaching } from './fake-http';
import { healthyFor, SUBSCRIPTION_ID } from './healthy';

const STACKS = synthStacks();

describe.each(Object.keys(STACKS))('the stack %s', (stack) => {
  const model = new StackModel(stack, STACKS[stack] ?? {});

  test('meets nothing that stands against it in a healthy Azure', async () => {
    const sight = new Sight(
      model,
      await reaching(healthyFor(model)),
      SUBSCRIPTION_ID,
      { name: 'd', objectId: DEPLOYER_ID, tenantId: 't' },
      Known.nothing(),
    );
    const told = await preflight(sight);
    expect(told.findings).toEqual([]);
    expect(told.passed).toHaveLength(14);
  });

  test('is told in no time, though every answer takes its own', async () => {
    const azure = healthyFor(model);
    azure.delayMs = 20;
    const sight = new Sight(model, await reaching(azure), SUBSCRIPTION_ID, { name: 'd', objectId: DEPLOYER_ID, tenantId: 't' }, Known.nothing());
    const start = Date.now();
    await preflight(sight);
    // A tenth of both: of what Azure takes, and of the twenty seconds that are promised.
    expect(Date.now() - start).toBeLessThan(2000);
  });
});

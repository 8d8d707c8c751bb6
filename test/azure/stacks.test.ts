import { examine } from '../../cli/checks/examination';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { Known } from '../../cli/checks/known';
import { Sight } from '../../cli/checks/sight';
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
    const told = await examine(PREFLIGHT.checks, sight);
    expect(told.findings).toEqual([]);
    expect(told.passed).toHaveLength(14);
  });
});

test('the stack platform is told in less than twenty seconds, though every answer takes 200 ms', async () => {
  const model = new StackModel('platform', STACKS.platform ?? {});
  const azure = healthyFor(model);
  azure.delayMs = 200;
  const sight = new Sight(model, await reaching(azure), SUBSCRIPTION_ID, { name: 'd', objectId: DEPLOYER_ID, tenantId: 't' }, Known.nothing());
  const start = Date.now();
  await examine(PREFLIGHT.checks, sight);
  expect(Date.now() - start).toBeLessThan(20_000);
});

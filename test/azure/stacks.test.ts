import { examine, Examination, Told } from '../../cli/checks/examination';
import { Known } from '../../cli/checks/known';
import { Sight } from '../../cli/checks/sight';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { StackModel } from '../../cli/stack-model';
import { verifying } from '../../cli/verify/verify';
import { synthStacks } from '../terraform/stacks';
import { appliedFor } from './applied';
import { FakeAzure } from './fake-azure';
import { DEPLOYER_ID, reaching } from './fake-http';
import { healthyFor, SUBSCRIPTION_ID } from './healthy';

const STACKS = synthStacks();
const ACCOUNT = { name: 'd', objectId: DEPLOYER_ID, tenantId: 't' };

async function told({ checks, command }: Examination, model: StackModel, azure: FakeAzure): Promise<Told> {
  return examine(
    checks,
    new Sight(model, await reaching(azure), SUBSCRIPTION_ID, ACCOUNT, command === 'verify' ? Known.everything() : Known.nothing()),
  );
}

describe.each(Object.keys(STACKS))('the stack %s', (stack) => {
  const model = new StackModel(stack, STACKS[stack] ?? {});

  test('meets nothing that stands against it in a healthy Azure', async () => {
    const { findings, passed } = await told(PREFLIGHT, model, healthyFor(model));
    expect(findings).toEqual([]);
    expect(passed).toHaveLength(PREFLIGHT.checks.length);
  });

  test('works in an Azure to which it was applied', async () => {
    const { findings, passed } = await told(verifying(), model, appliedFor(model));
    expect(findings).toEqual([]);
    expect(passed).toHaveLength(9);
  });
});

test.each([
  ['before an apply', PREFLIGHT, healthyFor],
  ['after it', verifying(), appliedFor],
])('the stack platform is told %s in less than twenty seconds, though every answer takes 200 ms', async (_, examination, azureFor) => {
  const model = new StackModel('platform', STACKS.platform ?? {});
  const azure = azureFor(model);
  azure.delayMs = 200;
  const start = Date.now();
  await told(examination, model, azure);
  expect(Date.now() - start).toBeLessThan(20_000);
});

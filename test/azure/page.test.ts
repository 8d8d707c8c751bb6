import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Known } from '../../cli/checks/known';
import { examine } from '../../cli/checks/examination';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { reportToMarkdown, reportToTerminal } from '../../cli/checks/report';
import { Sight } from '../../cli/checks/sight';
import { StackModel } from '../../cli/stack-model';
import { synthStacks } from '../terraform/stacks';
import { DEPLOYER_ID, reaching } from './fake-http';
import { SUBSCRIPTION_ID } from './healthy';
import { knownOf, PLATFORM_SETTINGS, twelveThingsWrong } from './twelve';

const PAGE = readFileSync(join('docs', 'how-to', 'preflight.md'), 'utf8');

describe('the page about preflight', () => {
  test('shows what the command really says', async () => {
    const model = new StackModel('platform', synthStacks({}, { platform: PLATFORM_SETTINGS }).platform ?? {});
    const account = { name: 'deployer', objectId: DEPLOYER_ID, tenantId: 't' };
    const known: Known = knownOf(model);
    const told = await examine(PREFLIGHT.checks, new Sight(model, await reaching(twelveThingsWrong(model)), SUBSCRIPTION_ID, account, known));
    const report = { ...told, examination: PREFLIGHT, account, subscription: { id: SUBSCRIPTION_ID, name: 'Machine learning' }, cloud: 'public' };
    const actual = reportToTerminal(report, 120);
    const [, excerpt = ''] = /```text\n([^]*?)\n```/.exec(PAGE) ?? [];
    for (const piece of excerpt.split('\n…\n')) {
      if (!actual.includes(piece)) throw new Error(`docs/how-to/preflight.md shows what preflight does not say any more:\n${piece}\n\n${actual}`);
    }
    expect(reportToMarkdown(report).split('\n')[0]).toBe('<!-- cdktf-azure-ml preflight platform -->');
  });

  test('names every check', () => {
    for (const { name } of PREFLIGHT.checks) expect(PAGE).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
  });
});

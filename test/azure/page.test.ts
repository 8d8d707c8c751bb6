import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine, Examination } from '../../cli/checks/examination';
import { Known } from '../../cli/checks/known';
import { Report, reportToMarkdown, reportToTerminal } from '../../cli/checks/report';
import { Sight } from '../../cli/checks/sight';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { azurePackages } from '../../cli/azure/packages';
import { estimate } from '../../cli/prices/estimate';
import { pricesToTerminal } from '../../cli/prices/print';
import { RetailPrices } from '../../cli/prices/retail-prices';
import { StackModel } from '../../cli/stack-model';
import { THIS_MACHINE } from '../../cli/verify/here';
import { verifying } from '../../cli/verify/verify';
import { synthStacks } from '../terraform/stacks';
import { brokenFor } from './broken';
import { FakeAzure } from './fake-azure';
import { DEPLOYER_ID, reaching } from './fake-http';
import { httpToPrices } from './price-list';
import { SUBSCRIPTION_ID } from './healthy';
import { knownOf, PLATFORM_SETTINGS, twelveThingsWrong } from './twelve';

const model = new StackModel('platform', synthStacks({}, { platform: PLATFORM_SETTINGS }).platform ?? {});

async function reported(examination: Examination, azure: FakeAzure, known: Known): Promise<Report> {
  const account = { name: 'deployer', objectId: DEPLOYER_ID, tenantId: 't' };
  const told = await examine(examination.checks, new Sight(model, await reaching(azure), SUBSCRIPTION_ID, account, known));
  return { ...told, examination, account, subscription: { id: SUBSCRIPTION_ID, name: 'Machine learning' }, cloud: 'public' };
}

test('the page about preflight shows the prices as the command does', async () => {
  const page = readFileSync(join('docs', 'how-to', 'preflight.md'), 'utf8');
  const list = new RetailPrices({ packages: await azurePackages(), currency: 'EUR', http: httpToPrices() });
  const actual = pricesToTerminal(await estimate(model, list, { cloud: 'public', currency: 'EUR', day: '2026-11-28' }), 120);
  const [, excerpt = ''] = /```text\n(What it costs[^]*?)\n```/.exec(page) ?? [];
  for (const piece of excerpt.split('\n…\n')) {
    if (!actual.includes(piece)) throw new Error(`docs/how-to/preflight.md shows prices as preflight does not any more:\n${piece}\n\n${actual}`);
  }
  expect(excerpt).not.toBe('');
});

describe.each([
  ['preflight', PREFLIGHT, PREFLIGHT, twelveThingsWrong, knownOf(model)],
  ['verify', verifying(), verifying(THIS_MACHINE), brokenFor, Known.everything()],
] as const)('the page about %s', (command, examination, whole, azureFor, known) => {
  const page = readFileSync(join('docs', 'how-to', `${command}.md`), 'utf8');

  test('shows what the command really says', async () => {
    const report = await reported(examination, azureFor(model), known);
    const actual = reportToTerminal(report, 120);
    const [, excerpt = ''] = /```text\n([^]*?)\n```/.exec(page) ?? [];
    for (const piece of excerpt.split('\n…\n')) {
      if (!actual.includes(piece)) throw new Error(`docs/how-to/${command}.md shows what ${command} does not say any more:\n${piece}\n\n${actual}`);
    }
    expect(excerpt).not.toBe('');
    expect(reportToMarkdown(report).split('\n')[0]).toBe(`<!-- cdktf-azure-ml ${command} platform -->`);
  });

  test('names every check', () => {
    for (const { name } of whole.checks) expect(page).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
  });
});

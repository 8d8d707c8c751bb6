import { examine, Examination } from '../../cli/checks/examination';
import { Known } from '../../cli/checks/known';
import { Report } from '../../cli/checks/report';
import { Sight } from '../../cli/checks/sight';
import { azurePackages } from '../../cli/azure/packages';
import { explain, Explanation } from '../../cli/explanation';
import { EXPLAIN_TITLE, explanationSection } from '../../cli/html/explanation';
import { toHtml } from '../../cli/html/page';
import { REPORT_TITLES, reportSection } from '../../cli/html/report';
import { diagram } from '../../cli/diagram';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { estimate } from '../../cli/prices/estimate';
import { RetailPrices } from '../../cli/prices/retail-prices';
import { StackModel } from '../../cli/stack-model';
import { verifying } from '../../cli/verify/verify';
import { brokenFor } from '../azure/broken';
import { FakeAzure } from '../azure/fake-azure';
import { DEPLOYER_ID, reaching } from '../azure/fake-http';
import { SUBSCRIPTION_ID } from '../azure/healthy';
import { httpToPrices } from '../azure/price-list';
import { knownOf, PLATFORM_SETTINGS, twelveThingsWrong } from '../azure/twelve';
import { synthStacks } from '../terraform/stacks';

/** The pages of the tests, each with what the text of the same command is made of. */
export interface Pages {
  readonly explanations: readonly Explanation[];
  readonly preflight: Report;
  readonly verify: Report;
  /** Two stacks on one page. */
  readonly explainPage: string;
  readonly preflightPage: string;
  readonly verifyPage: string;
}

const NO_PICTURE = { missing: 'There is no picture' };

export async function makePages(): Promise<Pages> {
  const stacks = synthStacks({}, { platform: PLATFORM_SETTINGS });
  const platform = new StackModel('platform', stacks.platform ?? {});
  const models = [new StackModel('private', stacks.private ?? {}), platform];
  const pictures = await Promise.all(models.map(async (model) => ({ svg: await diagram(model) })));
  const list = new RetailPrices({ packages: await azurePackages(), currency: 'EUR', http: httpToPrices() });
  const prices = await estimate(platform, list, { cloud: 'public', currency: 'EUR', day: '2026-11-28' });
  const explanations = models.map(explain);
  const preflight = { ...(await reported(PREFLIGHT, platform, twelveThingsWrong(platform), knownOf(platform))), prices };
  const verify = await reported(verifying(), platform, brokenFor(platform), Known.everything());
  return {
    explanations,
    preflight,
    verify,
    explainPage: toHtml(
      EXPLAIN_TITLE,
      explanations.map((explanation, index) => explanationSection(explanation, pictures[index] ?? NO_PICTURE)),
    ),
    preflightPage: toHtml(REPORT_TITLES.preflight, [reportSection(preflight, pictures[1] ?? NO_PICTURE)]),
    verifyPage: toHtml(REPORT_TITLES.verify, [reportSection(verify, NO_PICTURE)]),
  };
}

async function reported(examination: Examination, model: StackModel, azure: FakeAzure, known: Known): Promise<Report> {
  const account = { name: 'deployer', objectId: DEPLOYER_ID, tenantId: 't' };
  const told = await examine(examination.checks, new Sight(model, await reaching(azure), SUBSCRIPTION_ID, account, known));
  return { ...told, examination, account, subscription: { id: SUBSCRIPTION_ID, name: 'Machine learning' }, cloud: 'public' };
}

import { cloudOf } from '../azure/cloud';
import { azurePackages } from '../azure/packages';
import { ResourceManager } from '../azure/resource-manager';
import { accountOf, credentialFor, Environment } from '../azure/sign-in';
import { subscriptionOf } from '../azure/subscription';
import { estimate } from '../prices/estimate';
import { RetailPrices } from '../prices/retail-prices';
import { CommandError } from '../stack-files';
import { StackModel } from '../stack-model';
import { examine, Examination } from './examination';
import { Known } from './known';
import { Report } from './report';
import { Sight } from './sight';

export interface RunOptions {
  readonly subscription?: string;
  /** Files with what Terraform has made already. */
  readonly state?: string;
  readonly plan?: string;
  /** The object id of who deploys, where that is somebody else than runs this; `none` where nobody is to look at its rights. */
  readonly deployer?: string;
  readonly env: Environment;
  /** Whether to tell what a stack costs standing still, and in which currency. */
  readonly prices?: boolean;
  readonly currency?: string;
  /** Told of each question, for whoever waits at a terminal. */
  readonly onQuestion?: (path: string) => void;
}

/** Signs in, and examines each stack, in the subscription and the cloud that it is for. */
export async function runExamination(examination: Examination, models: readonly StackModel[], options: RunOptions): Promise<Report[]> {
  const file = options.state ?? options.plan;
  if (file !== undefined && models.length > 1) throw new CommandError('A state or a plan is that of one stack: name it');
  if (options.state !== undefined && options.plan !== undefined) throw new CommandError('Pass --state or --plan: a plan has the state in it');
  const applied = examination.command === 'verify';
  if (applied && options.prices === true) throw new CommandError('Prices are what preflight tells, with --prices');
  if (applied && file !== undefined) throw new CommandError('verify looks at what Azure has, and takes neither --state nor --plan');
  if (options.currency !== undefined && !/^[A-Z]{3}$/.test(options.currency))
    throw new CommandError(`'${options.currency}' is no currency, such as EUR`);
  const known = applied ? Known.everything() : file === undefined ? Known.nothing() : Known.fromFile(file);
  const reports: Report[] = [];
  for (const model of models) reports.push(await reportOn(examination, model, known, options));
  return reports;
}

async function reportOn(
  examination: Examination,
  model: StackModel,
  known: Known,
  { subscription: named, env, deployer, prices, currency = 'USD', onQuestion }: RunOptions,
): Promise<Report> {
  const packages = await azurePackages();
  const { environment, subscription_id: own } = model.provider('azurerm');
  const cloud = cloudOf(typeof environment === 'string' ? environment : (env.ARM_ENVIRONMENT ?? 'public'));
  const credential = credentialFor(cloud, env, packages);
  const account = await accountOf(credential, cloud);
  const azure = new ResourceManager({ cloud, credential, packages, onQuestion });
  const literal = typeof own === 'string' && !own.includes('${') ? own : undefined;
  const subscription = await subscriptionOf(azure, named ?? literal ?? env.ARM_SUBSCRIPTION_ID ?? env.AZURE_SUBSCRIPTION_ID);
  const checks = examination.checks.filter(({ name }) => deployer !== 'none' || name !== 'the deployer');
  const told = await examine(checks, new Sight(model, azure, subscription.id, account, known, env, deployer));
  const report = { ...told, examination, account, subscription, cloud: cloud.name };
  if (prices !== true) return report;
  const day = new Date().toISOString().slice(0, 10);
  return { ...report, prices: await estimate(model, new RetailPrices({ packages, currency, onQuestion }), { cloud: cloud.name, currency, day }) };
}

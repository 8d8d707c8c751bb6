import {
  SecurityCenterSubscriptionPricing,
  SecurityCenterSubscriptionPricingExtension,
} from '@cdktf/provider-azurerm/lib/security-center-subscription-pricing';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { Problem, refuse, warn } from '../core/errors';
import { claim } from '../core/stacks';
import { preventDestroy } from './deletion-protection';
import { useAzurerm } from '../providers/azurerm';

/** The plans of Microsoft Defender for Cloud that watch over what a workspace stands on, by Azure's names. */
export enum DefenderPlan {
  /** Images in container registries, which are scanned for vulnerabilities, and Kubernetes clusters. */
  CONTAINERS = 'Containers',
  /** Storage accounts: unusual access, and uploads if you wish. */
  STORAGE = 'StorageAccounts',
  /** Key vaults: unusual access. */
  KEY_VAULT = 'KeyVaults',
  /** Generative AI: attacks on deployments of models by their prompts. */
  AI = 'AI',
}

/** What the plan for storage accounts does besides watching the access. */
export interface DefenderForStorageOptions {
  /**
   * Scans each blob that is uploaded for malware, at most this many gigabytes per month and storage account; -1 scans all of them. It is billed by the
   * gigabyte, adds an Event Grid system topic to the resource group of each account, and needs the resource provider `Microsoft.EventGrid`.
   * @default - uploads are not scanned
   */
  readonly malwareScanningCapGigabytes?: number;
  /**
   * Whether samples of blobs are searched for sensitive data, so that alerts tell what is at stake.
   * @default true
   */
  readonly sensitiveDataDiscovery?: boolean;
}

/** What the plan for AI does besides watching deployments. */
export interface DefenderForAiOptions {
  /**
   * Whether alerts show the suspicious parts of prompts and answers: whoever reads the alerts reads what users wrote.
   * @default false
   */
  readonly promptEvidence?: boolean;
  /**
   * Whether models in workspaces and registries are scanned for malware and unsafe operators.
   * @default false
   */
  readonly modelScanning?: boolean;
}

/** Which plans are on, and what they do. */
export interface DefenderPlansProps {
  /** The plans to turn on. */
  readonly plans: DefenderPlan[];
  /**
   * What the plan for storage accounts does.
   * @default - it watches the access, and searches for sensitive data
   */
  readonly storage?: DefenderForStorageOptions;
  /**
   * What the plan for AI does.
   * @default - it watches deployments
   */
  readonly ai?: DefenderForAiOptions;
  /**
   * The cloud of the subscription: not every plan is offered in each.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * Lets Terraform refuse each plan that would turn Defender off.
   * @default false
   */
  readonly deletionProtection?: boolean;
}

/**
 * Turns on plans of Microsoft Defender for Cloud for the whole subscription of the stack's provider: they watch over everything in it, and are billed for
 * it. So they belong into one stack per subscription, whoever owns the subscription, and not beside each workspace.
 *
 * What a plan can do besides is off unless it is asked for here, also where it was on before. A plan that is on already must be imported:
 * `defender.resourceOf(DefenderPlan.STORAGE).importFrom('/subscriptions/…/providers/Microsoft.Security/pricings/StorageAccounts')`. Destroying sets it
 * back to the free tier. The resource provider `Microsoft.Security` must be registered.
 *
 * Throws for no plan, for one that the stack has already or that the cloud lacks, and for options of a plan that is not turned on.
 * Sources: Terraform's page "azurerm_security_center_subscription_pricing", Microsoft's pages "Enable Microsoft Defender for Storage with infrastructure
 * as code templates", "Pricings - Update" and, for the clouds, "Containers support matrix in Defender for Cloud".
 */
export class DefenderPlans extends Construct {
  private readonly made = new Map<DefenderPlan, SecurityCenterSubscriptionPricing>();

  constructor(scope: Construct, id: string, props: DefenderPlansProps) {
    super(scope, id);
    useAzurerm(this);
    this.check(props);
    // Always in the order of the table, since Azure changes one plan of a subscription at a time.
    let earlier: SecurityCenterSubscriptionPricing | undefined;
    for (const { plan, childId, subplan, extensions } of TABLE.filter((row) => props.plans.includes(row.plan))) {
      earlier = new SecurityCenterSubscriptionPricing(this, childId, {
        resourceType: plan,
        tier: 'Standard',
        // Azure tells the subplan where there are several, and azurerm replaces a plan whose subplan differs from what is configured.
        subplan,
        extension: someOf(extensions(props)),
        lifecycle: preventDestroy(props.deletionProtection),
        dependsOn: earlier === undefined ? undefined : [earlier],
      });
      this.made.set(plan, earlier);
    }
  }

  /** The resource of a plan that is turned on here. Throws for another plan. */
  resourceOf(plan: DefenderPlan): SecurityCenterSubscriptionPricing {
    const found = this.made.get(plan);
    if (found !== undefined) return found;
    refuse(this, { property: 'plan', value: plan, rule: 'this plan is not turned on here', remedy: `Add it to 'plans'` });
  }

  private check({ plans, storage, ai, cloud = AzureCloud.PUBLIC }: DefenderPlansProps): void {
    const reject = (problem: Problem): never => {
      refuse(this, problem);
    };
    if (plans.length === 0)
      reject({ property: 'plans', value: plans, rule: 'this turns on nothing', remedy: 'Name the plans, or leave out the construct' });
    for (const plan of plans) {
      const owner = claim(this, `defender plan ${plan}`);
      if (owner !== undefined) {
        reject({
          property: 'plans',
          value: plan,
          rule: `a subscription has each plan once, and [${owner}] turns this one on`,
          remedy: 'Name it once',
        });
      }
      const problem = cloud._defenderProblem(plan);
      if (problem?.certain === true) reject({ property: 'plans', value: plan, rule: problem.text, remedy: 'Leave it out' });
      if (problem?.certain === false) warn(this, `'plans' has '${plan}': ${problem.text}`);
    }
    const options = [
      ['storage', storage, DefenderPlan.STORAGE],
      ['ai', ai, DefenderPlan.AI],
    ] as const;
    for (const [property, value, plan] of options) {
      if (value === undefined || plans.includes(plan)) continue;
      reject({
        property,
        value,
        rule: `these are options of the plan '${plan}', which is not turned on`,
        remedy: `Add it to 'plans', or leave them out`,
      });
    }
    const cap = storage?.malwareScanningCapGigabytes;
    if (cap === undefined || Token.isUnresolved(cap) || cap === -1 || (Number.isInteger(cap) && cap > 0)) return;
    reject({
      property: 'storage.malwareScanningCapGigabytes',
      value: cap,
      rule: 'Azure scans a whole number of gigabytes per month and account, or all with -1',
      remedy: 'Pass such a number, or leave it out to scan nothing',
    });
  }
}

type Extension = SecurityCenterSubscriptionPricingExtension;

/** The plans in the order in which they are made, each with the subplan that Azure sells today and with the extensions that are asked for. */
const TABLE: {
  readonly plan: DefenderPlan;
  readonly childId: string;
  readonly subplan?: string;
  readonly extensions: (props: DefenderPlansProps) => Extension[];
}[] = [
  { plan: DefenderPlan.CONTAINERS, childId: 'Containers', extensions: () => named('ContainerRegistriesVulnerabilityAssessments') },
  {
    plan: DefenderPlan.STORAGE,
    childId: 'Storage',
    subplan: 'DefenderForStorageV2',
    extensions: ({ storage }) => [...malwareScanning(storage), ...((storage?.sensitiveDataDiscovery ?? true) ? named('SensitiveDataDiscovery') : [])],
  },
  { plan: DefenderPlan.KEY_VAULT, childId: 'KeyVault', subplan: 'PerKeyVault', extensions: () => [] },
  {
    plan: DefenderPlan.AI,
    childId: 'Ai',
    extensions: ({ ai }) => [
      ...(ai?.modelScanning === true ? named('AIModelScanner') : []),
      ...(ai?.promptEvidence === true ? named('AIPromptEvidence') : []),
    ],
  },
];

function someOf(extensions: Extension[]): Extension[] | undefined {
  return extensions.length === 0 ? undefined : extensions;
}

function named(name: string): Extension[] {
  return [{ name }];
}

/** With every property that Azure answers with, so that no plan of Terraform's shows a difference. */
function malwareScanning(storage: DefenderForStorageOptions | undefined): Extension[] {
  if (storage?.malwareScanningCapGigabytes === undefined) return [];
  const gigabytes = storage.malwareScanningCapGigabytes;
  const cap = Token.isUnresolved(gigabytes) ? Token.asString(gigabytes) : String(gigabytes);
  const additionalExtensionProperties = { AutomatedResponse: 'None', BlobScanResultsOptions: 'BlobIndexTags', CapGBPerMonthPerStorageAccount: cap };
  return [{ name: 'OnUploadMalwareScanning', additionalExtensionProperties }];
}

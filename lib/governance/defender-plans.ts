import {
  SecurityCenterSubscriptionPricing,
  SecurityCenterSubscriptionPricingExtension,
} from '@cdktf/provider-azurerm/lib/security-center-subscription-pricing';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { useAzurerm } from '../providers/azurerm';
import { checkDefenderPlans } from './defender-plans-checks';
import { DefenderForStorageOptions, DefenderPlan, DefenderPlansProps } from './defender-plans-props';
import { preventDestroy } from './deletion-protection';

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
    props = given(scope, id, 'DefenderPlansProps', props);
    super(scope, id);
    useAzurerm(this);
    together(this, () => checkDefenderPlans(this, props));
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

import { DefenderPlan, DefenderPlans } from '../../../lib';
import { Build } from '../scaffold';
import { all, change, DayTwo } from './change';

const noted =
  (deletionNotes?: string): Build =>
  (site) =>
    site.workspace({ deletionProtection: true, deletionNotes });

const defended =
  (plans: DefenderPlan[], promptEvidence?: boolean): Build =>
  (site) => {
    new DefenderPlans(site, 'Defender', { plans, ai: { promptEvidence } });
  };

const { AI, CONTAINERS, KEY_VAULT } = DefenderPlan;

/** What happens to locks and to the plans of Defender. */
export const SECURITY_CHANGES: { readonly [name: string]: DayTwo } = {
  'change the notes of the locks': change(
    noted(),
    noted('Ask the platform team.'),
    all('delete, create', 'management_lock.Ml_Lock', 'management_lock.Ml_RegistryLock'),
  ),
  'turn on one more plan of Defender': change(
    defended([AI, CONTAINERS]),
    defended([AI, KEY_VAULT, CONTAINERS]),
    all('create', 'security_center_subscription_pricing.Defender_KeyVault'),
  ),
  'show prompts in the alerts of Defender': change(
    defended([AI]),
    defended([AI], true),
    all('update', 'security_center_subscription_pricing.Defender_Ai'),
  ),
};

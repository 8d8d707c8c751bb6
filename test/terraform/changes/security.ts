import { CustomerManagedKey, CustomerManagedKeyProps, DefenderPlan, DefenderPlans, KeyCreation } from '../../../lib';
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

/** A workspace that is encrypted with a key. */
const encrypted =
  (props: Partial<CustomerManagedKeyProps> = {}, former = false): Build =>
  (site) => {
    const key = new CustomerManagedKey(site, 'Key', {
      baseName: 'fraud-dev',
      resourceGroup: site.resourceGroup,
      publicNetworkAccess: true,
      ...props,
    });
    // Versions up to 0.1.0 said nothing of the key's size there.
    if (former) key.resource.lifecycle = undefined;
    site.workspace({ uniqueSuffix: 'x', encryption: { key, serviceSideEncryption: true } });
  };

/** As versions up to 0.1.0 made keys. */
const FORMER_KEY = { keySize: 3072, rotateAfter: 'P1Y' };
const { CONTROL_PLANE: creation } = KeyCreation;

const { AI, CONTAINERS, KEY_VAULT } = DefenderPlan;

/** What happens to locks and to the plans of Defender. */
export const SECURITY_CHANGES: { readonly [name: string]: DayTwo } = {
  'change the notes of the locks': change(
    noted(),
    noted('Ask the platform team.'),
    all('delete, create', 'management_lock.Ml_Lock', 'management_lock.Ml_RegistryLock'),
  ),
  'take over a key of a version that made smaller ones and rotated them later': change(
    encrypted(FORMER_KEY, true),
    encrypted(),
    all('update', 'key_vault_key.Key'),
  ),
  'take over such a key that was made through the control plane': change(encrypted({ ...FORMER_KEY, creation }), encrypted({ creation }), {}),
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

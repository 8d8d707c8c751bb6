/** A rule of checkov that fails, where, and why it may. */
export interface FailingRule {
  readonly rule: string;
  readonly asks: string;
  /** Stacks, and examples of what no stack has. */
  readonly fails: readonly string[];
  /** Why the failure is acceptable, and how to change it. */
  readonly why: string;
}

/** Where a rule looks at what the stacks leave out: see EXAMPLES in run.ts. */
export const HUB = 'a hub with firewall and jump host';
export const BASIC_HUB = 'a hub with a Basic firewall';
export const VAULT_KEY = 'a key made through its vault';

const OPEN = ['quickstart', 'foundry', 'serving'];
const ALL = [...OPEN, 'platform', 'private'];
const ONE_REGION = [...OPEN, 'platform'];
const IS_OPEN = 'open on purpose: `privateLink` closes it';
const GEO = 'a copy doubles the cost: `redundancy: Redundancy.geo(…)`, as in `private`';

/** All of checkov's rules that fail. What is not here passes, or finds nothing to look at. */
export const FAILING: readonly FailingRule[] = [
  { rule: 'CKV_AZURE_144', asks: 'workspaces: no public access', fails: ['quickstart', 'serving'], why: IS_OPEN },
  { rule: 'CKV2_AZURE_49', asks: 'workspaces: public access explicitly off', fails: ['quickstart', 'serving'], why: IS_OPEN },
  {
    rule: 'CKV2_AZURE_50',
    asks: 'workspaces: no public storage for high-business-impact data',
    fails: ['bring-your-own'],
    why: 'the account is brought, and the rule looks for it in the same configuration: close it in the configuration that creates it',
  },
  {
    rule: 'CKV_AZURE_33',
    asks: 'storage: logs of queues',
    fails: ALL,
    why: 'checks only `queue_properties`, which azurerm writes through the data plane and azurerm 5 no longer has; diagnostic settings log blobs, files, queues and tables instead',
  },
  { rule: 'CKV_AZURE_35', asks: 'storage: default action Deny', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV_AZURE_59', asks: 'storage: no public access', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV_AZURE_206', asks: 'storage: copies in another region', fails: ONE_REGION, why: `zone-redundant storage does not count; ${GEO}` },
  {
    rule: 'CKV2_AZURE_1',
    asks: 'storage: a customer-managed key',
    fails: ONE_REGION,
    why: 'Azure encrypts with its own key: `encryption`, as in `private`',
  },
  {
    rule: 'CKV2_AZURE_21',
    asks: 'storage: blob reads logged by storage insights',
    fails: ['quickstart'],
    why: 'storage insights read with an account key; diagnostic settings log the same',
  },
  { rule: 'CKV2_AZURE_33', asks: 'storage: a private endpoint', fails: OPEN, why: IS_OPEN },
  {
    rule: 'CKV2_AZURE_40',
    asks: 'storage: no shared keys',
    fails: ['quickstart', 'foundry'],
    why: '`storageAccess: StorageAccess.IDENTITY`, see [below](#shared-keys-or-identities)',
  },
  { rule: 'CKV_AZURE_109', asks: 'vaults: firewall', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV_AZURE_189', asks: 'vaults: no public access', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV2_AZURE_32', asks: 'vaults: a private endpoint', fails: OPEN, why: IS_OPEN },
  {
    rule: 'CKV_AZURE_40',
    asks: 'keys: they expire',
    fails: [VAULT_KEY],
    why: 'a workspace keeps using one version of the key and would lose its data when that expires; the key rotates instead. The rule does not see keys made by azapi, as in `private`',
  },
  {
    rule: 'CKV_AZURE_112',
    asks: 'keys: HSM',
    fails: [VAULT_KEY],
    why: "Microsoft's page on customer-managed keys for Azure Machine Learning names only RSA keys; for another kind, bring a key from your own vault",
  },
  { rule: 'CKV_AZURE_139', asks: 'registries: no public access', fails: OPEN, why: IS_OPEN },
  {
    rule: 'CKV_AZURE_164',
    asks: 'registries: signed images',
    fails: ALL,
    why: 'the service has withdrawn content trust, and azurerm 5 has no argument for it',
  },
  // Of `platform`, the plan is read, where the list of copies is there and empty: the rule takes that for some.
  { rule: 'CKV_AZURE_165', asks: 'registries: copies in another region', fails: OPEN, why: GEO },
  {
    rule: 'CKV_AZURE_166',
    asks: 'registries: quarantine',
    fails: ALL,
    why: 'nothing would release the images that the workspace builds, so none could be pulled',
  },
  { rule: 'CKV_AZURE_233', asks: 'registries: zone-redundant', fails: ONE_REGION, why: GEO },
  { rule: 'CKV_AZURE_237', asks: 'registries: data endpoints', fails: OPEN, why: 'comes with Premium, which closed registries have: `privateLink`' },
  {
    rule: 'CKV_AZURE_216',
    asks: 'firewalls: threats denied',
    fails: [HUB, BASIC_HUB],
    why: 'checks the firewall itself, but Azure uses its policy, which denies them; the SKU Basic can only alert',
  },
  {
    rule: 'CKV_AZURE_220',
    asks: 'firewall policies: intrusions denied',
    fails: [HUB, BASIC_HUB],
    why: 'only the SKU Premium detects them: `firewall: { sku: FirewallSku.PREMIUM }`',
  },
  {
    rule: 'CKV_AZURE_50',
    asks: 'virtual machines: no extensions',
    fails: [HUB],
    why: '`entraLogin` of the jump host is an extension, and off by default: with it, people sign in with Microsoft Entra instead of a key',
  },
  {
    rule: 'CKV_AZURE_182',
    asks: 'networks: more than one DNS server',
    fails: [HUB],
    why: 'the hub firewall is the only server, and is itself zone-redundant: leave out `dnsProxy`',
  },
  {
    rule: 'CKV2_AZURE_31',
    asks: 'subnets: a security group',
    fails: [BASIC_HUB],
    why: 'Azure allows none on `AzureFirewallManagementSubnet`, which a Basic firewall needs: use another SKU',
  },
];

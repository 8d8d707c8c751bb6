/** A rule of checkov that fails, where, and why it may. */
export interface FailingRule {
  readonly rule: string;
  readonly asks: string;
  /** Stacks, and examples of what no stack has. */
  readonly fails: readonly string[];
  /** Why it is right to fail, and how to turn it. */
  readonly why: string;
}

/** Where a rule looks at what the stacks leave out: see EXAMPLES in run.ts. */
export const HUB = 'a hub with firewall and jump host';
export const BASIC_HUB = 'a hub with a Basic firewall';
export const VAULT_KEY = 'a key made through its vault';

const OPEN = ['quickstart', 'foundry', 'serving', 'teams-churn'];
const ALL = [...OPEN, 'platform', 'private', 'teams-fraud'];
const ONE_REGION = [...OPEN, 'platform', 'teams-fraud'];
const IS_OPEN = 'open on purpose: `privateLink` closes it';
const GEO = 'a copy costs as much again: `redundancy: Redundancy.geo(…)`, as in `private`';

/** All of checkov's rules that fail. What is not here passes, or finds nothing to look at. */
export const FAILING: readonly FailingRule[] = [
  { rule: 'CKV_AZURE_144', asks: 'workspaces: no public access', fails: ['quickstart', 'serving', 'teams-churn'], why: IS_OPEN },
  { rule: 'CKV2_AZURE_49', asks: 'workspaces: public access written out as off', fails: ['quickstart', 'serving', 'teams-churn'], why: IS_OPEN },
  {
    rule: 'CKV2_AZURE_50',
    asks: 'workspaces: no public storage for data of high business impact',
    fails: ['bring-your-own'],
    why: 'the account is brought, and the rule looks for it in the same configuration: close it where it is made',
  },
  {
    rule: 'CKV_AZURE_33',
    asks: 'storage: logs of queues',
    fails: ALL,
    why: 'looks only at `queue_properties`, which azurerm writes through the data plane, and azurerm 5 has not; diagnostic settings log blobs, files, queues and tables instead',
  },
  { rule: 'CKV_AZURE_35', asks: 'storage: default action Deny', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV_AZURE_59', asks: 'storage: no public access', fails: OPEN, why: IS_OPEN },
  { rule: 'CKV_AZURE_206', asks: 'storage: copies in another region', fails: ONE_REGION, why: `zone-redundant storage does not count; ${GEO}` },
  {
    rule: 'CKV2_AZURE_1',
    asks: 'storage: a customer-managed key',
    fails: ONE_REGION,
    why: 'Azure encrypts with its own: `encryption`, as in `private`',
  },
  {
    rule: 'CKV2_AZURE_21',
    asks: 'storage: reads of blobs logged by storage insights',
    fails: ['quickstart', 'teams-fraud'],
    why: 'these read with an account key; diagnostic settings log the same',
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
    why: 'a workspace stays with a version of the key and would lose its data when that expires; the key rotates instead. The rule does not see what azapi makes, as in `private`',
  },
  {
    rule: 'CKV_AZURE_112',
    asks: 'keys: HSM',
    fails: [VAULT_KEY],
    why: "Microsoft's page on customer-managed keys for Azure Machine Learning names RSA keys, and no others; bring a key of your own vault otherwise",
  },
  { rule: 'CKV_AZURE_139', asks: 'registries: no public access', fails: OPEN, why: IS_OPEN },
  {
    rule: 'CKV_AZURE_164',
    asks: 'registries: signed images',
    fails: ALL,
    why: 'content trust was withdrawn by the service, and azurerm 5 has no argument for it',
  },
  // Of `platform`, the plan is read, where the list of copies is there and empty: the rule takes that for some.
  { rule: 'CKV_AZURE_165', asks: 'registries: copies in another region', fails: OPEN, why: GEO },
  {
    rule: 'CKV_AZURE_166',
    asks: 'registries: quarantine',
    fails: ALL,
    why: 'nothing releases the images that the workspace builds, so that none could be pulled',
  },
  { rule: 'CKV_AZURE_233', asks: 'registries: zone-redundant', fails: ONE_REGION, why: GEO },
  { rule: 'CKV_AZURE_237', asks: 'registries: data endpoints', fails: OPEN, why: 'comes with Premium, where the registry is closed: `privateLink`' },
  {
    rule: 'CKV_AZURE_216',
    asks: 'firewalls: threats denied',
    fails: [HUB, BASIC_HUB],
    why: 'looks at the firewall itself, while Azure goes by its policy, which denies them; the SKU Basic can only alert',
  },
  {
    rule: 'CKV_AZURE_220',
    asks: 'firewall policies: intrusions denied',
    fails: [HUB, BASIC_HUB],
    why: 'only the SKU Premium looks for them: `firewall: { sku: FirewallSku.PREMIUM }`',
  },
  {
    rule: 'CKV_AZURE_50',
    asks: 'virtual machines: no extensions',
    fails: [HUB],
    why: '`entraLogin` of the jump host is one, and is off unless asked for: people then sign in with Microsoft Entra rather than a key',
  },
  {
    rule: 'CKV_AZURE_182',
    asks: 'networks: more than one DNS server',
    fails: [HUB],
    why: 'the firewall of the hub is the one server, and is zone-redundant itself: leave out `dnsProxy`',
  },
  {
    rule: 'CKV2_AZURE_31',
    asks: 'subnets: a security group',
    fails: [BASIC_HUB],
    why: 'Azure allows none on `AzureFirewallManagementSubnet`, which a Basic firewall needs: another SKU',
  },
];

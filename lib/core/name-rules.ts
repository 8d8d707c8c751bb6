import { Fn, Token } from 'cdktf';

/** How a kind of resource is named, and what its name must be: the stricter of azurerm's rule and Azure's. */
export interface NameRule {
  readonly title: string;
  /** Kinds of one family share their names. */
  readonly family?: string;
  readonly make: (base: string, suffix?: string) => string;
  readonly pattern: RegExp;
  readonly rule: string;
  /** The prop that takes the part or the name instead. */
  readonly instead?: string;
}

const dashed =
  (prefix: string, postfix?: string) =>
  (base: string, suffix?: string): string =>
    [prefix, base, postfix, suffix].filter((word) => word !== undefined).join('-');
/** Storage accounts allow neither dashes nor capitals; registries no dashes, and their login servers no capitals. */
const compact =
  (prefix: string) =>
  (base: string, suffix = ''): string =>
    `${prefix}${squeeze(base)}${squeeze(suffix)}`;
/** Only globally unique names carry the suffix: changing it must not rename anything else. */
const local =
  (prefix: string, postfix?: string) =>
  (base: string): string =>
    dashed(prefix, postfix)(base);

/** What is named as it is, such as a child of a workspace. */
const plain = (base: string): string => base;

function squeeze(text: string): string {
  return Token.isUnresolved(text) ? Fn.lower(Fn.replace(text, '-', '')) : text.replace(/-/g, '').toLowerCase();
}

const VAULT_PATTERN = /^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/;
const VAULT_RULE = `3-24 letters, digits and single dashes that start with a letter and end with a letter or digit`;
/** What most resources of Azure's networks are called. */
const NETWORK_PATTERN = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/;
const NETWORK_RULE = `1-80 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`;
/** Endpoints and their deployments. Source: Microsoft's page "Manage and increase quotas and limits for resources with Azure Machine Learning". */
const ENDPOINT_PATTERN = /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/;
const ENDPOINT_RULE = `3-32 letters, digits and '-' that start with a letter and end with a letter or digit`;
const IDENTITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/;
const IDENTITY_RULE = `3-128 letters, digits, '-' and '_' that start with a letter or digit`;

/**
 * Names after the abbreviations of Microsoft's page "Abbreviation recommendations for Azure resources",
 * checked against its page "Naming rules and restrictions for Azure resources" and against azurerm's own checks.
 */
export const NAME_RULES = {
  workspace: {
    title: 'workspace',
    make: local('mlw'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,31}[A-Za-z0-9]$/,
    rule: `3-33 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  identity: { title: 'user-assigned identity', make: local('id'), pattern: IDENTITY_PATTERN, rule: IDENTITY_RULE, instead: `'identity'` },
  encryptionIdentity: {
    title: 'user-assigned identity for encryption',
    make: local('id', 'cmk'),
    pattern: IDENTITY_PATTERN,
    rule: IDENTITY_RULE,
    instead: `'identityType' UserAssigned and your own 'identity'`,
  },
  storage: {
    title: 'storage account',
    make: compact('st'),
    pattern: /^[a-z0-9]{3,24}$/,
    rule: '3-24 lowercase letters and digits',
    instead: `'storage'`,
  },
  vault: { title: 'key vault', make: dashed('kv'), pattern: VAULT_PATTERN, rule: VAULT_RULE, instead: `'vault'` },
  keyVault: { title: 'key vault of the key', make: dashed('kv', 'cmk'), pattern: VAULT_PATTERN, rule: VAULT_RULE, instead: `'name'` },
  key: {
    title: 'key',
    make: local('cmk'),
    pattern: /^[0-9A-Za-z-]{1,127}$/,
    rule: `1-127 letters, digits and '-'`,
    instead: `'keyName'`,
  },
  registry: {
    title: 'container registry',
    make: compact('cr'),
    pattern: /^[a-z0-9]{5,50}$/,
    rule: '5-50 lowercase letters and digits',
    instead: `'registry'`,
  },
  insights: {
    title: 'Application Insights component',
    make: local('appi'),
    pattern: /^(?!.*[. ]$)[A-Za-z0-9()_. -]{1,260}$/,
    rule: `1-260 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.' or a space`,
    instead: `'insights'`,
  },
  logAnalytics: {
    title: 'Log Analytics workspace',
    make: local('log'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    rule: `4-63 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'logAnalytics'`,
  },
  privateEndpoint: {
    title: 'private endpoint',
    make: dashed('pep'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
    rule: `2-64 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
  },
  networkLink: {
    title: 'virtual network link',
    make: plain,
    pattern: NETWORK_PATTERN,
    rule: NETWORK_RULE,
  },
  virtualNetwork: {
    title: 'virtual network',
    make: local('vnet'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
    rule: `2-64 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
    instead: `'name'`,
  },
  securityGroup: { title: 'network security group', make: dashed('nsg'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  routeTable: { title: 'route table', make: dashed('rt'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  natGateway: { title: 'NAT gateway', make: local('ng'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  publicIp: { title: 'public IP address', make: dashed('pip'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  peeringToHub: { title: 'peering with the hub', make: local('peer', 'to-hub'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  peeringFromHub: { title: `hub's peering`, make: local('peer-hub-to'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  firewall: {
    title: 'firewall',
    make: local('afw'),
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,54}[A-Za-z0-9_])?$/,
    rule: `1-56 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
  },
  firewallPolicy: { title: 'firewall policy', make: local('afwp'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  vpnGateway: { title: 'VPN gateway', make: local('vgw'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  bastion: { title: 'Bastion host', make: local('bas'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  networkInterface: { title: 'network interface', make: dashed('nic'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  virtualMachine: {
    title: 'Linux virtual machine',
    make: dashed('vm'),
    pattern: /^(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/,
    rule: `1-64 letters, digits and '-' that start and end with a letter or digit`,
  },
  computeCluster: {
    title: 'compute cluster',
    family: 'compute',
    make: plain,
    pattern: /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/,
    rule: `3-32 letters, digits and '-' that start with a letter and end with a letter or digit`,
  },
  computeInstance: {
    title: 'compute instance',
    family: 'compute',
    make: plain,
    pattern: /^[A-Za-z][A-Za-z0-9-]{2,22}[A-Za-z0-9]$/,
    rule: `4-24 letters, digits and '-' that start with a letter and end with a letter or digit`,
  },
  inferenceCluster: {
    title: 'attached Kubernetes cluster',
    family: 'compute',
    make: plain,
    pattern: /^[A-Za-z][A-Za-z0-9-]{0,14}[A-Za-z0-9]$/,
    rule: `2-16 letters, digits and '-' that start with a letter and end with a letter or digit`,
  },
  synapseSpark: {
    title: 'attached Synapse Spark pool',
    family: 'compute',
    make: plain,
    pattern: /^[A-Za-z][A-Za-z0-9-]{1,14}[A-Za-z0-9]$/,
    rule: `3-16 letters, digits and '-' that start with a letter and end with a letter or digit`,
  },
  outboundRule: {
    title: 'outbound rule',
    make: plain,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/,
    rule: `1-80 letters, digits, '-' and '_' that start with a letter or digit`,
  },
  diagnosticSetting: {
    title: 'diagnostic setting',
    make: plain,
    pattern: /^(?!.*[ .]$)[^<>*%&:\\?+/#]{1,260}$/,
    rule: `1-260 characters, none of <>*%&:\\?+/#, that do not end with '.' or a space`,
  },
  actionGroup: {
    title: 'action group',
    make: local('ag'),
    pattern: /^(?!.*[ .]$)[^:<>+/&%\\?|#*{}]{1,260}$/,
    rule: `1-260 characters, none of :<>+/&%\\?|#*{}, that do not end with '.' or a space`,
    instead: `'name'`,
  },
  metricAlert: {
    title: 'metric alert',
    make: local('ar'),
    pattern: /^(?!.*[ .]$)[^*#&+:<>?@%{}\\/|]{1,260}$/,
    rule: `1-260 characters, none of *#&+:<>?@%{}\\/|, that do not end with '.' or a space`,
    instead: `'name'`,
  },
  dashboard: {
    title: 'dashboard',
    make: local('dash'),
    pattern: /^[A-Za-z0-9-]{3,160}$/,
    rule: `3-160 letters, digits and '-'`,
    instead: `'name'`,
  },
  monitorScope: {
    title: 'Azure Monitor private link scope',
    make: local('ampls'),
    pattern: /^[A-Za-z0-9()_.-]{0,254}[A-Za-z0-9()_-]$/,
    rule: `1-255 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.'`,
    instead: `'name'`,
  },
  monitorMember: {
    title: 'member of an Azure Monitor private link scope',
    make: plain,
    pattern: /^[A-Za-z0-9()_.-]{0,254}[A-Za-z0-9()_-]$/,
    rule: `1-255 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.'`,
  },
  foundryHub: {
    title: 'AI Foundry hub',
    family: 'workspace',
    make: local('hub'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,31}[A-Za-z0-9]$/,
    rule: `3-33 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  foundryProject: {
    title: 'AI Foundry project',
    family: 'workspace',
    make: local('proj'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/,
    rule: `3-32 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  datastore: {
    title: 'datastore',
    make: plain,
    pattern: /^[a-z0-9][a-z0-9_]{0,254}$/,
    rule: `1-255 lowercase letters, digits and '_' that start with a letter or digit`,
  },
  container: {
    title: 'blob container',
    make: plain,
    pattern: /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    rule: '3-63 lowercase letters, digits and single dashes that start and end with a letter or digit',
  },
  share: {
    title: 'file share',
    make: plain,
    pattern: /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    rule: '3-63 lowercase letters, digits and single dashes that start and end with a letter or digit',
  },
  onlineEndpoint: { title: 'online endpoint', family: 'endpoint', make: plain, pattern: ENDPOINT_PATTERN, rule: ENDPOINT_RULE },
  batchEndpoint: { title: 'batch endpoint', family: 'endpoint', make: plain, pattern: ENDPOINT_PATTERN, rule: ENDPOINT_RULE },
  mlRegistry: {
    title: 'Azure Machine Learning registry',
    make: plain,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{2,32}$/,
    rule: `3-33 letters, digits, '-' and '_' that start with a letter or digit`,
  },
  deployment: { title: 'deployment', make: plain, pattern: ENDPOINT_PATTERN, rule: ENDPOINT_RULE },
  autoscale: {
    title: 'autoscale setting',
    make: local('as'),
    pattern: /^(?!.*[ .]$)[A-Za-z0-9][^<>%&#?/\\]{0,259}$/,
    rule: `1-260 characters, none of <>%&#?/\\, that start with a letter or digit and do not end with '.' or a space`,
    instead: `'name'`,
  },
  schedule: {
    title: 'schedule',
    make: plain,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/,
    rule: `1-255 letters, digits, '-' and '_' that start with a letter or digit`,
  },
  connection: {
    title: 'connection',
    make: plain,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{2,32}$/,
    rule: `3-33 letters, digits, '-' and '_' that start with a letter or digit`,
  },
  securityRule: { title: 'security rule', make: plain, pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  lock: {
    title: 'lock',
    make: plain,
    pattern: /^(?!.*[ .]$)[^<>%&\\?/]{1,90}$/,
    rule: `1-90 characters, none of <>%&\\?/, that do not end with '.' or a space`,
  },
} satisfies { readonly [kind: string]: NameRule };

export type NamedKind = keyof typeof NAME_RULES;

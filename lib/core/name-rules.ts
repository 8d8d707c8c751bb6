import { CHILD_NAME_RULES } from './child-name-rules';
import { GOVERNANCE_NAME_RULES } from './governance-name-rules';
import { compact, dashed, IDENTITY_PATTERN, IDENTITY_RULE, local, NameRule, plain, VAULT_PATTERN, VAULT_RULE, Within } from './name-forms';
import { NETWORK_NAME_RULES } from './network-name-rules';

/**
 * Names after the abbreviations of Microsoft's page "Abbreviation recommendations for Azure resources",
 * checked against its page "Naming rules and restrictions for Azure resources" and against azurerm's own checks.
 */
export const NAME_RULES = {
  workspace: {
    title: 'workspace',
    ...local('mlw'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,31}[A-Za-z0-9]$/,
    rule: `3-33 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  identity: { title: 'user-assigned identity', ...local('id'), pattern: IDENTITY_PATTERN, rule: IDENTITY_RULE, instead: `'identity'` },
  encryptionIdentity: {
    title: 'user-assigned identity for encryption',
    ...local('id', 'cmk'),
    pattern: IDENTITY_PATTERN,
    rule: IDENTITY_RULE,
    instead: `'identityType' UserAssigned and your own 'identity'`,
  },
  storage: {
    title: 'storage account',
    ...compact('st'),
    pattern: /^[a-z0-9]{3,24}$/,
    rule: '3-24 lowercase letters and digits',
    instead: `'storage'`,
    within: Within.EVERYWHERE,
  },
  vault: { title: 'key vault', ...dashed('kv'), pattern: VAULT_PATTERN, rule: VAULT_RULE, instead: `'vault'`, within: Within.EVERYWHERE },
  keyVault: {
    title: 'key vault of the key',
    ...dashed('kv', 'cmk'),
    pattern: VAULT_PATTERN,
    rule: VAULT_RULE,
    instead: `'name'`,
    within: Within.EVERYWHERE,
  },
  key: {
    title: 'key',
    ...local('cmk'),
    pattern: /^[0-9A-Za-z-]{1,127}$/,
    rule: `1-127 letters, digits and '-'`,
    instead: `'keyName'`,
    within: Within.PARENT,
  },
  registry: {
    title: 'container registry',
    ...compact('cr'),
    pattern: /^[a-z0-9]{5,50}$/,
    rule: '5-50 lowercase letters and digits',
    instead: `'registry'`,
    within: Within.EVERYWHERE,
  },
  insights: {
    title: 'Application Insights component',
    ...local('appi'),
    pattern: /^(?!.*[. ]$)[A-Za-z0-9()_. -]{1,260}$/,
    rule: `1-260 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.' or a space`,
    instead: `'insights'`,
  },
  logAnalytics: {
    title: 'Log Analytics workspace',
    ...local('log'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    rule: `4-63 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'logAnalytics'`,
  },
  ...NETWORK_NAME_RULES,
  ...CHILD_NAME_RULES,
  diagnosticSetting: {
    title: 'diagnostic setting',
    ...plain('diag'),
    pattern: /^(?!.*[ .]$)[^<>*%&:\\?+/#]{1,260}$/,
    rule: `1-260 characters, none of <>*%&:\\?+/#, that do not end with '.' or a space`,
    within: Within.PARENT,
    placeless: true,
  },
  actionGroup: {
    title: 'action group',
    ...local('ag'),
    pattern: /^(?!.*[ .]$)[^:<>+/&%\\?|#*{}]{1,260}$/,
    rule: `1-260 characters, none of :<>+/&%\\?|#*{}, that do not end with '.' or a space`,
    instead: `'name'`,
    placeless: true,
  },
  metricAlert: {
    title: 'metric alert',
    ...dashed('ar'),
    pattern: /^(?!.*[ .]$)[^*#&+:<>?@%{}\\/|]{1,260}$/,
    rule: `1-260 characters, none of *#&+:<>?@%{}\\/|, that do not end with '.' or a space`,
    instead: `'name'`,
  },
  dashboard: {
    title: 'dashboard',
    ...dashed('dash'),
    pattern: /^[A-Za-z0-9-]{3,160}$/,
    rule: `3-160 letters, digits and '-'`,
    instead: `'name'`,
  },
  monitorScope: {
    title: 'Azure Monitor private link scope',
    ...local('ampls'),
    pattern: /^[A-Za-z0-9()_.-]{0,254}[A-Za-z0-9()_-]$/,
    rule: `1-255 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.'`,
    instead: `'name'`,
    placeless: true,
  },
  monitorMember: {
    title: 'member of an Azure Monitor private link scope',
    ...plain(),
    pattern: /^[A-Za-z0-9()_.-]{0,254}[A-Za-z0-9()_-]$/,
    rule: `1-255 letters, digits, '-', '_', '.', '(' and ')' that do not end with '.'`,
    within: Within.PARENT,
  },
  foundryHub: {
    title: 'AI Foundry hub',
    family: 'workspace',
    ...local('hub'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,31}[A-Za-z0-9]$/,
    rule: `3-33 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  foundryProject: {
    title: 'AI Foundry project',
    family: 'workspace',
    ...local('proj'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/,
    rule: `3-32 letters, digits and '-' that start and end with a letter or digit`,
    instead: `'name'`,
  },
  autoscale: {
    title: 'autoscale setting',
    ...dashed('as'),
    pattern: /^(?!.*[ .]$)[A-Za-z0-9][^<>%&#?/\\]{0,259}$/,
    rule: `1-260 characters, none of <>%&#?/\\, that start with a letter or digit and do not end with '.' or a space`,
  },
  lock: {
    title: 'lock',
    ...plain('lock'),
    pattern: /^(?!.*[ .]$)[^<>%&\\?/]{1,90}$/,
    rule: `1-90 characters, none of <>%&\\?/, that do not end with '.' or a space`,
    within: Within.PARENT,
    placeless: true,
  },
  ...GOVERNANCE_NAME_RULES,
} satisfies { readonly [kind: string]: NameRule };

export type NamedKind = keyof typeof NAME_RULES;

import { Fn, Token } from 'cdktf';

/** Words with dashes between them, the suffix last. */
export const dashed =
  (prefix: string, postfix?: string) =>
  (base: string, suffix?: string): string =>
    [prefix, base, postfix, suffix].filter((word) => word !== undefined).join('-');
/** Storage accounts allow neither dashes nor capitals; registries no dashes, and their login servers no capitals. */
export const compact =
  (prefix: string) =>
  (base: string, suffix = ''): string =>
    `${prefix}${squeeze(base)}${squeeze(suffix)}`;
/** Only globally unique names carry the suffix: changing it must not rename anything else. */
export const local =
  (prefix: string, postfix?: string) =>
  (base: string): string =>
    dashed(prefix, postfix)(base);

/** What is named as it is, such as a child of a workspace. */
export const plain = (base: string): string => base;

function squeeze(text: string): string {
  return Token.isUnresolved(text) ? Fn.lower(Fn.replace(text, '-', '')) : text.replace(/-/g, '').toLowerCase();
}

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

export const VAULT_PATTERN = /^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/;
export const VAULT_RULE = `3-24 letters, digits and single dashes that start with a letter and end with a letter or digit`;
/** What most resources of Azure's networks are called. */
export const NETWORK_PATTERN = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/;
export const NETWORK_RULE = `1-80 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`;
/** Endpoints and their deployments. Source: Microsoft's page "Manage and increase quotas and limits for resources with Azure Machine Learning". */
export const ENDPOINT_PATTERN = /^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/;
export const ENDPOINT_RULE = `3-32 letters, digits and '-' that start with a letter and end with a letter or digit`;
export const IDENTITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/;
export const IDENTITY_RULE = `3-128 letters, digits, '-' and '_' that start with a letter or digit`;

import { Fn, Token } from 'cdktf';

/** How a kind of resource is named, and what its name must be: the stricter of azurerm's rule and Azure's. */
export interface NameRule extends NameForm {
  readonly title: string;
  /** Kinds of one family share their names. */
  readonly family?: string;
  readonly pattern: RegExp;
  /** What the pattern says, beginning with how many characters there may be. */
  readonly rule: string;
  /** The prop that takes the part or the name instead. */
  readonly instead?: string;
  /**
   * Within what nothing else of the kind may have the name.
   * @default Within.GROUP
   */
  readonly within?: Within;
  /** Whether it lies in no region of its own. */
  readonly placeless?: true;
}

/** What the name of a kind is made from. */
interface NameForm {
  /** What stands for the kind; none where a name is never made, as that of a child, which is its construct id. */
  readonly abbreviation?: string;
  /** What tells it from others of the same abbreviation and base. */
  readonly purpose?: string;
  /** Whether there are no dashes and no capitals in it. */
  readonly compact?: true;
  /** The name unless a policy of names makes another. */
  readonly make: (base: string, suffix?: string) => string;
}

/** Within what a name must be unique. Source: Microsoft's page "Naming rules and restrictions for Azure resources". */
export enum Within {
  EVERYWHERE = 'all of Azure',
  TENANT = 'its tenant',
  REGION = 'its region',
  GROUP = 'its resource group',
  PARENT = 'what it belongs to',
}

/** Words with dashes between them, the suffix last. */
export function dashed(prefix: string, postfix?: string): NameForm {
  const make = (base: string, suffix?: string): string => [prefix, base, postfix, suffix].filter((word) => word !== undefined).join('-');
  return { abbreviation: prefix, purpose: postfix, make };
}

/** Storage accounts allow neither dashes nor capitals; registries no dashes, and their login servers no capitals. */
export function compact(prefix: string): NameForm {
  return { abbreviation: prefix, compact: true, make: (base, suffix = '') => `${prefix}${squeeze(base)}${squeeze(suffix)}` };
}

/** Only globally unique names carry the suffix: changing it must not rename anything else. */
export function local(prefix: string, postfix?: string): NameForm {
  const { make, ...form } = dashed(prefix, postfix);
  return { ...form, make: (base) => make(base) };
}

/** What is named as it is, such as a child of a workspace; with an abbreviation only a policy names it otherwise. */
export function plain(abbreviation?: string): NameForm {
  return { abbreviation, make: (base) => base };
}

/** Without what a compact name does not take. */
export function squeeze(text: string): string {
  return Token.isUnresolved(text) ? Fn.lower(Fn.replace(text, '-', '')) : text.replace(/-/g, '').toLowerCase();
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

import { NameKind } from './name-kind';

/** What a pattern of names takes besides its text. */
export interface NamePatternOptions {
  /**
   * Texts for placeholders of your own, such as `{ env: 'prd' }` for `{env}`; and for `{region}` and `{suffix}`, what they stand for where a resource has none of
   * its own but needs one.
   * @default - none
   * @change replaces the Application Insights, replaces the Log Analytics workspace
   */
  readonly values?: { [placeholder: string]: string };
  /**
   * Other abbreviations of kinds, by the values of `NameKind`: `{ storage: 'sta', keyVault: 'kvcmk' }`.
   * @default - those of the Cloud Adoption Framework
   * @change replaces the Application Insights
   */
  readonly abbreviations?: { [kind: string]: string };
  /**
   * Short forms of regions, such as `{ westeurope: 'weu' }`. Every region that is used must be among them.
   * @default - regions as Azure writes them: `westeurope`
   * @change replaces the Application Insights, replaces the Log Analytics workspace
   */
  readonly regions?: { [region: string]: string };
  /**
   * Patterns of their own for some kinds, by the values of `NameKind`: `{ vault: '{kind}-{base}-{suffix}' }`, for names that may have 24 characters only, for instance.
   * @default - the pattern is for all kinds
   * @change replaces the Application Insights
   */
  readonly patterns?: { [kind: string]: string };
  /**
   * Kinds that this policy leaves alone.
   * @default - none
   * @change nothing
   */
  readonly exclude?: NameKind[];
}

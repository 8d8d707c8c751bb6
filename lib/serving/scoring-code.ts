/** The code that answers requests, for models that do not bring their own. */
export interface ScoringCode {
  /**
   * The code: `azureml:<name>:<version>`, or the whole id of a version of a code asset.
   * @change in place
   */
  readonly code: string;
  /**
   * The Python file in it that has `init` and `run`.
   * @change in place
   */
  readonly scoringScript: string;
}

import { Construct } from 'constructs';
import { AzapiElement, AzapiElementConfig } from './azapi-element';

export interface AzapiResourceActionConfig extends AzapiElementConfig {
  /** The id of the resource that acts. */
  readonly resourceId: string;
  /**
   * The name of the action.
   * @default - the resource itself
   */
  readonly action?: string;
  /**
   * The HTTP method.
   * @default 'POST'
   */
  readonly method?: string;
  /**
   * When it acts: `apply`, or `destroy`.
   * @default 'apply'
   */
  readonly when?: string;
}

/** An action of a resource, which runs when this is made or changed. */
export class AzapiResourceAction extends AzapiElement {
  static readonly tfResourceType = 'azapi_resource_action';

  constructor(scope: Construct, id: string, config: AzapiResourceActionConfig) {
    const { resourceId, action, method, when, ...rest } = config;
    super(scope, id, AzapiResourceAction.tfResourceType, rest, { resource_id: resourceId, action, method, when });
  }
}

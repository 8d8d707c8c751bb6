import { Construct } from 'constructs';
import { given } from '../core/given';
import { AzapiElement, AzapiElementConfig } from './azapi-element';
import { liesWith } from '../core/subscriptions';

export interface AzapiResourceActionConfig extends AzapiElementConfig {
  /**
   * The id of the resource that acts.
   * @change in place
   */
  readonly resourceId: string;
  /**
   * The name of the action.
   * @default - the resource itself
   * @change in place
   */
  readonly action?: string;
  /**
   * The HTTP method.
   * @default 'POST'
   * @change in place
   */
  readonly method?: string;
  /**
   * When it acts: `apply`, or `destroy`. One that acts on destroy keeps the body and the type that it is made with: azapi cannot change such an action, and one
   * that is replaced acts, on what still runs.
   * @default 'apply'
   * @change added: in place; changed: nothing; taken away: nothing
   */
  readonly when?: string;
}

/** An action of a resource, which runs when this is made or changed. */
export class AzapiResourceAction extends AzapiElement {
  /** The type of the resource, as Terraform knows it. */
  static readonly tfResourceType = 'azapi_resource_action';

  constructor(scope: Construct, id: string, config: AzapiResourceActionConfig) {
    config = given(scope, id, 'AzapiResourceActionConfig', config);
    const { resourceId, action, method, when, ...rest } = config;
    const lifecycle = when === 'destroy' ? { ignoreChanges: ['body', 'type'], ...rest.lifecycle } : rest.lifecycle;
    super(scope, id, AzapiResourceAction.tfResourceType, { ...rest, lifecycle }, { resource_id: resourceId, action, method, when });
    liesWith(this, { id: resourceId });
  }
}

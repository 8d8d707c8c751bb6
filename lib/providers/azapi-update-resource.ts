import { Construct } from 'constructs';
import { given } from '../core/given';
import { AzapiElement, AzapiElementConfig } from './azapi-element';
import { liesWith } from '../core/subscriptions';

export interface AzapiUpdateResourceConfig extends AzapiElementConfig {
  /**
   * The id of the resource that is changed.
   * @change in place
   */
  readonly resourceId: string;
  /**
   * Whether texts that differ only in case are the same.
   * @change in place
   */
  readonly ignoreCasing?: boolean;
}

/** Properties of a resource that something else manages. To destroy it changes nothing in Azure. */
export class AzapiUpdateResource extends AzapiElement {
  /** The type of the resource, as Terraform knows it. */
  static readonly tfResourceType = 'azapi_update_resource';

  constructor(scope: Construct, id: string, config: AzapiUpdateResourceConfig) {
    config = given(scope, id, 'AzapiUpdateResourceConfig', config);
    const { resourceId, ignoreCasing, ...rest } = config;
    super(scope, id, AzapiUpdateResource.tfResourceType, rest, { resource_id: resourceId, ignore_casing: ignoreCasing });
    liesWith(this, { id: resourceId });
  }
}

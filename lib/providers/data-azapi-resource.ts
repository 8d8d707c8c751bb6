import { propertyAccess, TerraformDataSource, TerraformMetaArguments, Token } from 'cdktf';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { requireAzapiProvider } from './provider-checks';
import { AZAPI } from './azapi-element';
import { liesWith } from '../core/subscriptions';

/** Which resource is read, and which of its properties. */
export interface DataAzapiResourceConfig extends TerraformMetaArguments {
  /**
   * The resource type and the version of its API.
   * @change nothing
   */
  readonly type: string;
  /**
   * The Azure resource id of what is looked up.
   * @change nothing
   */
  readonly resourceId: string;
  /**
   * Which properties of Azure's answer `output` holds, by their paths.
   * @change nothing
   */
  readonly responseExportValues: string[];
}

/** What Azure says of a resource. */
export class DataAzapiResource extends TerraformDataSource {
  /** The type of the resource, as Terraform knows it. */
  static readonly tfResourceType = 'azapi_resource';
  private readonly attributes: { [name: string]: unknown };

  constructor(scope: Construct, id: string, config: DataAzapiResourceConfig) {
    config = given(scope, id, 'DataAzapiResourceConfig', config);
    const { type, resourceId, responseExportValues, ...meta } = config;
    super(scope, id, { ...meta, terraformResourceType: DataAzapiResource.tfResourceType, terraformGeneratorMetadata: AZAPI });
    requireAzapiProvider(this);
    liesWith(this, { id: resourceId });
    this.attributes = { type, resource_id: resourceId, response_export_values: responseExportValues };
  }

  /** A text of Azure's answer that `responseExportValues` asked for. */
  output(...path: string[]): string {
    return Token.asString(propertyAccess(this.interpolationForAttribute('output'), path));
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this.attributes;
  }
}

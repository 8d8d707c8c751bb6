import { propertyAccess, TerraformMetaArguments, TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { requireAzapiProvider } from './provider-checks';

/** As cdktf tells providers apart, and what a stack requires of this one. */
export const AZAPI = { providerName: 'azapi', providerVersion: '~> 2.9', providerVersionConstraint: '~> 2.9' };

/** JSON as the Azure Resource Manager API takes it, in its own spelling. */
export type AzapiBody = object;

/** How long Terraform waits for each step, such as '90m'. */
export interface AzapiTimeouts {
  /**
   * While the resource is created.
   * @change in place
   */
  readonly create?: string;
  /**
   * While it is changed.
   * @change in place
   */
  readonly update?: string;
  /**
   * While it is destroyed.
   * @change in place
   */
  readonly delete?: string;
}

/** What all resources of azapi take. */
export interface AzapiElementConfig extends TerraformMetaArguments {
  /**
   * The resource type and the version of its API: `Microsoft.Storage/storageAccounts@2024-01-01`.
   * @change in place
   */
  readonly type: string;
  /**
   * What Terraform sends to Azure.
   * @change added: in place; changed: in place; taken away: stays in Azure | AzapiUpdateResource: added: in place; changed: in place; taken away: in place,
   * stays
   * in Azure | AzapiResourceAction: in place
   */
  readonly body?: AzapiBody;
  /**
   * Parts of the body that are secret: Terraform sends them and keeps them nowhere. They are sent again when a version of `sensitiveBodyVersion` changes.
   * @change nothing
   */
  readonly sensitiveBody?: AzapiBody;
  /**
   * A version for each path of `sensitiveBody`: a new one lets Terraform send that part again.
   * @change in place
   */
  readonly sensitiveBodyVersion?: { [path: string]: string };
  /**
   * Which properties of Azure's answer `output` holds, by their paths.
   * @change in place
   */
  readonly responseExportValues?: string[];
  /**
   * The ids of what must not be changed at the same time.
   * @change in place
   */
  readonly locks?: string[];
  /**
   * How long Terraform waits for Azure.
   * @change in place
   */
  readonly timeouts?: AzapiTimeouts;
}

/** Any resource of the azapi provider. The stack must have the provider: an `AzapiProvider`. */
export abstract class AzapiElement extends TerraformResource {
  private readonly attributes: { [name: string]: unknown };

  protected constructor(scope: Construct, id: string, terraformResourceType: string, config: AzapiElementConfig, own: { [name: string]: unknown }) {
    const { type, body, sensitiveBody, sensitiveBodyVersion, responseExportValues, locks, timeouts, ...meta } = config;
    super(scope, id, { ...meta, terraformResourceType, terraformGeneratorMetadata: AZAPI });
    requireAzapiProvider(this);
    this.attributes = {
      type,
      body,
      sensitive_body: sensitiveBody,
      sensitive_body_version: sensitiveBodyVersion,
      response_export_values: responseExportValues,
      locks,
      timeouts,
      ...own,
    };
  }

  /** The Azure resource id. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  /** A text of Azure's answer that `responseExportValues` asked for, such as `output('properties', 'scoringUri')`. */
  output(...path: string[]): string {
    return Token.asString(propertyAccess(this.interpolationForAttribute('output'), path));
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this.attributes;
  }
}

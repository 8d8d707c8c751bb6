import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { AZAPI } from './azapi-element';

/** How the provider azapi signs in, and to which cloud. */
export interface AzapiProviderConfig {
  /** The name by which resources choose this provider, where a stack has several. */
  readonly alias?: string;
  /**
   * @default - that of the credentials that Terraform runs with
   * @change nothing
   */
  readonly subscriptionId?: string;
  /**
   * @default - that of the credentials that Terraform runs with
   * @change nothing
   */
  readonly tenantId?: string;
  /**
   * @default - that of the credentials that Terraform runs with
   * @change nothing
   */
  readonly clientId?: string;
  /**
   * The cloud, by the same name as for the azurerm provider: `public`, `usgovernment` or `china`.
   * @change nothing
   */
  readonly environment?: string;
  /**
   * Whether to sign in with OpenID Connect, as in a pipeline.
   * @change nothing
   */
  readonly useOidc?: boolean;
  /**
   * Whether a plan asks Azure to check what is new before it is applied: what azapi makes, as connections, endpoints and deployments. What azurerm makes is not checked by it, nor
   * by azurerm 5's own `preflight_enabled`, which covers six types, none of them of this library. Sources: Terraform's pages "azapi provider" and "Azure Resource Manager: 5.0
   * Upgrade Guide".
   * @default false
   * @change nothing
   */
  readonly enablePreflight?: boolean;
}

/** The Terraform provider `azure/azapi`, which reaches what azurerm has no argument or resource for. */
export class AzapiProvider extends TerraformProvider {
  private name?: string;
  private readonly config: AzapiProviderConfig;

  constructor(scope: Construct, id: string, config: AzapiProviderConfig = {}) {
    config = given(scope, id, 'AzapiProviderConfig', config);
    super(scope, id, { terraformResourceType: 'azapi', terraformGeneratorMetadata: AZAPI, terraformProviderSource: 'azure/azapi' });
    this.config = config;
    this.name = config.alias;
  }

  /** The name by which resources choose this provider. */
  override get alias(): string | undefined {
    return this.name;
  }

  /** Another name, as for a provider that is made before its name is known. */
  override set alias(value: string | undefined) {
    this.name = value;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { subscriptionId, tenantId, clientId, environment, useOidc, enablePreflight } = this.config;
    return {
      alias: this.name,
      subscription_id: subscriptionId,
      tenant_id: tenantId,
      client_id: clientId,
      environment,
      use_oidc: useOidc,
      enable_preflight: enablePreflight,
    };
  }
}

import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

/** As cdktf tells providers apart, and what a stack requires of this one. */
export const TIME = { providerName: 'time', providerVersion: '~> 0.13', providerVersionConstraint: '~> 0.13' };

/** The Terraform provider `hashicorp/time`, which waits for Azure to spread a role. It has no settings. */
export class TimeProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, { terraformResourceType: 'time', terraformGeneratorMetadata: TIME, terraformProviderSource: 'hashicorp/time' });
  }
}

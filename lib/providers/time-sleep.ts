import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { requireTimeProvider } from './provider-checks';
import { TIME } from './time-provider';

/** How long Terraform waits, and when again. */
export interface TimeSleepConfig extends TerraformMetaArguments {
  /**
   * How long Terraform waits when the resource is created, such as `120s`.
   * @change nothing
   */
  readonly createDuration: string;
  /**
   * Values that let Terraform wait anew when one of them changes.
   * @change nothing
   */
  readonly triggers?: { [name: string]: string };
}

/** A wait, of the provider time. The stack must have the provider: a `TimeProvider`. */
export class TimeSleep extends TerraformResource {
  private readonly attributes: { [name: string]: unknown };

  constructor(scope: Construct, id: string, config: TimeSleepConfig) {
    config = given(scope, id, 'TimeSleepConfig', config);
    const { createDuration, triggers, ...meta } = config;
    super(scope, id, { ...meta, terraformResourceType: 'time_sleep', terraformGeneratorMetadata: TIME });
    requireTimeProvider(this);
    this.attributes = { create_duration: createDuration, triggers };
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this.attributes;
  }
}

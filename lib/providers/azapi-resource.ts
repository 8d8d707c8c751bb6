import { Construct } from 'constructs';
import { given } from '../core/given';
import { AzapiElement, AzapiElementConfig } from './azapi-element';
import { liesWith } from '../core/subscriptions';

/** As whom a resource acts. */
export interface AzapiIdentity {
  /**
   * Such as `SystemAssigned`.
   * @change in place
   */
  readonly type: string;
  /**
   * The ids of its user-assigned identities.
   * @change in place
   */
  readonly identityIds?: string[];
}

export interface AzapiResourceConfig extends AzapiElementConfig {
  /**
   * The name of the resource. Another one replaces it.
   * @change replaces the job schedule
   */
  readonly name: string;
  /**
   * The id of what the resource is in: a resource group, or a resource. Another one replaces it.
   * @change replaces the job schedule
   */
  readonly parentId: string;
  /**
   * The region. Another one replaces the resource.
   * @change added: in place; changed: replaces the job schedule; taken away: stays in Azure
   */
  readonly location?: string;
  /**
   * As whom the resource acts.
   * @change in place
   */
  readonly identity?: AzapiIdentity;
  /**
   * Values over whose changes the resource is replaced.
   * @change added: in place; changed: replaces the job schedule; taken away: in place
   */
  readonly replaceTriggersExternalValues?: string[];
  /**
   * Whether texts that differ only in case are the same.
   * @change in place
   */
  readonly ignoreCasing?: boolean;
  /**
   * Given, even empty, for a type of resource that takes tags: those of a `Tags` join them.
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

/** A resource by its type and body, as the Azure Resource Manager API takes them. */
export class AzapiResource extends AzapiElement {
  /** The type of the resource, as Terraform knows it. */
  static readonly tfResourceType = 'azapi_resource';
  /** The name of the resource. */
  readonly name: string;
  /** The tags that it has of its own or by `Tags`. */
  tags: { [key: string]: string };
  /** What it was given; nothing where the type takes no tags. */
  readonly tagsInput?: { [key: string]: string };

  constructor(scope: Construct, id: string, config: AzapiResourceConfig) {
    config = given(scope, id, 'AzapiResourceConfig', config);
    const { name, parentId, location, identity, replaceTriggersExternalValues: triggers, ignoreCasing, tags, ...rest } = config;
    const block = identity && [{ type: identity.type, identity_ids: identity.identityIds }];
    super(scope, id, AzapiResource.tfResourceType, rest, {
      name,
      parent_id: parentId,
      location,
      identity: block,
      replace_triggers_external_values: triggers,
      ignore_casing: ignoreCasing,
    });
    liesWith(this, { id: parentId });
    this.name = name;
    this.tags = tags ?? {};
    this.tagsInput = tags;
  }

  /** The object id of its system-assigned identity. */
  get principalId(): string {
    return this.interpolationForAttribute('identity[0].principal_id').toString();
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const tags = Object.keys(this.tags).length === 0 ? undefined : this.tags;
    return { ...super.synthesizeAttributes(), tags };
  }
}

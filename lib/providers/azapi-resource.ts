import { Construct } from 'constructs';
import { given } from '../core/given';
import { AzapiElement, AzapiElementConfig } from './azapi-element';

/** As whom a resource acts. */
export interface AzapiIdentity {
  /** Such as `SystemAssigned`. */
  readonly type: string;
  /** The ids of its user-assigned identities. */
  readonly identityIds?: string[];
}

export interface AzapiResourceConfig extends AzapiElementConfig {
  /** The name of the resource. Another one replaces it. */
  readonly name: string;
  /** The id of what the resource is in: a resource group, or a resource. Another one replaces it. */
  readonly parentId: string;
  /** The region. Another one replaces the resource. */
  readonly location?: string;
  /** As whom the resource acts. */
  readonly identity?: AzapiIdentity;
  /** Values over whose changes the resource is replaced. */
  readonly replaceTriggersExternalValues?: string[];
  /** Given, even empty, for a type of resource that takes tags: those of a `Tags` join them. */
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
    const { name, parentId, location, identity, replaceTriggersExternalValues: triggers, tags, ...rest } = config;
    const block = identity && [{ type: identity.type, identity_ids: identity.identityIds }];
    super(scope, id, AzapiResource.tfResourceType, rest, {
      name,
      parent_id: parentId,
      location,
      identity: block,
      replace_triggers_external_values: triggers,
    });
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

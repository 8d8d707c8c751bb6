import { Construct } from 'constructs';
import { given } from '../core/given';
import { useAzurerm } from '../providers/azurerm';
import { Facts } from '../workspace/facts';
import { checkImported, importedFacts, MlWorkspaceAttributes } from '../workspace/imported-workspace';
import { HubAdders } from './hub-adders';
import { foundryUrlOf } from './hub-checks';
import { liesWith } from '../core/subscriptions';

/** A hub that is managed elsewhere. */
export interface AiFoundryHubAttributes extends MlWorkspaceAttributes {
  /**
   * Whether the hub is encrypted with a customer-managed key.
   * @default - unknown: what Azure then sets of a project by itself is not checked
   * @change nothing
   */
  readonly encrypted?: boolean;
  /**
   * Whether Microsoft collects less diagnostic data about the hub.
   * @default - unknown: Azure decides it for projects
   * @change added: replaces the AI Foundry project; changed: replaces the AI Foundry project; taken away: stays in Azure
   */
  readonly highBusinessImpact?: boolean;
}

/** A hub that exists and is managed elsewhere. */
export class ImportedHub extends HubAdders {
  readonly id: string;
  readonly identityPrincipalId?: string;
  readonly foundryUrl: string;
  readonly encrypted?: boolean;
  readonly highBusinessImpact?: boolean;
  readonly deletionProtection?: boolean;
  readonly deletionNotes?: string;
  /** @internal */
  readonly _facts: Facts;

  constructor(scope: Construct, id: string, attributes: AiFoundryHubAttributes) {
    attributes = given(scope, id, 'AiFoundryHubAttributes', attributes);
    super(scope, id);
    useAzurerm(this);
    checkImported(this, attributes);
    liesWith(this, { id: attributes.id });
    this.id = attributes.id;
    this.identityPrincipalId = attributes.identityPrincipalId;
    this._facts = importedFacts(attributes);
    this.foundryUrl = foundryUrlOf(this, this.cloud);
    this.encrypted = attributes.encrypted;
    this.highBusinessImpact = attributes.highBusinessImpact;
  }
}

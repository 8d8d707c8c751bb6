import { Construct } from 'constructs';
import { Grant, GrantOptions } from '../access/grant';
import { Role } from '../access/roles';
import { IGrantee } from '../core/types';
import { ImportedWorkspace, MlWorkspaceAttributes } from '../imported-workspace';
import { hubUrl, IAiFoundryHub, foundryUrlOf } from './ai-foundry-hub-base';
import { AiFoundryProject, AiFoundryProjectOptions } from './ai-foundry-project';

/** What is told of a hub that is managed elsewhere. */
export interface AiFoundryHubAttributes extends MlWorkspaceAttributes {
  /**
   * Whether the hub is encrypted with a customer-managed key.
   * @default - unknown: what Azure then sets of a project by itself is not checked
   */
  readonly encrypted?: boolean;
  /**
   * Whether Microsoft collects less diagnostic data about the hub.
   * @default - unknown: Azure decides it for projects
   */
  readonly highBusinessImpact?: boolean;
}

/** A hub that exists and is managed elsewhere. */
export class ImportedHub extends ImportedWorkspace implements IAiFoundryHub {
  readonly foundryUrl: string;
  readonly encrypted?: boolean;
  readonly highBusinessImpact?: boolean;
  override readonly isHub?: boolean = true;

  constructor(scope: Construct, id: string, attributes: AiFoundryHubAttributes) {
    super(scope, id, attributes);
    this.foundryUrl = foundryUrlOf(this, this.cloud);
    this.encrypted = attributes.encrypted;
    this.highBusinessImpact = attributes.highBusinessImpact;
  }

  override get studioUrl(): string {
    return hubUrl(this);
  }

  addProject(id: string, options: AiFoundryProjectOptions = {}): AiFoundryProject {
    return new AiFoundryProject(this, id, { ...options, hub: this, accessSuspended: options.accessSuspended ?? this.accessSuspended });
  }

  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_AI_DEVELOPER, options);
  }
}

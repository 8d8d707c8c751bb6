import { joined } from '../core/given';
import { Grant } from '../access/grant';
import { Role } from '../access/roles';
import { IGrantee } from '../core/types';
import { IMlWorkspace, WorkspaceAdders } from '../workspace/adders';
import { AiFoundryProject } from './ai-foundry-project';
import { AiFoundryProjectOptions } from './ai-foundry-project-props';
import { hubUrl, IAiFoundryHubRef } from './hub-ref';
import { GrantOptions } from '../access/grant-props';

/** An Azure AI Foundry hub, made or imported: a workspace whose projects share its parts, network, encryption and computes. */
export interface IAiFoundryHub extends IMlWorkspace, IAiFoundryHubRef {
  /**
   * Makes a project in the hub, which sends its logs and metrics where the hub does, is guarded against loss as the hub, and whose access is suspended
   * as the hub's, unless its options say otherwise.
   */
  addProject(id: string, options?: AiFoundryProjectOptions): AiFoundryProject;
  /** Lets somebody use everything in the hub and make projects. */
  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
}

/** A hub, made or imported, to which projects are added. */
export abstract class HubAdders extends WorkspaceAdders implements IAiFoundryHub {
  abstract readonly foundryUrl: string;
  abstract readonly encrypted?: boolean;
  abstract readonly highBusinessImpact?: boolean;
  abstract readonly deletionProtection?: boolean;
  abstract readonly deletionNotes?: string;
  override readonly isHub?: boolean = true;

  override get studioUrl(): string {
    return hubUrl(this);
  }

  addProject(id: string, options: AiFoundryProjectOptions = {}): AiFoundryProject {
    return new AiFoundryProject(this, id, joined(options, { hub: this }));
  }

  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_AI_DEVELOPER, options);
  }
}

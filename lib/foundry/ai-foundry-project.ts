import { AiFoundryProject as AiFoundryProjectResource } from '@cdktf/provider-azurerm/lib/ai-foundry-project';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given, joined } from '../core/given';
import { Grant, grantOn } from '../access/grant';
import { Role } from '../access/roles';
import { Connection } from '../connections/connection';
import { allIdentities, identityOf } from '../core/identities';
import { originOfWorkspace } from '../core/name-origins';
import { takeName } from '../core/naming';
import { requireSubscription } from '../providers/subscription-checks';
import { beforeUse } from '../core/order';
import { IGrantee, IIdentityRef, IResourceRef } from '../core/types';
import { configJsonOf } from '../workspace/facts';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { diagnosticsLike, diagnosticsOf } from '../monitoring/workspace-diagnostics';
import { preventDestroy } from '../governance/deletion-protection';
import { DeletionLock } from '../governance/deletion-lock';
import { AiFoundryProjectProps } from './ai-foundry-project-props';
import { IAiFoundryHubRef } from './hub-ref';
import { checkProject } from './project-checks';
import { useAzurerm } from '../providers/azurerm';
import { GrantOptions } from '../access/grant-props';
import { ConnectionOptions } from '../connections/connection-props';

/**
 * A project of an Azure AI Foundry hub, in the hub's region and resource group: where a team develops. It shares the hub's parts, private link, network,
 * encryption and computes, and is made after the hub's private link and grants.
 *
 * Throws for a name that Azure would refuse or that is taken, for identities that are none or given twice, for notes of a lock that is not made, and for
 * `highBusinessImpact: false` where Azure would turn it on.
 *
 * Source: Microsoft's page "What is an Azure Machine Learning hub workspace?", Terraform's page "azurerm_ai_foundry_project".
 */
export class AiFoundryProject extends Construct implements IResourceRef {
  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: AiFoundryProjectResource;
  /** The hub. */
  readonly hub: IAiFoundryHubRef;
  /** The region, which is the hub's. */
  readonly location: string;
  /** The name of the resource group, which is the hub's. */
  readonly resourceGroupName: string;
  /** The user-assigned identity, where one is brought. */
  readonly identity?: IIdentityRef;
  readonly usableAfter?: ITerraformDependable[];
  private readonly accessSuspended: boolean;

  constructor(scope: Construct, id: string, props: AiFoundryProjectProps) {
    props = given(scope, id, 'AiFoundryProjectProps', props);
    super(scope, id);
    useAzurerm(this);
    const { hub, identity } = props;
    together(this, () => checkProject(this, props));
    this.hub = hub;
    this.identity = identity;
    this.location = hub.location;
    this.resourceGroupName = hub.resourceGroupName;
    this.accessSuspended = props.accessSuspended ?? hub.accessSuspended;
    const deletionProtection = props.deletionProtection ?? hub.deletionProtection ?? false;

    this.resource = new AiFoundryProjectResource(this, 'Resource', {
      name: takeName(this, 'foundryProject', {
        name: props.name,
        baseName: id,
        from: 'id',
        region: originOfWorkspace(hub).region,
        place: this.resourceGroupName,
      }),
      aiServicesHubId: hub.id,
      location: this.location,
      friendlyName: props.friendlyName,
      description: props.description,
      identity: identityOf(props),
      primaryUserAssignedIdentity: identity?.id,
      highBusinessImpactEnabled: props.highBusinessImpact ?? hub.highBusinessImpact,
      lifecycle: preventDestroy(deletionProtection),
      dependsOn: beforeUse(this, [hub, ...allIdentities(props)]),
    });
    requireSubscription(this, 'hub', hub, this.resource);
    this.usableAfter = [this.resource];
    const wanted = diagnosticsLike(hub.diagnostics, props.diagnostics);
    const diagnostics = diagnosticsOf(this, wanted, undefined, 'where the hub sends its logs is unknown, or it sends them nowhere');
    diagnosePart(this, diagnostics, { Diagnostics: DiagnosticSource.ML_WORKSPACE });
    // Not while access is suspended: below a lock Azure deletes no role assignment either.
    if (deletionProtection && !this.accessSuspended) {
      const notes = props.deletionNotes ?? hub.deletionNotes ?? 'An Azure AI Foundry project. Turn off deletionProtection to destroy it.';
      new DeletionLock(this, 'Lock', { target: this.resource, notes });
    }
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /** The name. */
  get name(): string {
    return this.resource.name;
  }

  /** The GUID by which Azure Machine Learning itself knows the project. It never changes. */
  get projectGuid(): string {
    return this.resource.projectId;
  }

  /** The address of the project in the Azure AI Foundry portal. */
  get studioUrl(): string {
    return `${this.hub.foundryUrl}/build/overview?wsid=${this.id}`;
  }

  /** The text of the file `config.json` from which the Azure ML SDK reads subscription, resource group and project. */
  get configJson(): string {
    return configJsonOf(this);
  }

  /** The object id of the identity that the project acts as. Unknown for one that is brought without its `principalId`. */
  get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  /** Whether that identity is granted here what it needs: not where one is brought that has its roles already. */
  get grantsIdentity(): boolean {
    return this.identity === undefined;
  }

  /** Lets code in the project find an address, and how to sign in there, by a name. Needs the provider azapi. */
  addConnection(id: string, options: ConnectionOptions): Connection {
    return new Connection(this, id, joined(options, { workspace: this }));
  }

  /** Grants any role on the project, by its name. */
  grant(id: string, grantee: IGrantee, role: string, options: GrantOptions = {}): Grant {
    return grantOn(this, id, joined(options, { role, grantee, suspended: this.accessSuspended }));
  }

  /**
   * Lets somebody develop in the project. Where the portal adds a person it also grants Reader on the hub, as `hub.grantReader` does, and Azure AI
   * Inference Deployment Operator on the resource group, which deploying models needs.
   *
   * Source: Microsoft's page "Role-based access control for Microsoft Foundry (hub-focused)".
   */
  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_AI_DEVELOPER, options);
  }

  /** Lets somebody see the project and what is in it. */
  grantReader(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.READER, options);
  }

  /** Lets somebody do everything in and with the project but grant roles. */
  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.CONTRIBUTOR, options);
  }

  /** Lets somebody do everything, also grant roles. Suspended access leaves owners theirs. */
  grantOwner(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.OWNER, options);
  }
}

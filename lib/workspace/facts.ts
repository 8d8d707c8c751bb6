import { Fn, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { refuse } from '../core/errors';
import { segmentOf } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { linksTo } from '../private-link/links';
import { IdentityType, ManagedNetwork, StorageAccess } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef, KnownParts } from '../workspace-ref/workspace-ref';
import { AzureFacts } from './azure-facts';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** What a workspace of any kind is, once its props or its attributes are read. */
export interface Facts {
  /** The name as it was given, a literal where it was one, to make other names of it. */
  readonly givenName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly cloud: AzureCloud;
  readonly identityType: IdentityType;
  readonly grantsIdentity: boolean;
  readonly managedNetwork?: ManagedNetwork;
  readonly publicNetworkAccess?: boolean;
  readonly privatelyLinked?: boolean;
  readonly storageAccess?: StorageAccess;
  readonly knownParts: KnownParts;
  readonly diagnostics?: DiagnosticsOptions;
  readonly accessSuspended: boolean;
}

const TITLES = { storage: 'default storage account', vault: 'key vault', insights: 'Application Insights component' };

/** A workspace, made or imported, that tells what it is. */
export abstract class WorkspaceFacts extends Construct implements IWorkspaceRef {
  abstract readonly id: string;
  abstract readonly identityPrincipalId?: string;
  readonly isHub?: boolean;
  /** @internal */
  abstract readonly _facts: Facts;
  /** @internal what comes before those that use the workspace, besides further private endpoints */
  _usableAfter: ITerraformDependable[] = [];
  private readonly asked = new AzureFacts(this);

  get usableAfter(): ITerraformDependable[] | undefined {
    return [...this._usableAfter, ...this.furtherLinks.flatMap((link) => link.usableAfter ?? [])];
  }

  get name(): string {
    return segmentOf(this.id, 7);
  }

  get location(): string {
    return this._facts.location;
  }

  get resourceGroupName(): string {
    return this._facts.resourceGroupName;
  }

  get cloud(): AzureCloud {
    return this._facts.cloud;
  }

  get identityType(): IdentityType {
    return this._facts.identityType;
  }

  get grantsIdentity(): boolean {
    return this._facts.grantsIdentity;
  }

  get managedNetwork(): ManagedNetwork | undefined {
    return this._facts.managedNetwork;
  }

  get publicNetworkAccess(): boolean | undefined {
    return this._facts.publicNetworkAccess;
  }

  get privatelyLinked(): boolean | undefined {
    return this._facts.privatelyLinked;
  }

  get linkedFurther(): boolean {
    return this.furtherLinks.length > 0;
  }

  get storageAccess(): StorageAccess | undefined {
    return this._facts.storageAccess;
  }

  get knownParts(): KnownParts {
    return this._facts.knownParts;
  }

  get diagnostics(): DiagnosticsOptions | undefined {
    return this._facts.diagnostics;
  }

  get accessSuspended(): boolean {
    return this._facts.accessSuspended;
  }

  get storage(): IResourceRef {
    return this.part('storage');
  }

  get vault(): IResourceRef {
    return this.part('vault');
  }

  get insights(): IResourceRef {
    return this.part('insights');
  }

  get registry(): IResourceRef | undefined {
    return this.knownParts.registry;
  }

  get studioUrl(): string {
    return `${this.cloud.studioUrl}/?wsid=${this.id}`;
  }

  /** The text of the file `config.json` from which the Azure ML SDK reads subscription, resource group and workspace. */
  get configJson(): string {
    return configJsonOf(this);
  }

  /** The address at which MLflow tracks experiments and models. The first look at it asks Azure with the provider azapi. */
  get mlflowTrackingUri(): string {
    return this.asked.get('mlFlowTrackingUri');
  }

  /** The host of the workspace's notebooks. As `mlflowTrackingUri` otherwise. */
  get notebookFqdn(): string {
    return this.asked.get('notebookInfo', 'fqdn');
  }

  /** The Microsoft Entra tenant of the workspace. As `mlflowTrackingUri` otherwise. */
  get tenantId(): string {
    return this.asked.get('tenantId');
  }

  /** The resource group that Azure manages for an encrypted workspace without server-side encryption. As `mlflowTrackingUri` otherwise. */
  get managedResourceGroupName(): string {
    return this.asked.get('serviceProvisionedResourceGroup');
  }

  /** The private endpoints besides the one of `privateLink`. */
  private get furtherLinks(): IResourceRef[] {
    return linksTo(this).filter(({ usableAfter = [] }) => !usableAfter.some((each) => this._usableAfter.includes(each)));
  }

  private part(property: keyof typeof TITLES & keyof KnownParts): IResourceRef {
    return (
      this.knownParts[property] ??
      refuse(this, {
        property,
        value: undefined,
        rule: `the ${TITLES[property]} is not known`,
        remedy: `Pass '${property}' to ${this.isHub === true ? 'fromHubAttributes' : 'fromWorkspaceAttributes'}`,
      })
    );
  }
}

/** The text from which the Azure ML SDK reads where a workspace is. */
export function configJsonOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return Fn.jsonencode({ subscription_id: segmentOf(id, 1), resource_group: segmentOf(id, 3), workspace_name: name });
}

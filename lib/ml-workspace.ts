import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IdentityType, ManagedNetwork, StorageAccess } from './common-workspace-props';
import { ComputeCluster } from './compute/compute-cluster';
import { imageBuildName, makeImageBuild } from './compute/image-build';
import { AzureCloud } from './core/azure-cloud';
import { takeName } from './core/naming';
import { IIdentityRef, IResourceRef } from './core/types';
import { ImportedWorkspace, MlWorkspaceAttributes } from './imported-workspace';
import { networkTimeouts } from './managed-network/network-timeouts';
import { MlWorkspaceBase } from './ml-workspace-base';
import { IMlWorkspace } from './i-ml-workspace';
import { MlWorkspaceProps } from './ml-workspace-props';
import { DiagnosticsOptions } from './monitoring/diagnostic-setting';
import { PrivateLink } from './network/private-link';
import { WorkspaceParts } from './parts/workspace-parts';
import { checkMlWorkspace, warnOfImageBuild, warnOfProvisioning } from './ml-workspace-checks';

/**
 * An Azure Machine Learning workspace with everything it stands on: storage, key vault, container registry, Application Insights with Log Analytics,
 * and an identity with its roles; private endpoints with their DNS zones, and encryption with a key of your own, when you ask for them.
 *
 * What you leave out is made, with safe defaults. What you bring is used and never configured. An identity that you bring has its roles already,
 * unless you ask for them with `grants: true`.
 *
 * Throws for what Azure or Terraform is known to refuse later; each error names the construct, the property, its value and the way out.
 */
export class MlWorkspace extends MlWorkspaceBase {
  /** A workspace that exists and is managed elsewhere. Throws when `id` is the id of something else, or the region is one of another cloud. */
  static fromWorkspaceAttributes(scope: Construct, constructId: string, attributes: MlWorkspaceAttributes): IMlWorkspace {
    return new ImportedWorkspace(scope, constructId, attributes);
  }

  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: MachineLearningWorkspace;
  readonly location: string;
  readonly resourceGroupName: string;
  /** The storage account. */
  readonly storage: IResourceRef;
  /** The key vault. */
  readonly vault: IResourceRef;
  /** The container registry, unless it is left to Azure. */
  readonly registry?: IResourceRef;
  /** The Application Insights component. */
  readonly insights: IResourceRef;
  /** The Log Analytics workspace with the data of the Application Insights component and the logs of the workspace; unknown where `insights` is brought by id. */
  readonly logAnalytics?: IResourceRef;
  /** The user-assigned identity, unless the workspace has only one of its own. Another workspace that is given it comes after its grants. */
  readonly identity?: IIdentityRef;
  readonly identityType: IdentityType;
  readonly grantsIdentity: boolean;
  /** The private link to the workspace, where there is one. */
  readonly link?: PrivateLink;
  readonly privatelyLinked?: boolean;
  readonly publicNetworkAccess?: boolean;
  readonly managedNetwork?: ManagedNetwork;
  readonly storageAccess?: StorageAccess;
  /** @internal */
  readonly _usableAfter: ITerraformDependable[];
  /** The cluster that builds images, where `imageBuild` asks for one. */
  readonly imageBuildCluster?: ComputeCluster;
  readonly cloud: AzureCloud;
  /** @internal */
  override readonly _diagnostics?: DiagnosticsOptions;
  protected readonly accessSuspended: boolean;

  constructor(scope: Construct, id: string, props: MlWorkspaceProps) {
    super(scope, id);
    checkMlWorkspace(this, props);
    warnOfProvisioning(this, props);
    const parts = new WorkspaceParts(this, props);
    warnOfImageBuild(this, props, parts.closed);
    this.location = parts.location;
    this.resourceGroupName = props.resourceGroup.name;
    this.cloud = parts.cloud;
    this.storage = parts.storage;
    this.vault = parts.vault;
    this.registry = parts.registry;
    this.insights = parts.insights;
    this.logAnalytics = parts.logAnalytics;
    this.identity = parts.identity;
    this.identityType = props.identityType ?? IdentityType.USER_ASSIGNED;
    this.grantsIdentity = props.grants ?? props.identity === undefined;
    this.storageAccess = props.storageAccess;
    this.managedNetwork = props.managedNetwork ?? ManagedNetwork.DISABLED;
    this._diagnostics = parts.diagnostics;
    this.publicNetworkAccess = !parts.closed;
    this.privatelyLinked = props.privateLink !== undefined;
    this.accessSuspended = props.accessSuspended ?? false;

    this.resource = this.makeWorkspace(props, parts);
    const grants = parts.grantAfter(this, this.resource.identity.principalId);
    const settings = parts.tell(this.resource);
    // Azure refuses a private endpoint while the workspace is being changed.
    this._usableAfter = settings;
    this.link = parts.link(this, this.givenName);
    this._usableAfter = [this.resource, ...(this.link?.usableAfter ?? []), ...grants, ...settings];
    this.imageBuildCluster = makeImageBuild(this, props.imageBuild);
    parts.diagnose(this);
    parts.lock(this.resource);
  }

  get id(): string {
    return this.resource.id;
  }

  override get name(): string {
    return this.resource.name;
  }

  protected override get givenName(): string {
    return this.resource.nameInput as string;
  }

  /** The GUID by which Azure Machine Learning itself knows the workspace, as in the host names of its endpoints. It never changes. */
  get workspaceGuid(): string {
    return this.resource.workspaceId;
  }

  /** The address at which SDKs find the workspace's services. */
  get discoveryUrl(): string {
    return this.resource.discoveryUrl;
  }

  /** The object id of the identity that the workspace acts as: the user-assigned one where it has one. Unknown for one that is brought without its `principalId`. */
  override get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  private makeWorkspace(props: MlWorkspaceProps, parts: WorkspaceParts): MachineLearningWorkspace {
    const { identity, key } = parts;
    const { managedNetwork, provisionManagedNetworkOnCreation, serverlessCompute, featureStore } = props;
    const provisioned = provisionManagedNetworkOnCreation === true;
    return new MachineLearningWorkspace(this, 'Resource', {
      name: takeName(this, 'workspace', { name: props.name, baseName: props.baseName, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: this.location,
      friendlyName: props.friendlyName,
      description: props.description,
      storageAccountId: this.storage.id,
      keyVaultId: this.vault.id,
      containerRegistryId: this.registry?.id,
      applicationInsightsId: this.insights.id,
      identity: parts.identityBlock,
      primaryUserAssignedIdentity: identity?.id,
      publicNetworkAccessEnabled: !parts.closed,
      // Written out always: Azure turns it on with a key, and azurerm would replace the workspace over the difference.
      highBusinessImpact: props.highBusinessImpact ?? key !== undefined,
      encryption: key && { keyVaultId: key.keyVaultId, keyId: key.id, userAssignedIdentityId: identity?.id },
      // Left out unless it is wanted: azurerm refuses even `false` where there is no encryption.
      serviceSideEncryptionEnabled: props.encryption?.serviceSideEncryption === true ? true : undefined,
      // Left out unless it is wanted: azurerm replaces the workspace over any change of it.
      managedNetwork: managedNetwork && { isolationMode: managedNetwork, provisionOnCreationEnabled: provisioned || undefined },
      timeouts: networkTimeouts(managedNetwork, provisioned),
      serverlessCompute: serverlessCompute && { subnetId: serverlessCompute.subnet?.id, publicIpEnabled: serverlessCompute.publicIp ?? false },
      kind: featureStore && 'FeatureStore',
      featureStore: featureStore && {
        computerSparkRuntimeVersion: featureStore.sparkRuntimeVersion ?? '3.4',
        offlineConnectionName: featureStore.offlineConnectionName,
        onlineConnectionName: featureStore.onlineConnectionName,
      },
      imageBuildComputeName: props.imageBuildComputeName ?? imageBuildName(props.imageBuild),
      lifecycle: parts.lifecycle,
      dependsOn: parts.before(serverlessCompute?.subnet, provisioned),
    });
  }
}

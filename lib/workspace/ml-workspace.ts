import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { ComputeCluster } from '../compute/compute-cluster';
import { imageBuildName, makeImageBuild } from '../compute/image-build';
import { takeName } from '../core/naming';
import { keepId } from '../core/resolve';
import { IIdentityRef, IResourceRef } from '../core/types';
import { PrivateLink } from '../private-link/private-link';
import { useAzurerm } from '../providers/azurerm';
import { IMlWorkspace, WorkspaceAdders } from './adders';
import { checkMlWorkspace, expectServerless } from './checks/ml-workspace-checks';
import { Facts } from './facts';
import { Foundation } from './foundation';
import { ImportedWorkspace, MlWorkspaceAttributes } from './imported-workspace';
import { MadeParts } from './made';
import { networkTimeouts } from './network-timeouts';
import { MlWorkspaceProps } from './props/ml-workspace-props';
import { check, connect, factsOf, finish } from './steps';

/**
 * An Azure Machine Learning workspace with everything it stands on: storage, key vault, container registry, Application Insights with Log Analytics,
 * and an identity with its roles; private endpoints with their DNS zones, and encryption with a key of your own, when you ask for them.
 *
 * What you leave out is made, with safe defaults. What you bring is used and never configured. An identity that you bring has its roles already,
 * unless you ask for them with `grants: true`.
 *
 * Throws for what Azure or Terraform is known to refuse later; each error names the construct, the property, its value and the way out.
 */
export class MlWorkspace extends WorkspaceAdders implements IMlWorkspace {
  /** A workspace that exists and is managed elsewhere. Throws when `id` is the id of something else, or the region is one of another cloud. */
  static fromWorkspaceAttributes(scope: Construct, constructId: string, attributes: MlWorkspaceAttributes): IMlWorkspace {
    return new ImportedWorkspace(scope, constructId, attributes);
  }

  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: MachineLearningWorkspace;
  readonly id: string;
  /** The Log Analytics workspace with the data of the Application Insights component and the logs of the workspace; unknown where `insights` is brought by id. */
  readonly logAnalytics?: IResourceRef;
  /** The user-assigned identity, unless the workspace has only one of its own. Another workspace that is given it comes after its grants. */
  readonly identity?: IIdentityRef;
  /** The parts that the workspace has made, as what they are: to give them a rule, an alert or a setting of your own. */
  readonly made: MadeParts;
  /** The private link to the workspace, where there is one. */
  readonly link?: PrivateLink;
  /** The cluster that builds images, where `imageBuild` asks for one. */
  readonly imageBuildCluster?: ComputeCluster;
  /** @internal */
  readonly _facts: Facts;

  constructor(scope: Construct, id: string, props: MlWorkspaceProps) {
    props = given(scope, id, 'MlWorkspaceProps', props);
    super(scope, id);
    useAzurerm(this);
    checkMlWorkspace(this, props);
    check(this, props);

    const foundation = new Foundation(this, props);
    this.logAnalytics = foundation.logAnalytics;
    this.identity = foundation.identity;
    this.made = foundation.made;
    const name = takeName(this, 'workspace', {
      name: props.name,
      baseName: props.baseName,
      region: foundation.region,
      place: props.resourceGroup.name,
    });
    this._facts = factsOf(foundation, name);

    this.resource = this.create(props, foundation);
    this.id = keepId(this.resource);
    this.link = connect(this, foundation);
    this.imageBuildCluster = makeImageBuild(this, props.imageBuild);
    expectServerless(this, props);
    finish(this, foundation);
  }

  override get name(): string {
    return this.resource.name;
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
  get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  private create(props: MlWorkspaceProps, foundation: Foundation): MachineLearningWorkspace {
    const { identity, key, storage, vault, registry, insights, closed } = foundation;
    const { managedNetwork, provisionManagedNetworkOnCreation, serverlessCompute, featureStore } = props;
    const provisioned = provisionManagedNetworkOnCreation === true;
    return new MachineLearningWorkspace(this, 'Resource', {
      name: this._facts.givenName,
      resourceGroupName: props.resourceGroup.name,
      location: foundation.location,
      friendlyName: props.friendlyName,
      description: props.description,
      storageAccountId: storage.id,
      keyVaultId: vault.id,
      containerRegistryId: registry?.id,
      applicationInsightsId: insights.id,
      identity: foundation.identityBlock,
      primaryUserAssignedIdentity: identity?.id,
      publicNetworkAccessEnabled: !closed,
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
      lifecycle: foundation.lifecycle,
      dependsOn: foundation.before(serverlessCompute?.subnet, provisioned),
    });
  }
}

import { CommonWorkspaceProps } from './common-workspace-props';
import { IResourceRef } from '../../core/types';
import { ImageBuildOptions } from '../../compute/image-build';

/** Where jobs run that name no compute of their own. */
export interface ServerlessCompute {
  /**
   * The subnet of the nodes. Refused with a managed network, which the nodes are in then.
   * @default - none: a network of Azure's
   * @change in place
   */
  readonly subnet?: IResourceRef;
  /**
   * Whether the nodes have public addresses. A workspace that is closed to the public network needs a `subnet` or them. From true to false, the apply fails
   * after a clean plan unless a `subnet` is given as well.
   *
   * Source: Terraform's page "azurerm_machine_learning_workspace".
   * @default false
   * @change in place
   */
  readonly publicIp?: boolean;
}

/** What makes a workspace a feature store. */
export interface FeatureStore {
  /**
   * The version of Apache Spark that computes features. Azure Synapse supports 3.4 no longer since 31 March 2026; for feature stores Microsoft names no date. Source:
   * `FEATURE_STORE_SPARK` in docs/calendar.md.
   * @default '3.4'
   * @change added: in place; changed: in place; taken away: nothing
   */
  readonly sparkRuntimeVersion?: string;
  /**
   * The name of the workspace's connection to the store that features are trained from.
   * @default - none
   * @change in place
   */
  readonly offlineConnectionName?: string;
  /**
   * The name of the workspace's connection to the store that features are served from.
   * @default - none
   * @change in place
   */
  readonly onlineConnectionName?: string;
}

export interface MlWorkspaceProps extends CommonWorkspaceProps {
  /**
   * Makes a compute cluster in the workspace that builds its images, and names it there. A closed registry needs one where there is no managed network.
   * @default - images are built serverless
   * @change added: in place, makes the compute cluster, makes the grant; changed: replaces the compute cluster, replaces the grant; taken away: in place,
   * removes the compute cluster, removes the grant
   */
  readonly imageBuild?: ImageBuildOptions;
  /**
   * The name of a compute cluster of this workspace that builds images and that is made otherwise: a literal, since the cluster refers to the workspace.
   * @default - the cluster of `imageBuild`
   * @change in place
   */
  readonly imageBuildComputeName?: string;
  /**
   * Whether Azure makes the managed network while it creates the workspace, which takes up to half an hour, rather than with the first compute.
   * Decide at creation: azurerm replaces the workspace over a change.
   * @default false
   * @change replaces the workspace
   */
  readonly provisionManagedNetworkOnCreation?: boolean;
  /**
   * Where jobs run that name no compute of their own.
   * @default - as Azure chooses
   * @change in place
   */
  readonly serverlessCompute?: ServerlessCompute;
  /**
   * Makes the workspace a feature store.
   * @default - an ordinary workspace
   * @change in place
   */
  readonly featureStore?: FeatureStore;
}

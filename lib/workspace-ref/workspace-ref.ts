import { IConstruct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { IResourceRef } from '../core/types';
import { IdentityType, ManagedNetwork, StorageAccess } from './workspace-enums';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** The parts that a workspace stands on, as far as they are known. */
export interface KnownParts {
  /**
   * The default storage account.
   * @default - unknown
   */
  readonly storage?: IResourceRef;
  /**
   * The key vault.
   * @default - unknown
   */
  readonly vault?: IResourceRef;
  /**
   * The container registry.
   * @default - unknown, or left to Azure
   */
  readonly registry?: IResourceRef;
  /**
   * The Application Insights component.
   * @default - unknown
   */
  readonly insights?: IResourceRef;
}

/**
 * What is known of a workspace, made or imported: all that something in it needs. What can be added to a workspace is in `IMlWorkspace`.
 */
export interface IWorkspaceRef extends IConstruct, IResourceRef {
  /** The name. */
  readonly name: string;
  /** The region. */
  readonly location: string;
  /** The cloud. */
  readonly cloud: AzureCloud;
  /** The name of the resource group. */
  readonly resourceGroupName: string;
  /** The address in Azure Machine Learning studio, or of a hub in the Azure AI Foundry portal. */
  readonly studioUrl: string;
  /** As whom the workspace acts. */
  readonly identityType: IdentityType;
  /** The object id of the identity that the workspace acts as, where it is known. */
  readonly identityPrincipalId?: string;
  /** Whether that identity is granted here what it needs: not where one is brought that has its roles already. */
  readonly grantsIdentity: boolean;
  /** The isolation mode of its managed network; unknown where the workspace is imported without it. */
  readonly managedNetwork?: ManagedNetwork;
  /** Whether it may be reached from the public network; unknown where the workspace is imported without it. */
  readonly publicNetworkAccess?: boolean;
  /** Whether it was given a private endpoint with `privateLink`; unknown where the workspace is imported. */
  readonly privatelyLinked?: boolean;
  /** Whether `addPrivateLink` has given it one by now. */
  readonly linkedFurther: boolean;
  /** Whether it is known to be an Azure AI Foundry hub. */
  readonly isHub?: boolean;
  /** How it gets at its default storage account; by shared keys, or unknown, where it is not given. */
  readonly storageAccess?: StorageAccess;
  /** The parts that it stands on, as far as they are known. */
  readonly knownParts: KnownParts;
  /** Where it sends its logs and metrics, where that is known. */
  readonly diagnostics?: DiagnosticsOptions;
  /** Whether everything that the grant methods give is suspended. */
  readonly accessSuspended: boolean;
}

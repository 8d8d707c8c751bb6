import { IIdentityRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { IEndpointRef } from './endpoint-ref';
import { TrafficSplit } from './endpoint-traffic';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How callers of an endpoint say who they are. */
export enum EndpointAuth {
  /** With a Microsoft Entra token, which Azure checks against their roles. */
  ENTRA_TOKEN = 'AADToken',
  /** With one of two keys, which do not end. */
  KEY = 'Key',
  /** With a token of Azure Machine Learning, which ends after hours. */
  AML_TOKEN = 'AMLToken',
}

/** How a web service is made. */
export interface OnlineEndpointOptions {
  /**
   * The name of the endpoint, unique in its region, and a part of its address: 3-32 letters, digits and dashes. Another one replaces the endpoint.
   * @default - the construct id
   * @change added: in place, replaces the deployment, replaces the online endpoint; changed: in place, replaces the deployment, replaces the online endpoint;
   * taken away: in place, replaces the deployment, replaces the online endpoint, stays in Azure
   */
  readonly name?: string;
  /**
   * What the endpoint is for. A change is made in place; taken away, it is empty in Azure too.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * How callers say who they are.
   * @default EndpointAuth.ENTRA_TOKEN
   * @change in place
   */
  readonly authMode?: EndpointAuth;
  /**
   * Whether it is called over the public network, or only through the private endpoint of the workspace.
   * @default - as the workspace; to be said where that is not known
   * @change added: nothing; changed: in place; taken away: nothing
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The user-assigned identity that deployments act as. A change replaces the endpoint.
   * @default - a system-assigned one, to which Azure gives the roles that it needs on registry and storage account
   * @change in place, replaces the deployment, replaces the online endpoint
   */
  readonly identity?: IIdentityRef;
  /**
   * Whether `identity` is granted what deployments need: to pull images from the registry, with AcrPull, or with Container Registry Repository Reader where it
   * assigns roles by repository, and Storage Blob Data Reader on the storage account.
   * @default false - it has its roles already
   * @change added: makes the grant; changed: removes the grant; taken away: removes the grant
   */
  readonly grants?: boolean;
  /**
   * The percentage of the requests for each deployment, by its name: whole numbers that add up to 100, or to 0.
   * @default - the only deployment gets all; with more of them it must be said
   * @change added: in place, makes the deployment; changed: in place; taken away: in place, removes the deployment, stays in Azure
   */
  readonly traffic?: TrafficSplit;
  /**
   * The percentage of the requests that is copied to one deployment whose answers nobody gets: 0-50. A change is made in place; without it, each
   * deployment's share of the copies is set to 0.
   * @default - none
   * @change in place
   */
  readonly mirrorTraffic?: TrafficSplit;
  /**
   * Lets every plan fail that would destroy or replace the endpoint or one of its deployments.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
  /**
   * Where the endpoint sends its logs and metrics.
   * @default - where the workspace sends its own
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * The endpoint's own tags. New ones and other values are set in place; one that is taken away stays in Azure, since azapi adds what is written to what
   * is there: `az tag update --operation Delete` takes it away.
   *
   * Source: Terraform's page "azapi_update_resource".
   * @default - those of the workspace
   * @change added: in place; changed: in place; taken away: in place, stays in Azure
   */
  readonly tags?: { [key: string]: string };
}

/** How a web service is made, and in which workspace. */
export interface OnlineEndpointProps extends OnlineEndpointOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/** What is known of an online endpoint: all that its deployments need. */
export interface IOnlineEndpointRef extends IEndpointRef {
  /** How callers say who they are. */
  readonly authMode: EndpointAuth;
}

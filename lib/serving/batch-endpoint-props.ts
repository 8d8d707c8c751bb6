import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { IEndpointRef } from './endpoint-ref';

/** How an address for batch jobs is made. */
export interface BatchEndpointOptions {
  /**
   * The name of the endpoint, unique in its region: 3-32 letters, digits and dashes. Another one replaces the endpoint.
   * @default - the construct id
   * @change added: in place, replaces the batch deployment, replaces the batch endpoint; changed: in place, replaces the batch deployment, replaces the batch
   * endpoint; taken away: in place, replaces the batch deployment, replaces the batch endpoint, stays in Azure
   */
  readonly name?: string;
  /**
   * What the endpoint is for. A change is made in place; taken away, it is empty in Azure too.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * The name of the deployment that runs where a request names none. Others beside it run when they are named.
   * @default - the only deployment; with more of them it must be said
   * @change added: makes the batch deployment; changed: in place; taken away: in place, removes the batch deployment
   */
  readonly defaultDeployment?: string;
  /**
   * Lets every plan fail that would destroy or replace the endpoint or one of its deployments.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
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

/** How an address for batch jobs is made, and in which workspace. */
export interface BatchEndpointProps extends BatchEndpointOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/** What is known of a batch endpoint: all that its deployments need. */
export interface IBatchEndpointRef extends IEndpointRef {
  /** That it starts jobs, and answers no requests itself: true. */
  readonly startsJobs: boolean;
}

import { IConstruct } from 'constructs';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What is known of an endpoint: all that a deployment of it needs. */
export interface IEndpointRef extends IConstruct, IResourceRef {
  /** The name of the endpoint. */
  readonly name: string;
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
  /** Whether plans fail that would destroy or replace the endpoint or one of its deployments. */
  readonly deletionProtection: boolean;
  /**
   * Takes a deployment among those of the endpoint, whose settings come after it. A deployment calls it by itself.
   *
   * Throws for a deployment in another stack: the endpoint says who gets the requests, after its deployments are there, and Terraform knows no order between
   * stacks.
   */
  register(deployment: IDeploymentRef): void;
}

/** What is known of a deployment. */
export interface IDeploymentRef extends IConstruct, IResourceRef {
  /** The name of the deployment. */
  readonly name: string;
  /** The endpoint. */
  readonly endpoint: IEndpointRef;
}

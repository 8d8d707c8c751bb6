import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { OutboundRuleOptions } from './outbound-rule';

/** What of a resource an outbound private endpoint leads to. */
export enum OutboundTarget {
  VAULT = 'vault',
  AML_WORKSPACE = 'amlworkspace',
  BLOB = 'blob',
  FILE = 'file',
  QUEUE = 'queue',
  TABLE = 'table',
  DFS = 'dfs',
  WEB = 'web',
  REDIS_CACHE = 'redisCache',
  /** Of a container registry. */
  REGISTRY = 'registry',
  /** Of Azure OpenAI, and of other Azure AI services. */
  ACCOUNT = 'account',
  /** Of Azure AI Search. */
  SEARCH_SERVICE = 'searchService',
}

export interface OutboundPrivateEndpointOptions extends OutboundRuleOptions {
  /**
   * The resource: a storage account, a key vault, another workspace or an Azure Cache for Redis; or, with the provider azapi, a container registry, an Azure
   * OpenAI or other Azure AI services account, or an Azure AI Search service.
   * @change replaces the grant, replaces the outbound private endpoint
   */
  readonly target: IResourceRef;
  /**
   * What of the resource the endpoint leads to.
   * @change replaces the outbound private endpoint
   */
  readonly subresource: OutboundTarget;
  /**
   * Whether Spark jobs reach it too.
   * @default false
   * @change replaces the outbound private endpoint
   */
  readonly sparkEnabled?: boolean;
  /**
   * Whether the workspace's identity is granted the right to approve the endpoint on the target.
   * @default - true, but false for an identity that is brought to the workspace without `grants: true`, since it has its roles already
   * @change added: removes the grant; changed: makes the grant; taken away: makes the grant
   */
  readonly grants?: boolean;
  /**
   * How many seconds to wait for Azure to spread that right before the endpoint is made, where it is granted here. Needs a `TimeProvider`; 0 turns the
   * wait off.
   * @default 120
   * @change nothing
   */
  readonly propagationSeconds?: number;
}

export interface OutboundPrivateEndpointProps extends OutboundPrivateEndpointOptions {
  /** The workspace, which has a managed network. */
  readonly workspace: IWorkspaceRef;
}

import { Role } from '../access/roles';
import { ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { givenTo } from '../core/given';

/** What a connection leads to, in full, for what has no method of its own. */
export interface ConnectionTargetOptions {
  /**
   * Azure's name for the kind, such as `Snowflake`.
   * @change in place
   */
  readonly category: string;
  /**
   * The address.
   * @change in place
   */
  readonly target: string;
  /**
   * What else Azure keeps with it, for all to see.
   * @default - nothing
   * @change in place
   */
  readonly metadata?: { [name: string]: string };
  /**
   * The Azure resource behind it, on which roles are granted.
   * @default - none
   * @change nothing
   */
  readonly resource?: IResourceRef;
}

interface Kind {
  /** How one may sign in; any way where it is not known. */
  readonly auth?: readonly string[];
  readonly resourceKind?: ResourceKind;
  /** What the workspace's identity needs on the resource to sign in as itself. */
  readonly roles?: readonly Role[];
  readonly https?: boolean;
}

/**
 * What a connection leads to.
 *
 * Source: Microsoft's pages "Add a new connection to your project" and "Use connections", and the connection types of its Azure ML SDK.
 */
export class ConnectionTarget {
  /** An Azure OpenAI resource, by its endpoint such as `https://<name>.openai.azure.com/`. */
  static azureOpenAi(target: string, resource?: IResourceRef, apiVersion = '2024-10-21'): ConnectionTarget {
    const metadata = { ApiType: 'Azure', ApiVersion: apiVersion, ...(resource && { ResourceId: resource.id }) };
    const roles = [Role.COGNITIVE_SERVICES_OPENAI_USER];
    return new ConnectionTarget(
      { category: 'AzureOpenAI', target, metadata, resource },
      { auth: ['AAD', 'ApiKey'], resourceKind: ResourceKind.COGNITIVE_ACCOUNT, roles, https: true },
    );
  }

  /** An AI Search service, by its endpoint such as `https://<name>.search.windows.net`. */
  static aiSearch(target: string, resource?: IResourceRef): ConnectionTarget {
    const metadata = { ApiType: 'Azure', ...(resource && { ResourceId: resource.id }) };
    const roles = [Role.SEARCH_INDEX_DATA_CONTRIBUTOR, Role.SEARCH_SERVICE_CONTRIBUTOR];
    return new ConnectionTarget(
      { category: 'CognitiveSearch', target, metadata, resource },
      { auth: ['AAD', 'ApiKey'], resourceKind: ResourceKind.SEARCH_SERVICE, roles, https: true },
    );
  }

  /** A blob container of a storage account, by its address such as `https://<account>.blob.core.windows.net/<container>`. */
  static blobStorage(target: string, resource?: IResourceRef): ConnectionTarget {
    const [, accountName, containerName] = /^https:\/\/([^./]+)\.[^/]+\/([^/]+)\/?$/.exec(target) ?? [];
    const names: { [name: string]: string } =
      accountName === undefined || containerName === undefined ? {} : { AccountName: accountName, ContainerName: containerName };
    const metadata = { ...names, ...(resource && { ResourceId: resource.id }) };
    return new ConnectionTarget(
      { category: 'AzureBlob', target, metadata, resource },
      { auth: ['AAD', 'AccountKey', 'SAS'], resourceKind: ResourceKind.STORAGE_ACCOUNT, roles: [Role.STORAGE_BLOB_DATA_CONTRIBUTOR], https: true },
    );
  }

  /** A Git repository, by its address such as `https://dev.azure.com/<organization>/<project>/_git/<repository>`. */
  static git(target: string): ConnectionTarget {
    return new ConnectionTarget({ category: 'Git', target }, { auth: ['None', 'PAT', 'UsernamePassword'], https: true });
  }

  /** A container registry, by its login server such as `<name>.azurecr.io`. */
  static containerRegistry(target: string, resource?: IResourceRef): ConnectionTarget {
    return new ConnectionTarget(
      { category: 'ContainerRegistry', target, resource },
      { auth: ['ManagedIdentity', 'UsernamePassword'], resourceKind: ResourceKind.REGISTRY, roles: [] },
    );
  }

  /** A feed of Python packages, by its address. */
  static pythonFeed(target: string): ConnectionTarget {
    return new ConnectionTarget({ category: 'PythonFeed', target }, { auth: ['None', 'PAT', 'UsernamePassword'], https: true });
  }

  /** Any other kind; how one may sign in there is not checked. */
  static custom(options: ConnectionTargetOptions): ConnectionTarget {
    return new ConnectionTarget(givenTo(undefined, 'ConnectionTargetOptions', options), {});
  }

  private constructor(
    /** What it is. */
    readonly options: ConnectionTargetOptions,
    /** @internal */
    readonly _kind: Kind,
  ) {}
}

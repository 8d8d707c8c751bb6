import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { pullRole } from '../access/registry-roles';
import { Role } from '../access/roles';
import { ConfigurationError, warn } from '../core/errors';
import { checkResourceId, ResourceKind, sameResource } from '../core/resource-id';
import { IGrantee, IResourceRef, PrincipalType } from '../core/types';
import { StorageAccess } from '../common-workspace-props';
import { IMlWorkspace } from '../i-ml-workspace';

/**
 * A compute of a workspace with an identity of its own, to which access is granted.
 */
export abstract class ComputeBase extends Construct implements IResourceRef {
  abstract readonly id: string;
  /** The object id of the identity that the compute acts as. Unknown for one that is brought without its `principalId`. */
  abstract readonly principalId?: string;
  readonly usableAfter?: ITerraformDependable[];
  private ownBlobs?: Grant;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly workspace: IMlWorkspace,
  ) {
    super(scope, id);
  }

  /**
   * Lets the compute pull images from a container registry.
   *
   * Throws when the registry or the compute's principal id is unknown.
   *
   * @param id the construct id of the grant
   * @param registry the registry, the workspace's own unless it is given
   */
  grantImagePull(id: string, registry?: IResourceRef): Grant {
    const scope = this.known('registry', registry ?? this.workspace.registry, 'registry');
    checkResourceId(this, 'registry', scope.id, ResourceKind.REGISTRY);
    return new Grant(this, id, { scope, role: pullRole(scope), grantee: this.grantee });
  }

  /**
   * Lets the compute read, write and delete the blobs of a storage account.
   *
   * Throws when the account or the compute's principal id is unknown.
   *
   * @param id the construct id of the grant
   * @param storage the storage account, the workspace's own unless it is given
   */
  grantData(id: string, storage?: IResourceRef): Grant {
    return this.grantBlobs(id, Role.STORAGE_BLOB_DATA_CONTRIBUTOR, storage);
  }

  /** Lets the compute read the blobs of a storage account. As `grantData` otherwise. */
  grantDataRead(id: string, storage?: IResourceRef): Grant {
    return this.grantBlobs(id, Role.STORAGE_BLOB_DATA_READER, storage);
  }

  /**
   * In a workspace that uses no shared keys, jobs read and write the default datastores as their compute: it gets the roles for that, unless its
   * identity is brought and so has them already.
   */
  protected accessStorage(identityBrought: boolean): void {
    const { storageAccess, _known: known } = this.workspace;
    const scope = known.storage;
    if (storageAccess !== StorageAccess.IDENTITY || scope === undefined) return;
    if (identityBrought) {
      warn(
        this,
        `the workspace uses no shared keys, and the compute's 'identity' is brought: it must have the roles '${Role.STORAGE_BLOB_DATA_CONTRIBUTOR}' and '${Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR}' on the storage account`,
      );
      return;
    }
    const { grantee } = this;
    this.ownBlobs = new Grant(this, 'StorageBlobs', { scope, role: Role.STORAGE_BLOB_DATA_CONTRIBUTOR, grantee });
    new Grant(this, 'StorageFiles', { scope, role: Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR, grantee });
  }

  private grantBlobs(id: string, role: Role, storage: IResourceRef | undefined): Grant {
    const scope = this.known('storage', storage ?? this.workspace._known.storage, 'storage account');
    checkResourceId(this, 'storage', scope.id, ResourceKind.STORAGE_ACCOUNT);
    // What is asked for by name stays at its address, whether the workspace uses shared keys or not.
    if (role === Role.STORAGE_BLOB_DATA_CONTRIBUTOR && sameResource(this, scope, this.workspace._known.storage)) {
      this.ownBlobs?._withdraw();
      this.ownBlobs = undefined;
    }
    return new Grant(this, id, { scope, role, grantee: this.grantee });
  }

  /** The compute as somebody to whom roles are granted, such as by a datastore. Throws when its principal id is unknown. */
  get grantee(): IGrantee {
    if (this.principalId !== undefined) return { principalId: this.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    throw new ConfigurationError(this, {
      property: 'identity.principalId',
      value: undefined,
      rule: `roles are granted to the identity's principal id`,
      remedy: `Pass the identity with its 'principalId', or its L1 resource or data source, or leave out 'identity'`,
    });
  }

  private known(property: string, ref: IResourceRef | undefined, title: string): IResourceRef {
    if (ref !== undefined) return ref;
    throw new ConfigurationError(this, {
      property,
      value: undefined,
      rule: `the ${title} of the workspace is not known`,
      remedy: `Pass the ${title}, or '${property}' to fromWorkspaceAttributes`,
    });
  }
}

import { ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Grant } from '../access/grant';
import { pullRole } from '../parts/registry-roles';
import { Role } from '../access/roles';
import { refuse, warn } from '../core/errors';
import { checkResourceId, ResourceKind, sameResource } from '../core/resource-id';
import { IGrantee, IResourceRef, PrincipalType } from '../core/types';
import { StorageAccess } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** A compute of a workspace, as whom jobs work, and to which access is granted. */
export interface ICompute extends IConstruct, IResourceRef {
  /** The object id of the identity that the compute acts as. Unknown for one that is brought without its `principalId`. */
  readonly principalId?: string;
  /** The compute as somebody to whom roles are granted, such as by a datastore. Throws when its principal id is unknown. */
  readonly grantee: IGrantee;
  /**
   * Lets the compute pull images from a container registry.
   *
   * Throws when the registry or the compute's principal id is unknown.
   *
   * @param id the construct id of the grant
   * @param registry the registry, the workspace's own unless it is given
   */
  grantImagePull(id: string, registry?: IResourceRef): Grant;
  /**
   * Lets the compute read, write and delete the blobs of a storage account.
   *
   * Throws when the account or the compute's principal id is unknown.
   *
   * @param id the construct id of the grant
   * @param storage the storage account, the workspace's own unless it is given
   */
  grantData(id: string, storage?: IResourceRef): Grant;
  /** Lets the compute read the blobs of a storage account. As `grantData` otherwise. */
  grantDataRead(id: string, storage?: IResourceRef): Grant;
}

/** A compute of any kind. */
export abstract class ComputeBase extends Construct implements ICompute {
  abstract readonly id: string;
  abstract readonly principalId?: string;
  readonly usableAfter?: ITerraformDependable[];
  private ownBlobs?: Grant;

  protected constructor(
    scope: Construct,
    id: string,
    /** @internal the workspace that it is in */
    readonly _workspace: IWorkspaceRef,
  ) {
    super(scope, id);
  }

  grantImagePull(id: string, registry?: IResourceRef): Grant {
    const scope = this.known('registry', registry ?? this._workspace.knownParts.registry, 'registry');
    checkResourceId(this, 'registry', scope.id, ResourceKind.REGISTRY);
    return new Grant(this, id, { scope, role: pullRole(scope), grantee: this.grantee });
  }

  grantData(id: string, storage?: IResourceRef): Grant {
    return this.grantBlobs(id, Role.STORAGE_BLOB_DATA_CONTRIBUTOR, storage);
  }

  grantDataRead(id: string, storage?: IResourceRef): Grant {
    return this.grantBlobs(id, Role.STORAGE_BLOB_DATA_READER, storage);
  }

  /**
   * In a workspace that uses no shared keys, jobs read and write the default datastores as their compute: it gets the roles for that, unless its
   * identity is brought and so has them already.
   */
  protected accessStorage(identityBrought: boolean): void {
    const { storageAccess, knownParts } = this._workspace;
    const scope = knownParts.storage;
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
    const scope = this.known('storage', storage ?? this._workspace.knownParts.storage, 'storage account');
    checkResourceId(this, 'storage', scope.id, ResourceKind.STORAGE_ACCOUNT);
    // What is asked for by name stays at its address, whether the workspace uses shared keys or not.
    if (role === Role.STORAGE_BLOB_DATA_CONTRIBUTOR && sameResource(this, scope, this._workspace.knownParts.storage)) {
      this.ownBlobs?._withdraw();
      this.ownBlobs = undefined;
    }
    return new Grant(this, id, { scope, role, grantee: this.grantee });
  }

  get grantee(): IGrantee {
    if (this.principalId !== undefined) return { principalId: this.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    refuse(this, {
      property: 'identity.principalId',
      value: undefined,
      rule: `roles are granted to the identity's principal id`,
      remedy: `Pass the identity with its 'principalId', or its L1 resource or data source, or leave out 'identity'`,
    });
  }

  private known(property: string, ref: IResourceRef | undefined, title: string): IResourceRef {
    if (ref !== undefined) return ref;
    refuse(this, {
      property,
      value: undefined,
      rule: `the ${title} of the workspace is not known`,
      remedy: `Pass the ${title}, or '${property}' to fromWorkspaceAttributes`,
    });
  }
}

import { Grant, grantOn } from '../access/grant';
import { Role } from '../access/roles';
import { grantStorage } from '../access/storage-data';
import { givenAs, joined } from '../core/given';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IGrantee, IResourceRef } from '../core/types';
import { WorkspaceFacts } from './facts';
import { GrantOptions } from '../access/grant-props';

/** What people and programs can be granted on a workspace. */
export interface IWorkspaceGrants {
  /** Grants any role on the workspace, by its name; a `CustomRole` by its `role`. */
  grant(id: string, grantee: IGrantee, role: string, options?: GrantOptions): Grant;
  /** Lets somebody do everything in the workspace but make and delete computes and change the workspace itself. */
  grantDataScientist(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody make, start, stop and delete computes. */
  grantComputeOperator(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody see the workspace and what is in it. */
  grantReader(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody do everything in and with the workspace but grant roles. */
  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody do everything, also grant roles. Suspended access leaves owners theirs. */
  grantOwner(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /**
   * Lets somebody read and write the blobs and files of the default storage account: with `storageAccess: StorageAccess.IDENTITY`, whoever works in the
   * studio or submits jobs needs that. Makes two grants, the one on files under the id with `Files` at its end.
   *
   * Throws where the account is not known.
   */
  grantStorageData(id: string, grantee: IGrantee, options?: GrantOptions): Grant[];
  /** Lets somebody use and share the assets of an Azure Machine Learning registry, from this workspace and others. */
  grantRegistryUser(id: string, grantee: IGrantee, registry: IResourceRef, options?: GrantOptions): Grant;
}

/** A workspace, made or imported, on which access is granted. Grants lie in its scope. */
export abstract class WorkspaceGrants extends WorkspaceFacts implements IWorkspaceGrants {
  grant(id: string, grantee: IGrantee, role: string, options: GrantOptions = {}): Grant {
    return grantOn(this, id, joined(options, { role, grantee, suspended: this.accessSuspended }));
  }

  grantDataScientist(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_ML_DATA_SCIENTIST, options);
  }

  grantComputeOperator(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_ML_COMPUTE_OPERATOR, options);
  }

  grantReader(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.READER, options);
  }

  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.CONTRIBUTOR, options);
  }

  grantOwner(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.OWNER, options);
  }

  grantStorageData(id: string, grantee: IGrantee, options: GrantOptions = {}): Grant[] {
    return grantStorage(this, id, joined(options, { grantee, suspended: this.accessSuspended }));
  }

  grantRegistryUser(id: string, grantee: IGrantee, registry: IResourceRef, options: GrantOptions = {}): Grant {
    givenAs(this, 'registry', 'IResourceRef', registry);
    checkResourceId(this, 'registry', registry.id, ResourceKind.ML_REGISTRY);
    return new Grant(this, id, joined(options, { scope: registry, role: Role.AZURE_ML_REGISTRY_USER, grantee, suspended: this.accessSuspended }));
  }
}

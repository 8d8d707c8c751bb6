import { ITerraformDependable, TerraformResourceLifecycle, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { joined } from '../core/given';
import { Grant } from '../access/grant';
import { DataRoles } from '../access/roles';
import { checkText } from '../core/checks';
import { refuse, together } from '../core/errors';
import { takeName } from '../core/naming';
import { IGrantee, IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { GrantOptions } from '../access/grant-props';

/** What every datastore takes. */
export interface DatastoreOptions {
  /**
   * The name of the datastore in the workspace: 1-255 lowercase letters, digits and underscores. A change replaces the datastore, but not its data
   * where `containerName` or `shareName` is given.
   * @default - the construct id in lower case, with dashes turned into underscores
   * @change replaces it
   */
  readonly name?: string;
  /**
   * What the data is. A change replaces the datastore, but not its data.
   * @default - none
   * @change replaces it
   */
  readonly description?: string;
  /**
   * Whether the studio, and what else of the service looks at the data, does so as the workspace's identity. Without, it uses the datastore's
   * credentials, or where it has none, is whoever asks. Jobs never use it: where a datastore has no credentials, they read as their compute or user.
   * A change of this, or of the datastore's credentials, is made in place; in another cloud than the public one it replaces the datastore, but not its data.
   *
   * Source: Microsoft's page "Administer data authentication".
   * @default true
   * @change added: in place, removes the grant; changed: in place, makes the grant; taken away: in place, makes the grant
   */
  readonly useWorkspaceIdentity?: boolean;
  /**
   * Whether the workspace's identity is granted its role on the container or the share.
   * @default - true, unless the identity has the role on the whole account, as for the blobs of the workspace's own; false for an identity that is brought
   * to the workspace without `grants: true`, since it has its roles already
   * @change added: removes the grant; changed: makes the grant; taken away: makes the grant
   */
  readonly grants?: boolean;
  /**
   * Whether the role that is granted lets the workspace's identity only read.
   * @default false
   * @change replaces the grant
   */
  readonly readOnly?: boolean;
  /**
   * Lets every plan fail that would destroy or replace the container or share that is made, and the data in it.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

/** The options of a datastore, with its workspace. */
export interface DatastoreProps extends DatastoreOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/** The datastores that a workspace has from the beginning. */
const RESERVED = ['workspaceblobstore', 'workspacefilestore', 'workspaceartifactstore', 'workspaceworkingdirectory'];

/** Azure replaces a datastore over its tags, so that they stay as they were when it was made. */
export const TAGS_STAY: TerraformResourceLifecycle = { ignoreChanges: ['tags'] };

/** The name under which the jobs of a workspace find data in a storage account, and on which others are granted access to that data. */
export interface IDatastore extends IConstruct, IResourceRef {
  /** The name of the datastore, as in `azureml://datastores/<name>/paths/`. */
  readonly name: string;
  /** The role of the workspace's identity on the data, where it is granted here. */
  readonly identityGrant?: Grant;
  /**
   * Lets somebody read the data: a person, a group, or with its `grantee` a compute.
   *
   * @param id the construct id of the grant
   */
  grantRead(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody read, write and delete the data. As `grantRead` otherwise. */
  grantReadWrite(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
}

/** A datastore of any kind. */
export abstract class DatastoreBase extends Construct implements IDatastore {
  abstract readonly id: string;
  abstract readonly identityGrant?: Grant;
  readonly name: string;
  readonly usableAfter?: ITerraformDependable[];
  /** @internal the container or share, as roles name it */
  protected abstract readonly _data: IResourceRef;
  /** @internal */
  protected abstract readonly _roles: DataRoles;
  private readonly workspace: IWorkspaceRef;

  protected constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id);
    this.workspace = props.workspace;
    this.name = together(this, () => {
      if (props.description !== undefined) checkText(this, 'description', props.description);
      return this.takeName(id, props.name);
    });
  }

  grantRead(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, this._roles.reader, options);
  }

  grantReadWrite(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, this._roles.writer, options);
  }

  private grant(id: string, grantee: IGrantee, role: string, options?: GrantOptions): Grant {
    return new Grant(this, id, joined(options, { scope: this._data, role, grantee, suspended: this.workspace.accessSuspended }));
  }

  private takeName(id: string, given: string | undefined): string {
    const name = given ?? id.toLowerCase().replace(/-/g, '_');
    if (!Token.isUnresolved(name) && RESERVED.includes(name)) {
      refuse(this, {
        property: 'name',
        value: name,
        rule: 'every workspace has a datastore of this name from the beginning',
        remedy: 'Choose another name',
      });
    }
    return takeName(this, 'datastore', { name, place: this.workspace.id });
  }
}

import { MachineLearningDatastoreDatalakeGen2 } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-datalake-gen2';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { DATA_ROLES } from '../access/roles';
import { isGuid } from '../core/checks';
import { refuse } from '../core/errors';
import { sameResource } from '../core/resource-id';
import { requireSubscription } from '../providers/provider-checks';
import { IResourceRef } from '../core/types';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { AccountNeeds, refuseWrongAccount } from './account-checks';
import { DatastoreContainerOptions, takeOrMakeContainer } from './container';
import { checkSecret } from './credentials';
import { DatastoreBase, IDatastore, DatastoreOptions, DatastoreProps } from './datastore-base';
import { datastoreLifecycle } from './other-clouds';
import { beforeDatastore, grantIdentity, serviceIdentity } from './workspace-identity';

/** The application that reaches the data of a datastore. Its client secret is kept in the workspace's key vault, and in Terraform's state. */
export interface DatastoreServicePrincipal {
  /** The Microsoft Entra tenant of the application. */
  readonly tenantId: string;
  /** The application (client) id. */
  readonly clientId: string;
  /** The client secret: a reference, such as to a sensitive `TerraformVariable`, never the secret itself. */
  readonly clientSecret: string;
}

export interface DataLakeDatastoreOptions extends DatastoreOptions, DatastoreContainerOptions {
  /**
   * The storage account in which the container is made, with hierarchical namespace: never the workspace's own.
   * @default - none: then `container` is needed
   */
  readonly storage?: IResourceRef;
  /**
   * The application as which jobs reach the data. It has its role on the container already, or is granted it with `grantReadWrite`.
   * @default - none: jobs reach the data as their compute or user
   */
  readonly servicePrincipal?: DatastoreServicePrincipal;
}

export interface DataLakeDatastoreProps extends DataLakeDatastoreOptions, DatastoreProps {}

const NEEDS: AccountNeeds = {
  property: 'container',
  terraformType: 'azurerm_storage_container',
  refusedKinds: ['FileStorage', 'Storage'],
  hierarchical: true,
  sameSubscription: false,
};

/**
 * A datastore over a container, or file system, of an Azure Data Lake Storage Gen2 account, which exists or is made. It holds no secret unless you give
 * it a service principal. It is made after the role of the workspace's identity on the container. With `useWorkspaceIdentity: false` and without a
 * service principal everybody reaches the data as themselves.
 *
 * Throws for names and ids that Azure would refuse, for a second datastore or container of the same name, for an account that is known to have no
 * hierarchical namespace, as the workspace's own, and for a literal client secret.
 */
export class DataLakeDatastore extends DatastoreBase implements IDatastore {
  /** The datastore. */
  readonly resource: MachineLearningDatastoreDatalakeGen2;
  /** The container, brought or made. */
  readonly container: IResourceRef;
  readonly identityGrant?: Grant;
  /** @internal */
  protected readonly _data: IResourceRef;
  /** @internal */
  protected readonly _roles = DATA_ROLES.blobs;

  constructor(scope: Construct, id: string, props: DataLakeDatastoreProps) {
    super(scope, id, props);
    const { workspace, servicePrincipal } = props;
    this.checkStorage(props);
    if (servicePrincipal !== undefined) this.checkPrincipal(servicePrincipal);
    const place = takeOrMakeContainer(this, this.name, props);
    refuseWrongAccount(this, workspace, place, NEEDS, false);
    this.container = place.ref;
    this._data = { id: place.id };
    this.identityGrant = grantIdentity(this, props, place, this._roles);

    const serviceDataIdentity = serviceIdentity(props);
    const { tenantId, clientId, clientSecret }: Partial<DatastoreServicePrincipal> = servicePrincipal ?? {};
    // Without authority_url: azurerm never reads it back, and would change it in each plan.
    this.resource = new MachineLearningDatastoreDatalakeGen2(this, 'Resource', {
      name: this.name,
      workspaceId: workspace.id,
      storageContainerId: place.id,
      serviceDataIdentity,
      tenantId,
      clientId,
      clientSecret,
      description: props.description,
      lifecycle: datastoreLifecycle(this, workspace, { serviceDataIdentity, tenantId, clientId, clientSecret }),
      dependsOn: beforeDatastore(this, workspace, place),
    });
    requireSubscription(this, 'workspace', workspace, this.resource);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  private checkStorage({ workspace, storage, container }: DataLakeDatastoreProps): void {
    if (storage === undefined && container !== undefined) return;
    const own = storage instanceof WorkspaceStorage || sameResource(this, storage, workspace.knownParts.storage);
    if (storage !== undefined && !own) return;
    refuse(this, {
      property: 'storage',
      value: storage?.id,
      rule: `a Data Lake Gen2 datastore needs an account with hierarchical namespace, which the storage of a workspace never has`,
      remedy: `Pass an account with hierarchical namespace, or 'container', or use a blob datastore`,
    });
  }

  private checkPrincipal({ tenantId, clientId, clientSecret }: DatastoreServicePrincipal): void {
    this.checkGuid('tenantId', tenantId, 'the id of a tenant', 'az account show');
    this.checkGuid('clientId', clientId, 'the client id of an application', 'az ad app show');
    checkSecret(this, 'servicePrincipal.clientSecret', clientSecret);
  }
  private checkGuid(property: string, value: string, title: string, command: string): void {
    if (isGuid(value)) return;
    refuse(this, {
      property: `servicePrincipal.${property}`,
      value,
      rule: `${title} is a GUID`,
      remedy: `Pass what \`${command}\` prints`,
    });
  }
}

import { MachineLearningDatastoreDatalakeGen2 } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-datalake-gen2';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { Grant } from '../access/grant';
import { DATA_ROLES } from '../access/roles';
import { IResourceRef } from '../core/types';
import { requireSubscription } from '../providers/subscription-checks';
import { AccountNeeds, expectAccount } from './account-checks';
import { takeOrMakeContainer } from './container';
import { checkPrincipal, checkStorage } from './data-lake-datastore-checks';
import { DataLakeDatastoreProps, DatastoreServicePrincipal } from './data-lake-datastore-props';
import { DatastoreBase, IDatastore } from './datastore-base';
import { datastoreLifecycle } from './other-clouds';
import { beforeDatastore, grantIdentity, serviceIdentity } from './workspace-identity';

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
    props = given(scope, id, 'DataLakeDatastoreProps', props);
    super(scope, id, props);
    const { workspace, servicePrincipal } = props;
    const place = together(this, () => {
      checkStorage(this, props);
      if (servicePrincipal !== undefined) checkPrincipal(this, servicePrincipal);
      return takeOrMakeContainer(this, this.name, props);
    });
    expectAccount(this, workspace, place, NEEDS, false);
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
}

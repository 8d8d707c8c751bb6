import { MachineLearningDatastoreBlobstorage } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { Grant } from '../access/grant';
import { DATA_ROLES } from '../access/roles';
import { sameResource } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { requireSubscription } from '../providers/subscription-checks';
import { AccountNeeds, expectAccount } from './account-checks';
import { checkIdentity } from './blob-datastore-checks';
import { BlobDatastoreProps } from './blob-datastore-props';
import { takeOrMakeContainer } from './container';
import { takeKeys } from './credentials';
import { DatastoreBase, IDatastore } from './datastore-base';
import { datastoreLifecycle } from './other-clouds';
import { beforeDatastore, grantIdentity, serviceIdentity } from './workspace-identity';

const NEEDS: AccountNeeds = {
  property: 'container',
  terraformType: 'azurerm_storage_container',
  refusedKinds: ['FileStorage'],
  hierarchical: false,
  sameSubscription: true,
};

/**
 * A datastore over a blob container, which exists or is made, private, in the workspace's own storage account or another. It holds no key unless you
 * ask for one: jobs read as their compute or user, the studio as the workspace's identity. It is made after the identity's role on the container.
 *
 * It cannot be made the default datastore of the workspace: azurerm takes that only for a datastore that exists, and never back.
 * A managed network that allows only approved outbound traffic needs an outbound private endpoint to a closed account of others.
 *
 * Throws for names and ids that Azure would refuse, for a second datastore or container of the same name, for literal keys, and for neither a key nor
 * the identity. azurerm 4.55 finds the account only in the subscription of its provider: with another one, as far as that is known, it throws too.
 */
export class BlobDatastore extends DatastoreBase implements IDatastore {
  /** The datastore. */
  readonly resource: MachineLearningDatastoreBlobstorage;
  /** The container, brought or made. */
  readonly container: IResourceRef;
  readonly identityGrant?: Grant;
  /** @internal */
  protected readonly _data: IResourceRef;
  /** @internal */
  protected readonly _roles = DATA_ROLES.blobs;

  constructor(scope: Construct, id: string, props: BlobDatastoreProps) {
    props = given(scope, id, 'BlobDatastoreProps', props);
    super(scope, id, props);
    const { workspace } = props;
    const { place, keys } = together(this, () => {
      const taken = takeOrMakeContainer(this, this.name, props);
      return { place: taken, keys: takeKeys(this, props, taken.account) };
    });
    const { accountKey, sharedAccessSignature } = keys;
    if (accountKey === undefined && sharedAccessSignature === undefined) checkIdentity(this, props);
    expectAccount(this, workspace, place, NEEDS, accountKey !== undefined);
    this.container = place.ref;
    this._data = { id: place.id };
    const own = sameResource(this, place.account, workspace.knownParts.storage);
    this.identityGrant = grantIdentity(this, props, place, this._roles, own);

    const serviceDataIdentity = serviceIdentity(props);
    this.resource = new MachineLearningDatastoreBlobstorage(this, 'Resource', {
      name: this.name,
      workspaceId: workspace.id,
      storageContainerId: place.id,
      serviceDataAuthIdentity: serviceDataIdentity,
      accountKey,
      sharedAccessSignature,
      description: props.description,
      lifecycle: datastoreLifecycle(this, workspace, { serviceDataIdentity, accountKey, sharedAccessSignature }),
      dependsOn: beforeDatastore(this, workspace, place),
    });
    requireSubscription(this, 'workspace', workspace, this.resource);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }
}

import { MachineLearningDatastoreFileshare } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-fileshare';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { Grant } from '../access/grant';
import { DATA_ROLES } from '../access/roles';
import { IResourceRef } from '../core/types';
import { said } from '../providers/dialect';
import { requireSubscription } from '../providers/subscription-checks';
import { AccountNeeds, expectAccount } from './account-checks';
import { takeKeys } from './credentials';
import { DatastoreBase, IDatastore } from './datastore-base';
import { checkKeyGiven } from './file-datastore-checks';
import { FileDatastoreProps } from './file-datastore-props';
import { shareId, takeOrMakeShare } from './file-share';
import { datastoreLifecycle } from './other-clouds';
import { beforeDatastore, grantIdentity, serviceIdentity } from './workspace-identity';

const NEEDS: AccountNeeds = {
  property: 'share',
  terraformType: 'azurerm_storage_share',
  refusedKinds: ['BlobStorage', 'BlockBlobStorage'],
  hierarchical: false,
  sameSubscription: true,
};

/**
 * A datastore over a file share, which exists or is made, in the workspace's own storage account or another. Jobs read with its key, the studio as the
 * workspace's identity. It is made after the identity's role on the share.
 *
 * Throws for names and ids that Azure would refuse, for a second datastore or share of the same name, for literal keys, and for anything but one key.
 * azurerm 4.55 finds the account only in the subscription of its provider: with another one, as far as that is known, it throws too.
 */
export class FileDatastore extends DatastoreBase implements IDatastore {
  /** The datastore. */
  readonly resource: MachineLearningDatastoreFileshare;
  /** The share, brought or made. */
  readonly share: IResourceRef;
  readonly identityGrant?: Grant;
  /** @internal */
  protected readonly _data: IResourceRef;
  /** @internal */
  protected readonly _roles = DATA_ROLES.files;

  constructor(scope: Construct, id: string, props: FileDatastoreProps) {
    props = given(scope, id, 'FileDatastoreProps', props);
    super(scope, id, props);
    const { workspace } = props;
    const { place, keys } = together(this, () => {
      checkKeyGiven(this, props);
      const taken = takeOrMakeShare(this, this.name, props);
      return { place: taken, keys: takeKeys(this, props, taken.account) };
    });
    const { accountKey, sharedAccessSignature } = keys;
    expectAccount(this, workspace, place, NEEDS, accountKey !== undefined);
    this.share = place.ref;
    this._data = { id: place.id };
    this.identityGrant = grantIdentity(this, props, place, this._roles);

    const serviceDataIdentity = serviceIdentity(props);
    this.resource = new MachineLearningDatastoreFileshare(this, 'Resource', {
      name: this.name,
      workspaceId: workspace.id,
      storageFileshareId: said(this, place.id, shareId(place.ref.id)),
      serviceDataIdentity,
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

import { StorageAccount, StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { checkWhole } from '../core/checks';
import { together } from '../core/errors';
import { given } from '../core/given';
import { asAccountRules, publicDoor } from '../core/ip-ranges';
import { knownRegion, locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { warnOfReplication } from '../core/regions';
import { keepId } from '../core/resolve';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { protectedLifecycle } from '../governance/deletion-protection';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { useAzurerm } from '../providers/azurerm';
import { warnOfDataPlane } from '../providers/provider-checks';
import { checkKey, PartEncryption, readyToEncrypt } from './encryption';
import { expectVault, warnOfUse } from './encryption-checks';
import { checkInterface, checkSubresources, LINK_IDS } from './workspace-storage-checks';

/** How many copies of its data a storage account keeps, and where. */
export enum StorageReplication {
  /** Three copies in one data centre. */
  LRS = 'LRS',
  /** Three copies in three availability zones. */
  ZRS = 'ZRS',
  /** LRS in two regions. */
  GRS = 'GRS',
  /** GRS, with the second region readable. */
  RAGRS = 'RAGRS',
  /** ZRS in one region, LRS in a second. */
  GZRS = 'GZRS',
  /** GZRS, with the second region readable. */
  RAGZRS = 'RAGZRS',
}

/** How a storage account is made for a workspace. */
export interface WorkspaceStorageProps {
  /**
   * The name of the storage account, globally unique: 3-24 lowercase letters and digits.
   * @change replaces the storage account
   */
  readonly name: string;
  /**
   * The resource group to make it in.
   * @change replaces the storage account
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change replaces the storage account
   */
  readonly location?: string;
  /**
   * How many copies are kept, and where. Changing between one with a Z and one without replaces the account.
   * @default StorageReplication.ZRS
   * @change added: replaces the storage account; changed: replaces the storage account; taken away: in place
   */
  readonly replication?: StorageReplication;
  /**
   * Whether the account may be reached from the whole public network.
   * @default false - then `privateLink` or `allowedIpRanges` is needed
   * @change in place
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The public IPv4 addresses and CIDR ranges that alone get through the account's firewall, beside trusted Azure services and the private endpoints.
   * @default - none
   * @change in place
   */
  readonly allowedIpRanges?: string[];
  /**
   * Makes private endpoints to the account, without `networkInterfaceName`: they are several.
   * @default - none: then `publicNetworkAccess: true` or `allowedIpRanges` is needed
   * @change added: in place, makes the private endpoint; changed: replaces the private endpoint; taken away: in place, removes the private endpoint
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * Which services get a private endpoint, blob and file always among them. Batch endpoints and parallel runs need queue and table too.
   * @default - blob and file
   * @change added: nothing; changed: makes the private endpoint; taken away: removes the private endpoint
   */
  readonly subresources?: Subresource[];
  /**
   * Encrypts the account with a key of your own, in its current version.
   * @default - Microsoft's keys
   * @change in place
   */
  readonly encryption?: PartEncryption;
  /**
   * Whether the account has shared keys, with which anybody who knows them reads and writes everything. Without, a workspace needs
   * `storageAccess: StorageAccess.IDENTITY`, and a file datastore over the account is impossible.
   * @default true
   * @change in place
   */
  readonly sharedAccessKeys?: boolean;
  /**
   * For how many days deleted blobs and containers can be restored, 1-365.
   * @default 7
   * @change in place
   */
  readonly softDeleteDays?: number;
  /**
   * Where the account sends its logs and metrics.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting, removes the diagnostic setting; taken away: removes the diagnostic
   * setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * Lets every plan fail that would destroy or replace the account.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

const SOURCES = {
  Diagnostics: DiagnosticSource.STORAGE_ACCOUNT,
  BlobDiagnostics: DiagnosticSource.BLOB,
  FileDiagnostics: DiagnosticSource.FILE,
  QueueDiagnostics: DiagnosticSource.QUEUE,
  TableDiagnostics: DiagnosticSource.TABLE,
};

/**
 * The default storage account of a workspace: Standard StorageV2 with TLS 1.2, infrastructure encryption and soft delete; without anonymous blobs,
 * cross-tenant replication and local users. SAS tokens that live longer than 7 days are logged. When it is closed, only trusted Azure services and
 * the private endpoints get through.
 *
 * Shared keys stay on unless you say otherwise: a workspace works without them only with `storageAccess: StorageAccess.IDENTITY`.
 *
 * Throws when nobody could reach it, when `allowedIpRanges` would be without effect, for a name, an id or an address that Azure would refuse, for a subresource that a storage account does not have, and for
 * `softDeleteDays` out of range.
 */
export class WorkspaceStorage extends Construct implements IResourceRef {
  /** The storage account. */
  readonly resource: StorageAccount;
  readonly id: string;
  /** The private endpoints, in the order blob, file, queue, table, dfs. A workspace with grants lets its identity see them: the studio needs that. */
  readonly links: PrivateLink[];
  readonly usableAfter?: ITerraformDependable[];
  /** @internal whether only some public addresses get in */
  readonly _filtered: boolean;
  /** @internal the services that have a private endpoint, where there are any */
  readonly _subresources: Subresource[];
  /** @internal whether it has shared keys */
  readonly _sharedKeys: boolean;

  constructor(scope: Construct, id: string, props: WorkspaceStorageProps) {
    props = given(scope, id, 'WorkspaceStorageProps', props);
    super(scope, id);
    useAzurerm(this);
    const { encryption, softDeleteDays: days = 7 } = props;
    const { door, location, softDeleteDays, name } = together(this, () => {
      if (encryption !== undefined) checkKey(this, encryption.key);
      return {
        door: publicDoor(this, props),
        location: locationOf(this, props.resourceGroup, props.location),
        softDeleteDays: checkWhole(this, 'softDeleteDays', days, 1, 365, 'Azure keeps deleted blobs for 1-365 whole days'),
        name: takeName(this, 'storage', props),
      };
    });
    const { closed, ipRanges } = door;
    this._filtered = ipRanges.length > 0;
    const guarded = closed || this._filtered;
    this._sharedKeys = props.sharedAccessKeys ?? true;
    if (guarded || !this._sharedKeys) warnOfDataPlane(this);
    const { replication = StorageReplication.ZRS } = props;
    warnOfReplication(this, 'storage account', replication, knownRegion(props.resourceGroup, props.location), {
      zones: `pass 'redundancy: Redundancy.LOCAL' to the workspace, or 'replication: StorageReplication.LRS' to a WorkspaceStorage`,
      pair: `pass 'redundancy: Redundancy.ZONE' to the workspace, or 'replication: StorageReplication.ZRS' to a WorkspaceStorage`,
    });
    warnOfUse(this, encryption);

    this.resource = new StorageAccount(this, 'Resource', {
      name,
      resourceGroupName: props.resourceGroup.name,
      location,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: replication,
      minTlsVersion: 'TLS1_2',
      httpsTrafficOnlyEnabled: true,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      localUserEnabled: false,
      sharedAccessKeyEnabled: this._sharedKeys,
      // Of use only to people in the portal, and left as it is where there are keys.
      defaultToOauthAuthentication: this._sharedKeys ? undefined : true,
      infrastructureEncryptionEnabled: true,
      // Fixed at creation: with Service, a key that is brought later would not cover queues and tables.
      queueEncryptionKeyType: 'Account',
      tableEncryptionKeyType: 'Account',
      publicNetworkAccessEnabled: !closed,
      networkRules: networkRulesOf(guarded, ipRanges),
      blobProperties: {
        deleteRetentionPolicy: { days: softDeleteDays },
        containerDeleteRetentionPolicy: { days: softDeleteDays },
      },
      sasPolicy: { expirationPeriod: '07.00:00:00', expirationAction: this._sharedKeys ? 'Log' : 'Block' },
      ...encrypted(props.encryption),
      // Azure ML writes a CORS rule for its studio here when it makes the workspace, and uploads fail without it.
      lifecycle: protectedLifecycle(props.deletionProtection, { ignoreChanges: ['blob_properties[0].cors_rule'] }),
      dependsOn: readyToEncrypt(this, props.encryption),
    });
    this.id = keepId(this.resource);
    expectVault(this.resource, props.encryption);
    this._subresources = [Subresource.BLOB, Subresource.FILE, ...(props.subresources ?? [])];
    this.links = this.makeLinks(props, location);
    diagnosePart(this, props.diagnostics, SOURCES);
    this.usableAfter = [this.resource, ...this.links.flatMap((link) => link.usableAfter ?? [])];
  }

  private makeLinks(props: WorkspaceStorageProps, location: string): PrivateLink[] {
    checkInterface(this, props.privateLink);
    const wanted = checkSubresources(this, props.subresources ?? []);
    return LINK_IDS.filter(([subresource]) => wanted.includes(subresource))
      .map(([subresource, id]) => linkPart(this, id, subresource, { ...props, location }))
      .filter((link) => link !== undefined);
  }
}

/**
 * Written out when open as well: azurerm keeps the old rules where the block or the addresses are left out. It reads no rules back that are the defaults of
 * Azure, so that an open account has more ways around its firewall than it needs, which have no effect while it is open.
 */
function networkRulesOf(guarded: boolean, ipRanges: string[]): StorageAccountConfig['networkRules'] {
  const ipRules = asAccountRules(ipRanges);
  if (guarded) return { defaultAction: 'Deny', bypass: ['AzureServices'], ipRules };
  return { defaultAction: 'Allow', bypass: ['AzureServices', 'Logging', 'Metrics'], ipRules };
}

function encrypted(encryption: PartEncryption | undefined): Pick<StorageAccountConfig, 'identity' | 'customerManagedKey'> {
  if (encryption === undefined) return {};
  return {
    identity: { type: 'UserAssigned', identityIds: [encryption.identity.id] },
    customerManagedKey: { keyVaultKeyId: encryption.key.versionlessId, userAssignedIdentityId: encryption.identity.id },
  };
}

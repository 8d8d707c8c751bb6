import { Construct } from 'constructs';
import { MlWorkspace, PrivateDnsZones } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { KeyId, ResourceId, Text } from './setting-types';

export interface BringYourOwnSettings extends CommonSettings {
  /** The name of the resource group for the workspace and its private endpoint. */
  readonly resourceGroup: Text;
  /** The id of the user-assigned identity, which has its roles on all that follows. */
  readonly identityId: ResourceId;
  /** The id of the storage account. */
  readonly storageId: ResourceId;
  /** The id of the key vault for the workspace's secrets. */
  readonly vaultId: ResourceId;
  /** The id of the container registry. */
  readonly registryId: ResourceId;
  /** The id of the Application Insights component. */
  readonly insightsId: ResourceId;
  /** The id of the key vault that holds the key. */
  readonly keyVaultId: ResourceId;
  /** The versioned identifier of the key that encrypts the workspace. */
  readonly keyId: KeyId;
  /** The id of the subnet for the private endpoint. */
  readonly subnetId: ResourceId;
  /** The ids of the private DNS zones, by zone name. */
  readonly zoneIds: { readonly [zoneName: string]: ResourceId };
  /** The name of the compute cluster that builds images, since a closed registry cannot. */
  readonly imageBuildComputeName: Text;
}

/** A workspace on parts, an identity, a key and DNS zones that exist. Only the workspace and its private endpoint are made. */
export class BringYourOwnStack extends AzureStack {
  constructor(scope: Construct, id: string, own: BringYourOwnSettings) {
    super(scope, id, own);
    const workspace = new MlWorkspace(this, 'Ml', {
      baseName: own.baseName,
      resourceGroup: { name: own.resourceGroup, location: own.location },
      identity: { id: own.identityId },
      storage: { id: own.storageId },
      vault: { id: own.vaultId },
      registry: { id: own.registryId },
      insights: { id: own.insightsId },
      encryption: {
        key: { id: own.keyId, versionlessId: own.keyId.replace(/\/[^/]*$/, ''), keyVaultId: own.keyVaultId },
        serviceSideEncryption: true,
      },
      privateLink: {
        subnet: { id: own.subnetId },
        dnsZones: PrivateDnsZones.fromZoneIds(this, 'DnsZones', own.zoneIds, this.cloud),
      },
      imageBuildComputeName: own.imageBuildComputeName,
    });
    this.outputWorkspace(workspace);
  }
}

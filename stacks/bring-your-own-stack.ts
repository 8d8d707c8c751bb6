import { Construct } from 'constructs';
import { MlWorkspace, PrivateDnsZones } from '../lib';
import { AzureStack, COMMON } from './azure-stack';
import { Settings } from './settings';

export const BRING_YOUR_OWN = {
  ...COMMON,
  resourceGroup: 'text',
  identityId: 'text',
  storageId: 'text',
  vaultId: 'text',
  registryId: 'text',
  insightsId: 'text',
  keyVaultId: 'text',
  keyId: 'text',
  subnetId: 'text',
  zoneIds: 'map',
  imageBuildComputeName: 'text',
} as const;

/** A workspace on parts, an identity, a key and DNS zones that exist. Only the workspace and its private endpoint are made. */
export class BringYourOwnStack extends AzureStack {
  constructor(scope: Construct, id: string, own: Settings<typeof BRING_YOUR_OWN>) {
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
        dnsZones: PrivateDnsZones.fromZoneIds(this, 'DnsZones', own.zoneIds),
      },
      imageBuildComputeName: own.imageBuildComputeName,
    });
    this.outputWorkspace(workspace);
  }
}

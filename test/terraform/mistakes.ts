import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { MachineLearningDatastoreBlobstorage } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage';
import { MachineLearningDatastoreFileshare } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-fileshare';
import { TerraformResource } from 'cdktf';
import { MlWorkspace } from '../../lib';
import { BROUGHT, PROVIDERS, Site } from './scaffold';

const WORKSPACE = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;

/** Makes a mistake that reaches Terraform only past the library, as by its escape hatches, and returns the resource that has it. */
type Mistake = (site: Site) => TerraformResource;
type Mistakes = { readonly [heading: string]: Mistake };

/**
 * By the step that refuses them, mistakes by their headings in docs/troubleshooting.md. azurerm's own words are not compared: the provider that stands
 * in for it has others.
 */
export const MISTAKES: { readonly validate: Mistakes; readonly plan: Mistakes; readonly apply: Mistakes } = {
  validate: {
    'all of `encryption,service_side_encryption_enabled` must be specified': (site) =>
      overridden(site.workspace({ baseName: 'one' }, 'One'), 'service_side_encryption_enabled', false),
    'expected managed_network.0.isolation_mode to be one of': (site) =>
      overridden(site.workspace({ baseName: 'two' }, 'Two'), 'managed_network', { isolation_mode: 'allowInternetOutbound' }),
    'one of `account_key,shared_access_signature` must be specified': (site) =>
      new MachineLearningDatastoreFileshare(site, 'Share', {
        name: 'share',
        workspaceId: WORKSPACE,
        storageFileshareId: `${BROUGHT.storage.id}/fileServices/default/fileshares/share`,
      }),
    'this should be the literal value "resourceGroups"': (site) =>
      overridden(site.workspace({ baseName: 'four' }, 'Four'), 'key_vault_id', BROUGHT.vault.id.replace('resourceGroups', 'resourcegroups')),
  },
  plan: {
    'one of `account_key` or `shared_access_signature` must be specified': (site) =>
      new MachineLearningDatastoreBlobstorage(site, 'Blobs', {
        name: 'blobs',
        workspaceId: WORKSPACE,
        storageContainerId: `${BROUGHT.storage.id}/blobServices/default/containers/raw`,
      }),
    'ACR export policy can only be disabled when using the Premium Sku': (site) =>
      new ContainerRegistry(site, 'Exports', {
        name: 'crexports',
        resourceGroupName: site.resourceGroup.name,
        location: site.resourceGroup.location,
        sku: 'Standard',
        exportPolicyEnabled: false,
      }),
  },
  apply: {
    '`public_ip_enabled` must be set to  `true` if `subnet_id` is not set and `public_network_access_enabled` is `false`': (site) => {
      const workspace = site.workspace({ baseName: 'one' }, 'One');
      workspace.resource.publicNetworkAccessEnabled = false;
      return overridden(workspace, 'serverless_compute', { public_ip_enabled: false });
    },
    '`public_network_access_enabled` can only be disabled for a Premium Sku': (site) =>
      new ContainerRegistry(site, 'Closed', {
        name: 'crclosed',
        resourceGroupName: site.resourceGroup.name,
        location: site.resourceGroup.location,
        sku: 'Standard',
        publicNetworkAccessEnabled: false,
      }),
    'key_size is required when creating an RSA key': (site) =>
      new KeyVaultKey(site, 'Key', { name: 'key', keyVaultId: BROUGHT.vault.id, keyType: 'RSA', keyOpts: ['wrapKey'] }),
    '`feature_store` can only be set when `kind` is `FeatureStore`': (site) =>
      overridden(site.workspace({ baseName: 'four' }, 'Four'), 'feature_store', { computer_spark_runtime_version: '3.4' }),
  },
};

/** What Terraform itself says, word for word, by the headings in docs/troubleshooting.md. */
export const WORDS = [
  'Error: Cycle:',
  'Error: Inconsistent dependency lock file',
  'Error: Instance cannot be destroyed',
  'Error: Provider configuration not present',
] as const;

function overridden({ resource }: MlWorkspace, path: string, value: unknown): TerraformResource {
  resource.addOverride(path, value);
  return resource;
}

import { dependable, ITerraformDependable, Lazy, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { AzapiUpdateResource } from '../providers/azapi-update-resource';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { ManagedFirewallSku, StorageAccess } from '../workspace-ref/workspace-enums';
import { keepWhere } from '../core/forget';
import { hasAzapiProvider } from '../providers/provider-checks';
import { IKeyRef, IResourceRef } from '../core/types';
import { azurermHas, whereAzurermHas } from '../providers/azurerm';
import { AzurermFeature } from '../providers/azurerm-features';
import { CustomerManagedKey } from '../parts/customer-managed-key';

/** What of a workspace azurerm has no argument for. */
interface SettingsBody {
  readonly properties: {
    readonly systemDatastoresAuthMode?: StorageAccess;
    readonly managedNetwork?: { readonly firewallSku: ManagedFirewallSku };
    readonly ipAllowlist?: string[];
  };
}

interface KeyVersionBody {
  readonly properties: { readonly encryption: { readonly keyVaultProperties: { readonly keyIdentifier: string } } };
}

/**
 * Tells Azure what azurerm has no argument for, one after the other, since Azure changes a workspace once at a time; and again whenever azurerm changes
 * the workspace, since what azurerm sends says nothing about it. Nothing is sent that was not asked for.
 */
export function tellSettings(
  scope: Construct,
  workspace: TerraformResource & IResourceRef,
  { storageAccess, firewallSku, allowedIpRanges, encryption }: CommonWorkspaceProps,
): ITerraformDependable[] {
  const told: TerraformResource[] = [];
  const next = () => ({ resourceId: workspace.id, locks: [workspace.id], dependsOn: told.length === 0 ? undefined : told.slice(-1) });
  const tell = (id: string, body: SettingsBody, type = ApiType.ML_WORKSPACE): TerraformResource => {
    const update = new AzapiUpdateResource(scope, id, { ...next(), type, body, lifecycle: { replaceTriggeredBy: [dependable(workspace)] } });
    told.push(update);
    return update;
  };
  if (storageAccess !== undefined) {
    const update = tell('StorageAccess', { properties: { systemDatastoresAuthMode: storageAccess } });
    tellByArgument(scope, workspace, storageAccess, update);
  }
  if (firewallSku !== undefined) tell('FirewallSku', { properties: { managedNetwork: { firewallSku } } });
  if (allowedIpRanges !== undefined) tell('IpAllowlist', { properties: { ipAllowlist: [...allowedIpRanges] } }, ApiType.ML_WORKSPACE_PREVIEW);
  if (encryption !== undefined && mayGetVersions(encryption.key)) {
    const body: KeyVersionBody = { properties: { encryption: { keyVaultProperties: { keyIdentifier: encryption.key.id } } } };
    const version = new AzapiResourceAction(scope, 'KeyVersion', { ...next(), type: ApiType.ML_WORKSPACE, method: 'PATCH', body });
    keepWhere(version, () => hasAzapiProvider(scope));
    told.push(version);
  }
  return told;
}

/** Where azurerm has an argument for it, it goes there: azapi and azurerm would set it back and forth. */
function tellByArgument(scope: Construct, workspace: TerraformResource, storageAccess: StorageAccess, update: TerraformResource): void {
  if (workspace.terraformResourceType !== 'azurerm_machine_learning_workspace') return;
  workspace.addOverride('storage_account_access_type', whereAzurermHas(scope, AzurermFeature.STORAGE_ACCESS, storageAccess));
  keepWhere(update, () => !azurermHas(scope, AzurermFeature.STORAGE_ACCESS), { forgotten: true });
}

/**
 * What azurerm reads of the encryption but never sends once the workspace is made. Azure accepts another version of the key, which is sent separately where the stack
 * has the provider for it, and no other identity: it goes on with the one that the workspace was made with.
 */
export function fixedByEncryption(scope: Construct, { encryption }: CommonWorkspaceProps): string[] {
  if (encryption === undefined) return [];
  const told = Lazy.stringValue({ produce: () => (hasAzapiProvider(scope) ? 'encryption[0].key_id' : undefined) });
  return ['encryption[0].user_assigned_identity_id', ...(mayGetVersions(encryption.key) ? [told] : [])];
}

/** A key that is made here stays with the version that it was made with. */
function mayGetVersions(key: IKeyRef): boolean {
  return !(key instanceof CustomerManagedKey);
}

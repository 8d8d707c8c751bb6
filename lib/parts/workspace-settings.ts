import { dependable, ITerraformDependable, Lazy, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../azapi/api-versions';
import { AzapiResourceAction } from '../azapi/azapi-resource-action';
import { AzapiUpdateResource } from '../azapi/azapi-update-resource';
import { CommonWorkspaceProps, ManagedFirewallSku, ManagedNetwork, StorageAccess } from '../common-workspace-props';
import { ConfigurationError, warn } from '../core/errors';
import { keepWhere } from '../core/forget';
import { hasAzapiProvider } from '../core/provider-checks';
import { IKeyRef, IResourceRef } from '../core/types';
import { checkIpRanges } from '../network/ip-ranges';
import { azurermHas, whereAzurermHas } from '../providers/azurerm';
import { AzurermFeature } from '../providers/azurerm-features';
import { CustomerManagedKey } from './customer-managed-key';

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
 * the workspace, since what azurerm sends says nothing about it. Nothing that is not asked for is told.
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
 * What azurerm reads of the encryption but never sends once the workspace is made. Azure takes another version of the key, which is told by itself where the stack
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

/** Refuses settings that Azure would refuse, or that would be without effect; warns of what is in preview. */
export function checkSettings(scope: Construct, { firewallSku, managedNetwork, allowedIpRanges, publicNetworkAccess }: CommonWorkspaceProps): void {
  if (firewallSku !== undefined && managedNetwork !== ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND) {
    throw new ConfigurationError(scope, {
      property: 'firewallSku',
      value: firewallSku,
      rule: `Azure makes a firewall only in a managed network of the mode ${ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND}`,
      remedy: `Leave it out, or pass that as 'managedNetwork'`,
    });
  }
  if (allowedIpRanges === undefined) return;
  checkIpRanges(scope, 'allowedIpRanges', allowedIpRanges);
  if (publicNetworkAccess !== true) {
    throw new ConfigurationError(scope, {
      property: 'allowedIpRanges',
      value: allowedIpRanges,
      rule: 'the workspace is closed to the public network, so that they would be without effect',
      remedy: `Pass 'publicNetworkAccess: true', or leave them out`,
    });
  }
  warn(
    scope,
    `'allowedIpRanges' of a workspace is a preview of Azure: the list is sent with the version ${String(ApiType.ML_WORKSPACE_PREVIEW.split('@')[1])} of its API`,
  );
}

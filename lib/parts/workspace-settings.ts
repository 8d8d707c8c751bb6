import { dependable, ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../azapi/api-versions';
import { AzapiUpdateResource } from '../azapi/azapi-update-resource';
import { CommonWorkspaceProps, ManagedFirewallSku, ManagedNetwork, StorageAccess } from '../common-workspace-props';
import { ConfigurationError, warn } from '../core/errors';
import { IResourceRef } from '../core/types';
import { checkIpRanges } from '../network/ip-ranges';

/** What of a workspace azurerm has no argument for. */
interface SettingsBody {
  readonly properties: {
    readonly systemDatastoresAuthMode?: StorageAccess;
    readonly managedNetwork?: { readonly firewallSku: ManagedFirewallSku };
    readonly ipAllowlist?: string[];
  };
}

/**
 * Tells Azure what azurerm has no argument for, one after the other, since Azure changes a workspace once at a time; and again whenever azurerm changes
 * the workspace, since what azurerm sends says nothing about it. Nothing that is not asked for is told.
 */
export function tellSettings(
  scope: Construct,
  workspace: TerraformResource & IResourceRef,
  { storageAccess, firewallSku, allowedIpRanges }: CommonWorkspaceProps,
): ITerraformDependable[] {
  const told: ITerraformDependable[] = [];
  const tell = (id: string, body: SettingsBody, type = ApiType.ML_WORKSPACE): void => {
    const update = new AzapiUpdateResource(scope, id, {
      type,
      resourceId: workspace.id,
      body,
      locks: [workspace.id],
      lifecycle: { replaceTriggeredBy: [dependable(workspace)] },
      dependsOn: told.slice(-1),
    });
    told.push(update);
  };
  if (storageAccess !== undefined) tell('StorageAccess', { properties: { systemDatastoresAuthMode: storageAccess } });
  if (firewallSku !== undefined) tell('FirewallSku', { properties: { managedNetwork: { firewallSku } } });
  if (allowedIpRanges !== undefined) tell('IpAllowlist', { properties: { ipAllowlist: [...allowedIpRanges] } }, ApiType.ML_WORKSPACE_PREVIEW);
  return told;
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

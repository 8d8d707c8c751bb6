import { Construct } from 'constructs';
import { Role } from '../../access/roles';
import { warn } from '../../core/errors';
import { CustomerManagedKey } from '../../parts/customer-managed-key';
import { WorkspaceRegistry } from '../../parts/workspace-registry';
import { WorkspaceStorage } from '../../parts/workspace-storage';
import { WorkspaceVault } from '../../parts/workspace-vault';
import { ApiType } from '../../providers/api-versions';
import { IdentityType, isManaged, ManagedNetwork, StorageAccess } from '../../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from '../props/common-workspace-props';

/** What is only risky: warns of what is legal, but will not work in some respect. */
export function warnOfRisks(scope: Construct, props: CommonWorkspaceProps): void {
  if (props.encryption !== undefined && props.identityType === IdentityType.SYSTEM_ASSIGNED) {
    warn(
      scope,
      `'identityType' is SystemAssigned: the workspace's identity gets the right to use the key only after Azure has created it; a user-assigned identity has it before`,
    );
  }
  if (props.allowedIpRanges !== undefined) {
    const version = String(ApiType.ML_WORKSPACE_PREVIEW.split('@')[1]);
    warn(scope, `'allowedIpRanges' of a workspace is a preview of Azure: the list is sent with the version ${version} of its API`);
  }
  if (props.privateMonitoring !== undefined && isManaged(props.managedNetwork)) {
    warn(
      scope,
      `'privateMonitoring' closes Application Insights and Log Analytics to the public network, and computes in the managed network cannot reach a private link scope: what they log by themselves gets lost`,
    );
  }
  const madeByAzure = props.registry === WorkspaceRegistry.MADE_BY_AZURE;
  warnOfOwnParts(scope, props);
  warnOfAddresses(scope, props);
  const made: string[] = (['storage', 'vault', 'registry', 'insights'] as const).filter((part) => props[part] === undefined);
  if (props.encryption?.key instanceof CustomerManagedKey) made.push('the key');
  if (props.identity !== undefined && props.grants !== true && made.length > 0) {
    warn(
      scope,
      `'identity' is brought without 'grants', while ${made.join(', ')} are made here: it must have its roles already, on the resource group for instance, or Azure refuses the workspace; 'grants: true' grants them`,
    );
  }
  const { identityType, identity, grants, storageAccess } = props;
  if (storageAccess === StorageAccess.IDENTITY && identity !== undefined && grants !== true && identityType !== IdentityType.SYSTEM_ASSIGNED) {
    warn(
      scope,
      `'storageAccess' is '${storageAccess}', and the 'identity' is brought: it must have the roles '${Role.STORAGE_BLOB_DATA_CONTRIBUTOR}' and '${Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR}' on the storage account; 'grants: true' grants them`,
    );
  }
  if (madeByAzure) {
    warn(
      scope,
      `'registry' is left to Azure, which makes one with an admin user and open to the public network, neither encrypted with your key nor locked, and may refuse to for a workspace with a user-assigned identity`,
    );
  }
}

/** What is brought is not configured: a part of ours may lack what the workspace has. */
function warnOfOwnParts(scope: Construct, { storage, vault, registry, encryption, deletionProtection }: CommonWorkspaceProps): void {
  const unprotected = { storage, vault, registry };
  for (const [property, part] of Object.entries(unprotected)) {
    const ours = part instanceof WorkspaceStorage || part instanceof WorkspaceVault || part instanceof WorkspaceRegistry;
    if (deletionProtection === true && ours && part.resource.lifecycle?.preventDestroy !== true) {
      warn(scope, `'deletionProtection' does not reach the '${property}' that you bring: pass it there too`);
    }
  }
  if (encryption === undefined) return;
  const { key } = encryption;
  if (deletionProtection === true && key instanceof CustomerManagedKey && key.vault.resource.lifecycle?.preventDestroy !== true) {
    warn(
      scope,
      `'deletionProtection' does not reach the key, without which nobody reads what is encrypted with it: pass it to the CustomerManagedKey too`,
    );
  }
  if (storage instanceof WorkspaceStorage && storage.resource.customerManagedKeyInput === undefined) {
    warn(scope, `'encryption' does not reach the 'storage' that you bring: pass it there too, with what the key's grantUse returns`);
  }
  if (registry instanceof WorkspaceRegistry && registry.resource.encryptionInput === undefined) {
    warn(scope, `'encryption' does not reach the 'registry' that you bring: pass it there too, with what the key's grantUse returns`);
  }
}

/** Computes come from no address that a firewall could know. Source, for managed networks: Microsoft's page "Workspace managed virtual network isolation". */
function warnOfAddresses(scope: Construct, { storage, registry, managedNetwork }: CommonWorkspaceProps): void {
  if (managedNetwork === ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND) return;
  const parts = {
    storage: storage instanceof WorkspaceStorage && storage._filtered && { linked: storage.links.length > 0 },
    registry: registry instanceof WorkspaceRegistry && registry._filtered && { linked: registry.link !== undefined },
  };
  for (const [property, part] of Object.entries(parts)) {
    const known = `the '${property}' that you bring lets only some public addresses in, and computes come from others:`;
    if (part !== false && isManaged(managedNetwork)) {
      warn(
        scope,
        `${known} a managed network of this mode has private endpoints only to parts that are closed; leave out 'allowedIpRanges', or pass ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND`,
      );
    } else if (part !== false && !part.linked) {
      warn(scope, `${known} pass it 'privateLink' too`);
    }
  }
}

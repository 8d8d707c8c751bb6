import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KeyBase } from '../parts/key-base';
import { PartEncryption } from '../parts/encryption';
import { Grant } from '../access/grant';
import { orderApprovals } from '../workspace-ref/network-order';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { WorkspaceEncryption } from './props/workspace-encryption';
import { IdentityType, isManaged, StorageAccess } from '../workspace-ref/workspace-enums';
import { knownRegion } from '../core/location';
import { takeName } from '../core/naming';
import { afterPropagation } from '../access/propagation';
import { assignsByRepository } from '../parts/registry-roles';
import { GrantedPart, RoleRow, WORKSPACE_ROLES } from '../access/roles';
import { IGrantee, IIdentityRef, IKeyRef, IResourceRef, PrincipalType } from '../core/types';
import { WorkspaceStorage } from '../parts/workspace-storage';

/** The parts that roles are granted on; no registry where Azure makes it. */
export type GrantedParts = { readonly [part in GrantedPart]: IResourceRef | undefined };

/** The system-assigned identity of a workspace. */
interface OwnIdentity {
  readonly principalId: string;
}

/**
 * As whom a workspace acts, and what that identity may do: everything about access that must be there before the workspace, or can only come after.
 */
export class WorkspaceAccess {
  /** The user-assigned identity, unless the workspace has only one of its own. */
  readonly identity?: IIdentityRef;
  /** The same where it is made here. */
  readonly madeIdentity?: UserAssignedIdentity;
  private readonly grantsWanted: boolean;
  private readonly managedNetwork: boolean;
  private keyUsableAfter: ITerraformDependable[] = [];
  private approved: ITerraformDependable[] = [];
  private encryptor?: UserAssignedIdentity;

  constructor(
    private readonly scope: Construct,
    private readonly props: CommonWorkspaceProps,
    private readonly location: string,
  ) {
    this.managedNetwork = isManaged(props.managedNetwork);
    this.grantsWanted = props.grants ?? props.identity === undefined;
    if (this.systemAssignedOnly) return;
    if (props.identity === undefined) this.madeIdentity = this.makeIdentity('Identity', 'identity');
    this.identity = props.identity ?? this.madeIdentity;
  }

  /** The identity that reads the key for the parts, where it is made for nothing else. */
  get encryptionIdentity(): UserAssignedIdentity | undefined {
    return this.encryptor;
  }

  private get systemAssignedOnly(): boolean {
    return this.props.identityType === IdentityType.SYSTEM_ASSIGNED;
  }

  private get storageRows(): RoleRow[] {
    return this.props.storageAccess === StorageAccess.IDENTITY ? WORKSPACE_ROLES.storageAccess : [];
  }

  /**
   * Grants the right to use the key, to the identity and to Azure Cosmos DB where it is needed, and waits for Azure to spread it.
   * Storage and registry read the key as a user-assigned identity always, so that one is made for them where the workspace has none.
   */
  encryption(): { readonly key: IKeyRef; readonly parts?: PartEncryption } | undefined {
    const { encryption, storage, registry } = this.props;
    if (encryption === undefined) return undefined;
    const { key, cosmosDbPrincipalId } = encryption;
    const partsMade = storage === undefined || registry === undefined;
    if (this.identity === undefined && partsMade) this.encryptor = this.makeIdentity('EncryptionIdentity', 'encryptionIdentity');
    const identity = this.identity ?? this.encryptor;
    const grants: Grant[] = [];
    if (identity?.principalId !== undefined && (this.systemAssignedOnly || this.grantsWanted)) {
      grants.push(this.grantKey(this.scope, WORKSPACE_ROLES.key.id, identity.principalId));
    }
    if (cosmosDbPrincipalId !== undefined) {
      // Under a key that is a construct, since it is the same for every workspace that shares the key.
      const scope = key instanceof KeyBase ? key : this.scope;
      grants.push(this.grantKey(scope, 'CosmosDbKeyUser', cosmosDbPrincipalId));
    }
    const wait = afterPropagation(this.scope, 'KeyWait', grants, encryption.propagationSeconds);
    this.keyUsableAfter = wait;
    const { id, versionlessId, keyVaultId, usableAfter = [] } = key;
    const ready = { id, versionlessId, keyVaultId, usableAfter: [...usableAfter, ...wait] };
    return { key: ready, parts: identity && { key: ready, identity } };
  }

  /** Grants what the user-assigned identity needs before the workspace is created; the identity is usable after that. */
  grantBefore(parts: GrantedParts): IIdentityRef | undefined {
    const { identity } = this;
    if (!this.grantsWanted || identity?.principalId === undefined) return identity;
    const { id, principalId, clientId, usableAfter = [] } = identity;
    const rows = [...WORKSPACE_ROLES.parts, ...registryRows(parts), ...this.storageRows];
    const grants = [...this.grantRows(rows, parts, principalId), ...this.grantApprovers(parts, principalId)];
    // For people in the studio: Azure does not look at these when it makes the workspace.
    this.grantLinks(parts, principalId);
    return { id, principalId, clientId, usableAfter: [...usableAfter, ...this.keyUsableAfter, ...grants.map((grant) => grant.resource)] };
  }

  /**
   * After what the managed network's own private endpoints are approved, known once the grants before the workspace are made. A workspace that does not make
   * its network by itself need not wait for it.
   */
  get approvedAfter(): ITerraformDependable[] {
    return this.approved;
  }

  /** What can be granted only once the workspace exists: on the workspace itself, and to its own identity. */
  grantAfter(workspace: IResourceRef, own: OwnIdentity, parts: GrantedParts): Grant[] {
    const grants = this.grantLater(workspace, own, parts);
    orderApprovals(this.scope, workspace, this.approved);
    return grants;
  }

  private grantLater(workspace: IResourceRef, own: OwnIdentity, parts: GrantedParts): Grant[] {
    if (this.systemAssignedOnly) {
      const { principalId } = own;
      return [
        ...this.grantApprovers(parts, principalId),
        // The role on the blobs it has from Azure.
        ...this.grantRows([...this.storageRows, ...registryRows(parts)], parts, principalId),
        ...this.grantLinks(parts, principalId),
        ...(this.props.encryption === undefined ? [] : [this.grantKey(this.scope, 'OwnKeyUser', principalId)]),
      ];
    }
    const principalId = this.identity?.principalId;
    if (!this.grantsWanted || principalId === undefined) return [];
    const { id, role } = WORKSPACE_ROLES.workspace;
    return [Grant._getOrMake(this.scope, id, { scope: workspace, role, grantee: servicePrincipal(principalId) })];
  }

  private makeIdentity(id: string, kind: 'identity' | 'encryptionIdentity'): UserAssignedIdentity {
    const { baseName, names, resourceGroup } = this.props;
    return new UserAssignedIdentity(this.scope, id, {
      name: takeName(this.scope, kind, {
        name: names?.[kind],
        property: `names.${kind}`,
        baseName,
        region: knownRegion(resourceGroup, this.props.location),
        place: resourceGroup.name,
      }),
      resourceGroupName: resourceGroup.name,
      location: this.location,
    });
  }

  private grantRows(rows: readonly RoleRow[], parts: GrantedParts, principalId: string): Grant[] {
    return rows.flatMap(({ id, on, role }) => {
      const scope = parts[on];
      return scope === undefined ? [] : [Grant._getOrMake(this.scope, id, { scope, role, grantee: servicePrincipal(principalId) })];
    });
  }

  private grantApprovers(parts: GrantedParts, principalId: string): Grant[] {
    if (!this.managedNetwork) return [];
    const property = 'managedNetworkPropagationSeconds';
    const grants = this.grantRows(WORKSPACE_ROLES.managedNetwork, parts, principalId);
    this.approved = afterPropagation(this.scope, 'ApproverWait', grants, this.props[property], property);
    return grants;
  }

  private grantLinks({ storage }: GrantedParts, principalId: string): Grant[] {
    const { suffix, role } = WORKSPACE_ROLES.storageLink;
    const links = storage instanceof WorkspaceStorage ? storage.links : [];
    return links.map((link) =>
      Grant._getOrMake(this.scope, `${link.node.id}${suffix}`, { scope: link, role, grantee: servicePrincipal(principalId) }),
    );
  }

  private grantKey(scope: Construct, id: string, principalId: string): Grant {
    const { key } = this.props.encryption as WorkspaceEncryption;
    const { role } = WORKSPACE_ROLES.key;
    return Grant._getOrMake(scope, id, { scope: { id: key.keyVaultId }, role, grantee: servicePrincipal(principalId) });
  }
}

function registryRows({ registry }: GrantedParts): RoleRow[] {
  return assignsByRepository(registry) ? WORKSPACE_ROLES.repositories : [];
}

function servicePrincipal(principalId: string): IGrantee {
  return { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
}

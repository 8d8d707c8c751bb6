import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { PartEncryption } from './encryption';
import { Grant } from './grant';
import { IdentityType, ManagedNetwork, MlWorkspaceProps } from './ml-workspace-props';
import { makeName } from './naming';
import { afterPropagation } from './propagation';
import { GrantedPart, MANAGED_NETWORK_ROLES, Role, RoleRow, WORKSPACE_ROLES } from './roles';
import { IGrantee, IIdentityRef, IKeyRef, IResourceRef, PrincipalType } from './types';
import { WorkspaceStorage } from './workspace-storage';

/** The parts that roles are granted on; no registry where Azure makes it. */
export type GrantedParts = { readonly [part in GrantedPart]: IResourceRef | undefined };

/**
 * As whom a workspace acts, and what that identity may do: everything about access that must be there before the workspace, or can only come after.
 */
export class WorkspaceAccess {
  /** The user-assigned identity, unless the workspace has only one of its own. */
  readonly identity?: IIdentityRef;
  private readonly grantsWanted: boolean;
  private readonly managedNetwork: boolean;

  constructor(
    private readonly scope: Construct,
    private readonly props: MlWorkspaceProps,
    private readonly location: string,
  ) {
    this.managedNetwork = props.managedNetwork !== undefined && props.managedNetwork !== ManagedNetwork.DISABLED;
    this.grantsWanted = props.grants ?? props.identity === undefined;
    if (!this.systemAssignedOnly) this.identity = props.identity ?? this.makeIdentity('Identity', 'identity');
  }

  private get systemAssignedOnly(): boolean {
    return this.props.identityType === IdentityType.SYSTEM_ASSIGNED;
  }

  /**
   * Grants the right to use the key, to the identity and to Azure Cosmos DB where it is needed, and waits for Azure to spread it.
   * Storage and registry read the key as a user-assigned identity always, so that one is made for them where the workspace has none.
   */
  encryption(): PartEncryption | undefined {
    const { encryption } = this.props;
    if (encryption === undefined) return undefined;
    const { key, cosmosDbPrincipalId } = encryption;
    const identity: IIdentityRef = this.identity ?? this.makeIdentity('EncryptionIdentity', 'encryptionIdentity');
    const grants: Grant[] = [];
    if (this.systemAssignedOnly || this.grantsWanted) grants.push(this.grantKey('KeyUser', key, identity.principalId as string));
    if (cosmosDbPrincipalId !== undefined) grants.push(this.grantKey('CosmosDbKeyUser', key, cosmosDbPrincipalId));
    const wait = afterPropagation(this.scope, 'KeyWait', grants, encryption.propagationSeconds);
    return {
      identity,
      key: {
        id: key.id,
        versionlessId: key.versionlessId,
        keyVaultId: key.keyVaultId,
        usableAfter: [...(key.usableAfter ?? []), ...(identity.usableAfter ?? []), ...wait],
      },
    };
  }

  /** What the user-assigned identity needs before the workspace is created. */
  grantBefore(parts: GrantedParts): ITerraformDependable[] {
    const principalId = this.identity?.principalId;
    if (!this.grantsWanted || principalId === undefined) return [];
    const rows = [...WORKSPACE_ROLES, ...(this.managedNetwork ? MANAGED_NETWORK_ROLES : [])];
    return [...this.grantRows(rows, parts, principalId), ...this.grantLinks(parts, principalId)].map((grant) => grant.resource);
  }

  /** What can be granted only once the workspace exists: on the workspace itself, and to its own identity. */
  grantAfter(workspace: IResourceRef, ownPrincipalId: string, parts: GrantedParts): void {
    if (this.systemAssignedOnly) {
      if (this.managedNetwork) this.grantRows(MANAGED_NETWORK_ROLES, parts, ownPrincipalId);
      this.grantLinks(parts, ownPrincipalId);
      if (this.props.encryption !== undefined) this.grantKey('OwnKeyUser', this.props.encryption.key, ownPrincipalId);
      return;
    }
    const principalId = this.identity?.principalId;
    if (!this.grantsWanted || principalId === undefined) return;
    new Grant(this.scope, 'WorkspaceContributor', { scope: workspace, role: Role.CONTRIBUTOR, grantee: servicePrincipal(principalId) });
  }

  private makeIdentity(id: string, kind: 'identity' | 'encryptionIdentity'): UserAssignedIdentity {
    return new UserAssignedIdentity(this.scope, id, {
      name: makeName(this.scope, kind, this.props.baseName),
      resourceGroupName: this.props.resourceGroup.name,
      location: this.location,
    });
  }

  private grantRows(rows: readonly RoleRow[], parts: GrantedParts, principalId: string): Grant[] {
    return rows.flatMap(({ id, part, role }) => {
      const scope = parts[part];
      return scope === undefined ? [] : [new Grant(this.scope, id, { scope, role, grantee: servicePrincipal(principalId) })];
    });
  }

  /**
   * The studio reads data through the storage account's private endpoints only where the identity may see them.
   *
   * Source: Microsoft's page "Use Azure Machine Learning studio in an Azure virtual network".
   */
  private grantLinks({ storage }: GrantedParts, principalId: string): Grant[] {
    const links = storage instanceof WorkspaceStorage ? storage.links : [];
    return links.map(
      (link) => new Grant(this.scope, `${link.node.id}Reader`, { scope: link, role: Role.READER, grantee: servicePrincipal(principalId) }),
    );
  }

  private grantKey(id: string, key: IKeyRef, principalId: string): Grant {
    const role = Role.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER;
    return new Grant(this.scope, id, { scope: { id: key.keyVaultId }, role, grantee: servicePrincipal(principalId) });
  }
}

function servicePrincipal(principalId: string): IGrantee {
  return { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
}

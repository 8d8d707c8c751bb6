import { IKeyRef } from '../../core/types';

/** With which key a workspace and the parts that it makes are encrypted at rest. */
export interface WorkspaceEncryption {
  /**
   * The key: a `CustomerManagedKey`, made or taken by `fromKeyAttributes`, an L1 key, or its ids. Its vault must be in the workspace's subscription and have purge protection. Another version of a key that
   * is brought, or another key of the same vault, takes effect in place where the stack has the provider azapi; without it, stay with the version that the
   * workspace was created with, since azurerm never sends another one and each later plan would want to change it again.
   * @change in place
   */
  readonly key: IKeyRef;
  /**
   * Whether Azure keeps the workspace's metadata, encrypted with the key, in resources of its own, rather than in a managed resource group of your
   * subscription with Azure Cosmos DB, AI Search and storage.
   * @default false - then `cosmosDbPrincipalId` is needed
   * @change added: in place, replaces the grant, replaces the workspace, removes the grant; taken away: in place, makes the grant, replaces the grant,
   * replaces the workspace
   */
  readonly serviceSideEncryption?: boolean;
  /**
   * The object id, in your tenant, of the service principal "Azure Cosmos DB", which gets the right to use the key. Azure CLI prints it:
   * `az ad sp list --filter "displayName eq 'Azure Cosmos DB'" --query "[].id" -o tsv`
   * @default - none: then `serviceSideEncryption: true` is needed
   * @change added: in place, makes the grant, replaces the grant, replaces the workspace; changed: replaces the grant; taken away: in place, replaces the
   * grant, replaces the workspace, removes the grant
   */
  readonly cosmosDbPrincipalId?: string;
  /**
   * How many seconds to wait for Azure to spread the rights to use the key before it is used. 0 turns the wait off.
   * @default 120
   * @change nothing
   */
  readonly propagationSeconds?: number;
}

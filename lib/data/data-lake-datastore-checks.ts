import { Construct } from 'constructs';
import { isGuid } from '../core/checks';
import { refuse } from '../core/errors';
import { sameResource } from '../core/resource-id';
import { checkSecret } from '../core/secrets';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { DataLakeDatastoreProps, DatastoreServicePrincipal } from './data-lake-datastore-props';

// What the props alone tell.

/** Refuses an account that cannot have a hierarchical namespace, or that is missing. */
export function checkStorage(scope: Construct, { workspace, storage, container }: DataLakeDatastoreProps): void {
  if (storage === undefined && container !== undefined) return;
  const own = storage instanceof WorkspaceStorage || sameResource(scope, storage, workspace.knownParts.storage);
  if (storage !== undefined && !own) return;
  refuse(scope, {
    property: 'storage',
    value: storage?.id,
    rule: `a Data Lake Gen2 datastore needs an account with hierarchical namespace, which the storage of a workspace never has`,
    remedy: `Pass an account with hierarchical namespace, or 'container', or use a blob datastore`,
  });
}

/** Refuses ids that are no GUIDs, and a literal secret. */
export function checkPrincipal(scope: Construct, { tenantId, clientId, clientSecret }: DatastoreServicePrincipal): void {
  checkGuid(scope, 'tenantId', tenantId, 'the id of a tenant', 'az account show');
  checkGuid(scope, 'clientId', clientId, 'the client id of an application', 'az ad app show');
  checkSecret(scope, 'servicePrincipal.clientSecret', clientSecret);
}

function checkGuid(scope: Construct, property: string, value: string, title: string, command: string): void {
  if (isGuid(value)) return;
  refuse(scope, {
    property: `servicePrincipal.${property}`,
    value,
    rule: `${title} is a GUID`,
    remedy: `Pass what \`${command}\` prints`,
  });
}

import { IResourceRef } from '../core/types';
import { DatastoreContainerOptions } from './container';
import { DatastoreOptions, DatastoreProps } from './datastore-base';

/** The application that reaches the data of a datastore. Its client secret is kept in the workspace's key vault, and in Terraform's state. */
export interface DatastoreServicePrincipal {
  /**
   * The Microsoft Entra tenant of the application.
   * @change in place
   */
  readonly tenantId: string;
  /**
   * The application (client) id.
   * @change in place
   */
  readonly clientId: string;
  /**
   * The client secret: a reference, such as to a sensitive `TerraformVariable`, never the secret itself.
   * @change in place
   */
  readonly clientSecret: string;
}

export interface DataLakeDatastoreOptions extends DatastoreOptions, DatastoreContainerOptions {
  /**
   * The storage account in which the container is made, with hierarchical namespace: never the workspace's own.
   * @default - none: then `container` is needed
   * @change added: makes the blob container, replaces the Data Lake datastore, replaces the grant; changed: replaces the Data Lake datastore, replaces the
   * blob container, replaces the grant; taken away: replaces the Data Lake datastore, replaces the grant, removes the blob container
   */
  readonly storage?: IResourceRef;
  /**
   * The application as which jobs reach the data. It has its role on the container already, or is granted it with `grantReadWrite`.
   * @default - none: jobs reach the data as their compute or user
   * @change in place
   */
  readonly servicePrincipal?: DatastoreServicePrincipal;
}

export interface DataLakeDatastoreProps extends DataLakeDatastoreOptions, DatastoreProps {}

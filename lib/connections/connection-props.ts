import { IResourceRef } from '../core/types';
import { ConnectionAuth } from './connection-auth';
import { ConnectionTarget } from './connection-target';

/** Where a connection leads, and how code signs in there. */
export interface ConnectionOptions {
  /**
   * The name of the connection: 3-33 letters, digits, dashes and underscores. Another one replaces it.
   * @default - the construct id
   * @change replaces the connection
   */
  readonly name?: string;
  /**
   * What it leads to.
   * @change in place, replaces the grant
   */
  readonly target: ConnectionTarget;
  /**
   * How it signs in there.
   * @change in place, removes the grant
   */
  readonly auth: ConnectionAuth;
  /**
   * The version of the secrets, such as the `version` of a `DataAzurermKeyVaultSecret`: Terraform keeps no secret, and so does not see when they change. They are
   * sent again when this or anything else that you write of the connection changes.
   * @default - they are sent again when anything else of the connection changes
   * @change in place
   */
  readonly secretVersion?: string;
  /**
   * Whether everybody who works in the workspace may use it, rather than only who makes it.
   * @default true
   * @change in place
   */
  readonly sharedToAll?: boolean;
  /**
   * When its credentials end, such as `2027-01-31T00:00:00Z`.
   * @default - never
   * @change in place
   */
  readonly expiry?: string;
  /**
   * What else Azure keeps with it, for all to see.
   * @default - what the kind of target needs
   * @change in place
   */
  readonly metadata?: { [name: string]: string };
  /**
   * Whether the workspace's identity is granted what it needs on the Azure resource that the target names, with `ConnectionAuth.entraId()`.
   * @default - true where the resource is named, but false for an identity that is brought to the workspace without `grants: true`
   * @change added: removes the grant; changed: makes the grant; taken away: makes the grant
   */
  readonly grants?: boolean;
}

/** What connections are added to. */
export interface IConnected extends IResourceRef {
  /** The object id of the identity that code acts as, where it is known. */
  readonly identityPrincipalId?: string;
  /** Whether that identity is granted here what connections need. */
  readonly grantsIdentity?: boolean;
}

/** Where a connection leads, how code signs in there, and what has it. */
export interface ConnectionProps extends ConnectionOptions {
  /** The workspace, hub or project. */
  readonly workspace: IConnected;
}

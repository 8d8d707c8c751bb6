import { createHash } from 'node:crypto';
import { ITerraformDependable, Lazy, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { checkText } from '../core/checks';
import { refuse, warn } from '../core/errors';
import { takeName } from '../core/naming';
import { checkResourceId } from '../core/resource-id';
import { beforeUse, changed } from '../core/order';
import { IResourceRef, PrincipalType } from '../core/types';
import { checkSecret, NOT_SHOWN } from '../data/credentials';
import { ConnectionAuth } from './connection-auth';
import { ConnectionTarget } from './connection-target';

/** Where a connection leads, and how code signs in there. */
export interface ConnectionOptions {
  /**
   * The name of the connection: 3-33 letters, digits, dashes and underscores. Another one replaces it.
   * @default - the construct id
   */
  readonly name?: string;
  /** What it leads to. */
  readonly target: ConnectionTarget;
  /** How it signs in there. */
  readonly auth: ConnectionAuth;
  /**
   * The version of the secrets, such as the `version` of a `DataAzurermKeyVaultSecret`: Terraform keeps no secret, and so does not see when they change. They are
   * sent again when this or anything else that you write of the connection changes.
   * @default - they are sent again when anything else of the connection changes
   */
  readonly secretVersion?: string;
  /**
   * Whether everybody who works in the workspace may use it, rather than only who makes it.
   * @default true
   */
  readonly sharedToAll?: boolean;
  /**
   * When its credentials end, such as `2027-01-31T00:00:00Z`.
   * @default - never
   */
  readonly expiry?: string;
  /**
   * What else Azure keeps with it, for all to see.
   * @default - what the kind of target needs
   */
  readonly metadata?: { [name: string]: string };
  /**
   * Whether the workspace's identity is granted what it needs on the Azure resource that the target names, with `ConnectionAuth.entraId()`.
   * @default - true where the resource is named, but false for an identity that is brought to the workspace without `grants: true`
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

interface ConnectionBody {
  readonly properties: {
    readonly category: string;
    readonly target: string;
    readonly authType: string;
    readonly credentials?: object;
    readonly isSharedToAll: boolean;
    readonly expiryTime?: string;
    readonly metadata?: { readonly [name: string]: string };
  };
}

/** User and password before the host, or the signature of a shared access signature. */
const SECRET_IN_ADDRESS = /\/\/[^/?#]*:[^/?#]*@|[?&]sig=/i;

/** What secrets are called, and nothing else that connections keep. */
const SECRET_NAME = /(password|secret|connection_?string|(api|account|access|primary|secondary)_?key)$|^(key|pwd|pat|sas)$/i;

/**
 * What code in a workspace, a hub or a project finds under a name: an address, and how to sign in there. Computes of a managed network that allows only approved
 * traffic need an outbound rule to the address too.
 *
 * Throws for a name, an address or an id that Azure would refuse, for a way to sign in that the kind of target does not know, and for literal secrets.
 * Needs the provider azapi, and Terraform 1.11 for secrets.
 */
export class Connection extends Construct implements IResourceRef {
  /** The connection. */
  readonly resource: AzapiResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the connection. */
  readonly name: string;
  /** The roles of the workspace's identity on the target, where they are granted here. */
  readonly identityGrants: Grant[];

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    const { workspace, auth } = props;
    this.checkTarget(props);
    for (const { property, value } of auth.secrets) checkSecret(this, `auth.${property}`, value);
    this.checkVersion(props);
    this.identityGrants = this.grant(props);
    this.name = takeName(this, 'connection', { name: props.name ?? id, place: workspace.id });
    const { category, target, metadata } = props.target.options;
    const body: ConnectionBody = {
      properties: {
        category,
        target,
        authType: auth.authType,
        credentials: auth._open,
        isSharedToAll: props.sharedToAll ?? true,
        expiryTime: props.expiry === undefined ? undefined : this.expiryOf(props.expiry),
        metadata: metadata === undefined && props.metadata === undefined ? undefined : { ...metadata, ...props.metadata },
      },
    };
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.CONNECTION,
      name: this.name,
      parentId: workspace.id,
      body,
      sensitiveBody: auth._hidden && { properties: { credentials: auth._hidden } },
      sensitiveBodyVersion: versionOf(props.secretVersion, body),
      dependsOn: beforeUse(this, [changed(workspace)]),
    });
    this.usableAfter = [this.resource];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  private checkTarget({ target, auth, metadata }: ConnectionProps): void {
    const { options, _kind: kind } = target;
    const reject = (property: string, value: unknown, rule: string, remedy: string): never => {
      refuse(this, { property, value, rule, remedy });
    };
    checkText(this, 'target', options.target);
    if (!Token.isUnresolved(options.target) && SECRET_IN_ADDRESS.test(options.target))
      reject('target', NOT_SHOWN, 'it holds a password or a signature, for all to see', `Pass the address alone, and the secret with 'auth'`);
    for (const [name, text] of Object.entries({ ...options.metadata, ...metadata })) {
      checkText(this, `metadata.${name}`, text);
      if (SECRET_NAME.test(name)) reject(`metadata.${name}`, NOT_SHOWN, 'metadata is for all to see', `Pass secrets with 'auth'`);
    }
    if (kind.https === true && !Token.isUnresolved(options.target) && !/^https:\/\/[^/\s]+/.test(options.target)) {
      reject('target', options.target, `the address of ${options.category} starts with https://`, 'Pass the whole address');
    }
    if (options.target === '') reject('target', options.target, 'it is the address that the connection leads to', 'Pass it');
    if (kind.auth !== undefined && !kind.auth.includes(auth.authType)) {
      reject('auth', auth.authType, `at ${options.category} one signs in with ${kind.auth.join(', ')}`, 'Pass one of these');
    }
    if (options.resource !== undefined && kind.resourceKind !== undefined)
      checkResourceId(this, 'target.resource', options.resource.id, kind.resourceKind);
  }

  private checkVersion({ secretVersion, auth }: ConnectionProps): void {
    if (secretVersion === undefined || auth.secrets.length > 0) return;
    refuse(this, {
      property: 'secretVersion',
      value: secretVersion,
      rule: `it tells when secrets have changed, and ${auth.authType} has none`,
      remedy: 'Leave it out',
    });
  }

  private grant({ target, auth, grants, workspace }: ConnectionProps): Grant[] {
    const { options, _kind: kind } = target;
    const { resource: scope } = options;
    if (auth.authType !== 'AAD' || scope === undefined || kind.roles === undefined || grants === false) {
      if (grants === true) {
        refuse(this, {
          property: 'grants',
          value: grants,
          rule: `it grants roles on a resource that the target names and knows roles for, with ConnectionAuth.entraId()`,
          remedy: `Leave it out, or pass the resource with the target and such an 'auth'`,
        });
      }
      return [];
    }
    if (grants === undefined && workspace.grantsIdentity !== true) {
      warn(this, `the workspace's identity must have the roles '${kind.roles.join(`' and '`)}' on the target; 'grants: true' grants them`);
      return [];
    }
    const { identityPrincipalId: principalId } = workspace;
    if (principalId === undefined) {
      refuse(this, {
        property: 'grants',
        value: grants,
        rule: `the principal id of the workspace's identity is not known`,
        remedy: `Pass the workspace's 'identity' with its 'principalId', or 'identityPrincipalId' to fromWorkspaceAttributes, or 'grants: false'`,
      });
    }
    const grantee = { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    return kind.roles.map((role) => Grant._getOrMake(this, role.replace(/ /g, ''), { scope, role, grantee }));
  }

  private expiryOf(expiry: string): string {
    if (Token.isUnresolved(expiry) || (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(expiry) && !Number.isNaN(Date.parse(expiry)))) return expiry;
    refuse(this, {
      property: 'expiry',
      value: expiry,
      rule: 'it is a time in UTC as ISO 8601 writes it',
      remedy: 'Pass one such as 2027-01-31T00:00:00Z',
    });
  }
}

/** When the secrets are sent. With the rest of the body, too: azapi leaves out what has the same version, and Azure would keep a connection without them. */
function versionOf(secretVersion: string | undefined, body: ConnectionBody): { [path: string]: string } | undefined {
  if (secretVersion === undefined) return undefined;
  const hash = Lazy.stringValue({
    produce: (context) =>
      createHash('sha256')
        .update(JSON.stringify(context.resolve(body)))
        .digest('hex')
        .slice(0, 8),
  });
  return { 'properties.credentials': `${secretVersion}-${hash}` };
}

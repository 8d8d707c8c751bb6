import { ITerraformDependable, Lazy, Token } from 'cdktf';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { Grant } from '../access/grant';
import { grantToWorkspace } from '../access/workspace-identity';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { beforeUse, changed } from '../core/order';
import { checkSecret } from '../core/secrets';
import { IResourceRef } from '../core/types';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { checkTarget, checkVersion } from './connection-checks';
import { ConnectionProps } from './connection-props';

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
    props = given(scope, id, 'ConnectionProps', props);
    super(scope, id);
    const { workspace, auth } = props;
    const { name, expiryTime } = together(this, () => {
      checkTarget(this, props);
      for (const { property, value } of auth.secrets) checkSecret(this, `auth.${property}`, value);
      checkVersion(this, props);
      return {
        name: takeName(this, 'connection', { name: props.name ?? id, place: workspace.id }),
        expiryTime: props.expiry === undefined ? undefined : this.expiryOf(props.expiry),
      };
    });
    this.name = name;
    this.identityGrants = this.grant(props);
    const { category, target, metadata } = props.target.options;
    const body: ConnectionBody = {
      properties: {
        category,
        target,
        authType: auth.authType,
        credentials: auth._open,
        isSharedToAll: props.sharedToAll ?? true,
        expiryTime,
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
    const warning = `the workspace's identity must have the roles '${kind.roles.join(`' and '`)}' on the target; 'grants: true' grants them`;
    const roles = Object.fromEntries(kind.roles.map((role) => [role.replace(/ /g, ''), role]));
    return grantToWorkspace(this, workspace, { on: scope, roles, grants, warning, instead: `'grants: false'` });
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

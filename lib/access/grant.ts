import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { refuse, together } from '../core/errors';
import { given, givenAs, joined, ours } from '../core/given';
import { comparable, resolve } from '../core/resolve';
import { segmentOf } from '../core/resource-id';
import { isRemoved, perStack, withinStack } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { checkGrantee, checkRole, checkScope, checkWords } from './grant-checks';
import { GrantProps } from './grant-props';
import { Role } from './roles';

const grants = perStack(() => new Map<string, Grant>());
/** By what is granted. */
const keys = new WeakMap<GrantProps, string>();

/**
 * One role for one principal on one resource.
 *
 * Throws when the principal id is not a GUID, when its type is none of `PrincipalType`, when the role is given by its id, for empty texts, and when the
 * stack grants the same already: Azure would refuse the second.
 */
export class Grant extends Construct {
  /** @internal the same grant that the stack has already, or a new one */
  static _getOrMake(scope: Construct, id: string, props: GrantProps): Grant {
    const key = keyOf(scope, props);
    keys.set(ours(props), key);
    return standing(scope, key) ?? new Grant(scope, id, props);
  }

  /** The role assignment. */
  readonly resource: RoleAssignment;
  private readonly key: string;

  constructor(scope: Construct, id: string, props: GrantProps) {
    props = given(scope, id, 'GrantProps', props);
    super(scope, id);
    useAzurerm(this);
    together(this, () => {
      checkGrantee(this, props.grantee);
      checkRole(this, props.role);
      checkWords(this, props);
      checkScope(this, props.scope.id);
    });
    this.key = keys.get(props) ?? keyOf(this, props);
    this.claim(props);
    this.resource = new RoleAssignment(this, 'Resource', {
      scope: props.scope.id,
      ...roleOf(this, props),
      principalId: props.grantee.principalId,
      principalType: props.grantee.principalType,
      condition: props.condition,
      conditionVersion: props.condition === undefined ? undefined : '2.0',
      description: props.description,
      count: props.suspended === true ? 0 : undefined,
      lifecycle: props.lifecycle,
      dependsOn: withinStack(this, props.dependsOn),
    });
  }

  /** @internal Takes a grant that the library has made by itself back, for one that somebody asks for in its place. */
  _withdraw(): void {
    grants(this).delete(this.key);
    this.node.scope?.node.tryRemoveChild(this.node.id);
  }

  private claim(props: GrantProps): void {
    const other = standing(this, this.key);
    if (other === undefined) {
      grants(this).set(this.key, this);
      return;
    }
    refuse(this, {
      property: 'role',
      value: props.role,
      rule: `the same principal has it on the same resource already, by [${other.node.path}], and Azure refuses to grant it twice`,
      remedy: 'Leave one of the grants out',
    });
  }
}

/** The grant of the stack with a key, unless somebody has taken it out. */
function standing(scope: Construct, key: string): Grant | undefined {
  const grant = grants(scope).get(key);
  return grant === undefined || isRemoved(grant) ? undefined : grant;
}

/** A role on `resource` itself. Suspended access takes it away from everybody but owners. */
export function grantOn(resource: Construct & IResourceRef, id: string, props: Omit<GrantProps, 'scope'>): Grant {
  givenAs(resource, 'role', 'string', props.role);
  const owner = props.role.toLowerCase() === Role.OWNER.toLowerCase();
  return new Grant(resource, id, joined(props, { scope: resource, suspended: props.suspended === true && !owner }));
}

/**
 * A custom role that the program makes goes by its id in the subscription of the resource, as Azure tells it there, and any other role by its name. The name of a
 * new one may not have spread yet, and a new name of it would make every grant anew.
 */
function roleOf(scope: Construct, { role, scope: on }: GrantProps): { readonly roleDefinitionId: string } | { readonly roleDefinitionName: string } {
  const isMade = /^\$\{azurerm_role_definition\.[\w-]+\.role_definition_id\}$/.test(String(resolve(scope, role)));
  if (!isMade) return { roleDefinitionName: role };
  return { roleDefinitionId: `/subscriptions/${segmentOf(on.id, 1)}/providers/Microsoft.Authorization/roleDefinitions/${role}` };
}

function keyOf(scope: Construct, { scope: on, role, grantee }: GrantProps): string {
  return [on.id, role, grantee.principalId].map((text) => comparable(scope, text)).join(' ');
}

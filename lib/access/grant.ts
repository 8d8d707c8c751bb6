import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { ITerraformDependable, TerraformResourceLifecycle, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkObjectId, checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { comparable } from '../core/resolve';
import { perStack, withinStack } from '../core/stacks';
import { IGrantee, IResourceRef, PrincipalType } from '../core/types';
import { Role } from './roles';
import { useAzurerm } from '../providers/azurerm';

/** On what terms a role is granted. */
export interface GrantOptions {
  /**
   * A condition that narrows the role, in Azure's language for conditions, version 2.0. A change replaces the grant.
   *
   * Source: Microsoft's page "What is Azure attribute-based access control".
   * @default - none
   */
  readonly condition?: string;
  /**
   * Why the role is granted. A change replaces the grant.
   * @default - none
   */
  readonly description?: string;
}

/** Who is granted which role, and on what. */
export interface GrantProps extends GrantOptions {
  /** The resource on which the role is granted. */
  readonly scope: IResourceRef;
  /** The name of the role: one of `Role`, or any other. */
  readonly role: string;
  /** Who gets the role. */
  readonly grantee: IGrantee;
  /**
   * Terraform's lifecycle of the role assignment.
   * @default - none
   */
  readonly lifecycle?: TerraformResourceLifecycle;
  /**
   * What must exist before the role is granted, besides what it refers to.
   * @default - nothing
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * Whether the grant is suspended: its role assignment is taken away, and comes back at the same address when it is no longer suspended.
   * @default false
   */
  readonly suspended?: boolean;
}

const grants = perStack(() => new Map<string, Grant>());

/**
 * One role for one principal on one resource.
 *
 * Throws when the principal id is not a GUID, when its type is none of `PrincipalType`, when the role is given by its id, for empty texts, and when the
 * stack grants the same already: Azure would refuse the second.
 */
export class Grant extends Construct {
  /** @internal the same grant that the stack has already, or a new one */
  static _getOrMake(scope: Construct, id: string, props: GrantProps): Grant {
    return grants(scope).get(keyOf(scope, props)) ?? new Grant(scope, id, props);
  }

  /** The role assignment. */
  readonly resource: RoleAssignment;
  private readonly key: string;

  constructor(scope: Construct, id: string, props: GrantProps) {
    super(scope, id);
    useAzurerm(this);
    this.checkGrantee(props.grantee);
    this.checkRole(props.role);
    this.checkWords(props);
    this.key = keyOf(this, props);
    this.claim(props);
    this.resource = new RoleAssignment(this, 'Resource', {
      scope: props.scope.id,
      roleDefinitionName: props.role,
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
    const other = grants(this).get(this.key);
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

  private checkRole(role: string): void {
    if (Token.isUnresolved(role) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^\//i.test(role)) return;
    refuse(this, {
      property: 'role',
      value: role,
      rule: 'roles go by their names here, and not by their ids',
      remedy: `Pass the name, such as 'AzureML Data Scientist', as 'az role definition list' prints it as roleName`,
    });
  }

  private checkWords({ role, condition, description }: GrantProps): void {
    for (const [property, text] of Object.entries({ role, condition, description })) {
      if (text === undefined) continue;
      checkText(this, property, text);
      if (text !== '') continue;
      const remedy = property === 'role' ? 'Pass one of Role, or the name of another one' : `Leave out '${property}'`;
      refuse(this, { property, value: text, rule: 'azurerm refuses an empty text here', remedy });
    }
  }

  private checkGrantee({ principalId, principalType }: IGrantee): void {
    checkObjectId(this, 'principalId', principalId);
    const types: string[] = Object.values(PrincipalType);
    if (Token.isUnresolved(principalType) || types.includes(principalType)) return;
    refuse(this, {
      property: 'principalType',
      value: principalType,
      rule: `Azure knows only ${types.join(', ')}`,
      remedy: 'Pass one of PrincipalType',
    });
  }
}

/** A role on `resource` itself. Suspended access takes it away from everybody but owners. */
export function grantOn(resource: Construct & IResourceRef, id: string, props: Omit<GrantProps, 'scope'>): Grant {
  const owner = props.role.toLowerCase() === Role.OWNER.toLowerCase();
  return new Grant(resource, id, { ...props, scope: resource, suspended: props.suspended === true && !owner });
}

function keyOf(scope: Construct, { scope: on, role, grantee }: GrantProps): string {
  return [on.id, role, grantee.principalId].map((text) => comparable(scope, text)).join(' ');
}

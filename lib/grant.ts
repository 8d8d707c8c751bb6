import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { ITerraformDependable, TerraformResourceLifecycle, Token } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from './errors';
import { IGrantee, IResourceRef, PrincipalType } from './types';

export interface GrantProps {
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
}

/**
 * One role for one principal on one resource.
 *
 * Throws when the principal id is not a GUID, or its type is none of `PrincipalType`.
 */
export class Grant extends Construct {
  /** The role assignment. */
  readonly resource: RoleAssignment;

  constructor(scope: Construct, id: string, props: GrantProps) {
    super(scope, id);
    this.checkGrantee(props.grantee);
    this.resource = new RoleAssignment(this, 'Resource', {
      scope: props.scope.id,
      roleDefinitionName: props.role,
      principalId: props.grantee.principalId,
      principalType: props.grantee.principalType,
      lifecycle: props.lifecycle,
      dependsOn: props.dependsOn,
    });
  }

  private checkGrantee({ principalId, principalType }: IGrantee): void {
    checkObjectId(this, 'principalId', principalId);
    const types: string[] = Object.values(PrincipalType);
    if (Token.isUnresolved(principalType) || types.includes(principalType)) return;
    throw new ConfigurationError(this, {
      property: 'principalType',
      value: principalType,
      rule: `Azure knows only ${types.join(', ')}`,
      remedy: 'Pass one of PrincipalType',
    });
  }
}

/** Refuses what cannot be a Microsoft Entra object id. */
export function checkObjectId(scope: Construct, property: string, value: string): void {
  if (Token.isUnresolved(value) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return;
  throw new ConfigurationError(scope, {
    property,
    value,
    rule: 'a Microsoft Entra object id is a GUID',
    remedy: 'Pass the object id that `az ad user show`, `az ad group show` or `az ad sp show` prints as `id`',
  });
}

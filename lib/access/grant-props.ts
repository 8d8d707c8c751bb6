import { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
import { IGrantee, IResourceRef } from '../core/types';

/** On what terms a role is granted. */
export interface GrantOptions {
  /**
   * A condition that narrows the role, in Azure's language for conditions, version 2.0. A change replaces the grant.
   *
   * Source: Microsoft's page "What is Azure attribute-based access control".
   * @default - none
   * @change replaces the grant
   */
  readonly condition?: string;
  /**
   * Why the role is granted. A change replaces the grant.
   * @default - none
   * @change replaces the grant
   */
  readonly description?: string;
}

/** Who is granted which role, and on what. */
export interface GrantProps extends GrantOptions {
  /**
   * The resource on which the role is granted.
   * @change replaces the grant
   */
  readonly scope: IResourceRef;
  /**
   * The name of the role: one of `Role`, or any other; of a `CustomRole` of the program its `role`.
   * @change replaces the grant
   */
  readonly role: string;
  /**
   * Who gets the role.
   * @change replaces the grant
   */
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
   * @change added: in place; changed: makes the grant; taken away: makes the grant
   */
  readonly suspended?: boolean;
}

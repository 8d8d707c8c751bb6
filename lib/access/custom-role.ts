import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { checkName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { checkCustomRole, claimRoleName, Permissions } from './custom-role-checks';
import { CustomRoleProps } from './custom-role-props';

/**
 * A role of your own, from one of Microsoft's pages or from actions that you name. Grant it as any other, by its `role`:
 *
 * ```ts
 * workspace.grant('Scientists', team, scientist.role);
 * ```
 *
 * Name, description, permissions and `assignableScopes` are changed in place, for everybody who has the role; Azure takes up to an hour to spread that. Another `scope`
 * or `roleId` makes the role anew, which Azure refuses while anybody has it. Whoever deploys needs Owner or User Access Administrator on each assignable scope.
 *
 * Throws for a role that allows nothing, for operations, scopes and names that Azure would refuse, and for a name that the stack has already.
 *
 * Sources: Terraform's page "azurerm_role_definition", Microsoft's pages "Azure custom roles" and "Manage access to Azure Machine Learning workspaces".
 */
export class CustomRole extends Construct implements IResourceRef {
  /** The role. */
  readonly resource: RoleDefinition;

  constructor(scope: Construct, id: string, props: CustomRoleProps) {
    props = given(scope, id, 'CustomRoleProps', props);
    super(scope, id);
    useAzurerm(this);
    const permissions = permissionsOf(props);
    this.resource = new RoleDefinition(
      this,
      'Resource',
      together(this, () => {
        checkCustomRole(this, props, permissions);
        claimRoleName(this, props.name);
        return {
          name: checkName(this, 'customRole', props.name),
          scope: props.scope.id,
          description: props.description ?? props.preset?.description,
          // azurerm tells a role without permissions from one with empty ones.
          permissions: [permissions],
          assignableScopes: (props.assignableScopes ?? [props.scope]).map((one) => one.id),
          roleDefinitionId: props.roleId,
        };
      }),
    );
  }

  /**
   * What grants take as their `role`: the role itself rather than its name, so that it is there first, that nobody has to find it by a name which Azure has
   * not spread yet, and that another name replaces no grant.
   */
  get role(): string {
    return this.resource.roleDefinitionId;
  }

  /** The id of the role in Azure. */
  get id(): string {
    return this.resource.roleDefinitionResourceId;
  }
}

function permissionsOf({ preset, actions = [], notActions = [], dataActions = [], notDataActions = [] }: CustomRoleProps): Permissions {
  return {
    actions: all(preset?.actions, actions),
    notActions: all(preset?.notActions, notActions),
    dataActions: [...dataActions],
    notDataActions: [...notDataActions],
  };
}

function all(preset: string[] = [], own: string[]): string[] {
  return [...new Set([...preset, ...own])];
}

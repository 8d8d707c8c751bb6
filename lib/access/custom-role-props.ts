import { IResourceRef } from '../core/types';
import { RolePreset } from './role-preset';

/** What a role allows, and where it may be granted. */
export interface CustomRoleProps {
  /**
   * The name, of which Azure takes one per tenant: company and purpose, such as `Contoso Data Scientist`. A change is made in place, and those who have the
   * role keep it.
   * @change in place
   */
  readonly name: string;
  /**
   * Where the role is defined: a resource group or a subscription. Another one makes it anew.
   * @change replaces the custom role
   */
  readonly scope: IResourceRef;
  /**
   * A role of Microsoft's pages to start from.
   * @default - none: `actions` say all
   * @change in place
   */
  readonly preset?: RolePreset;
  /**
   * What it allows, besides what the preset does: `Microsoft.MachineLearningServices/workspaces/jobs/*`.
   * @default - what the preset allows
   * @change in place
   */
  readonly actions?: string[];
  /**
   * What is left out of the actions, besides what the preset leaves out. It is no refusal: another role may give it.
   * @default - what the preset leaves out
   * @change in place
   */
  readonly notActions?: string[];
  /**
   * What it allows with data, such as `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read`.
   * @default - nothing
   * @change in place
   */
  readonly dataActions?: string[];
  /**
   * What is left out of the data actions.
   * @default - nothing
   * @change in place
   */
  readonly notDataActions?: string[];
  /**
   * Where the role may be granted: resource groups, subscriptions, resources such as a workspace; also several subscriptions of the tenant.
   * @default - at `scope` and below
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly assignableScopes?: IResourceRef[];
  /**
   * What it is for, as people see it in the portal.
   * @default - what the preset says
   * @change in place
   */
  readonly description?: string;
  /**
   * The GUID of the role, for one that other programs name by it. A change, also from none, makes the role anew, which Azure refuses while anybody has it.
   * @default - azurerm makes one up once, and keeps it
   * @change added: replaces the custom role; changed: replaces the custom role; taken away: stays in Azure
   */
  readonly roleId?: string;
}

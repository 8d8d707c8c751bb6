import { DataResource, dependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { StorageAccess } from '../workspace-ref/workspace-enums';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { beforeUse } from '../core/order';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** When a workspace fetches the keys of its storage account. */
export interface KeyResyncOptions {
  /**
   * Runs the action again whenever it changes: a date, or an attribute of what changes the keys, which then comes before. It is kept in Terraform's state
   * and shown in plans, so that it must not be a key itself.
   */
  readonly when: string;
}

/** When and which workspace fetches the keys of its storage account. */
export interface KeyResyncProps extends KeyResyncOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * Lets a workspace fetch the keys of its storage account and registry, after somebody has changed them: once now, and again whenever `when` changes. Without,
 * it takes up to an hour to notice. To destroy it does nothing.
 *
 * Throws for an empty `when`, and for a workspace that uses no keys. Source: Microsoft's page "Regenerate storage account access keys".
 */
export class KeyResync extends Construct {
  /** The action. */
  readonly resource: AzapiResourceAction;

  constructor(scope: Construct, id: string, props: KeyResyncProps) {
    super(scope, id);
    const { workspace, when } = props;
    this.check(workspace, when);
    const trigger = new DataResource(this, 'When', { input: { when } });
    this.resource = new AzapiResourceAction(this, 'Resource', {
      type: ApiType.ML_WORKSPACE,
      resourceId: workspace.id,
      action: 'resyncKeys',
      lifecycle: { replaceTriggeredBy: [dependable(trigger)] },
      dependsOn: beforeUse(this, [workspace]),
    });
  }

  private check({ storageAccess }: IWorkspaceRef, when: string): void {
    if (storageAccess === StorageAccess.IDENTITY) {
      refuse(this, {
        property: 'storageAccess',
        value: storageAccess,
        rule: 'the workspace uses no keys that could be fetched',
        remedy: `Leave out 'resyncKeys'`,
      });
    }
    if (!Token.isUnresolved(when) && (typeof when !== 'string' || when === '')) {
      refuse(this, {
        property: 'when',
        value: when,
        rule: 'the keys are fetched again whenever it changes',
        remedy: `Pass a text that changes with the keys, such as a date`,
      });
    }
    checkText(this, 'when', when);
  }
}

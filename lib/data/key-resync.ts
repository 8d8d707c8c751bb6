import { DataResource, dependable } from 'cdktf';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { beforeUse } from '../core/order';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { checkKeyResync } from './key-resync-checks';

/** When a workspace fetches the keys of its storage account. */
export interface KeyResyncOptions {
  /**
   * Runs the action again whenever it changes: a date, or an attribute of what changes the keys, which then comes before. It is kept in Terraform's state
   * and shown in plans, so that it must not be a key itself.
   * @change in place
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
    props = given(scope, id, 'KeyResyncProps', props);
    super(scope, id);
    const { workspace, when } = props;
    checkKeyResync(this, workspace, when);
    const trigger = new DataResource(this, 'When', { input: { when } });
    this.resource = new AzapiResourceAction(this, 'Resource', {
      type: ApiType.ML_WORKSPACE,
      resourceId: workspace.id,
      action: 'resyncKeys',
      lifecycle: { replaceTriggeredBy: [dependable(trigger)] },
      dependsOn: beforeUse(this, [workspace]),
    });
  }
}

import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { checkText } from '../core/checks';
import { together } from '../core/errors';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ScheduledJob } from './scheduled-job';
import { ScheduleTrigger } from '../core/schedule-trigger';

/** Which job runs when. */
export interface JobScheduleOptions {
  /**
   * The name of the schedule in the workspace: 1-255 letters, digits, dashes and underscores. Another one replaces it.
   * @default - the construct id
   * @change replaces the job schedule
   */
  readonly name?: string;
  /**
   * What runs.
   * @change in place
   */
  readonly job: ScheduledJob;
  /**
   * When it runs.
   * @change in place
   */
  readonly trigger: ScheduleTrigger;
  /**
   * Whether it runs at all.
   * @default true
   * @change in place
   */
  readonly enabled?: boolean;
  /**
   * The name that people read in the studio.
   * @default - the name
   * @change in place
   */
  readonly displayName?: string;
  /**
   * What it is for.
   * @default - none
   * @change in place
   */
  readonly description?: string;
}

/** Which job runs when, and in which workspace. */
export interface JobScheduleProps extends JobScheduleOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * Runs a job of a workspace again and again. Before it is destroyed it is disabled, since Azure deletes no other.
 *
 * Throws for names, ids and times that Azure would refuse. Needs the provider azapi. Source: Microsoft's page "Schedule machine learning pipeline jobs".
 */
export class JobSchedule extends Construct implements IResourceRef {
  /** The schedule. */
  readonly resource: AzapiResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the schedule. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: JobScheduleProps) {
    props = given(scope, id, 'JobScheduleProps', props);
    super(scope, id);
    const { workspace, displayName, description, trigger } = props;
    this.name = together(this, () => {
      for (const [property, text] of Object.entries({ displayName, description })) if (text !== undefined) checkText(this, property, text);
      return takeName(this, 'schedule', { name: props.name ?? id, place: workspace.id });
    });
    const bodyOf = (isEnabled: boolean): object => ({
      properties: {
        displayName,
        description,
        isEnabled,
        action: { actionType: 'CreateJob', jobDefinition: props.job._body(this, workspace) },
        trigger: { triggerType: trigger._type, ...trigger._body(this, 'trigger') },
      },
    });
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.SCHEDULE,
      name: this.name,
      parentId: workspace.id,
      body: bodyOf(props.enabled ?? true),
      dependsOn: beforeUse(this, [workspace]),
    });
    new AzapiResourceAction(this, 'Disable', {
      type: ApiType.SCHEDULE,
      resourceId: this.resource.id,
      method: 'PUT',
      when: 'destroy',
      body: bodyOf(false),
    });
    this.usableAfter = [this.resource];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }
}

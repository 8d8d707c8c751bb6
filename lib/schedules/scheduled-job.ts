import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkClusterUse } from '../compute/cluster-use';
import { ComputeCluster } from '../compute/compute-cluster';
import { checkTexts, checkWhole, variableTexts } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { assetId } from '../workspace-ref/asset-id';
import { givenTo } from '../core/given';

/** A command that runs in an environment. */
export interface CommandJob {
  /**
   * The command, such as `python train.py`.
   * @change in place
   */
  readonly command: string;
  /**
   * The environment: `azureml:<name>:<version>`, or its whole id.
   * @change in place
   */
  readonly environment: string;
  /**
   * The code that the command finds. As `environment` otherwise.
   * @default - none
   * @change in place
   */
  readonly code?: string;
  /**
   * The cluster that it runs on.
   * @default - serverless compute
   * @change added: in place, makes the compute cluster; changed: in place, replaces the compute cluster; taken away: in place, removes the compute cluster
   */
  readonly compute?: ComputeCluster;
  /**
   * How many nodes it takes.
   * @default 1
   * @change in place
   */
  readonly instanceCount?: number;
  /**
   * The experiment that it belongs to.
   * @default - Azure's own, `Default`
   * @change in place
   */
  readonly experimentName?: string;
  /**
   * How long it may run, as an ISO 8601 duration.
   * @default - as long as it takes
   * @change in place
   */
  readonly timeout?: string;
  /**
   * Variables of the environment. They are no place for secrets.
   * @default - none
   * @change in place
   */
  readonly environmentVariables?: { [name: string]: string };
}

/** What a schedule runs. */
export class ScheduledJob {
  /** A command. */
  static command(job: CommandJob): ScheduledJob {
    job = givenTo(undefined, 'CommandJob', job);
    const body = (scope: Construct, workspace: IWorkspaceRef): object => commandOf(scope, workspace, job);
    return new ScheduledJob(body);
  }

  /** A pipeline job that has run in the workspace once, again: by the name of that job. */
  static again(jobName: string): ScheduledJob {
    return new ScheduledJob((scope, workspace) => {
      if (!Token.isUnresolved(jobName) && !/^[\w.-]{1,255}$/.test(jobName)) {
        const rule = 'it is the name of a job of the workspace';
        refuse(scope, { property: 'job', value: jobName, rule, remedy: 'Pass one such as plucky_fork_1x2y3z' });
      }
      return { jobType: 'Pipeline', sourceJobId: `${workspace.id}/jobs/${jobName}` };
    });
  }

  private constructor(private readonly make: (scope: Construct, workspace: IWorkspaceRef) => object) {}

  /** @internal in Azure's words */
  _body(scope: Construct, workspace: IWorkspaceRef): object {
    return this.make(scope, workspace);
  }
}

function commandOf(scope: Construct, workspace: IWorkspaceRef, job: CommandJob): object {
  const { command, experimentName, environmentVariables } = job;
  checkTexts(scope, {
    'job.command': command,
    'job.experimentName': experimentName,
    ...variableTexts(environmentVariables, 'job.environmentVariables'),
  });
  if (command === '') refuse(scope, { property: 'job.command', value: command, rule: 'a job runs a command', remedy: 'Pass one' });
  const timeout = job.timeout === undefined ? undefined : canonicalDuration(scope, 'job.timeout', job.timeout);
  const instanceCount = checkWhole(scope, 'job.instanceCount', job.instanceCount ?? 1, 1, 1000, 'a job runs on at least one node');
  if (job.compute !== undefined) {
    const use = { property: 'job.compute', nodesProperty: 'job.instanceCount', nodes: instanceCount, workspace };
    checkClusterUse(scope, { ...use, cluster: job.compute });
  }
  return {
    jobType: 'Command',
    command,
    environmentId: assetId(scope, 'job.environment', job.environment, 'environments', workspace),
    codeId: job.code === undefined ? undefined : assetId(scope, 'job.code', job.code, 'codes', workspace),
    computeId: job.compute?.id,
    experimentName,
    environmentVariables: job.environmentVariables,
    resources: { instanceCount },
    limits: timeout === undefined ? undefined : { jobLimitsType: 'Command', timeout },
  };
}

import { Construct } from 'constructs';
import { checkClusterUse } from '../compute/cluster-use';
import { checkTexts, variableTexts } from '../core/checks';
import { refuse } from '../core/errors';
import { BatchDeploymentProps, BatchOutput } from './batch-deployment-props';
import { checkEnvironment } from './online-deployment-checks';

/** What the props alone tell: refuses texts for templates, code without an environment, a file that is not written, and a cluster that does not fit. */
export function checkBatchDeployment(scope: Construct, props: BatchDeploymentProps): void {
  const { description, environmentVariables, outputFileName, output = BatchOutput.APPEND_ROW, scoring, endpoint } = props;
  checkTexts(scope, { description, outputFileName, 'scoring.scoringScript': scoring?.scoringScript, ...variableTexts(environmentVariables) });
  checkEnvironment(scope, props);
  if (outputFileName !== undefined && output !== BatchOutput.APPEND_ROW) {
    refuse(scope, {
      property: 'outputFileName',
      value: outputFileName,
      rule: `with BatchOutput.SUMMARY_ONLY no file is written`,
      remedy: `Leave it out, or 'output'`,
    });
  }
  const use = { property: 'compute', nodesProperty: 'instanceCount', nodes: props.instanceCount ?? 1, cluster: props.compute };
  checkClusterUse(scope, { ...use, workspace: endpoint.workspace });
}

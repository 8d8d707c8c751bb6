import { Construct } from 'constructs';
import { CommonWorkspaceProps } from '../props/common-workspace-props';
import { checkProps } from './props-alone';
import { warnOfRisks } from './risks';

/**
 * Check: what every kind of workspace refuses and warns of as soon as it has its props. What the whole program tells is asked for when the workspace is
 * finished, by `expectProgram`.
 */
export function checkWorkspace(scope: Construct, props: CommonWorkspaceProps): void {
  checkProps(scope, props);
  warnOfRisks(scope, props);
}

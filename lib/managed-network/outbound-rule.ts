import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ManagedNetwork } from '../common-workspace-props';
import { ConfigurationError } from '../core/errors';
import { takeName } from '../core/naming';
import { withinStack } from '../core/stacks';
import { IMlWorkspace } from '../ml-workspace-base';

/** What every outbound rule takes. */
export interface OutboundRuleOptions {
  /**
   * The name of the rule in the workspace.
   * @default - the construct id
   */
  readonly name?: string;
}

/** Refuses rules of this kind in a mode of the managed network that Azure does not allow them in. */
export function checkMode(scope: Construct, { managedNetwork: mode }: IMlWorkspace, allowed: ManagedNetwork[]): void {
  if (mode === undefined || allowed.includes(mode)) return;
  throw new ConfigurationError(scope, {
    property: 'managedNetwork',
    value: mode,
    rule: `Azure allows this kind of outbound rule only with ${allowed.join(' or ')}`,
    remedy:
      mode === ManagedNetwork.DISABLED
        ? `Pass the workspace 'managedNetwork', or leave out the rule`
        : 'Leave out the rule: everything is reached without it',
  });
}

/** The name of a rule, each once in its workspace. */
export function takeRuleName(scope: Construct, id: string, { name }: OutboundRuleOptions, workspace: IMlWorkspace): string {
  return takeName(scope, 'outboundRule', { name: name ?? id, place: workspace.id });
}

/** Rules change the network of a workspace that can be reached. */
export function afterWorkspace(scope: Construct, workspace: IMlWorkspace): ITerraformDependable[] | undefined {
  return withinStack(scope, workspace.usableAfter);
}

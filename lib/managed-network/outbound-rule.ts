import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ManagedNetwork } from '../workspace-ref/workspace-enums';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { resolveUsed } from '../core/resolve';
import { claim } from '../core/stacks';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What every outbound rule takes. */
export interface OutboundRuleOptions {
  /**
   * The name of the rule in the workspace.
   * @default - the construct id
   * @change replaces it
   */
  readonly name?: string;
}

/** Refuses rules of this kind in a mode of the managed network that Azure does not allow them in. */
export function checkMode(scope: Construct, { managedNetwork: mode }: IWorkspaceRef, allowed: ManagedNetwork[]): void {
  if (mode === undefined || allowed.includes(mode)) return;
  refuse(scope, {
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
export function takeRuleName(scope: Construct, id: string, { name }: OutboundRuleOptions, workspace: IWorkspaceRef): string {
  return takeName(scope, 'outboundRule', { name: name ?? id, place: workspace.id });
}

/**
 * Takes a destination for a rule, each once in its workspace: Azure refuses a second private endpoint to the same, and a second rule of another kind
 * allows nothing new.
 */
export function takeDestination(scope: Construct, workspace: IWorkspaceRef, property: string, destination: readonly string[]): void {
  const [place, ...to] = [workspace.id, ...destination].map((text) => String(resolveUsed(scope, text)).toLowerCase());
  const other = claim(scope, `outbound ${String(place)} to ${to.join(' ')}`);
  if (other === undefined) return;
  refuse(scope, {
    property,
    value: destination[0],
    rule: `the outbound rule [${other}] leads to the same`,
    remedy: 'Leave out one of the rules',
  });
}

/** Rules change the network of a workspace that can be reached. */
export function afterWorkspace(scope: Construct, workspace: IWorkspaceRef): ITerraformDependable[] | undefined {
  return beforeUse(scope, [workspace]);
}

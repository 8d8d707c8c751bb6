import { ITerraformDependable, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { orderAfter } from '../core/order';
import { comparable } from '../core/resolve';
import { perStack } from '../core/stacks';
import { IResourceRef } from '../core/types';

interface Order {
  readonly rules: TerraformResource[];
  readonly computes: TerraformResource[];
  /** After what Azure knows who may approve the network's own private endpoints. */
  readonly approvals: ITerraformDependable[];
  /** What makes the network before the first compute would. */
  provisioning?: TerraformResource;
}

const orders = perStack(() => new Map<string, Order>());

/** Lets what makes the network of a workspace, or private endpoints in it, come after `approvals`: told with the workspace, before there is any of that. */
export function orderApprovals(scope: IConstruct, workspace: IResourceRef, approvals: ITerraformDependable[]): void {
  orderOf(scope, workspace).approvals.push(...approvals);
}

/** What an outbound private endpoint comes after. */
export function approvalsOf(scope: IConstruct, workspace: IResourceRef): ITerraformDependable[] {
  return orderOf(scope, workspace).approvals;
}

/** Puts an outbound rule after the last one of its workspace, since Azure changes a network once at a time, and before its computes, which provision it. */
export function orderRule(workspace: IResourceRef, rule: TerraformResource): void {
  const { rules, computes } = orderOf(rule, workspace);
  const last = rules.at(-1);
  if (last !== undefined) orderAfter(rule, last);
  for (const compute of computes) orderAfter(compute, rule);
  const { provisioning } = orderOf(rule, workspace);
  if (provisioning !== undefined) orderAfter(provisioning, rule);
  rules.push(rule);
}

/** Puts a compute after the outbound rules of its workspace, also those that are declared later. */
export function orderCompute(workspace: IResourceRef, compute: TerraformResource): void {
  const { rules, computes, approvals, provisioning } = orderOf(compute, workspace);
  for (const earlier of [...approvals, ...rules]) orderAfter(compute, earlier);
  if (provisioning !== undefined) orderAfter(compute, provisioning);
  computes.push(compute);
}

/** Puts what makes the network after the outbound rules of the workspace, and before its computes. */
export function orderProvisioning(workspace: IResourceRef, provisioning: TerraformResource): void {
  const order = orderOf(provisioning, workspace);
  for (const earlier of [...order.approvals, ...order.rules]) orderAfter(provisioning, earlier);
  for (const compute of order.computes) orderAfter(compute, provisioning);
  order.provisioning = provisioning;
}

function orderOf(scope: IConstruct, workspace: IResourceRef): Order {
  const known = orders(scope);
  const key = comparable(scope, workspace.id);
  const found = known.get(key) ?? { rules: [], computes: [], approvals: [] };
  known.set(key, found);
  return found;
}

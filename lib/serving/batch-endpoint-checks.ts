import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { checkText } from '../core/checks';
import { refuseLater, warn } from '../core/errors';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { BatchEndpointProps } from './batch-endpoint-props';

/** What the props alone tell: refuses a text that Terraform would take for a template. */
export function checkBatchEndpoint(scope: Construct, { description }: BatchEndpointProps): void {
  if (description !== undefined) checkText(scope, 'description', description);
}

/** What the whole program tells: expects it to be clear which deployment runs where a request names none. */
export function expectDefault(scope: Construct, wanted: string | undefined, deployments: () => readonly string[]): void {
  refuseLater(scope, () => {
    const names = deployments();
    const problem = { property: 'defaultDeployment', value: wanted };
    if (Token.isUnresolved(wanted)) return [];
    if (wanted !== undefined && !names.includes(wanted)) {
      const rule = `the endpoint has no such deployment; it has ${names.length === 0 ? 'none' : names.join(', ')}`;
      return [{ ...problem, rule, remedy: 'Add it with addDeployment, or name another one' }];
    }
    if (wanted !== undefined || names.length < 2) return [];
    const rule = `the endpoint has the deployments ${names.join(', ')}, and nothing says which of them runs`;
    return [{ ...problem, rule, remedy: 'Pass the name of one of them' }];
  });
}

/** What is only risky: a closed workspace whose storage account has no private endpoints for what batch endpoints use. */
export function warnOfStorage(scope: Construct, { publicNetworkAccess, knownParts: { storage } }: IWorkspaceRef): void {
  if (publicNetworkAccess !== false || !(storage instanceof WorkspaceStorage) || storage.links.length === 0) return;
  const missing = [Subresource.QUEUE, Subresource.TABLE].filter((wanted) => !storage._subresources.includes(wanted));
  if (missing.length === 0) return;
  const rule = `batch endpoints use queues and tables of the storage account, which is closed and has no private endpoints to ${missing.join(' and ')}`;
  warn(scope, `${rule}: pass 'storageSubresources: [Subresource.QUEUE, Subresource.TABLE]' in 'privateLink' of the workspace`);
}

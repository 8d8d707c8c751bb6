import { AzureCloud } from '../../core/azure-cloud';
import { CommonWorkspaceProps } from './common-workspace-props';

/** The cloud that is meant. */
export function declaredCloud({ cloud, privateLink }: CommonWorkspaceProps): AzureCloud {
  return cloud ?? privateLink?.dnsZones?.cloud ?? AzureCloud.PUBLIC;
}

import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { originOf } from '../core/name-origins';
import { chooseName } from '../core/naming';
import { PrivateLink } from '../private-link/private-link';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { SinglePrivateLinkOptions } from '../private-link/private-link-options';
import { givenTo } from '../core/given';

/** A further private link to a workspace, in the workspace's scope. */
export function linkFurther(workspace: Construct & IWorkspaceRef, id: string, name: string, options: SinglePrivateLinkOptions): PrivateLink {
  options = givenTo(workspace, 'SinglePrivateLinkOptions', options);
  const known = originOf(workspace, name);
  const origin = known && { ...known, baseName: `${known.baseName}-${id}` };
  return new PrivateLink(workspace, id, {
    ...options,
    name: chooseName(workspace, 'privateEndpoint', { name: options.name, baseName: `${name}-${id}`, from: 'id', origin }),
    target: workspace,
    targetName: name,
    subresource: Subresource.AML_WORKSPACE,
    resourceGroup: options.resourceGroup ?? { name: workspace.resourceGroupName },
    location: options.location ?? workspace.location,
  });
}

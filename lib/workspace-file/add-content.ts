import { Problem } from '../core/errors';
import { PrincipalType } from '../core/types';
import { IMlWorkspace } from '../workspace/adders';
import { refusedIn, tellLater } from './file-errors';
import { WorkspaceFileContent, WorkspaceFileGrant } from './workspace-file-content';
import { YamlFile } from './yaml-file';

/** Adds to a workspace all that a file says of it, by the names that the file has for it. Puts down what cannot work, and goes on. */
export function addContent(workspace: IMlWorkspace, content: WorkspaceFileContent, files: readonly YamlFile[], problems: Problem[]): void {
  const each = <Options>(
    section: string,
    all: { readonly [name: string]: Options } | undefined,
    add: (name: string, options: Options) => unknown,
  ): void => {
    for (const [name, options] of Object.entries(all ?? {})) {
      const before = new Set(workspace.node.children);
      problems.push(...refusedIn(`${section}.${name}`, workspace, () => add(name, options)));
      for (const added of workspace.node.children.filter((child) => !before.has(child))) tellLater(added, `${section}.${name}`, files);
    }
  };
  const { outbound, clusters, instances, datastores, grants } = content;
  each('outbound.hosts', outbound?.hosts, (name, host) => workspace.allowOutboundFqdn(name, host));
  each('outbound.serviceTags', outbound?.serviceTags, (name, options) => workspace.allowOutboundServiceTag(name, options));
  each('outbound.privateEndpoints', outbound?.privateEndpoints, (name, options) => workspace.allowOutboundPrivateEndpoint(name, options));
  each('clusters', clusters, (name, options) => workspace.addComputeCluster(name, options));
  each('instances', instances, (name, options) => workspace.addComputeInstance(name, options));
  each('datastores.blob', datastores?.blob, (name, options) => workspace.addBlobDatastore(name, options));
  each('datastores.file', datastores?.file, (name, options) => workspace.addFileDatastore(name, options));
  each('datastores.dataLake', datastores?.dataLake, (name, options) => workspace.addDataLakeDatastore(name, options));
  each('grants', grants, (name, grant) => addGrant(workspace, name, grant));
}

function addGrant(workspace: IMlWorkspace, name: string, grant: WorkspaceFileGrant): void {
  const { role, principalId, principalType = PrincipalType.GROUP, storageData = false, ...options } = grant;
  const grantee = { principalId, principalType };
  workspace.grant(name, grantee, role, options);
  if (storageData) workspace.grantStorageData(`${name}Storage`, grantee, options);
}

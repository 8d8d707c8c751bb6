import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeCluster } from './compute-cluster';

/** The cluster that builds the images of a workspace. */
export interface ImageBuildOptions {
  /**
   * The name of the cluster.
   * @default 'image-build'
   * @change in place, replaces the compute cluster, replaces the grant
   */
  readonly name?: string;
  /**
   * The size of its nodes, one with CPUs only, such as `Standard_D4ds_v4`.
   * @change replaces the compute cluster, replaces the grant
   */
  readonly vmSize: string;
  /**
   * How many images are built at once at most.
   * @default 1
   * @change in place
   */
  readonly maxNodes?: number;
  /**
   * The subnet of its nodes. Needed where the workspace is closed and has no managed network.
   * @default - none
   * @change added: replaces the compute cluster, replaces the grant; changed: replaces the compute cluster, replaces the grant; taken away: stays in Azure
   */
  readonly subnet?: IResourceRef;
}

/** The name by which the workspace knows the cluster before that is made: a reference would be a cycle. */
export function imageBuildName(options: ImageBuildOptions | undefined): string | undefined {
  return options && (options.name ?? 'image-build');
}

/** Makes the cluster, which may pull the images that others are built on and read what the workspace keeps of them. */
export function makeImageBuild(workspace: IWorkspaceRef & Construct, options: ImageBuildOptions | undefined): ComputeCluster | undefined {
  if (options === undefined) return undefined;
  if (/^standard_n/i.test(options.vmSize)) {
    refuse(workspace, {
      property: 'imageBuild.vmSize',
      value: options.vmSize,
      rule: 'Azure builds images only on nodes without GPUs',
      remedy: 'Pass a size such as Standard_D4ds_v4',
    });
  }
  const cluster = new ComputeCluster(workspace, 'ImageBuild', { workspace, ...options, name: imageBuildName(options) });
  if (workspace.knownParts.registry !== undefined) cluster.grantImagePull('ImagePull');
  cluster.grantData('Data');
  return cluster;
}

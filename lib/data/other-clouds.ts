import { DataResource, dependable, Fn, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { TAGS_STAY } from './datastore-base';

/**
 * How a datastore changes over what azurerm would update. Its update leaves out the endpoint of the cloud, which Azure takes for the public one then, so that
 * in other clouds the datastore is replaced over it. What it is compared by is kept as hashes, since secrets are among it; that it is new replaces nothing.
 */
export function datastoreLifecycle(
  datastore: Construct,
  { cloud }: IWorkspaceRef,
  updated: { readonly [argument: string]: string | undefined },
): TerraformResourceLifecycle {
  if (cloud === AzureCloud.PUBLIC) return TAGS_STAY;
  const given = Object.entries(updated).flatMap(([argument, value]) => (value === undefined ? [] : [[argument, Fn.sha256(value)] as const]));
  const settings = new DataResource(datastore, 'Settings', { input: Object.fromEntries(given) });
  return { ...TAGS_STAY, replaceTriggeredBy: [dependable(settings)] };
}

import { Entry } from '../scaffold';
import { NETWORKS } from './networks';
import { WORKSPACES } from './workspaces';

/**
 * The configurations that are proved with Terraform, each with the name under which its addresses are pinned.
 */
export const CATALOGUE: { readonly [name: string]: Entry } = {
  ...WORKSPACES,
  ...NETWORKS,
};

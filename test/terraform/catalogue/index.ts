import { Entry } from '../scaffold';
import { AZAPI } from './azapi';
import { BROUGHT_NETWORKS } from './brought';
import { COMPUTES } from './computes';
import { DATA } from './data';
import { FILES } from './files';
import { GUARD_RAILS } from './guard-rails';
import { MONITORING } from './monitoring';
import { NAMES } from './names';
import { NETWORKS } from './networks';
import { PRIVATE_LINKS } from './private-links';
import { SECURITY } from './security';
import { FOUNDRY } from './foundry';
import { SERVING } from './serving';
import { SUBSCRIPTIONS } from './subscriptions';
import { WORKSPACES } from './workspaces';

/**
 * The configurations that are proved with Terraform, each with the name under which its addresses are pinned.
 */
export const CATALOGUE: { readonly [name: string]: Entry } = {
  ...WORKSPACES,
  ...COMPUTES,
  ...MONITORING,
  ...NETWORKS,
  ...BROUGHT_NETWORKS,
  ...NAMES,
  ...PRIVATE_LINKS,
  ...SECURITY,
  ...GUARD_RAILS,
  ...FOUNDRY,
  ...DATA,
  ...AZAPI,
  ...SERVING,
  ...SUBSCRIPTIONS,
  ...FILES,
};

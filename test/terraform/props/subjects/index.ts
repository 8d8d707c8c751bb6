import { Subject } from '../subject';
import { PROVIDERS_OF_OURS } from './azapi';
import { COMPUTES } from './computes';
import { CONNECTIONS } from './connections';
import { DATA } from './data';
import { GOVERNANCE } from './governance';
import { MANAGED_NETWORKS } from './managed-networks';
import { MONITORING } from './monitoring';
import { NETWORKS } from './networks';
import { PARTS } from './parts';
import { PLATFORM } from './platform';
import { PRIVATE_LINKS } from './private-links';
import { SERVING } from './serving';
import { WORKSPACES } from './workspaces';

/** All subjects, in the order and under the headings of docs/changes.md. */
export const CHAPTERS: { readonly [heading: string]: readonly Subject[] } = {
  'Workspaces and hubs': WORKSPACES,
  'Parts of a workspace': PARTS,
  Computes: COMPUTES,
  Datastores: DATA,
  Endpoints: SERVING,
  'Connections and schedules': CONNECTIONS,
  'Managed networks, projects and registries': MANAGED_NETWORKS,
  Networks: NETWORKS,
  'Private links and DNS zones': PRIVATE_LINKS,
  Monitoring: MONITORING,
  'Guard rails and grants': GOVERNANCE,
  'Names, subscriptions and networks that exist': PLATFORM,
  Providers: PROVIDERS_OF_OURS,
};

export const SUBJECTS: readonly Subject[] = Object.values(CHAPTERS).flat();

import { Examination } from '../checks/examination';
import { identities } from '../preflight/identities';
import { computes } from './computes';
import { diagnosis } from './diagnosis';
import { endpoints } from './endpoints';
import { fromHere } from './from-here';
import { Here } from './here';
import { made } from './made';
import { managedNetworks } from './managed-network';
import { records } from './records';
import { roles } from './roles';
import { settings } from './settings';

/** Whether what was applied works; with the network in which this runs, also whether it can be reached from there. */
export function verifying(here?: Here): Examination {
  return {
    command: 'verify',
    checks: [
      made,
      endpoints,
      records,
      diagnosis,
      roles,
      identities,
      managedNetworks,
      computes,
      settings,
      ...(here === undefined ? [] : [fromHere(here)]),
    ],
    headings: { fails: 'Does not work', warning: 'Worth a look', unknown: 'Not known: neither good nor bad' },
    counts: { fails: 'broken', warning: 'worth a look', unknown: 'not known' },
    nothing: 'everything that was looked at works',
  };
}

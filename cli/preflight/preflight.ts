import { Examination } from '../checks/examination';
import { subscriptions } from '../checks/subscriptions';
import { brought } from './brought';
import { deployer } from './deployer';
import { identities } from './identities';
import { locks } from './locks';
import { names } from './names';
import { peers } from './peers';
import { policies } from './policies';
import { providers } from './providers';
import { quotas } from './quotas';
import { regions } from './regions';
import { sizes } from './sizes';
import { subnets } from './subnets';
import { trash } from './trash';
import { zones } from './zones';

/** What would make an apply fail. */
export const PREFLIGHT: Examination = {
  command: 'preflight',
  checks: [names, trash, deployer, providers, regions, sizes, quotas, brought, identities, subnets, zones, peers, policies, locks, subscriptions],
  headings: {
    fails: 'An apply would fail',
    warning: 'Worth a thought before an apply',
    unknown: 'Not known: neither passed nor failed',
  },
  counts: { fails: 'would make an apply fail', warning: 'worth a thought', unknown: 'not known' },
  nothing: 'nothing stands against an apply',
};

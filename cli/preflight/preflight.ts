import { brought } from './brought';
import { deployer } from './deployer';
import { Finding, State } from './finding';
import { identities } from './identities';
import { locks } from './locks';
import { names } from './names';
import { peers } from './peers';
import { policies } from './policies';
import { providers } from './providers';
import { quotas } from './quotas';
import { regions } from './regions';
import { Check, Sight } from './sight';
import { sizes } from './sizes';
import { subnets } from './subnets';
import { trash } from './trash';
import { zones } from './zones';

/** All that preflight looks at, in the order in which it is told. */
export const CHECKS: readonly Check[] = [
  names,
  trash,
  deployer,
  providers,
  regions,
  sizes,
  quotas,
  brought,
  identities,
  subnets,
  zones,
  peers,
  policies,
  locks,
];

/** What preflight tells of one stack. */
export interface Preflight {
  readonly stack: string;
  readonly findings: readonly Finding[];
  /** The checks that found nothing. */
  readonly passed: readonly string[];
}

const ORDER: readonly State[] = ['fails', 'warning', 'unknown'];

/** Looks at everything at once; what makes an apply fail comes first. */
export async function preflight(sight: Sight): Promise<Preflight> {
  const found = await Promise.all(CHECKS.map(async (check) => ({ check, findings: await check.run(sight) })));
  const findings = found.flatMap(({ findings: own }) => own);
  return {
    stack: sight.model.name,
    findings: ORDER.flatMap((state) => findings.filter((finding) => finding.state === state)),
    passed: found.filter(({ findings: own }) => own.length === 0).map(({ check }) => check.name),
  };
}

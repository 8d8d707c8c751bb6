import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkListed } from '../core/checks';
import { refuse } from '../core/errors';
import { normalizeRegion } from '../core/location';
import { warnOfRegion, warnOfZones } from '../core/regions';

// What the props alone tell.

/** Sorted as Azure lists them, since azurerm compares the lists in order. */
export function checkReplicas(scope: Construct, replicaLocations: string[], home: string | undefined): string[] {
  checkListed(scope, 'replicaLocations', replicaLocations);
  const sorted = replicaLocations.map(normalizeRegion).sort();
  const wrong = sorted.find((replica, index) => replica.trim() === '' || replica === home || replica === sorted[index - 1]);
  if (wrong === undefined) return sorted;
  refuse(scope, {
    property: 'replicaLocations',
    value: wrong,
    rule: `each copy is in a region of its own, and the registry is in '${home ?? 'another one'}'`,
    remedy: 'Pass other regions, each once',
  });
}

// What is only risky.

/** With copies, a registry is zone-redundant in each of its regions. */
export function warnOfReplicas(scope: Construct, replicas: readonly string[], home: string | undefined): void {
  for (const replica of replicas) if (!Token.isUnresolved(replica)) warnOfRegion(scope, replica, 'replicaLocations');
  if (replicas.length === 0) return;
  for (const region of [home, ...replicas]) {
    warnOfZones(scope, region, 'a registry with copies in further regions', `choose other 'replicaLocations', or leave them out`);
  }
}

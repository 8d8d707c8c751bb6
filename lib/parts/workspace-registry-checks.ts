import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { normalizeRegion } from '../core/location';

// What the props alone tell.

/** Sorted as Azure lists them, since azurerm compares the lists in order. */
export function checkReplicas(scope: Construct, replicaLocations: string[], home: string | undefined): string[] {
  const sorted = replicaLocations.map(normalizeRegion).sort();
  const wrong = sorted.find((replica, index) => replica === home || replica === sorted[index - 1]);
  if (wrong === undefined) return sorted;
  refuse(scope, {
    property: 'replicaLocations',
    value: wrong,
    rule: `each copy is in a region of its own, and the registry is in '${home ?? 'another one'}'`,
    remedy: 'Pass other regions, each once',
  });
}

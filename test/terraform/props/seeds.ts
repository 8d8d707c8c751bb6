import { AzapiUpdateResource } from '../../../lib';
import { Site } from '../scaffold';
import { shared, WORKSPACE_ID } from './brought';
import { Life } from './lives';

const UPDATED = { type: 'Microsoft.MachineLearningServices/workspaces@2025-06-01', resourceId: WORKSPACE_ID };

function seed(property: string, without: (site: Site) => unknown, given: (site: Site) => unknown): Life {
  const subject = { struct: 'Seed', title: 'Seed', it: 'seed', base: () => ({}), make: () => undefined };
  const entries = [without, given, without].map((build) => ({ build: (site: Site) => void build(site) }));
  return { subject, property, name: `Seed ${property}`, steps: ['added', 'taken away'], entries };
}

/** Lives of which 'in place' would be a lie: one that stays in Azure when it is taken away, and one that replaces. If they pass, the group proves nothing. */
export const SEEDS: readonly Life[] = [
  seed(
    'whose removal has no effect',
    (site) => new AzapiUpdateResource(site, 'It', { ...UPDATED, body: { properties: {} } }),
    (site) => new AzapiUpdateResource(site, 'It', { ...UPDATED, body: { properties: { description: 'One' } } }),
  ),
  seed(
    'that replaces without saying so',
    (site) => shared(site).addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }),
    (site) => shared(site).addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', description: 'One' }),
  ),
];

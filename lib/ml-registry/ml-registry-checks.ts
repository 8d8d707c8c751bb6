import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText, isClosed } from '../core/checks';
import { refuse, warn } from '../core/errors';
import { knownRegion, normalizeRegion } from '../core/location';
import { warnOfRegion, warnOfReplication } from '../core/regions';
import { StorageReplication } from '../parts/workspace-storage';
import { MlRegistryProps, MlRegistryRegion } from './ml-registry-props';

/** What a registry refuses and warns of. */
export function checkMlRegistry(scope: Construct, props: MlRegistryProps): void {
  checkProps(scope, props);
  warnOfRegions(scope, props);
}

/** What the props alone tell: refuses a registry that nobody could reach, a text for a template, and a region that is there twice. */
function checkProps(scope: Construct, { publicNetworkAccess, privateLink, description, regions = [] }: MlRegistryProps): void {
  isClosed(scope, publicNetworkAccess, privateLink);
  if (description !== undefined) checkText(scope, 'description', description);
  const known = regions.map((region) => normalizeRegion(region.location));
  const twice = known.find((region, index) => known.indexOf(region) !== index);
  if (twice === undefined) return;
  refuse(scope, {
    property: 'regions',
    value: twice,
    rule: 'a registry keeps its assets once in a region',
    remedy: 'Leave one of the two out',
  });
}

/** What is only risky: regions without place for the copies, and such among which its own may be missing. */
function warnOfRegions(scope: Construct, { regions = [], resourceGroup, location }: MlRegistryProps): void {
  const own = knownRegion(resourceGroup, location);
  const home = own === undefined || regions.some((region) => normalizeRegion(region.location) === own) ? [] : [{ location: own }];
  for (const { location: region, replication = StorageReplication.ZRS } of [...home, ...regions] as MlRegistryRegion[]) {
    if (Token.isUnresolved(region)) continue;
    const known = normalizeRegion(region);
    warnOfRegion(scope, known, 'regions');
    warnOfReplication(scope, 'registry', replication, known, {
      zones: `pass the region in 'regions' with StorageReplication.LRS`,
      pair: `pass the region in 'regions' with StorageReplication.ZRS`,
    });
  }
  if (regions.length === 0 || own !== undefined) return;
  warn(scope, `the region of the registry is known only in Terraform, and Azure asks for it among 'regions': name it there, or pass 'location'`);
}

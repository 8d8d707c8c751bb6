import { Construct } from 'constructs';
import { checkText, isClosed } from '../core/checks';
import { refuse, warn } from '../core/errors';
import { knownRegion, normalizeRegion } from '../core/location';
import { MlRegistryProps } from './ml-registry-props';

/** What a registry refuses and warns of. */
export function checkMlRegistry(scope: Construct, props: MlRegistryProps): void {
  checkProps(scope, props);
  warnOfRegion(scope, props);
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

/** What is only risky: regions among which its own may be missing. */
function warnOfRegion(scope: Construct, { regions = [], resourceGroup, location }: MlRegistryProps): void {
  if (regions.length === 0 || knownRegion(resourceGroup, location) !== undefined) return;
  warn(scope, `the region of the registry is known only in Terraform, and Azure asks for it among 'regions': name it there, or pass 'location'`);
}

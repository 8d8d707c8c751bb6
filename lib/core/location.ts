import { TerraformResource, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse } from './errors';
import { warnOfRegion } from './regions';
import { resolve } from './resolve';
import { declaredResource } from './stacks';
import { IResourceGroupRef } from './types';

/** The region to make something in: the one that was asked for, or the resource group's. Warns of one that is perhaps misspelt. */
export function locationOf(scope: Construct, resourceGroup: IResourceGroupRef, location: string | undefined): string {
  const found = location ?? resourceGroup.location;
  if (found !== undefined && found !== '') {
    warnOfRegion(scope, knownRegion(resourceGroup, location));
    return found;
  }
  refuse(scope, {
    property: 'location',
    value: found,
    rule: `the resource group '${resourceGroup.name}' was passed without a location`,
    remedy: `Pass 'location', or a resource group with one`,
  });
}

/** The name of the region as Azure writes it, `westeurope`, where it is known at synth; a group that the stack makes has it in its configuration. */
export function knownRegion(resourceGroup: IResourceGroupRef, location: string | undefined): string | undefined {
  const configured =
    TerraformResource.isTerraformResource(resourceGroup) && 'locationInput' in resourceGroup ? resourceGroup.locationInput : undefined;
  const region = location ?? configured ?? resourceGroup.location;
  return typeof region !== 'string' || Token.isUnresolved(region) ? undefined : normalizeRegion(region);
}

/** The same for a location that `locationOf` has found, which may be that of the group. */
export function regionAt(scope: IConstruct, resourceGroup: IResourceGroupRef, location: string | undefined): string | undefined {
  const ofGroup = Token.isUnresolved(location) && resolve(scope, location) === resolve(scope, resourceGroup.location);
  return knownRegion(resourceGroup, ofGroup ? undefined : location);
}

/** The same for a location that is used, when everything is declared: also where it is that of a resource group which the stack makes. */
export function declaredRegion(scope: IConstruct, location: unknown): string | undefined {
  if (typeof location !== 'string') return undefined;
  if (!Token.isUnresolved(location)) return normalizeRegion(location);
  const group = declaredResource(scope, location, 'location');
  return group === undefined || !('locationInput' in group) ? undefined : declaredRegion(group, group.locationInput);
}

/** `West Europe` as `westeurope`. */
export function normalizeRegion(location: string): string {
  return Token.isUnresolved(location) ? location : location.toLowerCase().replace(/ /g, '');
}

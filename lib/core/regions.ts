import { IConstruct } from 'constructs';
import { warn } from './errors';
import { nearest } from './nearest';
import { claim } from './stacks';

/** When the table was made. */
const AS_OF = 'March 2026';

interface RegionFacts {
  /** Whether it has availability zones, where that is known. */
  readonly zones?: boolean;
  /** Whether Azure pairs it with another region, to which storage accounts copy their data. */
  readonly paired?: boolean;
}

/**
 * The regions of Azure. Sources: what Azure Resource Manager answers to "Subscriptions - List Locations", as Azure Verified Modules publish it in
 * "terraform-azurerm-avm-utl-regions", and for the other clouds Microsoft's pages "Azure regions list" of Azure operated by 21Vianet and "Compare Azure
 * Government and global Azure"; all as of March 2026.
 */
const REGIONS: ReadonlyMap<string, RegionFacts> = new Map([
  ...listed(
    `australiaeast brazilsouth canadacentral centralindia centralus eastasia eastus eastus2 eastus2euap francecentral germanywestcentral japaneast japanwest
     koreacentral northeurope norwayeast southafricanorth southcentralus southeastasia swedencentral switzerlandnorth uaenorth uksouth westeurope westus2
     westus3 chinanorth3`,
    { zones: true, paired: true },
  ),
  ...listed(
    `austriaeast belgiumcentral chilecentral denmarkeast indonesiacentral israelcentral italynorth malaysiawest mexicocentral newzealandnorth polandcentral
     qatarcentral spaincentral`,
    { zones: true, paired: false },
  ),
  ...listed(
    `australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast centraluseuap francesouth germanynorth jioindiacentral jioindiawest
     koreasouth northcentralus norwaywest southafricawest southindia swedensouth switzerlandwest uaecentral ukwest westcentralus westindia westus
     chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2`,
    { zones: false, paired: true },
  ),
  ...listed('usgovarizona usgovtexas usgovvirginia usdodcentral usdodeast', {}),
]);

function listed(names: string, facts: RegionFacts): [string, RegionFacts][] {
  return names.split(/\s+/).map((name) => [name, facts]);
}

/** Warns of a region that the table does not have, once in a stack: it is newer, or misspelt. */
export function warnOfRegion(scope: IConstruct, region: string | undefined, property = 'location'): void {
  if (region === undefined || REGIONS.has(region) || claim(scope, `unknown region ${region}`) !== undefined) return;
  const near = nearest(region, [...REGIONS.keys()]).map((name) => `'${name}'`);
  const advice = near.length === 0 ? 'look it up with `az account list-locations`' : `did you mean ${near.join(' or ')}?`;
  warn(scope, `'${property}' is '${region}', and Azure had no region of that name in ${AS_OF}, when this library last looked: ${advice}`);
}

/** Warns of something that is spread over availability zones in a region which had none; `remedy` is the way out. */
export function warnOfZones(scope: IConstruct, region: string | undefined, what: string, remedy: string): void {
  if (region === undefined || REGIONS.get(region)?.zones !== false) return;
  warn(scope, `${what} needs availability zones, and the region '${region}' had none in ${AS_OF}, so that Azure refuses it: ${remedy}`);
}

/** Warns of copies where the region has no place for them; the ways out are those of what needs zones, and of what needs a paired region. */
export function warnOfReplication(
  scope: IConstruct,
  what: string,
  replication: string,
  region: string | undefined,
  remedies: { readonly zones: string; readonly pair: string },
): void {
  const copied = `a ${what} with the replication '${replication}'`;
  if (replication.endsWith('ZRS')) warnOfZones(scope, region, copied, remedies.zones);
  if (/GZ?RS$/.test(replication)) warnOfPair(scope, region, copied, remedies.pair);
}

function warnOfPair(scope: IConstruct, region: string | undefined, what: string, remedy: string): void {
  if (region === undefined || REGIONS.get(region)?.paired !== false) return;
  warn(scope, `${what} needs a paired region, and '${region}' had none in ${AS_OF}, so that Azure refuses it: ${remedy}`);
}

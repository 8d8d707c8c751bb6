import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { Problem, refuse, refuseLater } from '../core/errors';
import { resourceIdentity } from '../core/resource-id';
import { claim } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { AddressRange } from '../core/address-range';
import { declaredRanges } from './network-identity';

/** A fixed address of a private endpoint. */
export interface PrivateAddress {
  /**
   * What of the subresource has the address: `blob` of a storage account's blob service, `registry` and one `registry_data_<region>` for each region of a
   * container registry. Azure CLI shows them as `requiredMembers`: `az network private-link-resource list --id <id>`
   * @change replaces the private endpoint
   */
  readonly memberName: string;
  /**
   * The address, a free one in the subnet: `10.41.3.10`.
   * @change replaces the private endpoint
   */
  readonly address: string;
}

/** Refuses members that are named wrongly or twice, what is no IPv4 address, and an address that another endpoint in the subnet has. */
export function checkAddresses(scope: Construct, subnet: IResourceRef, wanted: PrivateAddress[]): void {
  const no = (problem: Omit<Problem, 'property'>): never => refuse(scope, { property: 'ipConfigurations', ...problem });
  if (wanted.length === 0) {
    no({ value: wanted, rule: 'it names the members that have fixed addresses', remedy: `Name them, or leave out 'ipConfigurations'` });
  }
  const members = new Set<string>();
  for (const { memberName, address } of wanted) {
    if (!Token.isUnresolved(memberName) && !/^[A-Za-z0-9][\w.-]{1,61}[A-Za-z0-9]$/.test(memberName)) {
      no({
        value: memberName,
        rule: `the name of a member has 3-63 letters, digits, '-', '_' and '.', and starts and ends with a letter or digit`,
        remedy: `Pass one that 'az network private-link-resource list' shows`,
      });
    }
    if (members.has(memberName)) no({ value: memberName, rule: 'a member has one address', remedy: 'Leave one of the two out' });
    members.add(memberName);
    if (!Token.isUnresolved(address) && !isIPv4(address)) {
      no({ value: address, rule: 'this is not an IPv4 address', remedy: `Pass one of the subnet, such as '10.41.3.10'` });
    }
    const other = claim(scope, `address ${resourceIdentity(scope, subnet)} ${address}`);
    if (other !== undefined) no({ value: address, rule: `[${other}] has this address already`, remedy: 'Pass one that is free' });
  }
}

/**
 * Addresses outside of their subnet, and those that Azure keeps for itself: the first four and the last. To be asked when everything is declared.
 *
 * Source: Microsoft's page "Azure Virtual Network frequently asked questions".
 */
export function expectAddresses(scope: Construct, subnet: IResourceRef, wanted: PrivateAddress[]): void {
  refuseLater(scope, () => strayAddresses(scope, subnet, wanted));
}

function strayAddresses(scope: Construct, subnet: IResourceRef, wanted: PrivateAddress[]): (Problem | undefined)[] {
  const ranges = declaredRanges(scope, subnet);
  if (ranges === undefined) return [];
  return wanted.map(({ address: value }): Problem | undefined => {
    const address = Token.isUnresolved(value) ? undefined : AddressRange.parse(`${value}/32`);
    if (address === undefined) return undefined;
    const range = ranges.find((wide) => wide.contains(address));
    const rule =
      range === undefined
        ? `the subnet has the addresses ${ranges.join(', ')}`
        : `Azure keeps the first four addresses of the subnet, ${range.toString()}, and the last one for itself`;
    const kept = range !== undefined && [0, 1, 2, 3, range.size - 1].some((index) => range.part(32, index).contains(address));
    return range === undefined || kept ? { property: 'ipConfigurations', value, rule, remedy: 'Pass another address of the subnet' } : undefined;
  });
}

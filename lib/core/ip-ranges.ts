import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { BlockList, isIPv4 } from 'node:net';
import { checkListed, isClosed } from './checks';
import { refuse, warn } from './errors';

/** Addresses that never reach Azure from outside: private (RFC 1918), shared, loopback and link-local ones. */
const UNROUTED = blockList(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16']);
/** Addresses that stand in examples (RFC 5737). */
const EXAMPLES = blockList(['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24']);

/** The ways into a part from the public network: all open, closed, or open only to some addresses. */
export interface PublicDoor {
  readonly closed: boolean;
  /** Who alone gets through, where it is not empty. */
  readonly ipRanges: string[];
}

/** Whom a part lets in from the public network; refuses one that nobody could reach, and addresses that would be without effect. */
export function publicDoor(
  scope: Construct,
  props: { readonly publicNetworkAccess?: boolean; readonly allowedIpRanges?: string[]; readonly privateLink?: unknown },
): PublicDoor {
  const ipRanges = checkIpRanges(scope, 'allowedIpRanges', props.allowedIpRanges ?? []);
  if (ipRanges.length === 0) return { closed: isClosed(scope, props.publicNetworkAccess, props.privateLink), ipRanges };
  if (props.publicNetworkAccess !== true) return { closed: false, ipRanges };
  refuse(scope, {
    property: 'allowedIpRanges',
    value: ipRanges,
    rule: `with 'publicNetworkAccess: true' everybody gets through the firewall`,
    remedy: `Leave out either 'publicNetworkAccess' or 'allowedIpRanges'`,
  });
}

/** The ranges as a storage account takes them: addresses rather than ranges of one or two. */
export function asAccountRules(ranges: string[]): string[] {
  return ranges.flatMap((range) => {
    const [, net = '', last = '', prefix] = /^(.+\.)(\d+)\/(31|32)$/.exec(range) ?? [];
    if (prefix === undefined) return [range];
    if (prefix === '32') return [`${net}${last}`];
    const first = Number(last) - (Number(last) % 2);
    return [`${net}${String(first)}`, `${net}${String(first + 1)}`];
  });
}

/** The ranges as azurerm reads them back from a registry, an address as the range of one. */
export function asRegistryRules(ranges: string[]): string[] {
  return ranges.map((range) => (Token.isUnresolved(range) || range.includes('/') ? range : `${range}/32`));
}

/** Refuses what a firewall of Azure does not take: anything but public IPv4 addresses and ranges. */
export function checkIpRanges(scope: Construct, property: string, ranges: string[]): string[] {
  checkListed(scope, property, ranges);
  for (const range of ranges.filter((text) => !Token.isUnresolved(text))) {
    const [address = '', prefix = '32', ...rest] = range.split('/');
    const valid = rest.length === 0 && isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32;
    if (valid && Number(prefix) === 0) {
      refuse(scope, {
        property,
        value: range,
        rule: 'this lets everybody through',
        remedy: `Pass 'publicNetworkAccess: true' if that is meant`,
      });
    }
    if (!valid || UNROUTED.check(address)) {
      refuse(scope, {
        property,
        value: range,
        rule: valid
          ? 'this is a private address, and Azure sees the public one'
          : 'this is neither an IPv4 address nor a range of them in CIDR notation',
        remedy: `Pass the public address that you come from, such as '198.51.100.7', or a range, such as '198.51.100.0/24'`,
      });
    }
    if (EXAMPLES.check(address)) {
      warn(scope, `'${property}' has '${range}', a documentation address: replace it with your own public address`);
    }
  }
  return [...ranges];
}

function blockList(ranges: string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address, prefix] = range.split('/');
    list.addSubnet(address as string, Number(prefix), 'ipv4');
  }
  return list;
}

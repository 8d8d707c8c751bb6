import {
  FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule,
  FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule,
} from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { AzureCloud } from '../core/azure-cloud';
import { refuse } from '../core/errors';
import { AddressRange } from '../core/address-range';
import { outboundTags } from './security-rules';

/** Where packages come from, as Microsoft's page "Configure inbound and outbound network traffic" names them. */
const PACKAGE_HOSTS = [
  'anaconda.com',
  '*.anaconda.com',
  '*.anaconda.org',
  'pypi.org',
  '*.pythonhosted.org',
  'pytorch.org',
  '*.pytorch.org',
  '*.tensorflow.org',
];

/** Where Ubuntu gets its security patches, without encryption, since they are signed. */
const UBUNTU_HOSTS = ['archive.ubuntu.com', 'azure.archive.ubuntu.com', 'security.ubuntu.com', 'ppa.launchpad.net'];

const PROTOCOLS: { readonly [protocol: string]: string } = { Tcp: 'TCP', Udp: 'UDP', '*': 'Any' };

/** What computes reach by service tag: the same as their security group allows, and file shares of the service. */
export function networkRules(
  cloud: AzureCloud,
  region: string | undefined,
  sourceAddresses: string[],
): FirewallPolicyRuleCollectionGroupNetworkRuleCollectionRule[] {
  return outboundTags(cloud, region).map(({ name, tag, protocol, ports }) => ({
    name,
    protocols: [PROTOCOLS[protocol] as string],
    sourceAddresses,
    destinationAddresses: [tag],
    destinationPorts: name === 'Storage' ? [...ports, '445'] : ports,
  }));
}

/** What computes, and a jump host, reach by name. */
export function applicationRules(
  cloud: AzureCloud,
  sourceAddresses: string[],
  packageHosts: boolean,
  allowedHosts: string[],
): FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule[] {
  const https = [{ type: 'Https', port: 443 }];
  const rule = (name: string, destinationFqdns: string[], protocols = https): FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule => ({
    name,
    protocols,
    sourceAddresses,
    destinationFqdns,
  });
  const packages = [rule('packages', PACKAGE_HOSTS), rule('ubuntu', UBUNTU_HOSTS, [{ type: 'Http', port: 80 }, ...https])];
  return [
    rule('azure-machine-learning', cloud._network.workspaceHosts),
    rule('entra-login', cloud._network.entraLoginHosts),
    ...(packageHosts ? packages : []),
    ...(allowedHosts.length === 0 ? [] : [rule('allowed', allowedHosts)]),
  ];
}

/** Refuses what a firewall does not take for a source: it knows IPv4 alone. */
export function checkSources(scope: Construct, sources: string[]): void {
  if (Token.isUnresolved(sources)) return;
  const known = (text: string): boolean => {
    const [first = '', last = first, ...rest] = text.split('-');
    return text === '*' || AddressRange.parse(text) !== undefined || (rest.length === 0 && isIPv4(first) && isIPv4(last));
  };
  const wrong = sources.find((source) => !Token.isUnresolved(source) && !known(source));
  if (sources.length > 0 && wrong === undefined) return;
  refuse(scope, {
    property: 'firewall.sourceRanges',
    value: wrong ?? sources,
    rule: wrong === undefined ? 'a rule needs a source' : 'this is neither an IPv4 address nor a range of them',
    remedy: `Leave out 'sourceRanges', or pass the ranges of your networks, such as '10.41.0.0/22'`,
  });
}

/** Refuses what a firewall does not take for a host name: an address of a page, or a wildcard that is not at the beginning. */
export function checkHosts(scope: Construct, hosts: string[]): void {
  if (Token.isUnresolved(hosts)) return;
  const wrong = hosts.find((host) => !Token.isUnresolved(host) && !/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host));
  if (wrong === undefined) return;
  refuse(scope, {
    property: 'firewall.allowedHosts',
    value: wrong,
    rule: 'this is not the name of a host',
    remedy: `Pass one such as 'github.com' or '*.example.com', without 'https://' and path`,
  });
}

import { dashed, local, NameRule, NETWORK_PATTERN, NETWORK_RULE, plain } from './name-forms';

/** The same for what is in networks. */
export const NETWORK_NAME_RULES = {
  privateEndpoint: {
    title: 'private endpoint',
    make: dashed('pep'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
    rule: `2-64 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
  },
  networkLink: {
    title: 'virtual network link',
    make: plain,
    pattern: NETWORK_PATTERN,
    rule: NETWORK_RULE,
  },
  virtualNetwork: {
    title: 'virtual network',
    make: local('vnet'),
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
    rule: `2-64 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
    instead: `'name'`,
  },
  securityGroup: { title: 'network security group', make: dashed('nsg'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  routeTable: { title: 'route table', make: dashed('rt'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  natGateway: { title: 'NAT gateway', make: local('ng'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  publicIp: { title: 'public IP address', make: dashed('pip'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  peeringToHub: { title: 'peering with the hub', make: local('peer', 'to-hub'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  peeringFromHub: { title: `hub's peering`, make: local('peer-hub-to'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  firewall: {
    title: 'firewall',
    make: local('afw'),
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,54}[A-Za-z0-9_])?$/,
    rule: `1-56 letters, digits, '-', '_' and '.' that start with a letter or digit and end with one or with '_'`,
  },
  firewallPolicy: { title: 'firewall policy', make: local('afwp'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  vpnGateway: { title: 'VPN gateway', make: local('vgw'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  bastion: { title: 'Bastion host', make: local('bas'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  networkInterface: { title: 'network interface', make: dashed('nic'), pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
  virtualMachine: {
    title: 'Linux virtual machine',
    make: dashed('vm'),
    pattern: /^(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/,
    rule: `1-64 letters, digits and '-' that start and end with a letter or digit`,
  },
  securityRule: { title: 'security rule', make: plain, pattern: NETWORK_PATTERN, rule: NETWORK_RULE },
} satisfies { readonly [kind: string]: NameRule };

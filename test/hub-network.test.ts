import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AzureCloud,
  BastionSku,
  FirewallSku,
  HubFirewallOptions,
  HubNetwork,
  HubNetworkProps,
  JumpHostOptions,
  LogGroup,
  NetworkSubnet,
  PrivateDnsZones,
  ThreatIntelligence,
  TrafficDirection,
  VpnGatewaySku,
  WorkspaceNetwork,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, OBJECT_ID, Synthesized, synth, testApp, workspace } from './support';

const ED25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAwJ2K2E4bsaQe0X5Wr+74WvlVcrY2ZduXq6JVzDoaiM example';
const RSA_2048 =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCYlFBaeWQTUHfY55QPDDMnIOqIKzWX7Xm5zMJBEQwaH0Gp+e6/8o2j5qDRz3VB9/GG1ZEDVrX/4nlKQGXiJVFEUXKBkQhsPYW07UpcixyPDE' +
  '+x0BKSimWtxS1w0RbQZVa75//spUIiJ/wZijxdfqINX+3Xa2FuCEHEoyYdqARUsRKR25a/Yljn5Kqcw6SkYrrwLnULrbGARC7BDL1BVVeGrtaSpe7S6CqR1nGkc4r2BCws/FKyY7YE7fMeS/Gp' +
  'v5XuhUmjb+77oKZjkTpBAm/UXn4j5TnVKkvbcM8x2MAPA/wvEpUZPMdkgLWTLnsDwDAk3eeoeQSLCs2YRwTQlMzN';
const RSA_1024 =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7mW88qNniWVOfe+28rcgXfqoFYEtABqJ9evI/o326VmxaN6/yFxNGUiZvhrjJ61rgx0Vj889WbVu/t96yGUy9Hr5WCUbYIKKeMYFQ24JUehn/' +
  'iy7gEsXEnAXLSqldk0vv4efNcEo0po5/6UFPq/99hxL881xuZ8pWtUOyCFw6jw==';
const ECDSA =
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFfTaXCoqjHUTHVQSf5+OIzjseXeU950gr8EmPeG5xMZOoQrOQqFgN5t4lcRNAN8VciGURbyY//ZP' +
  '/WTDK37lh0=';
const POINT_TO_SITE = { clientAddressSpace: '172.16.200.0/24', tenantId: OBJECT_ID };
const EVERYTHING: Partial<HubNetworkProps> = {
  firewall: {},
  vpnGateway: { pointToSite: POINT_TO_SITE },
  bastion: {},
  jumpHost: { sshPublicKey: ED25519 },
  endpointSubnet: true,
};

function make(stack: TerraformStack, props: Partial<HubNetworkProps> = {}): HubNetwork {
  return new HubNetwork(stack, 'Hub', { baseName: 'platform', resourceGroup: GROUP, addressSpace: '10.40.0.0/22', ...props });
}

const hub = (props: Partial<HubNetworkProps> = {}): Synthesized => synth((stack) => make(stack, props));
const firewall = (options: HubFirewallOptions = {}, props: Partial<HubNetworkProps> = {}): Synthesized => hub({ firewall: options, ...props });
const jumpHost = (options: Partial<JumpHostOptions> = {}, props: Partial<HubNetworkProps> = {}): Synthesized =>
  hub({ bastion: {}, jumpHost: { sshPublicKey: ED25519, ...options }, ...props });

/** A hub and a network that is peered with it. */
const spoke = (props: Partial<HubNetworkProps>): Synthesized =>
  synth((stack) => {
    new WorkspaceNetwork(stack, 'Network', { baseName: 'fraud', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', hub: make(stack, props) });
  });

const subnets = (made: Synthesized): { [name: string]: string | undefined } =>
  Object.fromEntries(made.all('subnet').map(({ name, address_prefixes: prefixes }) => [String(name), (prefixes as string[])[0]]));

interface Rule {
  readonly name: string;
  readonly destination_fqdns?: string[];
  readonly destination_addresses?: string[];
  readonly destination_ports?: string[];
  readonly protocols: unknown;
  readonly source_addresses: string[];
}

/** The rules of the firewall by their names. */
function rulesOf(made: Synthesized): { [name: string]: Rule } {
  const group = made.the('firewall_policy_rule_collection_group') as { [kind: string]: [{ rule: Rule[] }] };
  const all = ['network', 'application'].flatMap((kind) => group[`${kind}_rule_collection`]?.[0].rule ?? []);
  return Object.fromEntries(all.map((rule) => [rule.name, rule]));
}

describe('a hub', () => {
  test('sends the logs and metrics of what it has where it is told, and nothing unless it is told', () => {
    const { logAnalytics } = BROUGHT;
    const made = hub({ ...EVERYTHING, firewall: { sku: FirewallSku.BASIC }, diagnostics: { logAnalytics } });
    const settings = made.all('monitor_diagnostic_setting');
    const all = { enabled_log: [{ category_group: 'allLogs' }], enabled_metric: [{ category: 'AllMetrics' }] };
    const senders = ['virtual_network', 'firewall', 'virtual_network_gateway', 'bastion_host'].map((type) => made.address(type));
    for (const sender of [...senders, ...made.addressesOf('public_ip')]) {
      const own = settings.filter(({ target_resource_id: target }) => target === `\${${sender}.id}`);
      expect(own).toMatchObject([{ ...all, log_analytics_workspace_id: logAnalytics.id }]);
    }
    const groups = made.addressesOf('network_security_group');
    for (const group of groups) {
      const own = settings.filter(({ target_resource_id: target }) => target === `\${${group}.id}`);
      expect(own).toMatchObject([{ enabled_log: [{ category_group: 'allLogs' }] }]);
      expect(own[0]).not.toHaveProperty('enabled_metric');
    }
    expect([groups.length, made.all('public_ip').length, settings.length]).toEqual([3, 4, 11]);
    expect(hub(EVERYTHING).all('monitor_diagnostic_setting')).toEqual([]);
  });

  test('sends audit logs alone of what has them, and all logs of the rest', () => {
    const made = hub({ firewall: {}, bastion: {}, diagnostics: { logAnalytics: BROUGHT.logAnalytics, logs: LogGroup.AUDIT } });
    const group = (id: string): unknown => made.at('monitor_diagnostic_setting', id).enabled_log;
    expect(group('Hub_Bastion_Diagnostics')).toEqual([{ category_group: 'audit' }]);
    expect(group('Hub_Bastion_PublicIpDiagnostics')).toEqual([{ category_group: 'audit' }]);
    expect(group('Hub_Firewall_Diagnostics')).toEqual([{ category_group: 'allLogs' }]);
    expect(group('Hub_BastionSubnet_Diagnostics')).toEqual([{ category_group: 'allLogs' }]);
  });

  test('is a virtual network, and nothing else unless it is asked for', () => {
    const made = hub();
    expect(made.addresses).toEqual([made.address('virtual_network')]);
    expect(made.the('virtual_network')).toMatchObject({ name: 'vnet-platform-hub', address_space: ['10.40.0.0/22'] });
  });

  test('has a place for each subnet, so that turning on one does not move the others', () => {
    const all = {
      AzureFirewallSubnet: '10.40.0.0/26',
      AzureBastionSubnet: '10.40.0.128/26',
      GatewaySubnet: '10.40.0.192/27',
      'snet-jump': '10.40.0.224/27',
      'snet-endpoints': '10.40.1.0/24',
    };
    expect(subnets(hub(EVERYTHING))).toEqual(all);
    expect(subnets(hub({ vpnGateway: {} }))).toEqual({ GatewaySubnet: '10.40.0.192/27' });
    expect(subnets(hub({ endpointSubnet: true, addressSpace: '10.40.0.0/23' }))).toEqual({ 'snet-endpoints': '10.40.1.0/24' });
    expect(subnets(firewall({ sku: FirewallSku.BASIC }))).toEqual({
      AzureFirewallSubnet: '10.40.0.0/26',
      AzureFirewallManagementSubnet: '10.40.0.64/26',
    });
  });

  test('guards each subnet that may have a security group', () => {
    const made = hub(EVERYTHING);
    expect(made.all('network_security_group').map(({ name }) => name)).toEqual([
      'nsg-platform-hub-bastion',
      'nsg-platform-hub-endpoints',
      'nsg-platform-hub-jump',
    ]);
    expect(made.all('subnet_network_security_group_association')).toHaveLength(3);
  });

  test('lets nobody in on the ports 22, 80 and 3389 from the internet', () => {
    const open = hub(EVERYTHING)
      .all('network_security_rule')
      .filter(
        ({ direction, access, source_address_prefix: source }) =>
          direction === 'Inbound' && access === 'Allow' && ['*', 'Internet'].includes(String(source)),
      );
    expect(open.map((rule) => [rule.name, rule.destination_port_range])).toEqual([['AllowHttpsInbound', '443']]);
  });

  test('makes no gateway, firewall or Bastion host before all subnets are finished', () => {
    const made = hub(EVERYTHING);
    const finished = [
      ...made.addressesOf('subnet'),
      ...made.addressesOf('subnet_network_security_group_association'),
      made.address('subnet_route_table_association'),
    ];
    for (const type of ['virtual_network_gateway', 'firewall', 'bastion_host']) {
      for (const address of finished) expect(made.comesAfter(made.address(type, 'Hub_'), address)).toBe(true);
    }
  });

  test('is peered after its gateway, its firewall and its Bastion host', () => {
    const made = spoke(EVERYTHING);
    for (const peering of made.addressesOf('virtual_network_peering')) {
      for (const type of ['virtual_network_gateway', 'firewall', 'bastion_host'])
        expect(made.comesAfter(peering, made.address(type, 'Hub_'))).toBe(true);
    }
    expect(made.at('virtual_network_peering', 'Network_Peering_FromHub')).toMatchObject({ allow_gateway_transit: true, use_remote_gateways: false });
    expect(made.at('virtual_network_peering', 'Network_Peering_ToHub')).toMatchObject({ allow_gateway_transit: false, use_remote_gateways: true });
  });

  test('puts public addresses in all zones, in those that are given, or in none', () => {
    const zones = (props: Partial<HubNetworkProps>): unknown[] =>
      hub({ ...EVERYTHING, ...props })
        .all('public_ip')
        .map((address) => address.zones);
    expect(zones({})).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
    expect(zones({ zones: ['2'] })).toEqual([['2'], ['2'], ['2']]);
    expect(zones({ zones: [] })).toEqual([undefined, undefined, undefined]);
    expect(firewall({}, { zones: [] }).the('firewall')).not.toHaveProperty('zones');
    expect(() => hub({ zones: ['1', '1'] })).toThrow(`[test/Hub] 'zones' is ["1","1"]: regions have the availability zones 1, 2 and 3`);
    expect(() => hub({ zones: ['4'] })).toThrow(`'zones' is ["4"]`);
  });

  test('takes zones, units, hosts and sources that only Terraform knows', () => {
    const made = synth((stack) => {
      const list = (id: string): string[] => new TerraformVariable(stack, id, { type: 'list(string)' }).listValue;
      const scaleUnits = new TerraformVariable(stack, 'units', { type: 'number' }).numberValue;
      const firewall = { allowedHosts: list('hosts'), sourceRanges: list('sources') };
      make(stack, { firewall, bastion: { sku: BastionSku.BASIC, scaleUnits }, zones: list('zones') });
    });
    expect(made.the('firewall').zones).toBe('${var.zones}');
    expect(made.the('bastion_host').scale_units).toBe('${var.units}');
    const hosts = rulesOf(made).allowed;
    expect([hosts?.destination_fqdns, hosts?.source_addresses]).toEqual(['${var.hosts}', '${var.sources}']);
  });

  test('needs an address range that is private, has room for everything and is known at synth', () => {
    expect(() => hub({ addressSpace: '10.40.0.0/24' })).toThrow(
      `'addressSpace' is '10.40.0.0/24': a hub needs room for a firewall, a gateway, a Bastion host, a jump host and endpoints, also for those that come ` +
        `later. Pass a range from /8 to /23.`,
    );
    expect(() => hub({ addressSpace: '8.0.0.0/22' })).toThrow('these are no private addresses');
    expect(() => synth((stack) => make(stack, { addressSpace: new TerraformVariable(stack, 'space', {}).stringValue }))).toThrow(
      `'addressSpace' is 'known only to Terraform': the subnets of a hub are cut out of it at synth. Pass a literal range, such as '10.40.0.0/22'.`,
    );
  });

  test('refuses a region of another cloud', () => {
    expect(() => hub({ cloud: AzureCloud.US_GOVERNMENT })).toThrow(`'location' is 'westeurope': this is a region of another cloud`);
  });
});

test('a hub can lie in another stack than the networks that are peered with it', () => {
  const app = testApp();
  const [middle, team] = ['middle', 'team'].map((id) => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const own = make(middle, { firewall: { dnsProxy: true }, vpnGateway: {} });
  new WorkspaceNetwork(team, 'Network', { baseName: 'fraud', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', hub: own });
  app.synth();
  const read = (stack: string): string => readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
  expect(read('team')).toContain('data.terraform_remote_state');
  expect(read('team')).toContain('"azurerm_virtual_network_peering"');
  expect(read('middle')).not.toContain('azurerm_virtual_network_peering');
  expect(read('team')).not.toMatch(/azurerm_(firewall|virtual_network_gateway)\b/);
});

describe('a firewall', () => {
  test('is replaced with its policy over the sku of that alone, since Azure deletes no policy that is used', () => {
    const made = firewall();
    expect(made.the('firewall').lifecycle).toEqual({ replace_triggered_by: [`${made.address('firewall_policy')}.sku`] });
  });

  test('denies known threats and everything that no rule allows', () => {
    const made = firewall();
    expect(made.the('firewall')).toMatchObject({ name: 'afw-platform-hub', sku_name: 'AZFW_VNet', sku_tier: 'Standard', zones: ['1', '2', '3'] });
    expect(made.the('firewall_policy')).toMatchObject({ sku: 'Standard', threat_intelligence_mode: 'Deny', dns: { proxy_enabled: false } });
    expect(made.the('firewall_policy')).not.toHaveProperty('intrusion_detection');
    expect(Object.keys(made.the('firewall_policy_rule_collection_group')).sort()).toEqual([
      'application_rule_collection',
      'firewall_policy_id',
      'name',
      'network_rule_collection',
      'priority',
    ]);
  });

  test('is made with its rules', () => {
    const made = firewall();
    expect(made.comesAfter(made.address('firewall', 'Hub_'), made.address('firewall_policy_rule_collection_group'))).toBe(true);
  });

  test('lets private addresses reach what Azure Machine Learning needs, by service tag', () => {
    const rules = rulesOf(firewall());
    const seen = Object.values(rules).filter((rule) => rule.destination_addresses !== undefined);
    expect(seen.map((rule) => `${String(rule.protocols)} ${String(rule.destination_addresses)} ${String(rule.destination_ports)}`)).toEqual([
      'TCP AzureActiveDirectory 80,443',
      'TCP AzureMachineLearning 443,8787,18881',
      'UDP AzureMachineLearning 5831',
      'Any BatchNodeManagement.westeurope 443',
      'TCP AzureResourceManager 443',
      'TCP Storage.westeurope 443,445',
      'TCP AzureKeyVault.westeurope 443',
      'TCP MicrosoftContainerRegistry 443',
      'TCP AzureMonitor 443',
      'TCP AzureFrontDoor.FrontEnd 443',
      'TCP AzureFrontDoor.FirstParty 443',
    ]);
    for (const rule of Object.values(rules)) {
      expect(rule.source_addresses).toEqual(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']);
    }
    expect(rulesOf(firewall({ sourceRanges: ['10.41.0.0/22'] })).Storage?.source_addresses).toEqual(['10.41.0.0/22']);
    expect(() => firewall({ sourceRanges: [] })).toThrow(`[test/Hub/Firewall] 'firewall.sourceRanges' is []: a rule needs a source`);
  });

  test('takes addresses and ranges of IPv4 for sources, and nothing else', () => {
    const sourceRanges = ['*', '10.41.0.4', '10.41.0.0/22', '10.41.0.4-10.41.0.9'];
    expect(rulesOf(firewall({ sourceRanges })).Storage?.source_addresses).toEqual(sourceRanges);
    for (const wrong of ['', 'VirtualNetwork', '10.41.0.1/22', '10.41.0.4-', '10.41.0.4-10.41.0.5-10.41.0.6', 'fd00::/8']) {
      expect(() => firewall({ sourceRanges: ['10.41.0.0/22', wrong] })).toThrow(
        `'firewall.sourceRanges' is '${wrong}': this is neither an IPv4 address nor a range of them`,
      );
    }
  });

  test('lets packages in by name, unless told otherwise, and further hosts on request', () => {
    const rules = rulesOf(firewall({ allowedHosts: ['github.com', '*.example.com'] }));
    expect(rules.packages?.destination_fqdns).toEqual(expect.arrayContaining(['pypi.org', '*.pythonhosted.org', '*.anaconda.com']));
    expect(rules.ubuntu).toMatchObject({
      protocols: [
        { type: 'Http', port: 80 },
        { type: 'Https', port: 443 },
      ],
    });
    expect(rules.allowed?.destination_fqdns).toEqual(['github.com', '*.example.com']);
    expect(Object.keys(rulesOf(firewall({ packageHosts: false })))).not.toEqual(expect.arrayContaining(['packages']));
    expect(rulesOf(firewall()).allowed).toBeUndefined();
    expect(() => firewall({ allowedHosts: ['https://github.com'] })).toThrow(
      `'firewall.allowedHosts' is 'https://github.com': this is not the name of a host. Pass one such as 'github.com' or '*.example.com', without`,
    );
  });

  test.each([
    [AzureCloud.PUBLIC, 'westeurope', 'login.microsoftonline.com', 'pas.windows.net'],
    [AzureCloud.US_GOVERNMENT, 'usgovvirginia', 'login.microsoftonline.us', 'pasff.usgovcloudapi.net'],
    [AzureCloud.CHINA, 'chinanorth3', 'login.chinacloudapi.cn', 'pas.chinacloudapi.cn'],
  ])('names the hosts of the cloud %#', (cloud, location, signIn, login) => {
    const rules = rulesOf(firewall({}, { cloud, location }));
    expect(rules['azure-machine-learning']?.destination_fqdns).toEqual(expect.arrayContaining([signIn, new URL(cloud.studioUrl).host]));
    expect(rules['entra-login']?.destination_fqdns).toContain(login);
    expect(Object.keys(rules).includes('AzureFrontDoorFrontEnd')).toBe(cloud !== AzureCloud.CHINA);
  });

  test('that is Premium denies intrusions', () => {
    const made = firewall({ sku: FirewallSku.PREMIUM });
    expect(made.the('firewall').sku_tier).toBe('Premium');
    expect(made.the('firewall_policy')).toMatchObject({ sku: 'Premium', intrusion_detection: { mode: 'Deny' } });
  });

  test('that is Basic has an address for its management, alerts of threats and forwards no names', () => {
    const made = firewall({ sku: FirewallSku.BASIC });
    expect(made.the('firewall')).toHaveProperty('management_ip_configuration');
    expect(made.the('firewall_policy')).toMatchObject({ sku: 'Basic', threat_intelligence_mode: 'Alert' });
    expect(made.the('firewall_policy')).not.toHaveProperty('dns');
    expect(() => firewall({ sku: FirewallSku.BASIC, threatIntelligence: ThreatIntelligence.DENY })).toThrow(
      `[test/Hub/Firewall] 'firewall.threatIntelligence' is 'Deny': a Basic firewall only alerts of threats`,
    );
    expect(() => firewall({ sku: FirewallSku.BASIC, dnsProxy: true })).toThrow(`'firewall.dnsProxy' is true: a Basic firewall forwards no names`);
  });

  test('is the way out and, on request, the DNS server of the networks', () => {
    const made = spoke({ firewall: { dnsProxy: true } });
    const address = `\${${made.address('firewall', 'Hub_')}.ip_configuration[0].private_ip_address}`;
    expect(made.at('route', 'Network_Route').next_hop_in_ip_address).toBe(address);
    expect(made.named('virtual_network', 'vnet-fraud').dns_servers).toEqual([address]);
    expect(made.named('virtual_network', 'vnet-platform-hub')).not.toHaveProperty('dns_servers');
    expect(made.the('virtual_network_dns_servers').dns_servers).toEqual([address]);
    expect(spoke({ firewall: {} }).all('virtual_network_dns_servers')).toEqual([]);
    expect(spoke({ firewall: {} }).named('virtual_network', 'vnet-fraud').dns_servers).toEqual([]);
    expect(made.comesAfter(made.address('route', 'Network_Route'), made.address('firewall', 'Hub_'))).toBe(true);
  });

  test('that forwards names needs the zones to be linked to the hub only', () => {
    const made = synth((stack) => {
      const middle = make(stack, { firewall: { dnsProxy: true } });
      const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, centralDns: true });
      dnsZones.linkVirtualNetwork('hub', middle);
      const { endpoints } = new WorkspaceNetwork(stack, 'Network', {
        baseName: 'fraud',
        resourceGroup: GROUP,
        addressSpace: '10.41.0.0/22',
        hub: middle,
      });
      workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: endpoints, dnsZones }, imageBuildComputeName: 'cpu-builder' });
    });
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(6);
    for (const endpoint of made.addressesOf('private_endpoint')) {
      for (const peering of made.addressesOf('virtual_network_peering')) expect(made.comesAfter(endpoint, peering)).toBe(true);
    }
  });
});

test('computes are made when their way out is open', () => {
  const made = synth((stack) => {
    const props = { baseName: 'fraud', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', hub: make(stack, { firewall: {} }) };
    const { compute, endpoints, virtualNetwork } = new WorkspaceNetwork(stack, 'Network', props);
    const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
    dnsZones.linkVirtualNetwork('fraud', virtualNetwork);
    const imageBuild = { vmSize: 'Standard_D4ds_v4', subnet: compute };
    workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: endpoints, dnsZones }, imageBuild });
  });
  const cluster = made.address('machine_learning_compute_cluster');
  const needed = [
    'route.Network_Route_Firewall',
    'virtual_network_peering.Network_Peering_ToHub',
    'subnet_network_security_group_association.Network_Compute',
  ];
  for (const start of needed) {
    const [type, prefix] = start.split('.') as [string, string];
    expect(made.comesAfter(cluster, made.address(type, prefix))).toBe(true);
  }
});

describe('a VPN gateway', () => {
  const gateway = (props: Partial<HubNetworkProps>): { [attribute: string]: unknown } => hub(props).the('virtual_network_gateway');

  test('is in all zones, and lets other networks connect', () => {
    expect(gateway({ vpnGateway: {} })).toMatchObject({ name: 'vgw-platform-hub', type: 'Vpn', vpn_type: 'RouteBased', sku: 'VpnGw1AZ' });
    expect(gateway({ vpnGateway: {} })).not.toHaveProperty('vpn_client_configuration');
    expect(gateway({ vpnGateway: { sku: VpnGatewaySku.VPN_GW2_AZ } }).sku).toBe('VpnGw2AZ');
  });

  test('lets people connect who sign in with Microsoft Entra ID', () => {
    expect(gateway({ vpnGateway: { pointToSite: POINT_TO_SITE } }).vpn_client_configuration).toEqual({
      address_space: ['172.16.200.0/24'],
      vpn_client_protocols: ['OpenVPN'],
      vpn_auth_types: ['AAD'],
      aad_tenant: `https://login.microsoftonline.com/${OBJECT_ID}`,
      aad_audience: 'c632b3df-fb67-4d84-bdcf-b95ad541b5c8',
      aad_issuer: `https://sts.windows.net/${OBJECT_ID}/`,
    });
    const audience = '11111111-2222-3333-4444-555555555555';
    expect(gateway({ vpnGateway: { pointToSite: { ...POINT_TO_SITE, audience } } }).vpn_client_configuration).toMatchObject({
      aad_audience: audience,
    });
  });

  test('tells people the DNS server of the network, and warns where none knows private names', () => {
    const made = hub({ vpnGateway: { pointToSite: POINT_TO_SITE }, firewall: { dnsProxy: true } });
    expect(made.comesAfter(made.address('virtual_network_gateway'), made.address('virtual_network_dns_servers'))).toBe(true);
    expect(made.warnings).toEqual([]);
    expect(hub({ vpnGateway: { pointToSite: POINT_TO_SITE } }).warnings).toEqual([expect.stringContaining(`pass 'firewall' with 'dnsProxy: true'`)]);
    expect(hub({ vpnGateway: {} }).warnings).toEqual([]);
  });

  test('takes the sign-in of its cloud', () => {
    const abroad = { vpnGateway: { pointToSite: POINT_TO_SITE }, cloud: AzureCloud.CHINA, location: 'chinanorth3' };
    expect(gateway(abroad).vpn_client_configuration).toMatchObject({
      aad_tenant: `https://login.chinacloudapi.cn/${OBJECT_ID}`,
      aad_audience: '49f817b6-84ae-4cc0-928c-73f27289b3aa',
    });
  });

  test('refuses addresses for people that a network has', () => {
    const vpn = (clientAddressSpace: string): Partial<HubNetworkProps> => ({ vpnGateway: { pointToSite: { ...POINT_TO_SITE, clientAddressSpace } } });
    expect(() => hub(vpn('10.40.3.0/24'))).toThrow(
      `[test/Hub] 'vpnGateway.pointToSite.clientAddressSpace' is '10.40.3.0/24': it overlaps the hub's own range, 10.40.0.0/22`,
    );
    expect(() => spoke(vpn('10.41.3.0/24'))).toThrow(
      `[test/Network] 'addressSpace' is '10.41.0.0/22': it overlaps the range of the VPN clients, 10.41.3.0/24`,
    );
    expect(() => hub(vpn('172.16.200.0/30'))).toThrow('each person who connects gets an address. Pass a range from /8 to /29');
  });

  test('refuses a tenant or an application that is none', () => {
    expect(() => hub({ vpnGateway: { pointToSite: { ...POINT_TO_SITE, tenantId: 'contoso.com' } } })).toThrow(
      `'vpnGateway.pointToSite.tenantId' is 'contoso.com': the id of a Microsoft Entra tenant is a GUID`,
    );
    expect(() => hub({ vpnGateway: { pointToSite: { ...POINT_TO_SITE, audience: 'vpn' } } })).toThrow(`'vpnGateway.pointToSite.audience' is 'vpn'`);
  });
});

describe('a Bastion host', () => {
  test('also serves the clients of one’s own machine, unless it is Basic', () => {
    expect(hub({ bastion: {} }).the('bastion_host')).toMatchObject({
      name: 'bas-platform-hub',
      sku: 'Standard',
      scale_units: 2,
      tunneling_enabled: true,
    });
    expect(hub({ bastion: { sku: BastionSku.BASIC } }).the('bastion_host')).toMatchObject({ sku: 'Basic', tunneling_enabled: false });
    expect(hub({ bastion: { scaleUnits: 4 } }).the('bastion_host').scale_units).toBe(4);
  });

  test('has the rules without which Azure refuses it, before it is made', () => {
    const made = hub({ bastion: {} });
    const rules = made.addressesOf('network_security_rule');
    expect(rules).toHaveLength(8);
    for (const rule of rules) expect(made.comesAfter(made.address('bastion_host'), rule)).toBe(true);
  });

  test('refuses units that it cannot have', () => {
    expect(() => hub({ bastion: { scaleUnits: 51 } })).toThrow(`'bastion.scaleUnits' is 51: a Bastion host runs with 2-50 units`);
    expect(() => hub({ bastion: { sku: BastionSku.BASIC, scaleUnits: 3 } })).toThrow(`'bastion.scaleUnits' is 3: a Basic host always has 2 units`);
  });
});

describe('a jump host', () => {
  test('has no password, no public address and no extensions, and starts only signed software', () => {
    const made = jumpHost();
    expect(made.the('linux_virtual_machine')).toMatchObject({
      name: 'vm-platform-hub-jump',
      disable_password_authentication: true,
      admin_username: 'azureuser',
      admin_ssh_key: [{ username: 'azureuser', public_key: ED25519 }],
      allow_extension_operations: false,
      secure_boot_enabled: true,
      vtpm_enabled: true,
      identity: { type: 'SystemAssigned' },
      boot_diagnostics: {},
      encryption_at_host_enabled: false,
    });
    expect(JSON.stringify(made.the('network_interface'))).not.toContain('public_ip');
    expect(made.all('virtual_machine_extension')).toEqual([]);
  });

  test('is as asked for', () => {
    const options = {
      adminUsername: 'ops',
      vmSize: 'Standard_D2s_v5',
      encryptionAtHost: true,
      entraLogin: true,
      sshPublicKey: `${RSA_2048} me@home\n`,
    };
    const made = jumpHost(options);
    expect(made.the('linux_virtual_machine')).toMatchObject({
      admin_username: 'ops',
      admin_ssh_key: [{ username: 'ops', public_key: `${RSA_2048} me@home` }],
      size: 'Standard_D2s_v5',
      encryption_at_host_enabled: true,
      allow_extension_operations: true,
    });
    expect(made.the('virtual_machine_extension')).toMatchObject({ type: 'AADSSHLoginForLinux', publisher: 'Microsoft.Azure.ActiveDirectory' });
  });

  test.each([
    ['Bastion', { bastion: {} }, ['10.40.0.128/26']],
    ['the VPN of people', { vpnGateway: { pointToSite: POINT_TO_SITE } }, ['172.16.200.0/24']],
    ['the VPN of other networks', { vpnGateway: {} }, ['VirtualNetwork']],
    ['both', { bastion: {}, vpnGateway: { pointToSite: POINT_TO_SITE } }, ['10.40.0.128/26', '172.16.200.0/24']],
  ])('lets in only SSH, by %s', (_, props, sources) => {
    const made = hub({ jumpHost: { sshPublicKey: ED25519 }, ...props });
    const inbound = made
      .addressesOf('network_security_rule')
      .filter((address) => address.includes('Hub_JumpHostSubnet'))
      .map((address) => made.at('network_security_rule', address.split('.')[1] as string))
      .map((rule) => [rule.access, rule.source_address_prefix, rule.destination_port_range]);
    expect(inbound).toEqual([...sources.map((source) => ['Allow', source, '22']), ['Deny', '*', '*']]);
  });

  test('gets its updates through the firewall, where there is one, which is there before', () => {
    const made = jumpHost({ entraLogin: true }, { firewall: {} });
    expect(made.at('subnet', 'Hub_JumpHostSubnet').default_outbound_access_enabled).toBe(false);
    expect(made.comesAfter(made.address('linux_virtual_machine'), made.address('route', 'Hub_JumpHostRoute'))).toBe(true);
    expect(made.comesAfter(made.address('route', 'Hub_JumpHostRoute'), made.address('firewall', 'Hub_'))).toBe(true);
    expect(jumpHost().at('subnet', 'Hub_JumpHostSubnet').default_outbound_access_enabled).toBe(true);
    expect(jumpHost().all('route_table')).toEqual([]);
  });

  test('is guarded before it is there', () => {
    const made = jumpHost();
    expect(
      made.comesAfter(made.address('network_interface', 'Hub_'), made.address('subnet_network_security_group_association', 'Hub_JumpHost')),
    ).toBe(true);
  });

  test('that nobody could reach is refused', () => {
    expect(() => hub({ jumpHost: { sshPublicKey: ED25519 }, firewall: {} })).toThrow(
      `[test/Hub] 'jumpHost' is {}: it has no public address, so that nobody could reach it without a Bastion host or a VPN gateway. ` +
        `Pass 'bastion' or 'vpnGateway' too.`,
    );
  });

  test.each([
    ['of 1024 bits', RSA_1024, 'this RSA key has 1024 bits, and Azure wants at least 2048'],
    ['of another kind', ECDSA, 'Azure takes only keys of RSA and Ed25519'],
    ['that is cut off', ED25519.slice(0, 60), 'this is no public key of OpenSSH'],
    ['with a wrong name', ED25519.replace('ssh-ed25519', 'ssh-rsa'), 'this is no public key of OpenSSH'],
    ['that is empty', '', 'this is no public key of OpenSSH'],
  ])('refuses a key %s', (_, sshPublicKey, rule) => {
    expect(() => jumpHost({ sshPublicKey })).toThrow(`: ${rule}. Pass the content of the '.pub' file that 'ssh-keygen -t ed25519' writes.`);
  });

  test('does not tell a private key that is passed by mistake', () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----';
    expect(() => jumpHost({ sshPublicKey: secret })).toThrow(`'jumpHost.sshPublicKey' is '-----BEGIN OPENSSH P…'`);
    expect(() => jumpHost({ sshPublicKey: secret })).not.toThrow('b3BlbnNzaC1rZXktdjEAAAAA');
  });

  test.each(['root', 'admin', 'Ops', '1st', 'a b'])('refuses the user name %s', (adminUsername) => {
    expect(() => jumpHost({ adminUsername })).toThrow(`'jumpHost.adminUsername' is '${adminUsername}': Linux takes 1-32 small letters`);
  });
});

test('a subnet that may have no security group takes no rule', () => {
  const rule = { direction: TrafficDirection.INBOUND, priority: 100 };
  const reserved = (stack: TerraformStack): NetworkSubnet => {
    const network = make(stack).virtualNetwork;
    return NetworkSubnet._make(stack, 'Gateway', { network, name: 'GatewaySubnet', addressPrefix: '10.40.0.192/27', defaultOutboundAccess: true });
  };
  expect(() => synth((stack) => reserved(stack).addSecurityRule('Allow', rule))).toThrow(
    `[test/Gateway] 'id' is 'Allow': Azure allows no network security group on the subnet 'GatewaySubnet'. Leave the rule out.`,
  );
});

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AzureCloud,
  HubNetwork,
  HubNetworkAttributes,
  IHubNetwork,
  IPrivateDnsZones,
  PrivateDnsZones,
  TrafficDirection,
  WorkspaceNetwork,
  WorkspaceNetworkProps,
} from '../lib';
import { Attributes, BROUGHT, FEATURES, GROUP, PROVIDERS, Synthesized, synth, testApp, workspace } from './support';

const HUB_ID = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-hub`;

function make(stack: TerraformStack, props: Partial<WorkspaceNetworkProps> = {}, id = 'Network'): WorkspaceNetwork {
  return new WorkspaceNetwork(stack, id, { baseName: 'fraud-dev', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', ...props });
}

const network = (props: Partial<WorkspaceNetworkProps> = {}): Synthesized => synth((stack) => make(stack, props));

/** A network that is peered with a hub that exists. */
function spoke(attributes: Partial<HubNetworkAttributes> = {}, props: Partial<WorkspaceNetworkProps> = {}): Synthesized {
  return synth((stack) => make(stack, { hub: existingHub(stack, attributes), ...props }));
}

function existingHub(stack: TerraformStack, attributes: Partial<HubNetworkAttributes> = {}): IHubNetwork {
  return HubNetwork.fromHubAttributes(stack, 'Hub', { virtualNetworkId: HUB_ID, addressSpace: '10.40.0.0/22', ...attributes });
}

const prefixes = (made: Synthesized): unknown => ['Network_Endpoints', 'Network_Compute'].map((id) => made.at('subnet', id).address_prefixes);

/** The rules of a subnet's security group in one direction, as one line each. */
function rules(made: Synthesized, subnet: string, direction = 'Outbound'): string[] {
  return made
    .addressesOf('network_security_rule')
    .filter((address) => address.includes(`Network_${subnet}_`))
    .map((address) => made.at('network_security_rule', address.split('.')[1] as string))
    .filter((rule) => rule.direction === direction)
    .sort((one, other) => Number(one.priority) - Number(other.priority))
    .map((rule) =>
      [rule.access, rule.protocol, direction === 'Inbound' ? rule.source_address_prefix : rule.destination_address_prefix, portsOf(rule)].join(' '),
    );
}

function portsOf({ destination_port_range: one, destination_port_ranges: several }: Attributes): string {
  return (several as string[] | undefined)?.join(',') ?? String(one);
}

describe('a network for workspaces', () => {
  test('sends its logs and those of its security groups and public address where it is told, and nothing unless it is told', () => {
    const made = network({ natGateway: {}, diagnostics: { logAnalytics: BROUGHT.logAnalytics } });
    const senders = made.all('monitor_diagnostic_setting').map(({ target_resource_id: target }) => String(target));
    const expected = ['virtual_network', 'network_security_group', 'public_ip'].flatMap((type) => made.addressesOf(type));
    expect(senders.sort()).toEqual(expected.map((address) => `\${${address}.id}`).sort());
    expect(senders).toHaveLength(4);
    expect(network({ natGateway: {} }).all('monitor_diagnostic_setting')).toEqual([]);
  });

  test('sends no metrics when told so', () => {
    const made = network({ diagnostics: { logAnalytics: BROUGHT.logAnalytics, metrics: false } });
    expect(made.at('monitor_diagnostic_setting', 'Network_Diagnostics')).toMatchObject({ name: 'logs' });
    expect(made.at('monitor_diagnostic_setting', 'Network_Compute_Diagnostics')).toMatchObject({ name: 'diagnostics' });
    for (const own of made.all('monitor_diagnostic_setting')) expect(own).not.toHaveProperty('enabled_metric');
  });

  test('has a quarter of its addresses for private endpoints and half of them for computes', () => {
    expect(prefixes(network())).toEqual([['10.41.0.0/24'], ['10.41.2.0/23']]);
    expect(prefixes(network({ addressSpace: '192.168.255.192/26' }))).toEqual([['192.168.255.192/28'], ['192.168.255.224/27']]);
  });

  test('lets Terraform divide a range that it alone knows', () => {
    const made = synth((stack) => make(stack, { addressSpace: new TerraformVariable(stack, 'space', {}).stringValue }));
    expect(prefixes(made)).toEqual([['${cidrsubnet(var.space, 2, 0)}'], ['${cidrsubnet(var.space, 1, 1)}']]);
  });

  test('has the ranges that are given', () => {
    const made = network({ endpointSubnetPrefix: '10.41.3.0/27', computeSubnetPrefix: '10.41.0.0/24' });
    expect(prefixes(made)).toEqual([['10.41.3.0/27'], ['10.41.0.0/24']]);
  });

  test('is named after the base name', () => {
    const made = network();
    expect(made.the('virtual_network')).toMatchObject({ name: 'vnet-fraud-dev', location: 'westeurope', resource_group_name: 'rg-ml' });
    expect(made.all('network_security_group').map(({ name }) => name)).toEqual(['nsg-fraud-dev-compute', 'nsg-fraud-dev-endpoints']);
    expect(made.all('subnet').map(({ name }) => name)).toEqual(['snet-compute', 'snet-endpoints']);
  });

  test('asks the DNS of Azure, or the servers that are given', () => {
    expect(network().the('virtual_network').dns_servers).toEqual([]);
    expect(network({ dnsServers: ['10.1.0.4', '10.1.0.5'] }).the('virtual_network').dns_servers).toEqual(['10.1.0.4', '10.1.0.5']);
  });

  test.each(['Endpoints', 'Compute'])('guards the subnet for %s with its security group, when all its rules are there', (subnet) => {
    const made = network();
    const association = made.address('subnet_network_security_group_association', `Network_${subnet}`);
    const own = made.addressesOf('network_security_rule').filter((address) => address.includes(`Network_${subnet}_`));
    expect(own.length).toBeGreaterThan(0);
    for (const rule of own) expect(made.comesAfter(association, rule)).toBe(true);
  });

  test('lets security groups judge what goes to private endpoints, which have no way out of their own', () => {
    expect(network().at('subnet', 'Network_Endpoints')).toMatchObject({
      private_endpoint_network_policies: 'NetworkSecurityGroupEnabled',
      default_outbound_access_enabled: false,
    });
  });

  test('lets a workspace and its private endpoints in only behind the security group', () => {
    const made = synth((stack) => {
      const { virtualNetwork, endpoints } = make(stack);
      const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      dnsZones.linkVirtualNetwork('fraud', virtualNetwork);
      workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: endpoints, dnsZones }, imageBuildComputeName: 'cpu-builder' });
    });
    const guard = made.address('subnet_network_security_group_association', 'Network_Endpoints');
    expect(made.addressesOf('private_endpoint').length).toBeGreaterThan(3);
    for (const endpoint of made.addressesOf('private_endpoint')) expect(made.comesAfter(endpoint, guard)).toBe(true);
  });

  test('is known to private DNS zones, also by its own reference', () => {
    const link = (linked: (made: WorkspaceNetwork) => { id: string }): Synthesized =>
      synth((stack) => {
        const own = make(stack);
        const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
        dnsZones.linkVirtualNetwork('own', linked(own));
        workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: own.endpoints, dnsZones }, imageBuildComputeName: 'cpu-builder' });
      });
    expect(link((own) => own).all('private_dns_zone_virtual_network_link')).toHaveLength(6);
    expect(link((own) => own.virtualNetwork).all('private_dns_zone_virtual_network_link')).toHaveLength(6);
    expect(() => link(() => ({ id: HUB_ID }))).toThrow('is not linked, so names would resolve to public addresses');
  });

  test('can lie in another stack than the workspace', () => {
    const app = testApp();
    const [near, far] = ['near', 'far'].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      return stack;
    }) as [TerraformStack, TerraformStack];
    const own = make(near);
    const dnsZones = new PrivateDnsZones(near, 'Zones', { resourceGroup: GROUP });
    dnsZones.linkVirtualNetwork('own', own.virtualNetwork);
    workspace(far, { publicNetworkAccess: false, privateLink: { subnet: own.endpoints, dnsZones }, imageBuildComputeName: 'cpu-builder' });
    app.synth();
    const text = readFileSync(join(app.outdir, 'stacks', 'far', 'cdk.tf.json'), 'utf8');
    expect(text).toContain('data.terraform_remote_state');
    expect(text).not.toContain('azurerm_subnet_network_security_group_association');
  });
});

describe('the rules for computes', () => {
  test('allow what Azure Machine Learning needs, in the region of the network', () => {
    expect(rules(network(), 'Compute')).toEqual([
      'Allow Tcp AzureActiveDirectory 80,443',
      'Allow Tcp AzureMachineLearning 443,8787,18881',
      'Allow Udp AzureMachineLearning 5831',
      'Allow * BatchNodeManagement.westeurope 443',
      'Allow Tcp AzureResourceManager 443',
      'Allow Tcp Storage.westeurope 443',
      'Allow Tcp AzureKeyVault.westeurope 443',
      'Allow Tcp MicrosoftContainerRegistry 443',
      'Allow Tcp AzureMonitor 443',
      'Allow Tcp AzureFrontDoor.FrontEnd 443',
      'Allow Tcp AzureFrontDoor.FirstParty 443',
      'Allow Tcp VirtualNetwork 443,445',
    ]);
  });

  test('name no region that only Terraform knows, and that of a group of the stack as Azure writes it', () => {
    const later = synth((stack) => make(stack, { location: new TerraformVariable(stack, 'region', {}).stringValue }));
    expect(rules(later, 'Compute')).toContain('Allow Tcp Storage 443');
    const group = synth((stack) => make(stack, { resourceGroup: new ResourceGroup(stack, 'Group', { name: 'rg', location: 'North Europe' }) }));
    expect(rules(group, 'Compute')).toContain('Allow Tcp Storage.northeurope 443');
  });

  test('know no Front Door in China', () => {
    expect(rules(network({ cloud: AzureCloud.CHINA, location: 'chinanorth3' }), 'Compute').join()).not.toContain('FrontDoor');
    expect(() => network({ cloud: AzureCloud.CHINA })).toThrow(`'location' is 'westeurope': this is a region of another cloud than 'china'`);
  });

  test('let nothing in from the internet, but for the service where computes have public addresses', () => {
    expect(rules(network(), 'Compute', 'Inbound')).toEqual(['Deny * Internet *']);
    expect(rules(network(), 'Endpoints', 'Inbound')).toEqual(['Deny * Internet *']);
    expect(rules(network({ publicComputes: true }), 'Compute', 'Inbound')).toEqual(['Allow Tcp AzureMachineLearning 44224', 'Deny * Internet *']);
  });

  test('close the internet on request', () => {
    expect(rules(network(), 'Compute').join()).not.toContain('Deny');
    expect(rules(network({ denyInternetOutbound: true }), 'Compute').at(-1)).toBe('Deny * Internet *');
    expect(spoke({ firewallAddress: '10.40.0.4' }, { denyInternetOutbound: true }).warnings).toEqual([
      expect.stringContaining(`'denyInternetOutbound' also denies the hosts that the hub's firewall allows by name`),
    ]);
    expect(network({ denyInternetOutbound: true, natGateway: {} }).warnings).toEqual([]);
  });

  test('can be more', () => {
    const more = { direction: TrafficDirection.OUTBOUND, priority: 500, destination: '192.0.2.7', ports: ['22'] };
    const made = synth((stack) => make(stack).compute.addSecurityRule('AllowGit', more));
    expect(rules(made, 'Compute').at(-1)).toBe('Allow Tcp 192.0.2.7 22');
    const rule = made.address('network_security_rule', 'Network_Compute_SecurityGroup_AllowGit');
    expect(made.comesAfter(made.address('subnet_network_security_group_association', 'Network_Compute'), rule)).toBe(true);
    expect(() => synth((stack) => make(stack).compute.addSecurityRule('Again', { ...more, priority: 100 }))).toThrow(
      `[test/Network/Compute] 'priority' is 100: the rule 'AllowAzureActiveDirectoryOutbound' has it already among the outbound ones. Pass one that is free.`,
    );
    expect(() => synth((stack) => make(stack).compute.addSecurityRule('Low', { ...more, priority: 99 }))).toThrow(
      'Pass a whole number from 100 to 4096',
    );
  });

  test.each([
    ['a b', {}, `'id' is 'a b': the security rule name must be`],
    ['X', { protocol: 'tcp' }, `'protocol' is 'tcp': azurerm knows only Tcp, Udp, Icmp, Ah, Esp, *`],
    ['X', { source: '' }, `'source' is '': a rule needs both ends`],
    ['X', { source: '10.0.0.0/33' }, `'source' is '10.0.0.0/33': this is neither an IPv4 address nor a range of them`],
    ['X', { destination: '10.0.0.256' }, `'destination' is '10.0.0.256': this is neither an IPv4 address nor a range`],
    ['X', { destination: '' }, `'destination' is '': a rule needs both ends`],
    ['X', { ports: [] }, `'ports' is []: a rule without ports fits nothing`],
    ['X', { ports: ['443', 'ssh'] }, `'ports' is 'ssh': this is neither a port nor a range of them`],
    ['X', { ports: ['65536'] }, `'ports' is '65536'`],
    ['X', { ports: ['90-80'] }, `'ports' is '90-80'`],
    ['X', { description: 'x'.repeat(141) }, `the description of a rule has at most 140 characters`],
    ['X', { description: '${Ports' }, `Terraform takes '\${' for the beginning of a template`],
  ])('refuse a rule %s of %j', (id, options, text) => {
    const added = { direction: TrafficDirection.OUTBOUND, priority: 205, ...options };
    expect(() => synth((stack) => make(stack).compute.addSecurityRule(id, added))).toThrow(text);
  });

  test('take what only Terraform knows in a rule', () => {
    const made = synth((stack) => {
      const text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
      const ports = new TerraformVariable(stack, 'ports', { type: 'list(string)' }).listValue;
      const rule = { direction: TrafficDirection.OUTBOUND, priority: 205, protocol: text, source: text, ports, description: text };
      make(stack).compute.addSecurityRule('X', rule);
    });
    const { protocol, destination_port_ranges: several, destination_port_range: one } = made.named('network_security_rule', 'X');
    expect([protocol, several, one]).toEqual(['${var.text}', '${var.ports}', undefined]);
  });
});

describe('the way out of computes', () => {
  test('is an address that Azure lends them, unless they have another one', () => {
    const lent = (made: Synthesized): unknown => made.at('subnet', 'Network_Compute').default_outbound_access_enabled;
    expect(lent(network())).toBe(true);
    expect(lent(network({ natGateway: {} }))).toBe(false);
    expect(lent(spoke())).toBe(true);
    expect(lent(spoke({ firewallAddress: '10.40.0.4' }))).toBe(false);
  });

  test('is a NAT gateway with a public address on request', () => {
    const made = network({ natGateway: {} });
    expect(made.the('nat_gateway')).toMatchObject({ name: 'ng-fraud-dev', sku_name: 'Standard', idle_timeout_in_minutes: 4 });
    expect(made.the('public_ip')).toEqual({
      name: 'pip-fraud-dev-ng',
      location: 'westeurope',
      resource_group_name: 'rg-ml',
      sku: 'Standard',
      allocation_method: 'Static',
    });
    expect(JSON.stringify(made.the('subnet_nat_gateway_association'))).toContain('azurerm_subnet.Network_Compute_');
    expect(made.comesAfter(made.address('subnet_nat_gateway_association'), made.address('nat_gateway_public_ip_association'))).toBe(true);
  });

  test('is in the zone that is asked for', () => {
    const made = network({ natGateway: { zone: '2', idleTimeoutMinutes: 30 } });
    expect(made.the('nat_gateway')).toMatchObject({ zones: ['2'], idle_timeout_in_minutes: 30 });
    expect(made.the('public_ip').zones).toEqual(['2']);
    expect(() => network({ natGateway: { zone: 'a' } })).toThrow(`'natGateway.zone' is 'a': regions have the availability zones 1, 2 and 3`);
    expect(() => network({ natGateway: { idleTimeoutMinutes: 3 } })).toThrow(`'idleTimeoutMinutes' is 3: a NAT gateway waits for 4-120 minutes`);
  });

  test('is there before computes are made', () => {
    const after = (props: Partial<WorkspaceNetworkProps>, hub?: Partial<HubNetworkAttributes>): string[] => {
      const made = synth((stack) => {
        const { compute } = make(stack, { ...props, hub: hub === undefined ? undefined : existingHub(stack, hub) });
        new ResourceGroup(stack, 'Late', { name: 'late', location: 'westeurope', dependsOn: compute.usableAfter });
      });
      return (made.the('resource_group').depends_on as string[]).map((address) => address.split('.')[0] as string);
    };
    expect(after({})).toEqual(['azurerm_subnet', 'azurerm_subnet_network_security_group_association']);
    expect(after({ natGateway: {} })).toEqual(expect.arrayContaining(['azurerm_subnet_nat_gateway_association']));
    expect(after({}, { firewallAddress: '10.40.0.4' })).toEqual(
      expect.arrayContaining(['azurerm_subnet_route_table_association', 'azurerm_route', 'azurerm_virtual_network_peering']),
    );
  });

  test(`is the hub's firewall where it has one, for everything`, () => {
    const made = spoke({ firewallAddress: '10.40.0.4' });
    expect(made.the('route')).toMatchObject({ address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: '10.40.0.4' });
    expect(made.the('route_table')).toMatchObject({ name: 'rt-fraud-dev-compute', bgp_route_propagation_enabled: true });
    expect(JSON.stringify(made.the('subnet_route_table_association'))).toContain('azurerm_subnet.Network_Compute_');
    for (const peering of made.addressesOf('virtual_network_peering')) expect(made.comesAfter(made.address('route'), peering)).toBe(true);
  });

  test('leads answers of public computes past the firewall', () => {
    const made = spoke({ firewallAddress: '10.40.0.4' }, { publicComputes: true });
    expect(made.all('route').map((route) => [route.address_prefix, route.next_hop_type])).toEqual([
      ['AzureMachineLearning', 'Internet'],
      ['0.0.0.0/0', 'VirtualAppliance'],
    ]);
  });

  test('is not both a firewall and a NAT gateway', () => {
    expect(() => spoke({ firewallAddress: '10.40.0.4' }, { natGateway: {} })).toThrow(
      `[test/Network] 'natGateway' is {}: the route through the hub's firewall takes everything, so that nothing would leave by the NAT gateway. ` +
        `Leave out 'natGateway', or pass 'useHubFirewall: false'.`,
    );
    const made = spoke({ firewallAddress: '10.40.0.4' }, { natGateway: {}, useHubFirewall: false });
    expect(made.all('route_table')).toEqual([]);
    expect(made.all('nat_gateway')).toHaveLength(1);
  });

  test('cannot be a firewall that is not there', () => {
    expect(() => spoke({}, { useHubFirewall: true })).toThrow(`'useHubFirewall' is true: there is no hub with a firewall to leave by`);
    expect(() => network({ useHubFirewall: true })).toThrow(`'useHubFirewall' is true`);
  });
});

describe('a network that is peered with a hub', () => {
  test(`has both sides of the peering, the hub's first, after its own subnets`, () => {
    const made = spoke();
    expect(made.at('virtual_network_peering', 'Network_Peering_FromHub')).toMatchObject({
      name: 'peer-hub-to-fraud-dev',
      resource_group_name: 'rg-shared',
      virtual_network_name: 'vnet-hub',
      allow_forwarded_traffic: true,
      allow_gateway_transit: false,
      triggers: { remote_address_space: '10.41.0.0/22' },
    });
    expect(made.at('virtual_network_peering', 'Network_Peering_ToHub')).toMatchObject({
      name: 'peer-fraud-dev-to-hub',
      remote_virtual_network_id: HUB_ID,
      allow_forwarded_traffic: true,
      use_remote_gateways: false,
      triggers: { remote_address_space: '10.40.0.0/22' },
    });
    const [fromHub, toHub] = ['From', 'To'].map((side) => made.address('virtual_network_peering', `Network_Peering_${side}Hub`)) as [string, string];
    expect(made.comesAfter(toHub, fromHub)).toBe(true);
    for (const guard of made.addressesOf('subnet_network_security_group_association')) expect(made.comesAfter(fromHub, guard)).toBe(true);
  });

  test(`uses the hub's gateway where it has one, unless told otherwise`, () => {
    const transit = (made: Synthesized): unknown[] => [
      made.at('virtual_network_peering', 'Network_Peering_FromHub').allow_gateway_transit,
      made.at('virtual_network_peering', 'Network_Peering_ToHub').use_remote_gateways,
    ];
    expect(transit(spoke({ hasGateway: true }))).toEqual([true, true]);
    expect(transit(spoke())).toEqual([false, false]);
    expect(() => spoke({}, { useHubGateway: true })).toThrow(
      `'useHubGateway' is true: there is no hub with a gateway, and Azure refuses a peering that uses one which is not there`,
    );
  });

  test('stops using the gateway before the hub stops offering it, which Azure demands', () => {
    const made = spoke({ hasGateway: true }, { useHubGateway: false });
    expect(made.at('virtual_network_peering', 'Network_Peering_FromHub').allow_gateway_transit).toBe(true);
    expect(made.at('virtual_network_peering', 'Network_Peering_ToHub').use_remote_gateways).toBe(false);
  });

  test(`leaves the hub's side to its owners, or makes it as another provider`, () => {
    expect(spoke({ peersItself: true }).the('virtual_network_peering').name).toBe('peer-fraud-dev-to-hub');
    const provider = (stack: TerraformStack): AzurermProvider => new AzurermProvider(stack, 'Other', { features: FEATURES, alias: 'hub' });
    const made = synth((stack) => make(stack, { hub: existingHub(stack, { provider: provider(stack) }) }));
    expect(made.at('virtual_network_peering', 'Network_Peering_FromHub').provider).toBe('azurerm.hub');
    expect(made.at('virtual_network_peering', 'Network_Peering_ToHub')).not.toHaveProperty('provider');
    expect(() => synth((stack) => existingHub(stack, { peersItself: true, provider: provider(stack) }))).toThrow(
      `[test/Hub] 'peersItself' is true: 'provider' is the one that would make the hub's side of the peering`,
    );
  });

  test('gives its endpoints names in the zones of the hub, made or existing, wherever these are', () => {
    const group = '/subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/rg-dns';
    const hubs: ((stack: TerraformStack, dnsZones: IPrivateDnsZones) => IHubNetwork)[] = [
      (stack, dnsZones) => existingHub(stack, { dnsZones }),
      (stack, dnsZones) => new HubNetwork(stack, 'Hub', { baseName: 'platform', resourceGroup: GROUP, addressSpace: '10.40.0.0/22', dnsZones }),
    ];
    for (const hub of hubs) {
      const made = synth((stack) => {
        const middle = hub(stack, PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: group }));
        const { endpoints: subnet } = make(stack, { hub: middle });
        workspace(stack, { publicNetworkAccess: false, privateLink: { subnet, dnsZones: middle.dnsZones }, imageBuildComputeName: 'builder' });
      });
      expect(made.named('private_endpoint', 'pep-kv-fraud-dev-vault').private_dns_zone_group).toMatchObject({
        private_dns_zone_ids: [`${group}/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`],
      });
      expect(made.all('private_dns_zone')).toEqual([]);
    }
  });

  test('asks no hub for zones that was not given them', () => {
    const rule = `'dnsZones' is not given: the zones of the hub are asked for, and it was not given any. Pass them as 'dnsZones' to`;
    expect(() => synth((stack) => existingHub(stack).dnsZones)).toThrow(`[test/Hub] ${rule} fromHubAttributes.`);
    const made = (stack: TerraformStack) =>
      new HubNetwork(stack, 'Hub', { baseName: 'platform', resourceGroup: GROUP, addressSpace: '10.40.0.0/22' });
    expect(() => synth((stack) => made(stack).dnsZones)).toThrow(`[test/Hub] ${rule} HubNetwork.`);
  });

  test('asks the DNS servers of the hub, unless it has some of its own', () => {
    expect(spoke({ dnsServers: ['10.40.0.4'] }).the('virtual_network').dns_servers).toEqual(['10.40.0.4']);
    expect(spoke({ dnsServers: ['10.40.0.4'] }, { dnsServers: ['10.1.0.4'] }).the('virtual_network').dns_servers).toEqual(['10.1.0.4']);
    expect(spoke().the('virtual_network').dns_servers).toEqual([]);
  });

  test('refuses a firewall and DNS servers that are no addresses, and takes those that only Terraform knows', () => {
    for (const wrong of ['', 'afw-hub', '10.40.0.0/26']) {
      expect(() => spoke({ firewallAddress: wrong })).toThrow(`[test/Hub] 'firewallAddress' is '${wrong}': this is not an IPv4 address`);
      expect(() => spoke({ dnsServers: ['10.40.0.4', wrong] })).toThrow(`[test/Hub] 'dnsServers' is '${wrong}': this is not an IPv4 address`);
    }
    const made = synth((stack) => {
      const dnsServers = new TerraformVariable(stack, 'servers', { type: 'list(string)' }).listValue;
      const firewallAddress = new TerraformVariable(stack, 'firewall', { type: 'string' }).stringValue;
      make(stack, { hub: existingHub(stack, { dnsServers, firewallAddress }) });
    });
    expect(made.the('virtual_network').dns_servers).toBe('${var.servers}');
    expect(made.the('route').next_hop_in_ip_address).toBe('${var.firewall}');
  });

  test('refuses a hub that is none', () => {
    expect(() => spoke({ virtualNetworkId: `${HUB_ID}/subnets/x` })).toThrow(`[test/Hub] 'virtualNetworkId'`);
    expect(() => spoke({ addressSpace: '10.40.0.1/22' })).toThrow(`[test/Hub] 'addressSpace' is '10.40.0.1/22'`);
  });
});

describe('address ranges', () => {
  test.each(['10.41.0.0', '10.41.0.0/33', '10.41.0.1/22', '10.41.0/22', 'fd00::/48', '10.41.0.0/22/1'])(
    'that are none are refused: %s',
    (addressSpace) => {
      expect(() => network({ addressSpace })).toThrow(
        `[test/Network] 'addressSpace' is '${addressSpace}': this is not a range of IPv4 addresses in CIDR notation that starts with its first address. ` +
          `Pass one such as '10.41.0.0/22'.`,
      );
    },
  );

  test('that are not private are refused', () => {
    expect(() => network({ addressSpace: '20.0.0.0/22' })).toThrow(`'addressSpace' is '20.0.0.0/22': these are no private addresses`);
    expect(() => network({ addressSpace: '172.32.0.0/22' })).toThrow('these are no private addresses');
    expect(network({ addressSpace: '100.64.0.0/22' }).all('subnet')).toHaveLength(2);
  });

  test.each([
    ['addressSpace', '10.0.0.0/7', 'from /8 to /26'],
    ['addressSpace', '10.41.0.0/27', 'from /8 to /26'],
    ['endpointSubnetPrefix', '10.41.0.0/29', 'from /8 to /28'],
    ['computeSubnetPrefix', '10.41.0.0/29', 'from /8 to /28'],
  ])('that are too small or too large are refused: %s %s', (property, range, sizes) => {
    expect(() => network({ [property]: range })).toThrow(new RegExp(`'${property}' is '${range}': .*Pass a range ${sizes}\\.`));
  });

  test('outside of the network are refused', () => {
    expect(() => network({ computeSubnetPrefix: '10.42.0.0/24' })).toThrow(
      `'computeSubnetPrefix' is '10.42.0.0/24': it lies outside of the address space 10.41.0.0/22. Pass a range within it.`,
    );
  });

  test('that overlap are refused', () => {
    expect(() => network({ computeSubnetPrefix: '10.41.0.128/25' })).toThrow(
      `'computeSubnetPrefix' is '10.41.0.128/25': it overlaps the other subnet, 10.41.0.0/24. Pass a range that is free.`,
    );
    expect(() => spoke({ addressSpace: '10.41.2.0/23' })).toThrow(`'addressSpace' is '10.41.0.0/22': it overlaps the hub's own range, 10.41.2.0/23`);
    const two = (second: string): Synthesized =>
      synth((stack) => {
        const hub = existingHub(stack);
        make(stack, { hub });
        make(stack, { hub, baseName: 'churn', addressSpace: second }, 'Second');
      });
    expect(() => two('10.41.0.0/16')).toThrow(
      `[test/Second] 'addressSpace' is '10.41.0.0/16': it overlaps the range of the network 'fraud-dev' at [test/Network], 10.41.0.0/22`,
    );
    expect(two('10.42.0.0/22').all('virtual_network_peering')).toHaveLength(4);
  });

  test('that containers on computes use are warned of', () => {
    expect(network({ addressSpace: '172.17.4.0/22', natGateway: {} }).warnings).toEqual([expect.stringContaining('overlaps 172.17.0.0/16')]);
    expect(network({ natGateway: {} }).warnings).toEqual([]);
  });

  test('are not what DNS servers are given by', () => {
    expect(() => network({ dnsServers: ['dns.example.com'] })).toThrow(
      `'dnsServers' is 'dns.example.com': a DNS server is given by its IPv4 address. Pass its address, such as '10.40.0.4'.`,
    );
  });
});

test('two networks of one name in a resource group are refused', () => {
  expect(() => synth((stack) => [make(stack), make(stack, {}, 'Second')])).toThrow(
    `[test/Second] 'baseName' is 'fraud-dev': it makes the name 'vnet-fraud-dev', which the virtual network of [test/Network] has already`,
  );
});

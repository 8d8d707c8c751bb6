import { DataAzurermSubnet } from '@cdktf/provider-azurerm/lib/data-azurerm-subnet';
import { DataAzurermVirtualNetwork } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { IWorkspaceNetwork, MlWorkspace, PrivateDnsZones, TrafficDirection, WorkspaceNetwork, WorkspaceNetworkAttributes } from '../lib';
import { BROUGHT, GROUP, PROVIDERS, Synthesized, synth, workspace } from './support';

const ID = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml`;
const OTHER = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-other`;
const [ENDPOINTS, COMPUTE] = [`${ID}/subnets/snet-pe`, `${ID}/subnets/snet-train`];
const SIZE = { vmSize: 'Standard_D4ds_v4' };

const existing = (stack: TerraformStack, attributes: Partial<WorkspaceNetworkAttributes> = {}): IWorkspaceNetwork =>
  WorkspaceNetwork.fromAttributes(stack, 'Network', {
    virtualNetwork: { id: ID },
    location: 'westeurope',
    endpoints: { id: ENDPOINTS },
    compute: { id: COMPUTE },
    ...attributes,
  });

/** A closed workspace with computes, all of it in one network. */
function closed(stack: TerraformStack, network: IWorkspaceNetwork): MlWorkspace {
  const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
  dnsZones.linkVirtualNetwork('ml', network);
  const ml = workspace(stack, {
    publicNetworkAccess: false,
    privateLink: { subnet: network.endpoints, dnsZones },
    imageBuild: { ...SIZE, name: 'builder', subnet: network.compute },
    serverlessCompute: { subnet: network.compute },
  });
  ml.addComputeCluster('cpu', { ...SIZE, subnet: network.compute });
  return ml;
}

describe('a network that exists', () => {
  test('takes a closed workspace with its endpoints and computes, and nothing of it is made or changed', () => {
    const made = synth((stack) => closed(stack, existing(stack)));
    expect(made.all('private_endpoint').map(({ subnet_id: id }) => id)).toEqual(Array(5).fill(ENDPOINTS));
    const clusters = made.all('machine_learning_compute_cluster').map(({ subnet_resource_id: id }) => id);
    expect(clusters).toEqual([COMPUTE, COMPUTE]);
    expect(made.the('machine_learning_workspace')).toMatchObject({ serverless_compute: { subnet_id: COMPUTE } });
    expect(made.all('private_dns_zone_virtual_network_link').map(({ virtual_network_id: id }) => id)).toEqual(Array(6).fill(ID));
    for (const type of ['virtual_network', 'subnet', 'network_security_group', 'virtual_network_peering', 'route_table']) {
      expect(made.all(type)).toEqual([]);
    }
    expect(made.warnings).toEqual([]);
  });

  test('serves as one that is made, in the same program', () => {
    const own = (stack: TerraformStack): IWorkspaceNetwork =>
      new WorkspaceNetwork(stack, 'Network', { baseName: 'fraud-dev', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', natGateway: {} });
    const [made, brought] = [own, existing].map((network) => synth((stack) => closed(stack, network(stack)))) as [Synthesized, Synthesized];
    const outside = (terraform: Synthesized): string[] => terraform.addresses.filter((address) => !address.includes('.Network_'));
    expect(outside(brought)).toEqual(outside(made));
    expect(brought.addresses).toEqual(outside(brought));
  });

  test('tells its name, its resource group and its region', () => {
    synth((stack) => {
      expect(existing(stack)).toMatchObject({ id: ID, name: 'vnet-ml', resourceGroupName: 'rg-shared', location: 'westeurope' });
    });
  });

  test('is linked to the zones that a workspace makes, without being named again', () => {
    const made = synth((stack) => workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: existing(stack).endpoints } }));
    expect(made.all('private_dns_zone_virtual_network_link').map(({ virtual_network_id: id }) => id)).toEqual(Array(6).fill(ID));
  });

  test('may be resources of the program, whose security groups come before what is put into them', () => {
    const made = synth((stack) => {
      const place = { resourceGroupName: GROUP.name, location: GROUP.location };
      const network = new VirtualNetwork(stack, 'Net', { ...place, name: 'vnet', addressSpace: ['10.0.0.0/24'] });
      const at = { resourceGroupName: GROUP.name, virtualNetworkName: network.name };
      const subnet = new Subnet(stack, 'Subnet', { ...at, name: 'snet', addressPrefixes: ['10.0.0.0/24'] });
      const group = new NetworkSecurityGroup(stack, 'Rules', { ...place, name: 'nsg' });
      const guard = new SubnetNetworkSecurityGroupAssociation(stack, 'Guard', { subnetId: subnet.id, networkSecurityGroupId: group.id });
      const compute = { id: subnet.id, usableAfter: [guard] };
      closed(stack, existing(stack, { virtualNetwork: network, endpoints: subnet, compute }));
    });
    const guard = made.address('subnet_network_security_group_association');
    for (const cluster of made.addressesOf('machine_learning_compute_cluster')) expect(made.comesAfter(cluster, guard)).toBe(true);
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(6);
  });

  test('may be read by data sources', () => {
    const made = synth((stack) => {
      const virtualNetwork = new DataAzurermVirtualNetwork(stack, 'Net', { name: 'vnet', resourceGroupName: 'rg-net' });
      const compute = new DataAzurermSubnet(stack, 'Subnet', { name: 'snet', virtualNetworkName: 'vnet', resourceGroupName: 'rg-net' });
      const network = existing(stack, { virtualNetwork, location: virtualNetwork.location, endpoints: compute, compute });
      const dnsZones = PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', '') });
      dnsZones.linkVirtualNetwork('ml', network);
      const ml = workspace(stack, {
        publicNetworkAccess: false,
        imageBuildComputeName: 'builder',
        privateLink: { subnet: network.endpoints, dnsZones },
      });
      ml.addComputeCluster('cpu', { ...SIZE, subnet: network.compute });
    });
    expect(made.the('machine_learning_compute_cluster').subnet_resource_id).toBe('${data.azurerm_subnet.Subnet.id}');
    expect(made.all('private_dns_zone_virtual_network_link')[0]?.virtual_network_id).toBe('${data.azurerm_virtual_network.Net.id}');
  });

  test('may be what only Terraform knows', () => {
    const made = synth((stack) => {
      const variable = (id: string): { id: string } => ({ id: new TerraformVariable(stack, id, { type: 'string' }).stringValue });
      const network = existing(stack, { virtualNetwork: variable('network'), endpoints: variable('endpoints'), compute: variable('compute') });
      workspace(stack, { managedNetwork: undefined }).addComputeCluster('cpu', { ...SIZE, subnet: network.compute });
    });
    expect(made.the('machine_learning_compute_cluster').subnet_resource_id).toBe('${var.compute}');
  });
});

describe('a network that exists refuses', () => {
  test.each<[string, Partial<WorkspaceNetworkAttributes>, string]>([
    [
      'what is no network',
      { virtualNetwork: { id: ENDPOINTS } },
      `[test/Network] 'virtualNetwork' is '${ENDPOINTS}': this is not the id of a virtual network`,
    ],
    ['what is no subnet', { compute: { id: BROUGHT.vault.id } }, `[test/Network] 'compute' is '${BROUGHT.vault.id}': this is not the id of a subnet`],
    [
      'a subnet of another network',
      { endpoints: { id: `${OTHER}/subnets/snet` } },
      `[test/Network] 'endpoints' is '${OTHER}/subnets/snet': it is a subnet of another network than 'virtualNetwork'. ` +
        `Pass a subnet of that network, or the network of this subnet.`,
    ],
  ])('%s', (_, attributes, message) => {
    expect(() => synth((stack) => existing(stack, attributes))).toThrow(message);
  });

  test('a subnet of another network that the program makes, and none that it cannot tell', () => {
    const build = (which: 'own' | 'other') => () =>
      synth((stack) => {
        const place = { resourceGroupName: GROUP.name, location: GROUP.location, addressSpace: ['10.0.0.0/24'] };
        const [own, other] = ['own', 'other'].map((name) => new VirtualNetwork(stack, name, { ...place, name })) as [VirtualNetwork, VirtualNetwork];
        const virtualNetworkName = { own, other }[which].name;
        const subnet = new Subnet(stack, 'Subnet', {
          name: 'snet',
          resourceGroupName: GROUP.name,
          virtualNetworkName,
          addressPrefixes: ['10.0.0.0/24'],
        });
        existing(stack, { virtualNetwork: own, endpoints: subnet, compute: { id: COMPUTE } });
      });
    expect(build('other')).toThrow(`it is a subnet of another network than 'virtualNetwork'`);
    expect(build('own')).not.toThrow();
  });

  test('no id over its case, which Azure does not mind', () => {
    expect(() => synth((stack) => existing(stack, { virtualNetwork: { id: ID.replace('vnet-ml', 'VNET-ML') } }))).not.toThrow();
  });

  test('to be asked for a subnet that was not given, and says which', () => {
    const without = (role: 'endpoints' | 'compute') => () => synth((stack) => existing(stack, { [role]: undefined })[role]);
    expect(without('compute')).toThrow(
      `[test/Network] 'compute' is not given: the subnet for computes is asked for, and was not among what is known of this network. ` +
        `Pass it as 'compute' to WorkspaceNetwork.fromAttributes.`,
    );
    expect(without('endpoints')).toThrow(`'endpoints' is not given: the subnet for private endpoints is asked for`);
  });

  test('to be configured', () => {
    const ask = (what: (network: IWorkspaceNetwork) => unknown) => () => synth((stack) => what(existing(stack)));
    const rule = `the subnet exists, and nothing but its id is known of it: what you bring is used and never configured.`;
    expect(ask(({ compute }) => compute.addSecurityRule('Allow', { direction: TrafficDirection.INBOUND, priority: 200 }))).toThrow(
      `[test/Network/Compute] 'id' is 'Allow': ${rule} Add the rule where the subnet's security group is made.`,
    );
    expect(ask(({ endpoints }) => endpoints.resource)).toThrow(
      `[test/Network/Endpoints] 'resource' is not given: ${rule} Change it where it is made.`,
    );
    expect(ask(({ compute }) => compute.addressPrefix)).toThrow(
      `[test/Network/Compute] 'addressPrefix' is not given: ${rule} Pass the range itself.`,
    );
  });

  test('computes and endpoints of a workspace in another region', () => {
    const build = (location: string, asked: 'endpoints' | 'compute') => () =>
      synth((stack) => {
        const network = existing(stack, { location });
        if (asked === 'compute') workspace(stack).addComputeCluster('cpu', { ...SIZE, subnet: network.compute });
        else workspace(stack, { publicNetworkAccess: false, privateLink: { subnet: network.endpoints } });
      });
    expect(build('North Europe', 'compute')).toThrow(
      `[test/Ml/cpu] 'subnet' is 'test/Network': its network is in 'northeurope', and Azure makes the computes of a workspace only in networks of its region`,
    );
    expect(build('northeurope', 'endpoints')).toThrow(`a private endpoint must be in the region of its virtual network, which is in 'northeurope'`);
    expect(build('West Europe', 'compute')).not.toThrow();
    expect(build('West Europe', 'endpoints')).not.toThrow();
  });
});

test('a network whose region is misspelt is warned of', () => {
  expect(synth((stack) => existing(stack, { location: 'westeurop' })).warnings.join()).toContain(`did you mean 'westeurope'?`);
});

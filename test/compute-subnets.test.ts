import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformStack } from 'cdktf';
import { IResourceRef, MlWorkspaceProps, PrivateDnsZones, WorkspaceNetwork, WorkspaceNetworkProps } from '../lib';
import { GROUP, PROVIDERS, SUBNET, synth, workspace } from './support';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const ZONES_GROUP = { name: 'rg-dns', location: 'westeurope' };

function network(stack: TerraformStack, id: string, index: number, props: Partial<WorkspaceNetworkProps> = {}): WorkspaceNetwork {
  return new WorkspaceNetwork(stack, id, { baseName: id.toLowerCase(), resourceGroup: GROUP, addressSpace: `10.4${index}.0.0/22`, ...props });
}

const COMPUTES: [string, (stack: TerraformStack, props: Partial<MlWorkspaceProps>, subnet: IResourceRef) => unknown][] = [
  [
    'Ml/cpu',
    (stack, props, subnet) => workspace(stack, { imageBuildComputeName: 'builder', ...props }).addComputeCluster('cpu', { ...SIZE, subnet }),
  ],
  [
    'Ml/desk',
    (stack, props, subnet) => workspace(stack, { imageBuildComputeName: 'builder', ...props }).addComputeInstance('desk', { ...SIZE, subnet }),
  ],
  ['Ml/ImageBuild', (stack, props, subnet) => workspace(stack, { ...props, imageBuild: { ...SIZE, subnet } })],
  ['Ml', (stack, props, subnet) => workspace(stack, { imageBuildComputeName: 'builder', ...props, serverlessCompute: { subnet } })],
];

describe.each(COMPUTES)('the subnet of the computes at %s', (path, add) => {
  const property = path === 'Ml' ? 'serverlessCompute.subnet' : 'subnet';

  test('is not in a network of another region', () => {
    const build = (location: string) => () => synth((stack) => add(stack, {}, network(stack, 'Far', 1, { location }).compute));
    expect(build('northeurope')).toThrow(
      `[test/${path}] '${property}' is 'test/Far/Resource': its network is in 'northeurope', and Azure makes the computes of a workspace only in networks of ` +
        `its region, which is 'westeurope'. Pass a subnet of a network in that region.`,
    );
    expect(build('West Europe')).not.toThrow();
  });

  /** A closed workspace with its endpoints in one network and its computes in another. */
  const apart =
    (link: (stack: TerraformStack, other: WorkspaceNetwork) => PrivateDnsZones, props: Partial<WorkspaceNetworkProps> = {}) =>
    () =>
      synth((stack) => {
        const [near, far] = [network(stack, 'Near', 1), network(stack, 'Far', 2, props)];
        const dnsZones = link(stack, far);
        dnsZones.linkVirtualNetwork('near', near);
        add(stack, { publicNetworkAccess: false, privateLink: { subnet: near.endpoints, dnsZones } }, far.compute);
      });
  const zones = (stack: TerraformStack, centralDns = false) => new PrivateDnsZones(stack, 'Zones', { resourceGroup: ZONES_GROUP, centralDns });

  test('is in a network that finds a closed workspace', () => {
    expect(apart((stack) => zones(stack))).toThrow(
      `[test/${path}] '${property}' is 'test/Far/Resource': the workspace is closed, and none of its private DNS zones is linked to this network, so that computes ` +
        `would not find it. Call linkVirtualNetwork('<id>', <the network>) on the zones, or pass a subnet of a network that is linked.`,
    );
    const linked = (stack: TerraformStack, other: WorkspaceNetwork): PrivateDnsZones => {
      const own = zones(stack);
      own.linkVirtualNetwork('far', other);
      return own;
    };
    expect(apart(linked)).not.toThrow();
  });

  test('may be in a network that asks other DNS servers, or a hub', () => {
    expect(apart((stack) => zones(stack), { dnsServers: ['10.40.0.4'] })).not.toThrow();
    expect(apart((stack) => zones(stack, true))).not.toThrow();
  });
});

describe('the subnet of a compute', () => {
  test('is held against the region of groups and networks that are written by hand', () => {
    const build = (location: string) => () =>
      synth((stack) => {
        const [near, far] = ['westeurope', location].map(
          (each, index) => new ResourceGroup(stack, `Group${index}`, { name: `rg-${index}`, location: each }),
        );
        const group = { resourceGroupName: far?.name ?? '', location: far?.location ?? '' };
        const own = new VirtualNetwork(stack, 'Net', { ...group, name: 'vnet', addressSpace: ['10.0.0.0/24'] });
        const at = { resourceGroupName: own.resourceGroupName, virtualNetworkName: own.name };
        const subnet = new Subnet(stack, 'Subnet', { ...at, name: 'snet', addressPrefixes: ['10.0.0.0/24'] });
        workspace(stack, { resourceGroup: near }).addComputeCluster('cpu', { ...SIZE, subnet });
      });
    expect(build('North Europe')).toThrow(`'subnet' is 'test/Net': its network is in 'northeurope'`);
    expect(build('westeurope')).not.toThrow();
  });

  const closed = { publicNetworkAccess: false, imageBuildComputeName: 'builder' };

  test('passes where the program cannot tell: an existing subnet, existing zones, zones of a policy, a network that is linked by its id', () => {
    const builds: ((stack: TerraformStack) => unknown)[] = [
      (stack) => workspace(stack, { ...closed, privateLink: { subnet: SUBNET } }).addComputeCluster('cpu', { ...SIZE, subnet: SUBNET }),
      ...[
        PrivateDnsZones.managedByPolicy(),
        (stack: TerraformStack) => PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: PROVIDERS.replace('/providers', '') }),
        (stack: TerraformStack) => {
          const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: ZONES_GROUP });
          zones.linkVirtualNetwork('shared', { id: SUBNET.id.split('/subnets/')[0] as string });
          return zones;
        },
      ].map((zones) => (stack: TerraformStack) => {
        const dnsZones = typeof zones === 'function' ? zones(stack) : zones;
        const ml = workspace(stack, { ...closed, privateLink: { subnet: SUBNET, dnsZones } });
        ml.addComputeCluster('cpu', { ...SIZE, subnet: network(stack, 'Far', 2).compute });
      }),
    ];
    for (const build of builds) expect(() => synth(build)).not.toThrow();
  });

  test('is found through a further private link in its own network', () => {
    const build = (further: boolean) => () =>
      synth((stack) => {
        const far = network(stack, 'Far', 2);
        const ml = workspace(stack, { ...closed, privateLink: { subnet: network(stack, 'Near', 1).endpoints } });
        ml.addComputeCluster('cpu', { ...SIZE, subnet: far.compute });
        const dnsZones = new PrivateDnsZones(stack, 'FarZones', { resourceGroup: ZONES_GROUP });
        dnsZones.linkVirtualNetwork('far', far);
        if (further) ml.addPrivateLink('Further', { subnet: far.endpoints, dnsZones });
      });
    expect(build(false)).toThrow(`none of its private DNS zones is linked to this network`);
    expect(build(true)).not.toThrow();
  });

  test('says nothing of names where the workspace is open', () => {
    const build = () =>
      synth((stack) => {
        const [near, far] = [network(stack, 'Near', 1), network(stack, 'Far', 2)];
        const ml = workspace(stack, { privateLink: { subnet: near.endpoints } });
        ml.addComputeCluster('cpu', { ...SIZE, subnet: far.compute });
      });
    expect(build).not.toThrow();
  });
});

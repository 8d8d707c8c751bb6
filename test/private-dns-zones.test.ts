import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzureCloud, ExistingPrivateDnsZonesProps, IPrivateDnsZones, PrivateDnsZones, PrivateLink, Subresource } from '../lib';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, SUBSCRIPTION, synth, testApp, workspace } from './support';

interface Stack {
  readonly resource: { readonly [type: string]: { readonly [id: string]: { readonly depends_on?: string[] } } };
}

interface Net {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
}

function net(scope: Construct, id: string): Net {
  const network = new VirtualNetwork(scope, `${id}Network`, {
    name: `vnet-${id}`,
    location: 'westeurope',
    resourceGroupName: 'rg-ml',
    addressSpace: ['10.0.0.0/24'],
  });
  const subnet = new Subnet(scope, `${id}Subnet`, {
    name: 'snet',
    resourceGroupName: 'rg-ml',
    virtualNetworkName: network.name,
    addressPrefixes: ['10.0.0.0/25'],
  });
  return { network, subnet };
}

function link(scope: Construct, id: string, subnet: { id: string }, dnsZones: IPrivateDnsZones, subresource = Subresource.BLOB): PrivateLink {
  return new PrivateLink(scope, id, {
    target: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/st${id.toLowerCase()}` },
    targetName: `st${id.toLowerCase()}`,
    subresource,
    resourceGroup: GROUP,
    subnet,
    dnsZones,
  });
}

const NETWORK = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml` };
const SUBNET = { id: `${NETWORK.id}/subnets/snet` };

describe('private DNS zones', () => {
  test('are made once each, when the first private link needs them', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      zones.linkVirtualNetwork('ml', NETWORK);
      link(stack, 'A', SUBNET, zones);
      link(stack, 'B', SUBNET, zones);
    });
    expect(made.all('private_dns_zone')).toEqual([{ name: 'privatelink.blob.core.windows.net', resource_group_name: 'rg-ml' }]);
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(1);
  });

  test('link every virtual network to every zone once, whichever comes first', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      const early = net(stack, 'early');
      const late = net(stack, 'late');
      zones.linkVirtualNetwork('early', early.network);
      link(stack, 'A', early.subnet, zones);
      zones.linkVirtualNetwork('late', late.network);
      link(stack, 'B', late.subnet, zones, Subresource.FILE);
      zones.linkVirtualNetwork('again', late.network);
    });
    const links = made
      .all('private_dns_zone_virtual_network_link')
      .map(({ name, private_dns_zone_name }) => `${String(name)} ${String(private_dns_zone_name)}`);
    expect(links).toHaveLength(4);
    expect(new Set(links).size).toBe(4);
    expect(links.filter((text) => text.startsWith('early '))).toHaveLength(2);
  });

  test('come before the endpoints that get their names in them, with all their links, also later ones', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      const first = net(stack, 'first');
      zones.linkVirtualNetwork('first', first.network);
      link(stack, 'A', first.subnet, zones);
      link(stack, 'B', first.subnet, zones, Subresource.VAULT);
      zones.linkVirtualNetwork('second', net(stack, 'second').network);
    });
    const links = made.addressesOf('private_dns_zone_virtual_network_link');
    const after = (endpoint: string): string[] => links.filter((address) => made.comesAfter(made.address('private_endpoint', endpoint), address));
    expect(after('A')).toEqual(links.filter((address) => address.includes('blob')));
    expect(after('B')).toEqual(links.filter((address) => address.includes('vault')));
    expect(after('A')).toHaveLength(2);
  });

  test('tell Terraform to delete the links before the zones', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      zones.linkVirtualNetwork('ml', NETWORK);
      link(stack, 'A', SUBNET, zones);
    });
    expect(made.the('private_dns_zone_virtual_network_link')).toEqual({
      name: 'ml',
      private_dns_zone_name: `\${${made.address('private_dns_zone')}.name}`,
      resource_group_name: 'rg-ml',
      virtual_network_id: NETWORK.id,
      registration_enabled: false,
    });
  });

  test('refuse to leave the network of a private link unlinked: the names would resolve to public addresses', () => {
    const none = (): unknown =>
      synth((stack) => {
        link(stack, 'A', SUBNET, new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP }));
      });
    expect(none).toThrow(
      `[test/Zones] 'linked networks' is []: the virtual network of the subnet '${SUBNET.id}' of [test/A/Resource] is not linked, ` +
        `so names would resolve to public addresses in it. Call linkVirtualNetwork('<id>', <the subnet's virtual network>) on these zones, ` +
        `or pass 'centralDns: true' where it asks the DNS server of a linked network.`,
    );
  });

  test('see that the second workspace of a resource group is in a network that nobody linked', () => {
    const build = (linkSecond: boolean) => (): unknown =>
      synth((stack) => {
        const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
        const [first, second] = [net(stack, 'first'), net(stack, 'second')];
        zones.linkVirtualNetwork('first', first.network);
        if (linkSecond) zones.linkVirtualNetwork('second', second.network);
        workspace(stack, { privateLink: { subnet: first.subnet, dnsZones: zones } }, 'First');
        workspace(stack, { baseName: 'churn', privateLink: { subnet: { id: second.subnet.id }, dnsZones: zones } }, 'Second');
      });
    expect(build(false)).toThrow(
      /'linked networks' is \["first"\].*subnet \[test\/secondSubnet\] of \[test\/Second\/Storage\/BlobLink\/Resource\] is not linked/s,
    );
    expect(build(true)).not.toThrow();
  });

  test('can leave other networks to the DNS server of a linked one, but not be linked to none', () => {
    const build = (hub: boolean) => (): unknown =>
      synth((stack) => {
        const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, centralDns: true });
        if (hub) zones.linkVirtualNetwork('hub', { id: NETWORK.id.replace('vnet-ml', 'vnet-hub') });
        link(stack, 'A', SUBNET, zones);
      });
    expect(build(true)).not.toThrow();
    expect(build(false)).toThrow('is not linked');
  });

  test('are made without a private link on request, for workspaces of other repositories', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, subresources: [Subresource.AML_WORKSPACE, Subresource.BLOB] });
      zones.linkVirtualNetwork('hub', NETWORK);
    });
    expect(made.all('private_dns_zone')).toHaveLength(3);
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(3);
  });

  test('refuse two links of one name in a zone', () => {
    const build = (): unknown =>
      synth((stack) => {
        const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, subresources: [Subresource.BLOB] });
        zones.linkVirtualNetwork('a', NETWORK, { name: 'same' });
        zones.linkVirtualNetwork('b', { id: `${NETWORK.id}-2` }, { name: 'Same' });
      });
    expect(build).toThrow(
      `[test/Zones] 'name' is 'Same': the zone 'privatelink.blob.core.windows.net' has a link of this name already, by [test/Zones]. Pass another construct id`,
    );
  });

  test('recognize the network of a literal subnet id whatever its case', () => {
    expect(() =>
      synth((stack) => {
        const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
        zones.linkVirtualNetwork('ml', { id: NETWORK.id.replace('vnet-ml', 'VNET-ML') });
        link(stack, 'A', SUBNET, zones);
      }),
    ).not.toThrow();
  });

  test('cannot be made twice in one resource group', () => {
    const build = (): unknown =>
      synth((stack) => {
        const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg', location: 'westeurope' });
        for (const id of ['One', 'Two']) link(stack, id, SUBNET, new PrivateDnsZones(stack, `Zones${id}`, { resourceGroup }));
      });
    expect(build).toThrow(
      `[test/ZonesTwo] 'resourceGroup' is '\${azurerm_resource_group.Group.name}': the zone 'privatelink.blob.core.windows.net' is already made in this ` +
        `resource group, by [test/ZonesOne]. Make one PrivateDnsZones and pass it as 'privateLink.dnsZones' to every workspace.`,
    );
  });

  test('refuse a network that is linked to other zones of the same names', () => {
    const build = (): unknown =>
      synth((stack) => {
        for (const id of ['One', 'Two']) {
          const zones = new PrivateDnsZones(stack, `Zones${id}`, { resourceGroup: { name: `rg-${id}` } });
          zones.linkVirtualNetwork('ml', NETWORK);
          link(stack, id, SUBNET, zones);
        }
      });
    expect(build).toThrow(`it is already linked to a zone 'privatelink.blob.core.windows.net', by [test/ZonesOne], and Azure allows one per name`);
  });

  test('refuse what is no virtual network, and a name that Azure would refuse', () => {
    const linked = (id: string, network: { id: string }) => (): unknown =>
      synth((stack) => {
        new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP }).linkVirtualNetwork(id, network);
      });
    expect(linked('ml', SUBNET)).toThrow(`[test/Zones] 'network' is '${SUBNET.id}': this is not the id of a virtual network`);
    expect(linked('ml network', NETWORK)).toThrow(`[test/Zones] 'name' is 'ml network': the virtual network link name must be 1-80 letters`);
  });

  test('give both zones of the workspace, always in the same order', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      zones.linkVirtualNetwork('ml', NETWORK);
      link(stack, 'A', SUBNET, zones, Subresource.AML_WORKSPACE);
    });
    const ids = made.addressesOf('private_dns_zone').map((address) => `\${${address}.id}`);
    expect(ids).toHaveLength(2);
    expect(made.the('private_endpoint').private_dns_zone_group).toEqual({ name: 'default', private_dns_zone_ids: ids });
  });

  test('carry tags', () => {
    const made = synth((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, tags: { team: 'hub' } });
      zones.linkVirtualNetwork('ml', NETWORK);
      link(stack, 'A', SUBNET, zones);
    });
    expect(made.the('private_dns_zone').tags).toEqual({ team: 'hub' });
    expect(made.the('private_dns_zone_virtual_network_link').tags).toEqual({ team: 'hub' });
  });
});

describe('existing zones', () => {
  const HUB = '/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-hub';

  test('of a resource group are used and neither made nor linked', () => {
    const made = synth((stack) => {
      link(stack, 'A', SUBNET, PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: HUB }));
    });
    expect(made.the('private_endpoint').private_dns_zone_group).toEqual({
      name: 'default',
      private_dns_zone_ids: [`${HUB}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`],
    });
    expect(made.all('private_dns_zone')).toEqual([]);
    expect(made.all('private_dns_zone_virtual_network_link')).toEqual([]);
  });

  test('of a resource group may be told by its name and its subscription, also where only Terraform knows these', () => {
    const zoneIds = (place: (stack: TerraformStack) => Partial<ExistingPrivateDnsZonesProps>): unknown =>
      synth((stack) => {
        link(stack, 'A', SUBNET, PrivateDnsZones.fromResourceGroup(stack, 'Zones', place(stack)));
      }).the('private_endpoint').private_dns_zone_group;
    const [, , subscriptionId = '', , resourceGroupName = ''] = HUB.split('/');
    const byId = zoneIds(() => ({ resourceGroupId: HUB }));
    expect(zoneIds(() => ({ resourceGroupName, subscriptionId }))).toEqual(byId);
    const variable = (stack: TerraformStack): string => new TerraformVariable(stack, 'hub', { type: 'string' }).stringValue;
    expect(zoneIds((stack) => ({ resourceGroupName, subscriptionId: variable(stack) }))).toMatchObject({
      private_dns_zone_ids: [
        '/subscriptions/${var.hub}/resourceGroups/rg-hub/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net',
      ],
    });
    expect(zoneIds((stack) => ({ resourceGroupName: variable(stack), subscriptionId }))).toMatchObject({
      private_dns_zone_ids: [
        `/subscriptions/${subscriptionId}/resourceGroups/\${var.hub}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`,
      ],
    });
  });

  test.each<[Partial<ExistingPrivateDnsZonesProps>, string]>([
    [{}, `'resourceGroupId' is not given: existing zones are found by their resource group. Pass its id, or its 'resourceGroupName' with the`],
    [{ subscriptionId: HUB.split('/')[2] }, `'resourceGroupId' is not given: existing zones are found by their resource group`],
    [{ resourceGroupName: 'rg-hub' }, `'subscriptionId' is not given: the ids of zones begin with the subscription of their resource group`],
    [{ resourceGroupName: 'rg-hub', subscriptionId: 'connectivity' }, `'subscriptionId' is 'connectivity': the ids of zones begin with the`],
    [{ resourceGroupName: HUB, subscriptionId: HUB.split('/')[2] }, `'resourceGroupName' is '${HUB}': this is no name of a resource group`],
    [{ resourceGroupName: 'rg.', subscriptionId: HUB.split('/')[2] }, `'resourceGroupName' is 'rg.': this is no name of a resource group`],
    [{ resourceGroupId: HUB, resourceGroupName: 'rg' }, `'resourceGroupName' is 'rg': 'resourceGroupId' says it already. Leave out one of them.`],
    [{ resourceGroupId: HUB, subscriptionId: 'x' }, `'subscriptionId' is 'x': 'resourceGroupId' says it already. Leave out one of them.`],
  ])('of a resource group are not found by %j', (place, message) => {
    expect(() => synth((stack) => PrivateDnsZones.fromResourceGroup(stack, 'Zones', place))).toThrow(`[test/Zones] ${message}`);
  });

  test('are linked to a further network on request, in their own resource group, with a provider of their own', () => {
    const made = synth((stack) => {
      const hub = new AzurermProvider(stack, 'Hub', { alias: 'hub', features: FEATURES, subscriptionId: '99999999-8888-7777-6666-555555555555' });
      const zones = PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: HUB });
      zones.linkVirtualNetwork('ml', NETWORK, { name: 'link-ml', provider: hub });
      link(stack, 'A', SUBNET, zones);
    });
    expect(made.the('private_dns_zone_virtual_network_link')).toMatchObject({
      name: 'link-ml',
      private_dns_zone_name: 'privatelink.blob.core.windows.net',
      resource_group_name: 'rg-hub',
      provider: 'azurerm.hub',
    });
    expect(made.comesAfter(made.address('private_endpoint'), made.address('private_dns_zone_virtual_network_link'))).toBe(true);
  });

  test('can be given one by one', () => {
    const id = `${PROVIDERS}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
    const made = synth((stack) => {
      link(stack, 'A', SUBNET, PrivateDnsZones.fromZoneIds(stack, 'Zones', { 'privatelink.blob.core.windows.net': id }));
    });
    expect(made.the('private_endpoint').private_dns_zone_group).toMatchObject({ private_dns_zone_ids: [id] });
  });

  test('that are given one by one must be all there', () => {
    const build = (): unknown =>
      synth((stack) => {
        link(stack, 'A', SUBNET, PrivateDnsZones.fromZoneIds(stack, 'Zones', {}));
      });
    expect(build).toThrow(
      `[test/Zones] 'zoneIds' is []: a private link needs the zone 'privatelink.blob.core.windows.net', which is not among them. ` +
        `Add 'privatelink.blob.core.windows.net' with its id.`,
    );
  });

  test('must be the zones of the names that they are given by', () => {
    const id = `${PROVIDERS}/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net`;
    const swapped = (): unknown => synth((stack) => PrivateDnsZones.fromZoneIds(stack, 'Zones', { 'privatelink.blob.core.windows.net': id }));
    expect(swapped).toThrow(
      `[test/Zones] 'zoneIds.privatelink.blob.core.windows.net' is '${id}': this is not the zone 'privatelink.blob.core.windows.net'. Pass the id of`,
    );
  });

  test('must be ids of what they are said to be', () => {
    const group = (): unknown => synth((stack) => PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupId: `${SUBSCRIPTION}/x` }));
    expect(group).toThrow(`[test/Zones] 'resourceGroupId' is '${SUBSCRIPTION}/x': this is not the id of a resource group`);
    const zone = (): unknown => synth((stack) => PrivateDnsZones.fromZoneIds(stack, 'Zones', { x: BROUGHT.vault.id }));
    expect(zone).toThrow(`[test/Zones] 'zoneIds.x' is '${BROUGHT.vault.id}': this is not the id of a private DNS zone`);
  });
});

test('where Azure Policy looks after DNS, no zone group is written and the one it adds is no drift', () => {
  const made = synth((stack) => {
    link(stack, 'A', SUBNET, PrivateDnsZones.managedByPolicy());
  });
  expect(made.the('private_endpoint')).not.toHaveProperty('private_dns_zone_group');
  expect(made.the('private_endpoint').lifecycle).toEqual({ ignore_changes: ['private_dns_zone_group'] });
});

describe('the zones of a hub in another stack', () => {
  test('are linked from the stack of the network, which needs them, without edges that Terraform could not resolve', () => {
    const app: App = testApp();
    const hub = new TerraformStack(app, 'hub');
    const spoke = new TerraformStack(app, 'spoke');
    for (const stack of [hub, spoke]) new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    const zones = new PrivateDnsZones(hub, 'Zones', { resourceGroup: GROUP });
    const { network, subnet } = net(spoke, 'spoke');
    zones.linkVirtualNetwork('static', NETWORK);
    zones.linkVirtualNetwork('spoke', network);
    link(spoke, 'A', subnet, zones);
    app.synth();
    const read = (id: string): Stack => JSON.parse(readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as Stack;
    const links = (id: string): string[] => Object.keys(read(id).resource.azurerm_private_dns_zone_virtual_network_link ?? {});
    expect(links('hub')).toHaveLength(1);
    expect(links('spoke')).toHaveLength(1);
    const endpoint = Object.values(read('spoke').resource.azurerm_private_endpoint ?? {})[0];
    expect(endpoint?.depends_on).toEqual(links('spoke').map((id) => `azurerm_private_dns_zone_virtual_network_link.${id}`));
    expect(JSON.stringify(endpoint)).toContain('data.terraform_remote_state');
  });

  test('tell networks of different stacks apart, though they have the same addresses there', () => {
    const app: App = testApp();
    const [hub, network, team] = ['hub', 'network', 'team'].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      return stack;
    }) as [TerraformStack, TerraformStack, TerraformStack];
    const zones = new PrivateDnsZones(hub, 'Zones', { resourceGroup: GROUP });
    const shared = net(network, 'same');
    net(team, 'same');
    zones.linkVirtualNetwork('shared', shared.network);
    link(team, 'A', shared.subnet, zones);
    expect(() => {
      app.synth();
    }).not.toThrow();
  });
});

describe('zone names', () => {
  test.each([
    [AzureCloud.PUBLIC, Subresource.AML_WORKSPACE, ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net']],
    [AzureCloud.US_GOVERNMENT, Subresource.AML_WORKSPACE, ['privatelink.api.ml.azure.us', 'privatelink.notebooks.usgovcloudapi.net']],
    [AzureCloud.CHINA, Subresource.AML_WORKSPACE, ['privatelink.api.ml.azure.cn', 'privatelink.notebooks.chinacloudapi.cn']],
    [AzureCloud.PUBLIC, Subresource.BLOB, ['privatelink.blob.core.windows.net']],
    [AzureCloud.US_GOVERNMENT, Subresource.DFS, ['privatelink.dfs.core.usgovcloudapi.net']],
    [AzureCloud.CHINA, Subresource.FILE, ['privatelink.file.core.chinacloudapi.cn']],
    [AzureCloud.PUBLIC, Subresource.VAULT, ['privatelink.vaultcore.azure.net']],
    [AzureCloud.US_GOVERNMENT, Subresource.VAULT, ['privatelink.vaultcore.usgovcloudapi.net']],
    [AzureCloud.CHINA, Subresource.VAULT, ['privatelink.vaultcore.azure.cn']],
    [AzureCloud.PUBLIC, Subresource.REGISTRY, ['privatelink.azurecr.io']],
    [AzureCloud.US_GOVERNMENT, Subresource.REGISTRY, ['privatelink.azurecr.us']],
    [AzureCloud.CHINA, Subresource.REGISTRY, ['privatelink.azurecr.cn']],
    [
      AzureCloud.PUBLIC,
      Subresource.AZURE_MONITOR,
      [
        'privatelink.monitor.azure.com',
        'privatelink.oms.opinsights.azure.com',
        'privatelink.ods.opinsights.azure.com',
        'privatelink.agentsvc.azure-automation.net',
        'privatelink.blob.core.windows.net',
      ],
    ],
    [
      AzureCloud.US_GOVERNMENT,
      Subresource.AZURE_MONITOR,
      [
        'privatelink.monitor.azure.us',
        'privatelink.adx.monitor.azure.us',
        'privatelink.oms.opinsights.azure.us',
        'privatelink.ods.opinsights.azure.us',
        'privatelink.agentsvc.azure-automation.us',
        'privatelink.blob.core.usgovcloudapi.net',
      ],
    ],
    [AzureCloud.CHINA, Subresource.AZURE_MONITOR, []],
  ])('are those of the cloud', (cloud, subresource, names) => {
    expect(cloud.dnsZoneNames(subresource)).toEqual(names);
  });

  test('cannot be changed from outside', () => {
    AzureCloud.PUBLIC.dnsZoneNames(Subresource.BLOB).push('x');
    expect(AzureCloud.PUBLIC.dnsZoneNames(Subresource.BLOB)).toHaveLength(1);
  });
});

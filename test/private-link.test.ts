import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Fn, TerraformStack } from 'cdktf';
import {
  AiFoundryHub,
  IMlWorkspace,
  IPrivateDnsZones,
  MlWorkspace,
  ILinkableDnsZones,
  SinglePrivateLinkOptions,
  MonitorPrivateLink,
  PrivateDnsZones,
  PrivateLink,
  PrivateLinkProps,
  Subresource,
  WorkspaceStorage,
  WorkspaceVault,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, SUBNET, SUBSCRIPTION, synth, Synthesized, synthPrivate, testApp, workspace } from './support';

const NETWORK = { id: SUBNET.id.split('/subnets/')[0] as string };
const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
const OTHER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stother` };

function zonesOf(stack: TerraformStack, id = 'Zones', resourceGroup = GROUP): PrivateDnsZones {
  const zones = new PrivateDnsZones(stack, id, { resourceGroup });
  zones.linkVirtualNetwork(id, NETWORK);
  return zones;
}

function link(stack: TerraformStack, props: Partial<PrivateLinkProps> = {}, id = 'Blob'): PrivateLink {
  return new PrivateLink(stack, id, {
    target: BROUGHT.storage,
    targetName: 'stml',
    subresource: Subresource.BLOB,
    resourceGroup: GROUP,
    subnet: SUBNET,
    dnsZones: props.dnsZones ?? zonesOf(stack),
    ...props,
  });
}

const made = (props: Partial<PrivateLinkProps> = {}): Synthesized => synth((stack) => link(stack, props));

describe('the name of a private link', () => {
  const both = (first: Partial<PrivateLinkProps>, second: Partial<PrivateLinkProps>): Synthesized =>
    synth((stack) => {
      const dnsZones = zonesOf(stack);
      link(stack, { dnsZones, ...first });
      link(stack, { dnsZones, target: OTHER, ...second }, 'Second');
    });

  test('is made of what it leads to, and can be given', () => {
    expect(made().the('private_endpoint')).toMatchObject({ name: 'pep-stml-blob', private_service_connection: { name: 'pep-stml-blob' } });
    expect(made({ name: 'pe-data' }).the('private_endpoint')).toMatchObject({ name: 'pe-data', private_service_connection: { name: 'pe-data' } });
  });

  test('is refused twice in a resource group, whatever its case', () => {
    expect(() => both({}, {})).toThrow(`[test/Second] 'name' is 'pep-stml-blob': the private endpoint of [test/Blob] has this name already`);
    expect(() => both({ name: 'pe-data' }, { name: 'PE-data' })).toThrow(`'name' is 'PE-data': the private endpoint of [test/Blob]`);
  });

  test('can be the same in two resource groups', () => {
    expect(both({}, { resourceGroup: { ...GROUP, name: 'rg-other' } }).all('private_endpoint')).toHaveLength(2);
  });

  test('is refused where Azure would refuse it', () => {
    expect(() => made({ name: 'a b' })).toThrow(`[test/Blob] 'name' is 'a b': the private endpoint name must be 2-64 letters`);
    expect(() => made({ targetName: 'a b' })).toThrow(`[test/Blob] 'targetName' is 'a b': it makes the private endpoint name 'pep-a b-blob'`);
  });
});

const GROUPS = ['asg-ml', 'asg-data'].map((name) => ({ id: `${PROVIDERS}/Microsoft.Network/applicationSecurityGroups/${name}` }));
const JOINED = 'private_endpoint_application_security_group_association';

describe('application security groups', () => {
  test('are joined one after the other', () => {
    const all = made({ applicationSecurityGroups: GROUPS });
    const endpoint = all.address('private_endpoint');
    expect(all.at(JOINED, 'Blob_ApplicationSecurityGroup1')).toEqual({
      private_endpoint_id: `\${${endpoint}.id}`,
      application_security_group_id: GROUPS[0]?.id,
    });
    expect(all.at(JOINED, 'Blob_ApplicationSecurityGroup2')).toEqual({
      private_endpoint_id: `\${${endpoint}.id}`,
      application_security_group_id: GROUPS[1]?.id,
      depends_on: [all.address(JOINED, 'Blob_ApplicationSecurityGroup1')],
    });
  });

  test('are joined after what they wait for, and before what waits for the private link', () => {
    const all = synth((stack) => {
      const account = { resourceGroupName: 'rg-ml', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'ZRS' };
      const ready = new StorageAccount(stack, 'Ready', { name: 'stready', ...account });
      const made = link(stack, { applicationSecurityGroups: GROUPS.map((group) => ({ ...group, usableAfter: [ready] })) });
      expect(made.usableAfter).toEqual(made.node.children);
      expect(made.usableAfter).toHaveLength(3);
    });
    for (const joined of all.addressesOf(JOINED)) expect(all.comesAfter(joined, all.address('storage_account', 'Ready'))).toBe(true);
  });

  test('are refused by the id of something else, and twice', () => {
    expect(() => made({ applicationSecurityGroups: [BROUGHT.vault] })).toThrow(
      `[test/Blob] 'applicationSecurityGroups' is '${BROUGHT.vault.id}': this is not the id of an application security group`,
    );
    expect(() => made({ applicationSecurityGroups: [...GROUPS, ...GROUPS] })).toThrow(
      `[test/Blob] 'applicationSecurityGroups' is '${String(GROUPS[0]?.id)}': it is among them twice`,
    );
  });

  test('are joined by every endpoint of a workspace, before the workspace where its parts need them', () => {
    const all = synthPrivate({ privateLink: { subnet: SUBNET, applicationSecurityGroups: GROUPS } });
    const endpoints = all.addressesOf('private_endpoint');
    const joined = all.all(JOINED).map(({ private_endpoint_id: id }) => String(id));
    expect(joined.sort()).toEqual(endpoints.flatMap((address) => Array<string>(2).fill(`\${${address}.id}`)).sort());
    const parts = all.addressesOf(JOINED).filter((address) => !address.includes('.Ml_Link_'));
    expect(parts).toHaveLength(8);
    for (const part of parts) expect(all.comesAfter(all.address('machine_learning_workspace'), part)).toBe(true);
  });

  test('are joined by the endpoint to Azure Monitor', () => {
    const all = synth((stack) => {
      const privateLink = { subnet: SUBNET, dnsZones: zonesOf(stack), applicationSecurityGroups: GROUPS, resourceGroup: { name: 'rg-net' } };
      new MonitorPrivateLink(stack, 'Monitor', { baseName: 'hub', resourceGroup: GROUP, privateLink });
    });
    expect(all.all(JOINED)).toHaveLength(2);
    expect(all.the('private_endpoint')).toMatchObject({ resource_group_name: 'rg-net', location: 'westeurope' });
  });
});

describe('the resource group of a private link', () => {
  const endpoints = (props: object): unknown[] =>
    synthPrivate({ privateLink: { subnet: SUBNET, ...props } })
      .all('private_endpoint')
      .map(({ resource_group_name: group, location }) => [group, location]);

  test('is that of what it leads to', () => {
    expect(endpoints({})).toEqual(Array(5).fill(['rg-ml', 'westeurope']));
    expect(made({ resourceGroup: undefined, location: 'westeurope' }).the('private_endpoint').resource_group_name).toBe('rg-shared');
  });

  test('can be another, without a region of its own', () => {
    expect(endpoints({ resourceGroup: { name: 'rg-net' } })).toEqual(Array(5).fill(['rg-net', 'westeurope']));
  });

  test('needs a region where it is taken from an id', () => {
    expect(() => made({ resourceGroup: undefined })).toThrow(
      `[test/Blob] 'location' is not given: the resource group 'rg-shared' was passed without`,
    );
  });
});

describe('the name of the network interface', () => {
  const vault = (networkInterfaceName: string, second?: string): Synthesized =>
    synth((stack) => {
      const privateLink = { subnet: SUBNET, dnsZones: zonesOf(stack), networkInterfaceName };
      new WorkspaceVault(stack, 'Vault', { name: 'kv-ml', resourceGroup: GROUP, privateLink });
      if (second !== undefined) link(stack, { dnsZones: privateLink.dnsZones, networkInterfaceName: second });
    });

  test("is Azure's own unless it is given", () => {
    expect(made().the('private_endpoint')).not.toHaveProperty('custom_network_interface_name');
    expect(vault('nic-kv-ml').the('private_endpoint').custom_network_interface_name).toBe('nic-kv-ml');
  });

  test('is refused where Azure would refuse it, and twice in a resource group', () => {
    expect(() => vault('nic kv')).toThrow(`[test/Vault/Link] 'networkInterfaceName' is 'nic kv': the network interface name must be 1-80 letters`);
    expect(() => vault('nic-ml', 'nic-ML')).toThrow(
      `[test/Blob] 'networkInterfaceName' is 'nic-ML': the network interface of [test/Vault/Link] has this name already`,
    );
  });

  test('is refused for a storage account, which has several', () => {
    const storage = (): Synthesized =>
      synth((stack) => {
        const privateLink = { subnet: SUBNET, dnsZones: zonesOf(stack), networkInterfaceName: 'nic-st' };
        new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, privateLink });
      });
    expect(storage).toThrow(
      `[test/Storage] 'privateLink.networkInterfaceName' is 'nic-st': a storage account has an endpoint for each of its services`,
    );
  });
});

describe('fixed addresses', () => {
  const blob = (address: string): Partial<PrivateLinkProps> => ({ ipConfigurations: [{ memberName: 'blob', address }] });
  const declared = (address: string, prefix = '10.41.3.0/27'): Synthesized =>
    synth((stack) => {
      const at = { resourceGroupName: 'rg-ml', location: 'westeurope' };
      const network = new VirtualNetwork(stack, 'Network', { name: 'vnet', addressSpace: ['10.41.0.0/16'], ...at });
      const subnet = new Subnet(stack, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg-ml',
        virtualNetworkName: network.name,
        addressPrefixes: [prefix],
      });
      const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
      dnsZones.linkVirtualNetwork('net', network);
      link(stack, { dnsZones, subnet: { id: subnet.id }, ...blob(address) });
    });

  test('are left to Azure unless they are given', () => {
    expect(made().the('private_endpoint')).not.toHaveProperty('ip_configuration');
  });

  test('are given by member, each written out', () => {
    const ipConfigurations = [
      { memberName: 'registry', address: '10.0.0.10' },
      { memberName: 'registry_data_westeurope', address: '10.0.0.11' },
    ];
    const all = made({ target: BROUGHT.registry, subresource: Subresource.REGISTRY, ipConfigurations });
    expect(all.the('private_endpoint').ip_configuration).toEqual(
      ipConfigurations.map(({ memberName, address }) => ({
        name: memberName,
        private_ip_address: address,
        subresource_name: 'registry',
        member_name: memberName,
      })),
    );
  });

  test.each(['10.0.0', '10.0.0.0/28', 'fd00::1', ''])('refuse %p', (address) => {
    expect(() => made(blob(address))).toThrow(`[test/Blob] 'ipConfigurations' is '${address}': this is not an IPv4 address`);
  });

  test('refuse a list of none, and members of wrong names or twice', () => {
    const [one, two] = [
      { memberName: 'blob', address: '10.0.0.10' },
      { memberName: 'blob', address: '10.0.0.11' },
    ];
    expect(() => made({ ipConfigurations: [] })).toThrow(`[test/Blob] 'ipConfigurations' is []`);
    expect(() => made({ ipConfigurations: [one, two] })).toThrow(`[test/Blob] 'ipConfigurations' is 'blob': a member has one address`);
    expect(() => made({ ipConfigurations: [{ ...one, memberName: 'a b' }] })).toThrow(
      `'ipConfigurations' is 'a b': the name of a member has 3-63 letters`,
    );
  });

  test('are each had once in a subnet', () => {
    const both = (subnet: { id: string }): Synthesized =>
      synth((stack) => {
        const dnsZones = PrivateDnsZones.managedByPolicy();
        link(stack, { dnsZones, ...blob('10.0.0.10') });
        link(stack, { dnsZones, subnet, target: OTHER, targetName: 'stother', ...blob('10.0.0.10') }, 'Second');
      });
    expect(() => both(SUBNET)).toThrow(`[test/Second] 'ipConfigurations' is '10.0.0.10': [test/Blob] has this address already`);
    expect(both({ id: SUBNET.id.replace('vnet-ml', 'vnet-other') }).all('private_endpoint')).toHaveLength(2);
  });

  test.each(['10.41.3.4', '10.41.3.30'])('take %p, of the subnet', (address) => {
    expect(declared(address).the('private_endpoint').ip_configuration).toMatchObject([{ private_ip_address: address }]);
  });

  test.each(['10.41.3.32', '10.41.2.255'])('refuse %p, outside of the subnet that the program declares', (address) => {
    expect(() => declared(address)).toThrow(`[test/Blob] 'ipConfigurations' is '${address}': the subnet has the addresses 10.41.3.0/27`);
  });

  test.each(['10.41.3.0', '10.41.3.3', '10.41.3.31'])('refuse %p, which Azure keeps', (address) => {
    expect(() => declared(address)).toThrow(`'ipConfigurations' is '${address}': Azure keeps the first four addresses of the subnet, 10.41.3.0/27,`);
  });

  test('of a subnet that only Terraform knows are let through', () => {
    expect(declared('10.99.0.10', Fn.cidrsubnet('10.41.0.0/16', 8, 3)).all('private_endpoint')).toHaveLength(1);
    expect(made(blob(Fn.cidrhost('10.41.3.0/27', 10))).all('private_endpoint')).toHaveLength(1);
  });
});

describe('a private link that somebody approves', () => {
  test('is asked for with a message, and has its zones', () => {
    expect(made({ approval: { message: 'From team fraud' } }).the('private_endpoint')).toMatchObject({
      private_service_connection: { is_manual_connection: true, request_message: 'From team fraud' },
      private_dns_zone_group: { name: 'default' },
    });
  });

  test('is not the default', () => {
    const connection = made().the('private_endpoint').private_service_connection;
    expect(connection).toMatchObject({ is_manual_connection: false });
    expect(connection).not.toHaveProperty('request_message');
  });

  test.each(['', '  ', 'x'.repeat(141)])('refuses the message %p', (message) => {
    expect(() => made({ approval: { message } })).toThrow(`a request has 1-140 characters, and this has ${String(message.length)}`);
  });

  test('takes a message of 140 characters', () => {
    expect(made({ approval: { message: 'x'.repeat(140) } }).all('private_endpoint')).toHaveLength(1);
  });
});

describe('a second private link to one resource', () => {
  const HUB = '/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-hub';
  const twice = (second: Partial<PrivateLinkProps>, dnsZones?: (stack: TerraformStack) => IPrivateDnsZones): Synthesized =>
    synth((stack) => {
      const zones = dnsZones?.(stack) ?? zonesOf(stack);
      link(stack, { dnsZones: zones });
      link(stack, { dnsZones: zones, name: 'pe-second', ...second }, 'Second');
    });

  test('is refused in the same zones, where it would overwrite the records of the first', () => {
    expect(() => twice({})).toThrow(
      /^\[test\/Second\] 'dnsZones' is '.*Zones_privatelinkblob.*': \[test\/Blob\] leads to the same resource with its records in this zone, and the second/,
    );
    expect(() => twice({ target: { id: BROUGHT.storage.id.replace('stml', 'STML') } })).toThrow('[test/Blob] leads to the same resource');
  });

  test('is refused in zones that exist, also when they are looked up twice', () => {
    const hub = (id: string) => (stack: TerraformStack) => PrivateDnsZones.fromResourceGroup(stack, id, { resourceGroupId: HUB });
    const again = (): Synthesized =>
      synth((stack) => {
        link(stack, { dnsZones: hub('Hub')(stack) });
        link(stack, { dnsZones: hub('Again')(stack), name: 'pe-second' }, 'Second');
      });
    expect(() => twice({}, hub('Hub'))).toThrow('[test/Blob] leads to the same resource');
    expect(again).toThrow('[test/Blob] leads to the same resource');
  });

  test('is refused to what a workspace has linked itself', () => {
    const build = (): Synthesized =>
      synth((stack) => {
        const dnsZones = zonesOf(stack);
        const { storage } = workspace(stack, { privateLink: { subnet: SUBNET, dnsZones } });
        link(stack, { dnsZones, target: { id: storage.id } });
      });
    expect(build).toThrow('[test/Ml/Storage/BlobLink] leads to the same resource');
  });

  test('is refused from another stack too', () => {
    const app = testApp();
    const [hub, one, two] = ['hub', 'one', 'two'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack, TerraformStack];
    for (const stack of [hub, one, two]) new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    const dnsZones = zonesOf(hub);
    const account = { resourceGroupName: 'rg-ml', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'ZRS' };
    const [target, namesake] = [one, two].map((stack) => new StorageAccount(stack, 'Same', { name: `st${stack.node.id}`, ...account }));
    link(one, { dnsZones, target });
    link(two, { dnsZones, target: namesake });
    expect(() => link(two, { dnsZones, target, name: 'pe-second' }, 'Second')).toThrow('[one/Blob] leads to the same resource');
  });

  test('is free to lead to another service of it, to have other zones, and to leave DNS to a policy', () => {
    expect(twice({ subresource: Subresource.FILE }).all('private_endpoint')).toHaveLength(2);
    expect(twice({}, () => PrivateDnsZones.managedByPolicy()).all('private_endpoint')).toHaveLength(2);
    const second = synth((stack) => {
      link(stack, { dnsZones: zonesOf(stack) });
      const dnsZones = new PrivateDnsZones(stack, 'Other', { resourceGroup: { ...GROUP, name: 'rg-other' } });
      dnsZones.linkVirtualNetwork('other', { id: NETWORK.id.replace('vnet-ml', 'vnet-other') });
      link(stack, { dnsZones, name: 'pe-second', subnet: { id: SUBNET.id.replace('vnet-ml', 'vnet-other') } }, 'Second');
    });
    expect(second.all('private_endpoint')).toHaveLength(2);
  });
});

describe('a further private link to a workspace', () => {
  const SECOND = { id: SUBNET.id.replace('vnet-ml', 'vnet-second') };
  const hub = (stack: TerraformStack): ILinkableDnsZones =>
    PrivateDnsZones.fromResourceGroup(stack, 'Second', { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-second` });
  const further = (options: Partial<SinglePrivateLinkOptions> = {}, use?: (ml: MlWorkspace) => void): Synthesized =>
    synth((stack) => {
      const ml = workspace(stack, { privateLink: { subnet: SUBNET, dnsZones: zonesOf(stack) } });
      ml.addPrivateLink('second', { subnet: SECOND, dnsZones: hub(stack), ...options });
      use?.(ml);
    });
  const imported = (stack: TerraformStack): IMlWorkspace =>
    MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', { id: WORKSPACE_ID, location: 'westeurope' });

  test('leads to the workspace, with both zones, in its resource group and region', () => {
    const all = further();
    expect(all.named('private_endpoint', 'pep-mlw-fraud-dev-second')).toMatchObject({
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      subnet_id: SECOND.id,
      private_service_connection: {
        private_connection_resource_id: `\${${all.address('machine_learning_workspace')}.id}`,
        subresource_names: ['amlworkspace'],
      },
      private_dns_zone_group: {
        private_dns_zone_ids: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'].map(
          (name) => `${SUBSCRIPTION}/resourceGroups/rg-second/providers/Microsoft.Network/privateDnsZones/${name}`,
        ),
      },
    });
  });

  test('can be named and placed otherwise', () => {
    const all = further({ name: 'pe-second', resourceGroup: { name: 'rg-net' }, location: 'northeurope' });
    expect(all.named('private_endpoint', 'pe-second')).toMatchObject({ resource_group_name: 'rg-net', location: 'northeurope' });
  });

  test('is made after the first one, and before what is added to the workspace later', () => {
    const all = further({ applicationSecurityGroups: GROUPS.slice(0, 1) }, (ml) => ml.addBlobDatastore('raw'));
    const second = all.address('private_endpoint', 'Ml_second_');
    expect(all.comesAfter(second, all.address('private_endpoint', 'Ml_Link_'))).toBe(true);
    expect(all.comesAfter(all.address('machine_learning_datastore_blobstorage'), second)).toBe(true);
    expect(all.comesAfter(all.address('machine_learning_datastore_blobstorage'), all.address(JOINED))).toBe(true);
  });

  test('is refused in the zones of the first one', () => {
    const same = (): Synthesized =>
      synth((stack) => {
        const dnsZones = zonesOf(stack);
        workspace(stack, { privateLink: { subnet: SUBNET, dnsZones } }).addPrivateLink('second', { subnet: SUBNET, dnsZones });
      });
    expect(same).toThrow(/^\[test\/Ml\/second\] 'dnsZones' is .*: \[test\/Ml\/Link\] leads to the same resource/);
  });

  test('is refused with an id that makes no name', () => {
    const long = 'x'.repeat(60);
    const add = (): Synthesized =>
      synth((stack) => {
        workspace(stack).addPrivateLink(long, { subnet: SECOND, dnsZones: hub(stack) });
      });
    expect(add).toThrow(`[test/Ml] 'id' is 'mlw-fraud-dev-${long}': it makes the private endpoint name`);
  });

  test('leads to an imported workspace too, whose datastores wait for it', () => {
    const all = synth((stack) => {
      const ml = imported(stack);
      ml.addPrivateLink('second', { subnet: SECOND, dnsZones: hub(stack) });
      ml.addBlobDatastore('raw', { storage: BROUGHT.storage });
    });
    expect(all.the('private_endpoint')).toMatchObject({
      name: 'pep-mlw-shared-second',
      resource_group_name: 'rg-shared',
      private_service_connection: { private_connection_resource_id: WORKSPACE_ID },
    });
    expect(all.comesAfter(all.address('machine_learning_datastore_blobstorage'), all.address('private_endpoint'))).toBe(true);
  });

  test('leads to an AI Foundry hub, before its projects', () => {
    const all = synth((stack) => {
      const foundry = new AiFoundryHub(stack, 'Hub', { baseName: 'agents', resourceGroup: GROUP, publicNetworkAccess: true });
      foundry.addPrivateLink('second', { subnet: SECOND, dnsZones: hub(stack) });
      foundry.addProject('chat');
    });
    expect(all.the('private_endpoint').name).toBe('pep-hub-agents-second');
    expect(all.comesAfter(all.address('ai_foundry_project'), all.address('private_endpoint'))).toBe(true);
  });

  test('lets nodes without public addresses reach a workspace that has no other, and changes no default', () => {
    const cluster = (linked: boolean, publicIp?: boolean): Synthesized =>
      synth((stack) => {
        const ml = workspace(stack);
        if (linked) ml.addPrivateLink('second', { subnet: SECOND, dnsZones: hub(stack) });
        ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', subnet: SECOND, publicIp });
      });
    expect(() => cluster(false, false)).toThrow(`Give the workspace a 'privateLink', or call addPrivateLink before`);
    expect(cluster(true, false).the('machine_learning_compute_cluster').node_public_ip_enabled).toBe(false);
    expect(cluster(true).the('machine_learning_compute_cluster').node_public_ip_enabled).toBe(true);
  });
});

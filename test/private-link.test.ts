import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { IPrivateDnsZones, PrivateDnsZones, PrivateLink, PrivateLinkProps, Subresource } from '../lib';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, SUBNET, synth, Synthesized, testApp, workspace } from './support';

const NETWORK = { id: SUBNET.id.split('/subnets/')[0] as string };
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

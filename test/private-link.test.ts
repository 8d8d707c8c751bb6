import { TerraformStack } from 'cdktf';
import { PrivateDnsZones, PrivateLink, PrivateLinkProps, Subresource } from '../lib';
import { BROUGHT, GROUP, PROVIDERS, SUBNET, synth, Synthesized } from './support';

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

import {
  AzureCloud,
  PrivateDnsZones,
  PrivateDnsZonesProps,
  PrivateLink,
  PrivateLinkOptions,
  PrivateLinkProps,
  Subresource,
  VirtualNetworkLinkOptions,
  WorkspaceVault,
} from '../../../../lib';
import { BROUGHT, Site } from '../../scaffold';
import { asg, GROUP_ID, link, NETWORK, OTHER_GROUP, OTHER_SUBNET, OTHERS, shared, OTHER_ID } from '../brought';
import { Given, Subject, turns } from '../subject';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const BY_NAME = { resourceGroupName: 'rg-shared', subscriptionId: SUBSCRIPTION };
const LINK: { readonly [property: string]: Given } = {
  applicationSecurityGroups: turns([asg('one')], [asg('two')]),
  dnsZones: turns(() => link().dnsZones),
  networkInterfaceName: turns('nic-one', 'nic-two'),
  resourceGroup: turns({ name: 'rg-links', location: 'westeurope' }, OTHER_GROUP),
  subnet: turns(OTHER_SUBNET),
};
const ADDRESSES = (last: number): object[] => [
  { memberName: 'registry', address: `10.0.0.${String(last)}` },
  { memberName: 'registry_data_westeurope', address: `10.0.0.${String(last + 1)}` },
];

/** Private endpoints, and the zones in which they have their names. */
export const PRIVATE_LINKS: Subject[] = [
  {
    struct: 'PrivateDnsZonesProps',
    title: 'PrivateDnsZones',
    it: 'private DNS zone',
    base: ({ resourceGroup }) => ({ resourceGroup, subresources: [Subresource.VAULT] }),
    make: (site, props: PrivateDnsZonesProps) => new PrivateDnsZones(site, 'It', props).linkVirtualNetwork('net', NETWORK),
    given: {
      cloud: turns(AzureCloud.PUBLIC),
      subresources: turns([Subresource.BLOB], [Subresource.BLOB, Subresource.VAULT]),
    },
  },
  {
    struct: 'ExistingPrivateDnsZonesProps',
    title: 'PrivateDnsZones.fromResourceGroup',
    it: 'private endpoint',
    base: () => ({ resourceGroupId: GROUP_ID }),
    make: (site: Site, props: never): void => {
      const dnsZones = PrivateDnsZones.fromResourceGroup(site, 'Zones', props);
      new WorkspaceVault(site, 'It', { name: 'kv-fraud', resourceGroup: site.resourceGroup, privateLink: { ...link(), dnsZones } });
    },
    given: {
      cloud: turns(AzureCloud.PUBLIC),
      resourceGroupId: turns(GROUP_ID, GROUP_ID.replace('rg-shared', 'rg-other'), {}, BY_NAME),
      resourceGroupName: turns(
        'rg-shared',
        'rg-other',
        { ...BY_NAME, resourceGroupId: undefined },
        { resourceGroupId: GROUP_ID, subscriptionId: undefined },
      ),
      subscriptionId: turns(
        SUBSCRIPTION,
        OTHER_ID,
        { ...BY_NAME, resourceGroupId: undefined },
        { resourceGroupId: GROUP_ID, resourceGroupName: undefined },
      ),
    },
  },
  {
    struct: 'VirtualNetworkLinkOptions',
    title: "PrivateDnsZones' linkVirtualNetwork",
    it: 'DNS zone link',
    base: () => ({}),
    make: (site, options: VirtualNetworkLinkOptions) =>
      new PrivateDnsZones(site, 'It', { resourceGroup: site.resourceGroup, subresources: [Subresource.VAULT] }).linkVirtualNetwork(
        'net',
        NETWORK,
        options,
      ),
  },
  {
    struct: 'PrivateLinkOptions',
    title: "WorkspaceVault's privateLink",
    it: 'private endpoint',
    base: () => link(),
    make: (site, privateLink: PrivateLinkOptions) =>
      new WorkspaceVault(site, 'It', { name: 'kv-fraud', resourceGroup: site.resourceGroup, privateLink }),
    given: LINK,
  },
  {
    struct: 'SinglePrivateLinkOptions',
    title: 'addPrivateLink',
    it: 'private endpoint',
    base: ({ resourceGroup }) => ({ ...link(), resourceGroup }),
    make: (site, options: never) => shared(site).addPrivateLink('It', options),
    given: {
      ...LINK,
      approval: turns({ message: 'One' }, { message: 'Two' }),
      ipConfigurations: turns([{ memberName: 'default', address: '10.0.0.20' }], [{ memberName: 'default', address: '10.0.0.30' }]),
    },
  },
  {
    struct: 'PrivateLinkProps',
    title: 'PrivateLink',
    it: 'private endpoint',
    base: ({ resourceGroup }) => ({ ...link(), resourceGroup, target: BROUGHT.registry, targetName: 'crshared', subresource: Subresource.REGISTRY }),
    make: (site, props: PrivateLinkProps) => new PrivateLink(site, 'It', props),
    given: {
      ...LINK,
      approval: turns({ message: 'One' }, { message: 'Two' }),
      ipConfigurations: turns(ADDRESSES(20), ADDRESSES(30)),
      resourceGroup: turns({ name: 'rg-links', location: 'westeurope' }, OTHER_GROUP, { location: 'westeurope' }),
      subresource: turns(Subresource.VAULT),
      target: turns(OTHERS.registry),
      targetName: turns('crother'),
    },
  },
  {
    struct: 'PrivateLinkApproval',
    title: "PrivateLink's approval",
    it: 'private endpoint',
    base: () => ({ message: 'One' }),
    make: (site, approval: never) => shared(site).addPrivateLink('It', { ...link(), resourceGroup: site.resourceGroup, approval }),
    given: { message: turns('Two') },
  },
  {
    struct: 'PrivateAddress',
    title: "PrivateLink's ipConfigurations",
    it: 'private endpoint',
    base: () => ({ memberName: 'default', address: '10.0.0.20' }),
    make: (site, address: never) => shared(site).addPrivateLink('It', { ...link(), resourceGroup: site.resourceGroup, ipConfigurations: [address] }),
    given: { address: turns('10.0.0.30'), memberName: turns('other') },
  },
];

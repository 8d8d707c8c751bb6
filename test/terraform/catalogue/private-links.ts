import { ApplicationSecurityGroup } from '@cdktf/provider-azurerm/lib/application-security-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { MlWorkspace, PrivateDnsZones, PrivateLink, PrivateLinkOptions, Subresource, WorkspaceVault } from '../../../lib';
import { BROUGHT, entry, Entry, PROVIDERS, Site } from '../scaffold';

function group(site: Site, name: string): ApplicationSecurityGroup {
  const { name: resourceGroupName, location } = site.resourceGroup;
  return new ApplicationSecurityGroup(site, name, { name: `asg-${name}`, resourceGroupName, location });
}

/** A second network with zones of its own, in a resource group of its own. */
export function secondLink(site: Site): PrivateLinkOptions {
  const { network, subnet } = site.network('second');
  const resourceGroup = new ResourceGroup(site, 'SecondGroup', { name: 'rg-second', location: site.region });
  const dnsZones = new PrivateDnsZones(site, 'SecondZones', { resourceGroup });
  dnsZones.linkVirtualNetwork('second', network);
  return { subnet, dnsZones, resourceGroup };
}

/** Private endpoints that are set up by hand. */
export const PRIVATE_LINKS: { readonly [name: string]: Entry } = {
  'private links in application security groups and a resource group of their own': entry((site) => {
    const resourceGroup = new ResourceGroup(site, 'LinkGroup', { name: 'rg-links', location: site.region });
    const applicationSecurityGroups = [group(site, 'ml'), group(site, 'endpoints')];
    site.workspace({ privateLink: { ...site.privateLink(), resourceGroup, applicationSecurityGroups }, imageBuildComputeName: 'cpu-builder' });
  }),
  'private links to a workspace from two networks': entry((site) => {
    const ml = site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu-builder' });
    ml.addPrivateLink('second', secondLink(site));
    ml.addBlobDatastore('raw');
  }),
  'private links with a name of the interface, fixed addresses and an approval': entry((site) => {
    const { resourceGroup } = site;
    const { subnet, dnsZones } = site.privateLink();
    const privateLink = { subnet, dnsZones, networkInterfaceName: 'nic-kv' };
    new WorkspaceVault(site, 'Vault', { name: 'kv-site', resourceGroup, privateLink });
    new PrivateLink(site, 'Registry', {
      target: BROUGHT.registry,
      targetName: 'crshared',
      subresource: Subresource.REGISTRY,
      resourceGroup,
      subnet,
      dnsZones,
      name: 'pe-registry',
      ipConfigurations: [
        { memberName: 'registry', address: '10.0.0.20' },
        { memberName: 'registry_data_westeurope', address: '10.0.0.21' },
      ],
      approval: { message: 'From the site' },
    });
  }),
  'private link to a workspace that exists': entry((site) => {
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const ml = MlWorkspace.fromWorkspaceAttributes(site, 'Ml', { id, location: site.region });
    ml.addPrivateLink('second', secondLink(site));
  }),
};

import { block, texts } from './json';
import { Kind, Why } from './kind';

/** The name of what an attribute refers to. */
export function to(attribute: string, before: string, after = ''): Why {
  return ({ attributes }, model) => {
    const name = model.find(attributes[attribute])?.name;
    return `${before}${name === undefined || name === '' ? 'it' : name}${after}`;
  };
}

const SUBRESOURCES: { readonly [group: string]: string } = {
  amlworkspace: 'the API, the studio and the notebooks of',
  amlregistry: 'the assets of',
  blob: 'blobs of',
  file: 'files of',
  queue: 'queues of',
  table: 'tables of',
  dfs: 'the Data Lake file system of',
  vault: 'keys and secrets of',
  registry: 'images of',
  azuremonitor: 'Azure Monitor through',
};

const whyPrivateLink: Why = ({ attributes }, model) => {
  const connection = block(attributes.private_service_connection);
  const target = model.find(connection.private_connection_resource_id)?.name ?? 'a service';
  const what = texts(connection.subresource_names).map((group) => SUBRESOURCES[group] ?? `${group} of`);
  return `so that the network reaches ${what.join(', ') || 'the service'} ${target} without the public network`;
};

/** The network, private links, zones and what lets computes out. */
export function networkKinds(): Kind[] {
  return [
    {
      part: 'network',
      title: 'virtual network',
      types: ['azurerm_virtual_network', 'Microsoft.Network/virtualNetworks'],
      shape: 'box',
      why: 'is the network that private endpoints and computes stand in',
    },
    {
      part: 'network',
      title: 'subnet',
      types: ['azurerm_subnet', 'Microsoft.Network/virtualNetworks/subnets'],
      shape: 'box',
      why: 'has the addresses of endpoints or computes',
    },
    {
      part: 'network',
      title: 'network security group',
      types: ['azurerm_network_security_group'],
      shape: 'word',
      why: 'decides what goes in and out of its subnet',
    },
    {
      part: 'network',
      title: 'security rule',
      types: ['azurerm_network_security_rule'],
      shape: 'none',
      why: (thing) => `lets through or denies, as its name says, for ${thing.path.split('/').slice(-3, -2).join('')}`,
    },
    {
      part: 'network',
      title: 'application security group',
      types: ['azurerm_application_security_group', 'Microsoft.Network/applicationSecurityGroups'],
      shape: 'none',
      why: 'names private endpoints, so that security rules can be about them',
    },
    {
      part: 'network',
      title: 'peering',
      types: ['azurerm_virtual_network_peering'],
      shape: 'line',
      why: to('remote_virtual_network_id', 'leads to '),
    },
    {
      part: 'network',
      title: 'DNS servers',
      types: ['azurerm_virtual_network_dns_servers'],
      shape: 'none',
      why: to('virtual_network_id', 'tell ', ' whom to ask for names'),
    },
    { part: 'network', title: 'route table', types: ['azurerm_route_table'], shape: 'word', why: 'sends the traffic of its subnet along its routes' },
    { part: 'network', title: 'route', types: ['azurerm_route'], shape: 'none', why: 'says by which hop traffic leaves' },
    { part: 'network', title: 'public address', types: ['azurerm_public_ip'], shape: 'none', why: 'is the address that the internet sees' },
    {
      part: 'network',
      title: 'NAT gateway',
      types: ['azurerm_nat_gateway'],
      shape: 'word',
      why: 'lets computes out by an address that stays, and nobody in',
    },
    { part: 'network', title: 'Azure Firewall', types: ['azurerm_firewall'], shape: 'box', why: 'lets computes reach only what its rules allow' },
    {
      part: 'network',
      title: 'firewall policy',
      types: ['azurerm_firewall_policy', 'azurerm_firewall_policy_rule_collection_group'],
      shape: 'none',
      why: 'holds the rules of the firewall',
    },
    {
      part: 'network',
      title: 'VPN gateway',
      types: ['azurerm_virtual_network_gateway'],
      shape: 'box',
      why: 'lets people in from elsewhere, after signing in',
    },
    {
      part: 'network',
      title: 'Bastion',
      types: ['azurerm_bastion_host'],
      shape: 'box',
      why: 'opens the jump host in a browser, without a public address on it',
    },
    {
      part: 'network',
      title: 'virtual machine',
      types: ['azurerm_linux_virtual_machine'],
      shape: 'box',
      why: 'is the jump host from which people reach the studio',
    },
    { part: 'network', title: 'network interface', types: ['azurerm_network_interface'], shape: 'none', why: 'joins the machine to its subnet' },
    {
      part: 'network',
      title: 'machine extension',
      types: ['azurerm_virtual_machine_extension'],
      shape: 'none',
      why: 'lets people sign in to the machine with Microsoft Entra ID',
    },
    { part: 'private links', title: 'private endpoint', types: ['azurerm_private_endpoint'], shape: 'line', why: whyPrivateLink },
    {
      part: 'private links',
      title: 'Azure Monitor private link scope',
      types: ['azurerm_monitor_private_link_scope', 'Microsoft.Insights/privateLinkScopes'],
      shape: 'box',
      why: 'lets networks reach Azure Monitor through one private endpoint',
    },
    {
      part: 'private links',
      title: 'member of the private link scope',
      types: ['azurerm_monitor_private_link_scoped_service'],
      shape: 'line',
      why: 'is reached through the private link scope',
    },
    {
      part: 'DNS zones',
      title: 'private DNS zone',
      types: ['azurerm_private_dns_zone', 'Microsoft.Network/privateDnsZones'],
      shape: 'none',
      why: 'answers with private addresses in the networks that are linked to it',
    },
    {
      part: 'DNS zones',
      title: 'DNS zone link',
      types: ['azurerm_private_dns_zone_virtual_network_link'],
      shape: 'line',
      why: to('virtual_network_id', 'lets ', ' ask the zones for names'),
    },
    {
      part: 'outbound rules',
      title: 'outbound rule',
      types: ['azurerm_machine_learning_workspace_network_outbound_rule_fqdn'],
      shape: 'word',
      why: (thing, model) => `lets computes reach ${model.text(thing.attributes.destination_fqdn)}`,
    },
    {
      part: 'outbound rules',
      title: 'outbound rule',
      types: ['azurerm_machine_learning_workspace_network_outbound_rule_service_tag'],
      shape: 'word',
      why: (thing, model) => `lets computes reach the service tag ${model.text(thing.attributes.service_tag)}`,
    },
    {
      part: 'outbound rules',
      title: 'outbound private endpoint',
      types: [
        'azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint',
        'Microsoft.MachineLearningServices/workspaces/outboundRules',
      ],
      shape: 'line',
      why: (thing, model) => {
        const { destination } = block(block(thing.attributes.body).properties);
        const target = thing.attributes.service_resource_id ?? block(destination).serviceResourceId;
        return `lets computes reach ${model.find(target)?.name ?? 'a service'} by a private endpoint in the managed network`;
      },
    },
    {
      part: 'outbound rules',
      title: 'provisioning of the managed network',
      types: ['action provisionManagedNetwork'],
      shape: 'none',
      why: 'makes the managed network now, not with the first compute',
    },
  ];
}

import { AzureCloud } from '../core/azure-cloud';
import { NamedRule, TrafficDirection } from './network-subnet-props';

/** What computes reach by service tag: the security group of their subnet and a hub's firewall allow the same. */
export interface OutboundTag {
  /** What the rule is called. */
  readonly name: string;
  readonly tag: string;
  readonly protocol: string;
  readonly ports: string[];
  readonly purpose: string;
}

/**
 * What Azure Machine Learning reaches, from Microsoft's page "Configure inbound and outbound network traffic". A tag that Azure has by region is that of
 * `region`; the tag of all regions is used where the region is known only to Terraform.
 *
 * The page writes `Keyvault.<region>`; the tag that Azure takes is `AzureKeyVault.<region>`, from its page "Virtual network service tags".
 */
export function outboundTags(cloud: AzureCloud, region: string | undefined): OutboundTag[] {
  const regional = (tag: string): string => (region === undefined ? tag : `${tag}.${region}`);
  const https = (tag: string, purpose: string): OutboundTag => ({ name: tag.replace(/\W/g, ''), tag, protocol: 'Tcp', ports: ['443'], purpose });
  const byRegion = (tag: string, purpose: string): OutboundTag => ({ ...https(tag, purpose), tag: regional(tag) });
  const frontDoor = [
    https('AzureFrontDoor.FrontEnd', 'Azure Machine Learning studio, and what AutoML keeps there'),
    https('AzureFrontDoor.FirstParty', 'Docker images of Microsoft'),
  ];
  return [
    { ...https('AzureActiveDirectory', 'Sign-in with Microsoft Entra ID'), ports: ['80', '443'] },
    { ...https('AzureMachineLearning', 'The services of Azure Machine Learning'), ports: ['443', '8787', '18881'] },
    {
      ...https('AzureMachineLearning', 'The services of Azure Machine Learning'),
      name: 'AzureMachineLearningUdp',
      protocol: 'Udp',
      ports: ['5831'],
    },
    { ...byRegion('BatchNodeManagement', 'Azure Batch, which runs the computes'), protocol: '*' },
    https('AzureResourceManager', 'Creation of Azure resources'),
    byRegion('Storage', 'Data, and the storage of the service itself'),
    byRegion('AzureKeyVault', 'The vault of Azure Batch, for a workspace with high business impact'),
    https('MicrosoftContainerRegistry', 'Docker images of Microsoft'),
    https('AzureMonitor', 'Logs and metrics'),
    ...(cloud._network.frontDoor ? frontDoor : []),
  ];
}

const DENY_INTERNET: NamedRule = {
  name: 'DenyInternetInbound',
  direction: TrafficDirection.INBOUND,
  priority: 4096,
  deny: true,
  protocol: '*',
  source: 'Internet',
  description: 'Nothing comes in from the internet, whatever routes and addresses there are',
};

/** The rules of a subnet for private endpoints: who is in the network, or in one that is connected to it, gets through. */
export function endpointRules(): NamedRule[] {
  return [DENY_INTERNET];
}

/** What the subnet of the computes needs to know. */
export interface ComputeTraffic {
  readonly cloud: AzureCloud;
  readonly region?: string;
  /** Whether computes may have public addresses, to which the service must get through. */
  readonly publicComputes: boolean;
  /** Whether the internet is closed but for what Azure Machine Learning needs. */
  readonly denyInternetOutbound: boolean;
}

/** The rules of a subnet for computes. */
export function computeRules({ cloud, region, publicComputes, denyInternetOutbound }: ComputeTraffic): NamedRule[] {
  const outbound = outboundTags(cloud, region).map(({ name, tag, protocol, ports, purpose }, index) => ({
    name: `Allow${name}Outbound`,
    direction: TrafficDirection.OUTBOUND,
    priority: 100 + 10 * index,
    protocol,
    destination: tag,
    ports,
    description: purpose,
  }));
  const service: NamedRule = {
    name: 'AllowAzureMachineLearningInbound',
    direction: TrafficDirection.INBOUND,
    priority: 100,
    source: 'AzureMachineLearning',
    destination: 'VirtualNetwork',
    ports: ['44224'],
    description: 'The service reaches computes with a public address',
  };
  const endpoints: NamedRule = {
    name: 'AllowPrivateEndpointsOutbound',
    direction: TrafficDirection.OUTBOUND,
    priority: 300,
    destination: 'VirtualNetwork',
    ports: ['443', '445'],
    description: 'Private endpoints here and in connected networks, file shares among them',
  };
  const closed: NamedRule = {
    name: 'DenyInternetOutbound',
    direction: TrafficDirection.OUTBOUND,
    priority: 4096,
    deny: true,
    protocol: '*',
    destination: 'Internet',
    description: 'What no other rule allows stays in the network',
  };
  return [...(publicComputes ? [service] : []), DENY_INTERNET, ...outbound, endpoints, ...(denyInternetOutbound ? [closed] : [])];
}

/** The rules without which Azure refuses a Bastion host, from Microsoft's page "Working with NSG access and Azure Bastion". */
export function bastionRules(): NamedRule[] {
  const { INBOUND, OUTBOUND } = TrafficDirection;
  const data = { protocol: '*', source: 'VirtualNetwork', destination: 'VirtualNetwork', ports: ['8080', '5701'] };
  return [
    { name: 'AllowHttpsInbound', direction: INBOUND, priority: 100, source: 'Internet', ports: ['443'], description: 'People, who sign in first' },
    { name: 'AllowGatewayManagerInbound', direction: INBOUND, priority: 110, source: 'GatewayManager', ports: ['443'] },
    { name: 'AllowAzureLoadBalancerInbound', direction: INBOUND, priority: 120, source: 'AzureLoadBalancer', ports: ['443'] },
    { name: 'AllowBastionHostInbound', direction: INBOUND, priority: 130, ...data },
    { name: 'AllowSshRdpOutbound', direction: OUTBOUND, priority: 100, protocol: '*', destination: 'VirtualNetwork', ports: ['22', '3389'] },
    { name: 'AllowAzureCloudOutbound', direction: OUTBOUND, priority: 110, destination: 'AzureCloud', ports: ['443'] },
    { name: 'AllowBastionHostOutbound', direction: OUTBOUND, priority: 120, ...data },
    { name: 'AllowSessionInformationOutbound', direction: OUTBOUND, priority: 130, protocol: '*', destination: 'Internet', ports: ['80'] },
  ];
}

/** The rules of a subnet for a jump host: SSH from `sources`, and nothing else comes in. */
export function jumpHostRules(sources: string[]): NamedRule[] {
  const ssh = sources.map((source, index) => ({
    name: `AllowSshInbound${String(index + 1)}`,
    direction: TrafficDirection.INBOUND,
    priority: 100 + 10 * index,
    source,
    ports: ['22'],
    description: 'People, by way of Bastion or the VPN',
  }));
  return [...ssh, { name: 'DenyOtherInbound', direction: TrafficDirection.INBOUND, priority: 4096, deny: true, protocol: '*' }];
}

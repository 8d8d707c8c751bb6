/**
 * The kinds of resources whose names the library makes, for a policy of names. What lives in a workspace, as computes and datastores, is named by its construct
 * id, and what Azure dictates, as `AzureBastionSubnet`, stays.
 */
export enum NameKind {
  /** A workspace: `mlw`. */
  WORKSPACE = 'workspace',
  /** An AI Foundry hub: `hub`. */
  FOUNDRY_HUB = 'foundryHub',
  /** A project of an AI Foundry hub: `proj`. */
  FOUNDRY_PROJECT = 'foundryProject',
  /** The user-assigned identity of a workspace: `id`. */
  IDENTITY = 'identity',
  /** The user-assigned identity as which parts read their key, where the workspace has none: `id`. */
  ENCRYPTION_IDENTITY = 'encryptionIdentity',
  /** A storage account: `st`. */
  STORAGE = 'storage',
  /** The key vault of a workspace: `kv`. */
  VAULT = 'vault',
  /** The key vault of a `CustomerManagedKey`: `kv`. */
  KEY_VAULT = 'keyVault',
  /** The key of a `CustomerManagedKey`: `cmk`. */
  KEY = 'key',
  /** A container registry: `cr`. */
  REGISTRY = 'registry',
  /** An Application Insights component: `appi`. */
  INSIGHTS = 'insights',
  /** A Log Analytics workspace: `log`. */
  LOG_ANALYTICS = 'logAnalytics',
  /** A private endpoint: `pep`. */
  PRIVATE_ENDPOINT = 'privateEndpoint',
  /** The network interface of a private endpoint, which Azure names unless a policy does: `nic`. */
  ENDPOINT_INTERFACE = 'endpointInterface',
  /** The link of a virtual network to a private DNS zone: `link`. */
  NETWORK_LINK = 'networkLink',
  /** A virtual network: `vnet`. */
  VIRTUAL_NETWORK = 'virtualNetwork',
  /** A subnet whose name Azure does not dictate: `snet`. */
  SUBNET = 'subnet',
  /** A network security group: `nsg`. */
  SECURITY_GROUP = 'securityGroup',
  /** A route table: `rt`. */
  ROUTE_TABLE = 'routeTable',
  /** A NAT gateway: `ng`. */
  NAT_GATEWAY = 'natGateway',
  /** A public IP address: `pip`. */
  PUBLIC_IP = 'publicIp',
  /** A network's side of its peering with a hub: `peer`. */
  PEERING_TO_HUB = 'peeringToHub',
  /** The hub's side of it: `peer`. */
  PEERING_FROM_HUB = 'peeringFromHub',
  /** An Azure Firewall: `afw`. */
  FIREWALL = 'firewall',
  /** The policy of an Azure Firewall: `afwp`. */
  FIREWALL_POLICY = 'firewallPolicy',
  /** A VPN gateway: `vgw`. */
  VPN_GATEWAY = 'vpnGateway',
  /** A Bastion host: `bas`. */
  BASTION = 'bastion',
  /** The network interface of a jump host: `nic`. */
  NETWORK_INTERFACE = 'networkInterface',
  /** A jump host: `vm`. */
  VIRTUAL_MACHINE = 'virtualMachine',
  /** An Azure Monitor private link scope: `ampls`. */
  MONITOR_SCOPE = 'monitorScope',
  /** A diagnostic setting: `diag`. */
  DIAGNOSTIC_SETTING = 'diagnosticSetting',
  /** An action group: `ag`. */
  ACTION_GROUP = 'actionGroup',
  /** An alert rule: `ar`. */
  METRIC_ALERT = 'metricAlert',
  /** A dashboard in the Azure portal: `dash`. */
  DASHBOARD = 'dashboard',
  /** The autoscale setting of a deployment: `as`. */
  AUTOSCALE = 'autoscale',
  /** A lock: `lock`. */
  LOCK = 'lock',
  /** A budget: `budget`. */
  BUDGET = 'budget',
  /** A policy that is assigned to a resource group or a subscription: `policy`. */
  POLICY_ASSIGNMENT = 'policyAssignment',
  /** A policy that is assigned to a management group, where names have 24 characters at most: `policy`. */
  GROUP_POLICY_ASSIGNMENT = 'groupPolicyAssignment',
  /** An exemption from a policy: `exemption`. */
  POLICY_EXEMPTION = 'policyExemption',
}

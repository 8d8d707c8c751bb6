import { Attributes, block, blocks } from '../../cli/json';
import { azureOf } from './adopt-state';
import { avmWorkspace, group } from './adopt-workspaces';

const AVM = group('rg-avm');
const WORKSPACE = `${AVM}/Microsoft.MachineLearningServices/workspaces/mlw-avm`;
const ML = 'machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/examples';

/** What the table makes of Terraform's own attributes, for what no workspace of another way has. */
const BY_TABLE = azureOf([
  {
    type: 'azurerm_machine_learning_compute_cluster',
    values: {
      id: `${WORKSPACE}/computes/cpu`,
      name: 'cpu',
      location: 'westeurope',
      description: 'Training',
      vm_size: 'STANDARD_D4DS_V4',
      vm_priority: 'Dedicated',
      subnet_resource_id: `${AVM}/Microsoft.Network/virtualNetworks/vnet/subnets/snet`,
      scale_settings: [{ min_node_count: 0, max_node_count: 1, scale_down_nodes_after_idle_duration: 'PT5M' }],
      ssh_public_access_enabled: true,
      node_public_ip_enabled: true,
    },
  },
  {
    type: 'azurerm_machine_learning_datastore_blobstorage',
    values: {
      id: `${WORKSPACE}/dataStores/raw`,
      name: 'raw',
      description: 'As it came',
      is_default: false,
      account_key: 'k',
      storage_container_id: `${AVM}/Microsoft.Storage/storageAccounts/stavm/blobServices/default/containers/raw`,
    },
  },
  {
    type: 'azurerm_machine_learning_workspace_network_outbound_rule_fqdn',
    values: { id: `${WORKSPACE}/outboundRules/pypi`, name: 'pypi', destination_fqdn: 'pypi.org' },
  },
  {
    type: 'azurerm_storage_account',
    values: {
      id: `${AVM}/Microsoft.Storage/storageAccounts/stkey`,
      name: 'stkey',
      account_tier: 'Standard',
      account_replication_type: 'GRS',
      customer_managed_key: [{ key_vault_key_id: 'https://kv.vault.azure.net/keys/cmk' }],
      network_rules: [{ default_action: 'Allow', bypass: ['AzureServices'] }],
    },
  },
]);

/**
 * Behind each answer that adopt reads, the example of Microsoft's repository azure-rest-api-specs that has the same names at the same places. `specification/` is
 * left out before each.
 */
const EXAMPLES: readonly (readonly [example: string, id: string, names: readonly string[]])[] = [
  [
    `${ML}/Workspace/get.json`,
    WORKSPACE,
    ['identity.type', 'properties.friendlyName', 'properties.storageAccount', 'properties.keyVault', 'properties.applicationInsights'],
  ],
  [
    `${ML}/Compute/get/AmlCompute.json`,
    `${WORKSPACE}/computes/cpu`,
    [
      'properties.description',
      'properties.computeType',
      'properties.properties.vmSize',
      'properties.properties.vmPriority',
      'properties.properties.subnet.id',
      'properties.properties.scaleSettings.maxNodeCount',
      'properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown',
      'properties.properties.remoteLoginPortPublicAccess',
      'properties.properties.enableNodePublicIp',
    ],
  ],
  [
    `${ML}/Datastore/get.json`,
    `${WORKSPACE}/dataStores/raw`,
    [
      'properties.description',
      'properties.credentials.credentialsType',
      'properties.datastoreType',
      'properties.accountName',
      'properties.containerName',
    ],
  ],
  [`${ML}/ManagedNetwork/getRule.json`, `${WORKSPACE}/outboundRules/pypi`, ['properties.type', 'properties.destination', 'properties.category']],
  [
    'storage/resource-manager/Microsoft.Storage/stable/2023-01-01/examples/StorageAccountGetPropertiesCMKEnabled.json',
    `${AVM}/Microsoft.Storage/storageAccounts/stkey`,
    [
      'sku.name',
      'properties.networkAcls.bypass',
      'properties.networkAcls.defaultAction',
      'properties.encryption.keySource',
      'properties.encryption.keyvaultproperties.keyvaulturi',
      'properties.encryption.keyvaultproperties.keyname',
    ],
  ],
  [
    'containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2023-07-01/examples/RegistryGet.json',
    `${AVM}/Microsoft.ContainerRegistry/registries/cravm`,
    ['sku.name', 'properties.loginServer', 'properties.adminUserEnabled'],
  ],
  [
    'network/resource-manager/Microsoft.Network/stable/2024-05-01/examples/PrivateEndpointGet.json',
    `${AVM}/Microsoft.Network/privateEndpoints/pe-mlw-avm`,
    ['properties.subnet.id', 'properties.privateLinkServiceConnections.properties.privateLinkServiceId'],
  ],
];

const { azure: made } = avmWorkspace();

function find(value: unknown, [name = '', ...rest]: readonly string[]): unknown {
  const [first] = blocks(value);
  const found = block(first)[name];
  return rest.length === 0 ? found : find(found, rest);
}

test.each(EXAMPLES)('%s has the shape of what the simulated Azure answers', (_, id, names) => {
  const answer: Attributes | undefined = made.resources.get(id.toLowerCase()) ?? BY_TABLE.resources.get(id.toLowerCase());
  expect(answer).toBeDefined();
  expect(names.filter((name) => find(answer, name.split('.')) === undefined)).toEqual([]);
});

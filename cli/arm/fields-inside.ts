import { Attributes, block } from '../json';
import { Codec, Field, NOT, words } from './fields';
import { IDENTITY, PLACED, TAGS } from './fields-parts';

const P = 'properties';
/** What all computes have around what is their own. */
const OWN = `${P}.properties`;
const COMPUTE: readonly Field[] = [
  ...PLACED,
  ...IDENTITY,
  { azurerm: 'description', arm: `${P}.description` },
  { azurerm: 'local_auth_enabled', arm: `${P}.disableLocalAuth`, as: NOT, otherwise: true },
];
/** `NotSpecified` and nothing are closed too. */
const SSH: Codec = { read: (arm) => arm === 'Enabled', write: (value) => (value === true ? 'Enabled' : 'Disabled') };

const CLUSTER: readonly Field[] = [
  ...COMPUTE,
  { azurerm: 'vm_size', arm: `${OWN}.vmSize` },
  { azurerm: 'vm_priority', arm: `${OWN}.vmPriority` },
  { azurerm: 'scale_settings.min_node_count', arm: `${OWN}.scaleSettings.minNodeCount` },
  { azurerm: 'scale_settings.max_node_count', arm: `${OWN}.scaleSettings.maxNodeCount` },
  { azurerm: 'scale_settings.scale_down_nodes_after_idle_duration', arm: `${OWN}.scaleSettings.nodeIdleTimeBeforeScaleDown` },
  { azurerm: 'node_public_ip_enabled', arm: `${OWN}.enableNodePublicIp`, otherwise: true },
  { azurerm: 'subnet_resource_id', arm: `${OWN}.subnet.id` },
  { azurerm: 'ssh_public_access_enabled', arm: `${OWN}.remoteLoginPortPublicAccess`, as: SSH, computed: true },
  { azurerm: 'ssh.admin_username', arm: `${OWN}.userAccountCredentials.adminUserName` },
  { azurerm: 'ssh.key_value', arm: `${OWN}.userAccountCredentials.adminUserSshPublicKey` },
];

const INSTANCE: readonly Field[] = [
  // azurerm has no argument for its region.
  ...COMPUTE.filter(({ azurerm }) => azurerm !== 'location'),
  { azurerm: 'virtual_machine_size', arm: `${OWN}.vmSize` },
  // Azure says it of each instance, and azurerm would replace one over it.
  { azurerm: 'authorization_type', arm: `${OWN}.computeInstanceAuthorizationType` },
  { azurerm: 'assign_to_user.object_id', arm: `${OWN}.personalComputeInstanceSettings.assignedUser.objectId` },
  { azurerm: 'assign_to_user.tenant_id', arm: `${OWN}.personalComputeInstanceSettings.assignedUser.tenantId` },
  { azurerm: 'node_public_ip_enabled', arm: `${OWN}.enableNodePublicIp`, otherwise: true },
  { azurerm: 'subnet_resource_id', arm: `${OWN}.subnet.id` },
  { azurerm: 'ssh.public_key', arm: `${OWN}.sshSettings.adminPublicKey` },
];

const INFERENCE: readonly Field[] = [
  ...COMPUTE.filter(({ azurerm }) => azurerm !== 'local_auth_enabled'),
  { azurerm: 'kubernetes_cluster_id', arm: `${P}.resourceId` },
  { azurerm: 'cluster_purpose', arm: `${OWN}.clusterPurpose`, otherwise: 'FastProd' },
  { azurerm: 'ssl.leaf_domain_label', arm: `${OWN}.sslConfiguration.leafDomainLabel` },
  { azurerm: 'ssl.overwrite_existing_domain', arm: `${OWN}.sslConfiguration.overwriteExistingDomain`, otherwise: false },
];

const SPARK: readonly Field[] = [...COMPUTE, { azurerm: 'synapse_spark_pool_id', arm: `${P}.resourceId` }];

/** Azure has account, container and group apart, azurerm the id of the container. */
function container(service: string, type: string, name: string): Codec {
  return {
    read: (arm) => {
      const { subscriptionId, resourceGroup, accountName, [name]: own } = block(arm);
      if ([subscriptionId, resourceGroup, accountName, own].some((text) => typeof text !== 'string')) return undefined;
      const account = `/subscriptions/${String(subscriptionId)}/resourceGroups/${String(resourceGroup)}/providers/Microsoft.Storage/storageAccounts/${String(accountName)}`;
      return `${account}/${service}/default/${type}/${String(own)}`;
    },
    write: (value, before) => {
      const [, , subscriptionId, , resourceGroup, , , , accountName, , , , own] = String(value).split('/');
      return { ...block(before), subscriptionId, resourceGroup, accountName, [name]: own };
    },
  };
}

function datastore(container: Field, identity: string, ...credentials: Field[]): readonly Field[] {
  return [
    { ...TAGS, arm: `${P}.tags` },
    container,
    { azurerm: 'description', arm: `${P}.description` },
    { azurerm: identity, arm: `${P}.serviceDataAccessAuthIdentity`, otherwise: 'None' },
    { azurerm: 'is_default', arm: `${P}.isDefault`, told: true },
    ...credentials,
  ];
}

const BLOBS: Field = { azurerm: 'storage_container_id', arm: P, as: container('blobServices', 'containers', 'containerName') };
const LAKE: Field = { azurerm: 'storage_container_id', arm: P, as: container('blobServices', 'containers', 'filesystem') };
const SHARE: Field = { azurerm: 'storage_fileshare_id', arm: P, as: container('fileServices', 'shares', 'fileShareName') };

const RULE = `${P}.destination`;

/** What is inside of a workspace. */
export const INSIDE_FIELDS: { readonly [azurerm: string]: readonly Field[] } = {
  azurerm_machine_learning_compute_cluster: CLUSTER,
  azurerm_machine_learning_compute_instance: INSTANCE,
  azurerm_machine_learning_inference_cluster: INFERENCE,
  azurerm_machine_learning_synapse_spark: SPARK,
  azurerm_machine_learning_datastore_blobstorage: datastore(BLOBS, 'service_data_auth_identity'),
  azurerm_machine_learning_datastore_datalake_gen2: datastore(
    LAKE,
    'service_data_identity',
    { azurerm: 'tenant_id', arm: `${P}.credentials.tenantId` },
    { azurerm: 'client_id', arm: `${P}.credentials.clientId` },
  ),
  azurerm_machine_learning_datastore_fileshare: datastore(SHARE, 'service_data_identity'),
  azurerm_machine_learning_workspace_network_outbound_rule_fqdn: [{ azurerm: 'destination_fqdn', arm: RULE }],
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: [
    { azurerm: 'service_resource_id', arm: `${RULE}.serviceResourceId` },
    { azurerm: 'sub_resource_target', arm: `${RULE}.subresourceTarget` },
    { azurerm: 'spark_enabled', arm: `${RULE}.sparkEnabled` },
  ],
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag: [
    { azurerm: 'service_tag', arm: `${RULE}.serviceTag` },
    { azurerm: 'protocol', arm: `${RULE}.protocol` },
    { azurerm: 'port_ranges', arm: `${RULE}.portRanges` },
  ],
  azurerm_storage_container: [
    {
      azurerm: 'container_access_type',
      arm: `${P}.publicAccess`,
      as: words({ None: 'private', Blob: 'blob', Container: 'container' }),
      otherwise: 'private',
    },
  ],
  azurerm_storage_share: [
    { azurerm: 'quota', arm: `${P}.shareQuota` },
    { azurerm: 'access_tier', arm: `${P}.accessTier`, computed: true },
    { azurerm: 'enabled_protocol', arm: `${P}.enabledProtocols`, otherwise: 'SMB' },
  ],
};

/** Which type of azurerm something in a workspace is, by what Azure says of its kind. */
export function kindInside(type: string, { properties }: Attributes): string | undefined {
  const { computeType, datastoreType, type: rule } = block(properties);
  return KINDS[type.split('/').slice(-1).join('').toLowerCase()]?.[String(computeType ?? datastoreType ?? rule)];
}

const ML = 'azurerm_machine_learning_';
const KINDS: { readonly [type: string]: { readonly [kind: string]: string } } = {
  computes: {
    AmlCompute: `${ML}compute_cluster`,
    ComputeInstance: `${ML}compute_instance`,
    AKS: `${ML}inference_cluster`,
    SynapseSpark: `${ML}synapse_spark`,
  },
  datastores: {
    AzureBlob: `${ML}datastore_blobstorage`,
    AzureDataLakeGen2: `${ML}datastore_datalake_gen2`,
    AzureFile: `${ML}datastore_fileshare`,
  },
  outboundrules: {
    FQDN: `${ML}workspace_network_outbound_rule_fqdn`,
    PrivateEndpoint: `${ML}workspace_network_outbound_rule_private_endpoint`,
    ServiceTag: `${ML}workspace_network_outbound_rule_service_tag`,
  },
};

/** The same the other way round: what Azure says of the kind. */
export function kindNames(azurerm: string): Attributes {
  const says: { readonly [type: string]: string } = { computes: 'computeType', datastores: 'datastoreType', outboundrules: 'type' };
  for (const [type, kinds] of Object.entries(KINDS)) {
    const kind = Object.keys(kinds).find((name) => kinds[name] === azurerm);
    if (kind !== undefined) return { [String(says[type])]: kind };
  }
  return {};
}

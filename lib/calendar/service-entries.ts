import { block, oneOf, text } from './blocks';
import { CalendarItem } from './calendar-item';
import { Entry } from './entry';

// Services, and what a service calls legacy.

const WORKSPACE = 'azurerm_machine_learning_workspace';
const SPARK_34 = {
  page: 'Azure Synapse Runtime for Apache Spark 3.4',
  url: 'https://learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-34-runtime',
};
/** Azure's own subnets, from which Azure itself leaves. */
const OF_AZURE = ['GatewaySubnet', 'AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'AzureBastionSubnet'];

/** A version of Spark up to 3.4. */
function oldSpark(value: unknown): string | undefined {
  const version = text(value);
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return Number(major) < 3 || (Number(major) === 3 && Number(minor) <= 4) ? version : undefined;
}

export const SERVICE_ENTRIES: readonly Entry[] = [
  {
    item: CalendarItem.SPARK_POOL,
    title: 'Spark 3.4 and before in Synapse',
    date: '2026-03-31',
    change: 'Azure Synapse no longer supports Spark 3.4, nor any version before it, and turns their jobs off step by step',
    instead: 'Make the pool with Spark 3.5',
    source: SPARK_34,
    how: '`spark_version` of an `azurerm_synapse_spark_pool` that the program makes for `addSynapseSpark`',
    use: { types: ['azurerm_synapse_spark_pool'], found: ({ attributes }) => oldSpark(attributes.spark_version) },
  },
  {
    item: CalendarItem.FEATURE_STORE_SPARK,
    title: 'Spark 3.4 and before in feature stores',
    change: 'Azure Synapse no longer supports Spark 3.4 since 31 March 2026; for feature stores Microsoft names no date',
    instead: `Try '3.5' as 'featureStore.sparkRuntimeVersion' where you can make features again`,
    source: SPARK_34,
    how: "`featureStore.sparkRuntimeVersion` of a workspace, '3.4' unless it is given",
    use: { types: [WORKSPACE], found: ({ attributes }) => oldSpark(block(attributes.feature_store).computer_spark_runtime_version) },
    quiet: 'the source is about Synapse, and names no date for feature stores',
  },
  {
    item: CalendarItem.DEFAULT_OUTBOUND_ACCESS,
    title: 'Default outbound access of subnets',
    date: '2026-03-31',
    change: 'Azure makes new subnets without default outbound access, and lends machines an address only where the subnet asks for it, as here',
    instead: `Give computes a way out of their own: 'natGateway' of the WorkspaceNetwork, or a hub with a firewall`,
    source: {
      page: 'Default outbound access in Azure',
      url: 'https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access',
    },
    how: 'a `WorkspaceNetwork` without `natGateway` and without a firewall in its hub; a jump host in a hub without a firewall',
    use: {
      types: ['azurerm_subnet'],
      found: ({ attributes }) =>
        attributes.default_outbound_access_enabled === true && !OF_AZURE.includes(String(attributes.name)) ? text(attributes.name) : undefined,
    },
  },
  {
    item: CalendarItem.REGISTRY_ROLES,
    title: 'Roles for a whole registry',
    change: 'Azure will some day make new registries in the mode that assigns roles by repository, in which AcrPull and AcrPush are not honoured',
    instead: `Nothing is to be done for registries of this library, which name their mode. For one that you bring, see who has AcrPull before you change its mode`,
    source: {
      page: 'Azure attribute-based access control repository permissions in Azure Container Registry',
      url: 'https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions',
    },
    how: 'a registry with `roleAssignmentMode: RegistryRoleAssignmentMode.REGISTRY`, the default, or one that is brought',
    use: {
      types: ['azurerm_container_registry'],
      found: ({ attributes }) => oneOf(attributes.role_assignment_mode ?? 'LegacyRegistryPermissions', 'LegacyRegistryPermissions'),
    },
    quiet: 'a registry that names its mode keeps it, and the source names no date',
  },
  {
    item: CalendarItem.CONTENT_TRUST,
    title: 'Docker Content Trust',
    date: '2028-03-31',
    change: 'Azure Container Registry has no Docker Content Trust',
    instead: 'Sign images with Notation, and turn the trust policy off',
    source: { page: 'Azure updates: retirement of Docker Content Trust', url: 'https://azure.microsoft.com/updates/?id=485241' },
    how: '`trustPolicyEnabled` of the L1 registry',
    use: {
      types: ['azurerm_container_registry'],
      found: ({ attributes }) => (attributes.trust_policy_enabled === true ? 'trust_policy_enabled' : undefined),
    },
  },
  {
    item: CalendarItem.AI_FOUNDRY_HUB,
    title: 'AI Foundry hubs',
    change: 'Microsoft calls hubs and their projects legacy: what is new comes to Foundry resources and Foundry projects only',
    instead:
      'Keep a hub for what still needs one, such as compute instances, managed networks and Prompt Flow. For new applications use a Foundry resource, which azurerm makes as azurerm_cognitive_account with kind AIServices',
    source: {
      page: 'Migrate from hub-based to Foundry projects (classic)',
      url: 'https://learn.microsoft.com/azure/foundry-classic/how-to/migrate-project',
    },
    how: '`AiFoundryHub`',
    use: { types: ['azurerm_ai_foundry'], found: ({ attributes }) => text(attributes.name) ?? 'azurerm_ai_foundry' },
  },
  {
    item: CalendarItem.PROMPT_FLOW,
    title: 'Prompt Flow',
    date: '2027-04-20',
    change: 'flows can be read but no longer changed or run; Microsoft ended their development on 20 April 2026',
    instead: 'Move flows to Microsoft Agent Framework',
    source: {
      page: 'Migrate Prompt Flow to Microsoft Agent Framework',
      url: 'https://learn.microsoft.com/azure/machine-learning/prompt-flow/migrate-prompt-flow-to-agent-framework',
    },
    how: 'flows in a workspace, or in a project of a hub, which Terraform does not know',
  },
  {
    item: CalendarItem.SDK_V1,
    title: 'Python SDK v1',
    date: '2026-06-30',
    change: 'Microsoft no longer supports the SDK v1, `azureml-core`, and what runs with it goes on at your own risk',
    instead: 'Use the SDK v2, `azure-ai-ml`, and turn the legacy mode off',
    source: { page: 'Azure updates: retirement of the Azure Machine Learning SDK v1', url: 'https://azure.microsoft.com/updates/?id=486238' },
    how: '`v1LegacyModeEnabled` of the L1 workspace; programs that import `azureml.core`, which Terraform does not know',
    use: {
      types: [WORKSPACE],
      found: ({ attributes }) => (attributes.v1_legacy_mode_enabled === true ? 'v1_legacy_mode_enabled' : undefined),
    },
  },
  {
    item: CalendarItem.CLI_V1,
    title: 'CLI v1',
    date: '2025-09-30',
    change: 'Microsoft no longer supports the extension `azure-cli-ml`',
    instead: 'Use `az extension add --name ml`',
    source: { page: 'Upgrade to v2', url: 'https://learn.microsoft.com/azure/machine-learning/how-to-migrate-from-v1' },
    how: 'scripts with `az ml` of the old extension, which Terraform does not know',
  },
  {
    item: CalendarItem.CLASSIC_INSIGHTS,
    title: 'Classic Application Insights',
    date: '2024-02-29',
    change: 'Azure has no Application Insights without a Log Analytics workspace',
    instead: `Pass 'workspaceId' to the L1 component, or take WorkspaceInsights, which has one`,
    source: {
      page: 'Azure updates: we are retiring classic Application Insights on 29 February 2024',
      url: 'https://azure.microsoft.com/updates/we-re-retiring-classic-application-insights-on-29-february-2024/',
    },
    how: 'an L1 `ApplicationInsights` without `workspaceId`',
    use: {
      types: ['azurerm_application_insights'],
      found: ({ attributes }) => (attributes.workspace_id === undefined ? (text(attributes.name) ?? 'workspace_id') : undefined),
    },
  },
  {
    item: CalendarItem.VPN_GATEWAY_SKU,
    title: 'VPN gateways without availability zones',
    date: '2026-09-30',
    change: 'Azure has no VPN gateways VpnGw1 to VpnGw5',
    instead: 'Choose the size with zones, such as VpnGw1AZ, as VpnGatewaySku does',
    source: {
      page: 'Azure updates: VpnGw1-5 non-AZ SKUs will be retired on 30 September 2026',
      url: 'https://azure.microsoft.com/updates/v2/vpngw1-5-non-az-skus-will-be-retired-on-30-september-2026',
    },
    how: '`sku` of an L1 `VirtualNetworkGateway`; `vpnGateway.sku` takes those with zones only',
    use: {
      types: ['azurerm_virtual_network_gateway'],
      found: ({ attributes }) => oneOf(attributes.sku, 'VpnGw1', 'VpnGw2', 'VpnGw3', 'VpnGw4', 'VpnGw5'),
    },
  },
];

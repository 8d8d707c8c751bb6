import { Attributes, block } from '../../cli/json';
import { synthStacks } from '../terraform/stacks';
import { StackModel } from '../../cli/stack-model';
import { appliedFor, idNamed } from './applied';
import { FakeAzure } from './fake-azure';
import { assign, SUBSCRIPTION_ID } from './healthy';
import { twelveThingsWrong, PLATFORM_SETTINGS } from './twelve';

const SUBSCRIPTION = `/subscriptions/${SUBSCRIPTION_ID}`;
const STACKS = synthStacks({}, { platform: PLATFORM_SETTINGS });
const model = new StackModel('platform', STACKS.platform ?? {});

/**
 * Behind each API, the example of Microsoft's repository azure-rest-api-specs whose answer the simulated one has the shape of, and the names in it that
 * preflight reads. `specification/` is left out before each.
 */
const EXAMPLES: readonly (readonly [example: string, path: string, names: readonly string[]])[] = [
  [
    'resources/resource-manager/Microsoft.Resources/stable/2021-04-01/examples/GetSubscription.json',
    SUBSCRIPTION,
    ['subscriptionId', 'displayName', 'state'],
  ],
  [
    'resources/resource-manager/Microsoft.Resources/stable/2021-04-01/examples/GetProvider.json',
    `${SUBSCRIPTION}/providers`,
    ['value.namespace', 'value.registrationState', 'value.resourceTypes.resourceType', 'value.resourceTypes.locations'],
  ],
  [
    'storage/resource-manager/Microsoft.Storage/stable/2023-01-01/examples/StorageAccountCheckNameAvailability.json',
    `POST ${SUBSCRIPTION}/providers/Microsoft.Storage/checkNameAvailability`,
    ['nameAvailable'],
  ],
  [
    'containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2023-07-01/examples/RegistryCheckNameNotAvailable.json',
    `POST ${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/checkNameAvailability`,
    ['nameAvailable', 'reason', 'message'],
  ],
  [
    'keyvault/resource-manager/Microsoft.KeyVault/stable/2023-07-01/examples/listDeletedVaults.json',
    `${SUBSCRIPTION}/providers/Microsoft.KeyVault/deletedVaults`,
    [
      'value.name',
      'value.properties.vaultId',
      'value.properties.location',
      'value.properties.scheduledPurgeDate',
      'value.properties.purgeProtectionEnabled',
    ],
  ],
  [
    'operationalinsights/resource-manager/Microsoft.OperationalInsights/OperationalInsights/OperationalInsights/examples/2025-07-01/WorkspacesListByResourceGroupForDeleted.json',
    `${SUBSCRIPTION}/providers/Microsoft.OperationalInsights/deletedWorkspaces`,
    ['value.id', 'value.name'],
  ],
  [
    'machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/examples/VirtualMachineSize/list.json',
    `${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations/westeurope/vmSizes`,
    ['value.name', 'value.family', 'value.vCPUs', 'value.supportedComputeTypes'],
  ],
  [
    'machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/examples/Usage/list.json',
    `${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations/westeurope/usages`,
    ['value.id', 'value.currentValue', 'value.limit', 'value.name.value'],
  ],
  [
    'authorization/resource-manager/Microsoft.Authorization/stable/2015-07-01/examples/GetPermissions.json',
    `${SUBSCRIPTION}/providers/Microsoft.Authorization/permissions`,
    ['value.actions', 'value.notActions'],
  ],
  [
    'authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01/examples/RoleAssignments_ListForScope.json',
    `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo('p')`,
    ['value.properties.roleDefinitionId', 'value.properties.principalId', 'value.properties.scope'],
  ],
  [
    'authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01/examples/GetRoleDefinitionByName.json',
    `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/contributor`,
    ['properties.roleName', 'properties.permissions.actions', 'properties.permissions.notActions'],
  ],
  [
    'resources/resource-manager/Microsoft.Authorization/stable/2020-05-01/examples/ManagementLocks_ListAtSubscriptionLevel.json',
    `${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`,
    ['value.id', 'value.name', 'value.properties.level'],
  ],
  [
    'policyinsights/resource-manager/Microsoft.PolicyInsights/stable/2022-03-01/examples/PolicyRestrictions_CheckAtResourceGroupScope.json',
    `POST ${SUBSCRIPTION}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`,
    ['contentEvaluationResult.policyEvaluations.evaluationResult', 'contentEvaluationResult.policyEvaluations.policyInfo.policyAssignmentId'],
  ],
  [
    'monitor/resource-manager/Microsoft.Insights/stable/2015-04-01/examples/GetActivityLogsFiltered.json',
    `${SUBSCRIPTION}/providers/Microsoft.Insights/eventtypes/management/values?$filter=eventTimestamp ge '2026-01-01' and eventTimestamp le '2027-01-01' and resourceUri eq 'x'`,
    ['value.operationName.value', 'value.status.value', 'value.eventTimestamp'],
  ],
  [
    'resourcegraph/resource-manager/Microsoft.ResourceGraph/stable/2024-04-01/examples/ResourcesBasicQuery.json',
    'POST /providers/Microsoft.ResourceGraph/resources',
    ['totalRecords', 'count', 'resultTruncated', 'data.id'],
  ],
  [
    'network/resource-manager/Microsoft.Network/stable/2024-05-01/examples/SubnetGet.json',
    `${SUBSCRIPTION}/resourceGroups/rg-platform-fraud/providers/Microsoft.Network/virtualNetworks/vnet-platform-fraud/subnets/snet-endpoints`,
    ['id', 'name', 'properties'],
  ],
  [
    'containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2023-07-01/examples/RegistryGet.json',
    PLATFORM_SETTINGS.registryId,
    ['id', 'name', 'type', 'location', 'sku.name', 'properties'],
  ],
  [
    'privatedns/resource-manager/Microsoft.Network/stable/2020-06-01/examples/VirtualNetworkLinkList.json',
    '/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-hub-dns/providers/Microsoft.Network/privateDnsZones/privatelink.api.azureml.ms/virtualNetworkLinks/fraud',
    ['id', 'name', 'type', 'properties.virtualNetwork.id', 'properties.registrationEnabled', 'properties.virtualNetworkLinkState'],
  ],
];

/** What a path of names leads to, in the first of each list. */
function at(value: unknown, names: readonly string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  return at(block(value)[name], rest);
}

function asked(azure: FakeAzure, question: string): Attributes {
  const [method, url] = question.startsWith('POST ') ? (['POST', question.slice(5)] as const) : (['GET', question] as const);
  const [path = '', query = ''] = url.split('?');
  const network = `${SUBSCRIPTION}/resourceGroups/rg-platform-fraud/providers/Microsoft.Network/virtualNetworks/vnet-platform-fraud`;
  const body = {
    name: 'stplatformfraudx7k2',
    type: 'Microsoft.Storage/storageAccounts',
    query: `'${network}'`,
    resourceDetails: { resourceContent: { type: 'Microsoft.Network/publicIPAddresses' } },
  };
  const { status, body: answer } = azure.handle({ method, path, query: new URLSearchParams(query), body });
  expect(status).toBe(200);
  return block(answer);
}

const closed = new StackModel('private', STACKS.private ?? {});
const serving = new StackModel('serving', STACKS.serving ?? {});
const foundry = new StackModel('foundry', STACKS.foundry ?? {});
const ML = 'machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable';
const ENDPOINT = idNamed(closed, 'pep-mlw-fraud-prd-amlworkspace');
const WORKSPACE = idNamed(closed, 'mlw-fraud-prd');
const SERVED = idNamed(serving, 'fraud-scoring-x7k2');

/** The same of what verify asks, in an Azure to which a stack was applied. */
const APPLIED: readonly (readonly [example: string, stack: StackModel, path: string, names: readonly string[]])[] = [
  [
    `${ML}/2024-04-01/examples/Workspace/get.json`,
    closed,
    WORKSPACE,
    ['id', 'name', 'type', 'location', 'identity.type', 'identity.principalId', 'properties'],
  ],
  [`${ML}/2025-06-01/examples/Workspace/diagnose.json`, closed, `POST ${WORKSPACE}/diagnose`, ['value']],
  [
    `${ML}/2025-06-01/examples/ManagedNetwork/listRule.json`,
    foundry,
    `${idNamed(foundry, 'hub-assist-dev')}/outboundRules`,
    ['value.id', 'value.name', 'value.properties.type', 'value.properties.status', 'value.properties.category'],
  ],
  [
    `${ML}/2024-04-01/examples/Compute/get/ComputeInstance.json`,
    closed,
    idNamed(closed, 'ci-fraud-maria'),
    ['id', 'name', 'type', 'location', 'properties.provisioningState', 'properties.properties.state', 'properties.properties.errors'],
  ],
  [`${ML}/2024-04-01/examples/Workspace/OnlineEndpoint/get.json`, serving, SERVED, ['properties.authMode', 'properties.traffic', 'tags', 'identity']],
  [`${ML}/2025-06-01/examples/OnlineDeployment/list.json`, serving, `${SERVED}/deployments`, ['value.id', 'value.name', 'value.properties']],
  [
    'network/resource-manager/Microsoft.Network/stable/2024-05-01/examples/PrivateEndpointGet.json',
    closed,
    ENDPOINT,
    [
      'properties.provisioningState',
      'properties.privateLinkServiceConnections.properties.privateLinkServiceId',
      'properties.privateLinkServiceConnections.properties.privateLinkServiceConnectionState.status',
      'properties.privateLinkServiceConnections.properties.privateLinkServiceConnectionState.description',
    ],
  ],
  [
    'network/resource-manager/Microsoft.Network/stable/2024-05-01/examples/PrivateEndpointDnsZoneGroupList.json',
    closed,
    `${ENDPOINT}/privateDnsZoneGroups`,
    [
      'value.name',
      'value.properties.privateDnsZoneConfigs.properties.privateDnsZoneId',
      ...['recordType', 'recordSetName', 'fqdn', 'ipAddresses'].map((name) => `value.properties.privateDnsZoneConfigs.properties.recordSets.${name}`),
    ],
  ],
  [
    'privatedns/resource-manager/Microsoft.Network/stable/2020-06-01/examples/RecordSetAGet.json',
    closed,
    `${idNamed(closed, 'privatelink.api.azureml.ms')}/A/pep-mlw-fraud-prd-amlworkspace`,
    ['id', 'name', 'type', 'properties.ttl', 'properties.fqdn', 'properties.aRecords.ipv4Address'],
  ],
];

test.each(APPLIED)('the simulated Azure answers verify as in %s', (_, stack, question, names) => {
  const azure = appliedFor(stack);
  azure.diagnosis = { value: {}, afterTimes: 0 };
  const answer = asked(azure, question);
  for (const name of names) expect([name, at(answer, name.split('.')) !== undefined]).toEqual([name, true]);
});

test(`the simulated Azure works on a diagnosis as in ${ML}/2025-06-01/examples/Workspace/diagnose.json`, () => {
  const request = { method: 'POST', path: `${WORKSPACE}/diagnose`, query: new URLSearchParams(), body: {} };
  const { status, headers } = appliedFor(closed).handle(request);
  expect([status, Object.keys(headers ?? {})]).toEqual([202, ['Location']]);
});

test.each(EXAMPLES)('the simulated Azure answers as in %s', (_, question, names) => {
  const azure = twelveThingsWrong(model);
  assign(azure, 'p', 'contributor', SUBSCRIPTION);
  azure.events.push({ operationName: { value: 'o' }, status: { value: 'Succeeded' }, eventTimestamp: '2026-11-01', resourceId: 'x' });
  azure.deletedLogAnalytics.push({ id: `${SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.operationalinsights/workspaces/log`, name: 'log' });
  const answer = asked(azure, question);
  for (const name of names) expect([name, at(answer, name.split('.')) !== undefined]).toEqual([name, true]);
});

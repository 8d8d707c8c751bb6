import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleIdOf } from '../../cli/arm/role-ids';
import { idOf } from '../../cli/arm/ids';
import { Attributes, block } from '../../cli/json';
import { Finding } from '../../cli/checks/finding';
import { Known } from '../../cli/checks/known';
import { PREFLIGHT } from '../../cli/preflight/preflight';
import { Sight } from '../../cli/checks/sight';
import { StackModel } from '../../cli/stack-model';
import { synthStacks } from '../terraform/stacks';
import { FakeAzure, failure } from './fake-azure';
import { DEPLOYER_ID, reaching } from './fake-http';
import { PLATFORM_SETTINGS } from './twelve';
import { assign, change, healthyFor, IDENTITY_PRINCIPAL, roleDefinition, SUBSCRIPTION_ID, usage } from './healthy';

const SHARED = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-shared/providers`;
const STACKS = synthStacks();
const modelOf = (stack: string): StackModel => new StackModel(stack, STACKS[stack] ?? {});
const platform = modelOf('platform');
const own = modelOf('bring-your-own');
const serving = modelOf('serving');
const GROUP = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-platform-fraud`;

/** What one check says of a stack in an Azure that is healthy but for what is done to it. */
async function found(
  check: string,
  model: StackModel,
  spoil: (azure: FakeAzure) => void,
  known = Known.nothing(),
  env = {},
  deployer?: string,
): Promise<Finding[]> {
  const azure = healthyFor(model);
  spoil(azure);
  const account = { name: 'deployer', objectId: DEPLOYER_ID, tenantId: 't' };
  const sight = new Sight(model, await reaching(azure), SUBSCRIPTION_ID, account, known, env, deployer);
  const run = PREFLIGHT.checks.find(({ name }) => name === check);
  if (run === undefined) throw new Error(`There is no check '${check}'`);
  return run.run(sight);
}

/** The checks that ask Azure: that of subscriptions reads the stack alone. */
const ASKING = PREFLIGHT.checks.map(({ name }) => name).filter((name) => name !== 'subscriptions');

/** Only what was found and how grave it is. */
const brief = (findings: readonly Finding[]): string[] => findings.map(({ state, found: text }) => `${state}: ${text}`);

/** A state in which Terraform has made these things. */
function stateOf(model: StackModel, ...names: string[]): Known {
  const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  const things = model.made.filter(({ name }) => names.includes(name));
  const resources = things.map(({ address }) => ({ mode: 'managed', type: address.split('.')[0], name: address.split('.')[1], instances: [{}] }));
  writeFileSync(join(directory, 'state.json'), JSON.stringify({ version: 4, resources }));
  try {
    return Known.fromFile(join(directory, 'state.json'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function group(azure: FakeAzure, name = 'rg-platform-fraud'): void {
  azure.put({ id: `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${name}`, name, location: 'westeurope' });
}

describe('names', () => {
  const taken = (azure: FakeAzure): void => void azure.takenNames.add('stplatformfraudx7k2');

  test('that somebody else has are found', async () => {
    const findings = await found('names', platform, taken);
    expect(brief(findings)).toEqual(['fails: stplatformfraudx7k2 is taken: somebody else has this name']);
    expect(findings[0]?.todo).toContain('uniqueSuffix');
  });

  test('are no finding where the state has them already', async () => {
    expect(await found('names', platform, taken, stateOf(platform, 'stplatformfraudx7k2'))).toEqual([]);
  });

  test('of endpoints that another workspace has in the region are found', async () => {
    const type = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints';
    const elsewhere = (location: string) => (azure: FakeAzure) =>
      azure.put({
        id: `${SHARED}/Microsoft.MachineLearningServices/workspaces/mlw-other/onlineEndpoints/x`,
        name: 'fraud-scoring-x7k2',
        type,
        location,
      });
    expect(brief(await found('names', serving, elsewhere('West Europe')))).toEqual([
      'fails: fraud-scoring-x7k2 is taken in westeurope: mlw-other has an endpoint of this name',
    ]);
    expect(await found('names', serving, elsewhere('northeurope'))).toEqual([]);
  });

  test('of vaults may also be in the trash of a subscription that is not seen', async () => {
    const findings = await found('names', platform, (azure) => void azure.takenNames.add('kv-platform-fraud-x7k2'));
    expect(findings[0]?.found).toContain('or has it in the trash of another subscription');
  });

  test('that exist in the resource group, and not in the state, are found once', async () => {
    const id = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stplatformfraudx7k2`;
    const there = (azure: FakeAzure): void => {
      group(azure);
      azure.put({ id, name: 'stplatformfraudx7k2', type: 'Microsoft.Storage/storageAccounts' });
    };
    const known = stateOf(platform, 'rg-platform-fraud');
    expect(brief(await found('names', platform, there, known))).toEqual(['fails: stplatformfraudx7k2 is there already, in rg-platform-fraud']);
  });

  test('of resource groups count too', async () => {
    expect(brief(await found('names', platform, group))).toEqual(['fails: rg-platform-fraud is there already, in rg-platform-fraud']);
  });
});

describe('what was deleted before', () => {
  const deleted =
    (properties: Attributes) =>
    (azure: FakeAzure): void => {
      const name = 'kv-platform-fraud-x7k2';
      const shape = { location: 'westeurope', deletionDate: '2026-11-01T00:00:59Z', scheduledPurgeDate: '2027-01-30T00:00:59Z' };
      const vaultId = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-old/providers/Microsoft.KeyVault/vaults/${name}`;
      const id = `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/${name}`;
      azure.deletedVaults.push({ id, name, type: 'Microsoft.KeyVault/deletedVaults', properties: { vaultId, ...shape, ...properties } });
    };

  test('keeps the name of a vault with purge protection until its day', async () => {
    const findings = await found('deleted before', platform, deleted({ purgeProtectionEnabled: true }));
    expect(brief(findings)).toEqual([
      'fails: kv-platform-fraud-x7k2 is in the trash with purge protection: nobody can purge it, and its name stays taken until 2027-01-30',
    ]);
    expect(findings[0]?.todo).toContain('az keyvault recover --name kv-platform-fraud-x7k2');
    expect(await found('names', platform, deleted({ purgeProtectionEnabled: true }))).toEqual([]);
  });

  test('can be purged where it has none', async () => {
    const [finding] = await found('deleted before', platform, deleted({}));
    expect(finding?.state).toBe('fails');
    expect(finding?.todo).toContain('az keyvault purge --name kv-platform-fraud-x7k2 --location westeurope');
  });

  test('comes back with what it held where it is the same vault', async () => {
    const vaultId = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-platform-fraud-x7k2`;
    const [finding] = await found('deleted before', platform, deleted({ vaultId, purgeProtectionEnabled: true }));
    expect(finding?.state).toBe('warning');
    expect(finding?.found).toContain('azurerm brings it back');
  });

  test('may keep the name of an Azure ML workspace, as the activity log tells', async () => {
    const resourceId = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-platform-fraud`;
    const event = (value: string, status: string, daysAgo: number): Attributes => ({
      ...{ operationName: { value }, status: { value: status }, resourceId },
      eventTimestamp: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    });
    const deleting = 'Microsoft.MachineLearningServices/workspaces/delete';
    const told = (...events: Attributes[]): Promise<Finding[]> => found('deleted before', platform, (azure) => void azure.events.push(...events));
    const [finding] = await told(event(deleting, 'Succeeded', 3));
    expect(finding?.state).toBe('warning');
    expect(finding?.found).toMatch(/^mlw-platform-fraud was deleted on \d{4}-\d\d-\d\d, and unless for good, Azure ML keeps its name for 14 days$/);
    const others = [event(deleting, 'Failed', 3), event(deleting, 'Succeeded', 20), event(deleting.replace('delete', 'write'), 'Succeeded', 3)];
    expect(await told(...others)).toEqual([]);
  });

  test('brings the logs back of a Log Analytics workspace', async () => {
    const id = `${GROUP}/providers/microsoft.operationalinsights/workspaces/log-platform-fraud`.replace('resourceGroups', 'resourcegroups');
    const findings = await found('deleted before', platform, (azure) => void azure.deletedLogAnalytics.push({ id, name: 'log-platform-fraud' }));
    expect(brief(findings)).toEqual([
      'warning: log-platform-fraud was deleted less than 14 days ago: Azure brings it back, with the logs that it had',
    ]);
  });
});

describe('the deployer', () => {
  const WRITE = 'Microsoft.Authorization/roleAssignments/write';

  test('who may write nothing is told what is lacking, scope by scope', async () => {
    const findings = await found('the deployer', platform, (azure) => (azure.permissions = [{ actions: ['*/read'], notActions: [] }]));
    expect(findings.map(({ state }) => state)).toEqual(Array.from(findings, () => 'fails'));
    expect(brief(findings)).toContain(
      'fails: deployer may not do at the subscription: Microsoft.Resources/subscriptions/resourceGroups/delete, Microsoft.Resources/subscriptions/resourceGroups/write',
    );
    expect(findings.map(({ todo }) => todo)).toContain('Give it what `deployer-role platform` lists for rg-platform-fraud');
  });

  test('who may not assign roles, as a Contributor, is told which the stack gives', async () => {
    const contributor = [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'] }];
    const findings = await found('the deployer', platform, (azure) => (azure.permissions = contributor));
    expect(findings.map(({ found: text }) => text).join('\n')).toMatch(
      /deployer may assign no roles at rg-platform-fraud, and the stack gives AcrPull, Contributor/,
    );
  });

  const conditioned =
    (roles: readonly string[]) =>
    (azure: FakeAzure): void => {
      azure.roleAssignments.length = 0;
      azure.roleDefinitions.set('rbac', roleDefinition('Role Based Access Control Administrator', 'rbac', [WRITE]));
      const ids = roles.map((role) => roleIdOf(role)).join(', ');
      const condition = `((!(ActionMatches{'${WRITE}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${ids}}))`;
      assign(azure, DEPLOYER_ID, 'rbac', `/subscriptions/${SUBSCRIPTION_ID}`, condition);
    };

  test('whom a condition keeps from some roles is told which', async () => {
    const findings = await found('the deployer', modelOf('quickstart'), conditioned(['Contributor', 'Storage Blob Data Contributor']));
    expect(brief(findings)).toEqual([
      'fails: deployer may not assign Key Vault Administrator at rg-quickstart: a condition on its role stands against it',
    ]);
  });

  test('who is somebody else is judged by the roles that it has', async () => {
    const named = (spoil: (azure: FakeAzure) => void): Promise<Finding[]> =>
      found('the deployer', modelOf('quickstart'), spoil, undefined, {}, 'pipeline');
    const scope = `/subscriptions/${SUBSCRIPTION_ID}`;
    expect(await named((azure) => assign(azure, 'pipeline', String(roleIdOf('Owner')), scope))).toEqual([]);
    const contributor = (azure: FakeAzure): void => {
      const notActions = ['Microsoft.Authorization/*/Write', 'Microsoft.Authorization/*/Delete'];
      const permissions = [{ actions: ['*'], notActions }];
      azure.roleDefinitions.set('c', { properties: { roleName: 'Contributor', permissions } });
      assign(azure, 'pipeline', 'c', scope);
    };
    expect(brief(await named(contributor))).toContainEqual(expect.stringMatching(/^fails: pipeline may assign no roles at rg-quickstart/));
    expect((await named(() => undefined)).length).toBeGreaterThan(0);
  });

  describe('who makes a key through the data plane of a vault', () => {
    const VAULT = `${SHARED}/Microsoft.KeyVault/vaults/kv`;
    const key = { name: 'k', key_vault_id: VAULT, key_type: 'RSA', key_opts: [] };
    const model = new StackModel('x', { resource: { azurerm_key_vault_key: { k: key } } });
    const refused = ['fails: deployer may not make and read keys in kv, which is a right of its own'];
    const role = (dataActions: readonly string[]) => (azure: FakeAzure) => {
      azure.roleDefinitions.set('own', { properties: { permissions: [{ actions: [], dataActions }] } });
      assign(azure, DEPLOYER_ID, 'own', VAULT);
    };

    test('needs a role there of its own, whatever else it may', async () => {
      expect(brief(await found('the deployer', model, () => undefined))).toEqual(refused);
      expect(brief(await found('the deployer', model, role(['Microsoft.KeyVault/vaults/keys/read'])))).toEqual(refused);
      expect(await found('the deployer', model, role(['Microsoft.KeyVault/vaults/keys/*']))).toEqual([]);
    });

    test('needs a policy where the vault goes by those', async () => {
      const policy = (keys: readonly string[]) => (azure: FakeAzure) => {
        const accessPolicies = [{ objectId: DEPLOYER_ID, permissions: { keys } }];
        change(azure, VAULT, { properties: { enableRbacAuthorization: false, accessPolicies } });
      };
      expect(brief(await found('the deployer', model, policy(['Get'])))).toEqual(refused);
      expect(await found('the deployer', model, policy(['Get', 'Create']))).toEqual([]);
    });

    test('is given it by the stack, where the stack gives it', async () => {
      const grant = { scope: VAULT, principal_id: '${data.azurerm_client_config.c.object_id}', role_definition_name: 'Key Vault Crypto Officer' };
      const data = { azurerm_client_config: { c: {} } };
      const granted = new StackModel('x', { data, resource: { azurerm_key_vault_key: { k: key }, azurerm_role_assignment: { g: grant } } });
      expect(await found('the deployer', granted, () => undefined)).toEqual([]);
    });
  });

  test('whom a condition lets assign all that is needed is fine', async () => {
    const roles = ['Contributor', 'Storage Blob Data Contributor', 'Key Vault Administrator'];
    expect(await found('the deployer', modelOf('quickstart'), conditioned(roles))).toEqual([]);
  });
});

describe('resource providers', () => {
  const unregistered = (azure: FakeAzure): void => {
    azure.providers.set('Microsoft.Network', { ...azure.providers.get('Microsoft.Network'), registrationState: 'NotRegistered' });
  };

  test('that azurerm registers itself are worth a thought', async () => {
    const [finding, ...others] = await found('resource providers', platform, unregistered);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ state: 'warning', found: 'Microsoft.Network is not registered (NotRegistered)' });
    expect(finding?.todo).toContain('az provider register --namespace Microsoft.Network');
  });

  test('that nobody registers make an apply fail', async () => {
    const none = { ARM_RESOURCE_PROVIDER_REGISTRATIONS: 'none' };
    expect(brief(await found('resource providers', platform, unregistered, undefined, none))).toEqual([
      'fails: Microsoft.Network is not registered (NotRegistered)',
    ]);
  });
});

describe('regions', () => {
  const offered = (azure: FakeAzure, changes: Attributes): void => {
    const network = azure.providers.get('Microsoft.Network');
    const types = (network?.resourceTypes as Attributes[]).map((each) => (each.resourceType === 'natGateways' ? { ...each, ...changes } : each));
    azure.providers.set('Microsoft.Network', { ...network, resourceTypes: types });
  };

  test('without a type are found, with some that have it', async () => {
    const [finding, ...others] = await found('regions', platform, (azure) => offered(azure, { locations: ['North Europe'] }));
    expect(others).toEqual([]);
    expect(finding?.found).toBe('westeurope has no Microsoft.Network/natGateways, such as ng-platform-churn');
    expect(finding?.todo).toContain('northeurope');
  });

  test('without a zone are found', async () => {
    const model = new StackModel('x', {
      resource: { azurerm_nat_gateway: { n: { name: 'ng', resource_group_name: 'rg', location: 'westeurope', zones: ['1', '3'] } } },
    });
    const spoil = (azure: FakeAzure): void => offered(azure, { zoneMappings: [{ location: 'West Europe', zones: ['1', '2'] }] });
    expect(brief(await found('regions', model, spoil))).toEqual([
      'fails: westeurope has no zone 3 for Microsoft.Network/natGateways, which ng asks for',
    ]);
  });
});

describe('sizes and quotas', () => {
  const QUOTA = 'Standard DDSv4 Family Cluster Dedicated vCPUs';

  test('find a size that the region lacks', async () => {
    const findings = await found('sizes and quotas', platform, (azure) => (azure.vmSizes = []));
    expect(brief(findings)).toEqual(['fails: westeurope has no STANDARD_D4DS_V4 for Azure ML, which image-build, cpu ask for']);
  });

  test('find a quota of zero', async () => {
    const findings = await found('sizes and quotas', platform, (azure) => (azure.mlUsages = [usage(QUOTA, 0, 0)]));
    expect(brief(findings)).toEqual([`fails: westeurope: 0 of 0 vCPUs are free in '${QUOTA}', and image-build, cpu ask for at least 16`]);
  });

  test('warn of one with which clusters cannot grow', async () => {
    const findings = await found('sizes and quotas', platform, (azure) => (azure.mlUsages = [usage(QUOTA, 0, 20)]));
    expect(brief(findings)).toEqual([`warning: westeurope: 20 of 20 vCPUs are free in '${QUOTA}', and image-build, cpu ask for up to 24`]);
  });

  test('count what Azure ML keeps free beside deployments', async () => {
    const quota = 'Standard DASv4 Family Cluster Dedicated vCPUs';
    const findings = await found('sizes and quotas', serving, (azure) => (azure.mlUsages = [usage(quota, 0, 16)]));
    expect(brief(findings)).toEqual([`fails: westeurope: 16 of 16 vCPUs are free in '${quota}', and blue, green ask for at least 20`]);
  });

  test('take no quota of a workspace for that of the subscription, and none that Azure does not limit', async () => {
    const own = { ...usage(QUOTA, 0, 0), id: `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/w/usages/x` };
    expect(await found('sizes and quotas', platform, (azure) => (azure.mlUsages = [own, usage(QUOTA, 0, -1)]))).toEqual([]);
  });
});

describe('network quotas', () => {
  test('find that public addresses do not suffice', async () => {
    const findings = await found('network quotas', platform, (azure) => (azure.networkUsages = [usage('PublicIPAddresses', 9, 10)]));
    expect(brief(findings)).toEqual(["fails: westeurope: 1 of 10 are free in 'PublicIPAddresses', and the stack makes 2"]);
  });

  const host = new StackModel('x', {
    resource: { azurerm_linux_virtual_machine: { vm: { name: 'vm-jump', resource_group_name: 'rg', location: 'westeurope', size: 'Standard_B2s' } } },
  });
  const sku = { resourceType: 'virtualMachines', name: 'Standard_B2s', restrictions: [] as object[] };

  test('find a jump host whose size the subscription does not get', async () => {
    const closed = { ...sku, restrictions: [{ type: 'Location', values: ['westeurope'], reasonCode: 'NotAvailableForSubscription' }] };
    for (const skus of [[closed], []]) {
      expect(brief(await found('network quotas', host, (azure) => (azure.computeSkus = skus)))).toEqual([
        'fails: westeurope has no Standard_B2s for this subscription, which vm-jump asks for',
      ]);
    }
    expect(await found('network quotas', host, (azure) => (azure.computeSkus = [sku]))).toEqual([]);
  });
});

describe('what is brought', () => {
  const churn = (type: string, name: string): string => `${SHARED.replace('rg-shared', 'rg-churn-shared')}/${type}/${name}`;
  const STORAGE = churn('Microsoft.Storage/storageAccounts', 'stchurnprd');
  const VAULT = churn('Microsoft.KeyVault/vaults', 'kv-churn-prd-cmk');
  const REGISTRY = churn('Microsoft.ContainerRegistry/registries', 'crchurnprd');

  test.each<[string, string, Attributes, RegExp]>([
    ['a registry that is no Premium one', REGISTRY, { sku: { name: 'Standard' } }, /crchurnprd is a Standard registry, and only a Premium one/],
    ['an account with a hierarchical namespace', STORAGE, { properties: { isHnsEnabled: true } }, /stchurnprd has a hierarchical namespace/],
    ['an account that is Premium', STORAGE, { sku: { name: 'Premium_LRS' } }, /stchurnprd is Premium_LRS/],
    ['an account without the keys that are used', STORAGE, { properties: { allowSharedKeyAccess: false } }, /stchurnprd has no shared keys/],
    [
      'a key in a vault without purge protection',
      VAULT,
      { properties: { enablePurgeProtection: undefined } },
      /kv-churn-prd-cmk holds the key, and has no purge protection/,
    ],
  ])('is found to be %s', async (_, id, changes, text) => {
    const findings = await found('what is brought', own, (azure) => change(azure, id, changes));
    expect(findings).toEqual([expect.objectContaining({ state: 'fails', found: expect.stringMatching(text) as unknown })]);
  });

  test('is found to be missing', async () => {
    const findings = await found('what is brought', own, (azure) => void azure.resources.delete(STORAGE.toLowerCase()));
    expect(brief(findings)).toEqual([`fails: stchurnprd is not there: ${STORAGE}`]);
  });

  test('is told to be in another region', async () => {
    const findings = await found('what is brought', own, (azure) => change(azure, STORAGE, { location: 'northeurope' }));
    expect(brief(findings)).toEqual(['warning: stchurnprd is in northeurope, and mlw-churn-prd in westeurope']);
  });

  test('is told where roles have no effect on it', async () => {
    const shared = (type: string, name: string): string => `${SHARED}/${type}/${name}`;
    const [registry, vault] = [shared('Microsoft.ContainerRegistry/registries', 'cr'), shared('Microsoft.KeyVault/vaults', 'kv')];
    const grant = (scope: string, role: string): Attributes => ({ scope, role_definition_name: role, principal_id: 'p' });
    const model = new StackModel('x', {
      resource: { azurerm_role_assignment: { a: grant(registry, 'AcrPull'), b: grant(vault, 'Key Vault Reader') } },
    });
    const findings = await found('what is brought', model, (azure) => {
      change(azure, registry, { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } });
      change(azure, vault, { properties: { enableRbacAuthorization: false } });
    });
    expect(brief(findings).sort()).toEqual([
      'fails: cr assigns roles by repository, so that AcrPull and AcrPush have no effect on it',
      'fails: kv goes by access policies, so that the roles which the stack gives on it have no effect',
    ]);
  });
});

describe('an identity that is brought', () => {
  test('without a role is found, with the command that gives it', async () => {
    const findings = await found('identities that are brought', own, (azure) => {
      const kept = azure.roleAssignments.filter(
        ({ properties }) => !String(block(properties).roleDefinitionId).endsWith(String(roleIdOf('Key Vault Administrator'))),
      );
      azure.roleAssignments.splice(0, azure.roleAssignments.length, ...kept);
    });
    expect(brief(findings)).toEqual(['fails: id-churn-prd, the identity of mlw-churn-prd, is no Key Vault Administrator of kv-churn-prd']);
    expect(findings[0]?.todo).toContain(`az role assignment create --role "Key Vault Administrator" --assignee-object-id ${IDENTITY_PRINCIPAL}`);
  });
});

test('an identity that is brought to parts which are made is told once of all that it lacks', async () => {
  const model = new StackModel('platform', synthStacks({}, { platform: PLATFORM_SETTINGS }).platform ?? {});
  const findings = await found('identities that are brought', model, (azure) => {
    azure.roleAssignments.length = 0;
    assign(azure, IDENTITY_PRINCIPAL, String(roleIdOf('Contributor')), `/subscriptions/${SUBSCRIPTION_ID}`);
  });
  expect(brief(findings)).toEqual(
    ['churn', 'fraud'].map(
      (team) =>
        `fails: id-shared, the identity of mlw-platform-${team}, is no Storage Blob Data Contributor of stplatform${team}x7k2, ` +
        `Key Vault Administrator of kv-platform-${team}-x7k2`,
    ),
  );
});

describe('subnets', () => {
  const SUBNET = `${SHARED.replace('rg-shared', 'rg-network')}/Microsoft.Network/virtualNetworks/vnet-churn/subnets/snet-endpoints`;
  const taken = (count: number): Attributes[] => Array.from({ length: count }, (_, index) => ({ id: `nic-${index}` }));

  test('that are full are found', async () => {
    const findings = await found('subnets', own, (azure) =>
      change(azure, SUBNET, { properties: { addressPrefix: '10.60.1.0/28', ipConfigurations: taken(11) } }),
    );
    expect(brief(findings)).toEqual([
      'fails: vnet-churn/snet-endpoints (10.60.1.0/28) has 0 of 11 addresses free, and the stack takes 1, such as for pep-mlw-churn-prd-amlworkspace',
    ]);
  });

  test('with room are no finding', async () => {
    expect(await found('subnets', own, (azure) => change(azure, SUBNET, { properties: { ipConfigurations: taken(58) } }))).toEqual([]);
  });

  test('that clusters outgrow are worth a thought', async () => {
    const cluster = {
      name: 'cpu',
      subnet_resource_id: SUBNET,
      scale_settings: { min_node_count: 0, max_node_count: 100 },
      vm_size: 'Standard_D4ds_v4',
    };
    const model = new StackModel('x', { resource: { azurerm_machine_learning_compute_cluster: { c: cluster } } });
    expect(brief(await found('subnets', model, () => undefined))).toEqual([
      'warning: vnet-churn/snet-endpoints (10.60.1.0/26) has 59 of 59 addresses free, and the stack takes 100 once all clusters have grown',
    ]);
    const delegated = { properties: { delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }] } };
    expect(brief(await found('subnets', model, (azure) => change(azure, SUBNET, delegated)))).toContain(
      'fails: vnet-churn/snet-endpoints is delegated to Microsoft.Web/serverFarms, and the stack puts cpu into it',
    );
  });
});

describe('DNS zones', () => {
  const ZONE = 'privatelink.api.azureml.ms';
  const network = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-platform-fraud`;
  const link = (group: string): Attributes => ({
    id: `/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/${group}/providers/Microsoft.Network/privateDnsZones/${ZONE}/virtualNetworkLinks/fraud`,
    name: 'fraud',
    type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    properties: { virtualNetwork: { id: network }, registrationEnabled: false, virtualNetworkLinkState: 'Completed' },
  });

  test('to which a network is linked elsewhere are found', async () => {
    expect(brief(await found('DNS zones', platform, (azure) => azure.put(link('rg-hub-dns'))))).toEqual([
      `fails: vnet-platform-fraud is linked to another ${ZONE}, in rg-hub-dns, and a network can have one zone of a name`,
    ]);
  });

  test('that are the same ones are no finding', async () => {
    const own = link('rg-platform');
    const id = String(own.id).replace('99999999-8888-7777-6666-555555555555', SUBSCRIPTION_ID);
    expect(await found('DNS zones', platform, (azure) => azure.put({ ...own, id }))).toEqual([]);
  });
});

describe('address spaces', () => {
  const hub = idOf(platform.all('azurerm_virtual_network').find(({ name }) => name === 'vnet-platform-hub') as never, platform, SUBSCRIPTION_ID);

  test('that overlap with a peer that the hub has already are found', async () => {
    const remote = `${SHARED}/Microsoft.Network/virtualNetworks/vnet-other`;
    const peering = { properties: { remoteVirtualNetwork: { id: remote }, remoteVirtualNetworkAddressSpace: { addressPrefixes: ['10.41.0.0/16'] } } };
    const properties = { addressSpace: { addressPrefixes: ['10.40.0.0/22'] }, virtualNetworkPeerings: [peering] };
    const findings = await found('address spaces', platform, (azure) => azure.put({ id: hub, properties }));
    expect(brief(findings)).toEqual([
      'fails: vnet-platform-fraud (10.41.0.0/24) overlaps with vnet-other (10.41.0.0/16), which is a peer of vnet-platform-hub already',
    ]);
  });

  test('that overlap with what Azure has are found', async () => {
    const findings = await found('address spaces', platform, (azure) =>
      azure.put({ id: hub, properties: { addressSpace: { addressPrefixes: ['10.42.0.0/16'] } } }),
    );
    expect(brief(findings)).toContain('fails: vnet-platform-hub (10.42.0.0/16) overlaps with vnet-platform-churn (10.42.0.0/24)');
  });
});

describe('policies', () => {
  const assignment = '/subscriptions/x/providers/Microsoft.Authorization/policyAssignments/allowed-locations';
  const policy = { policyAssignmentId: assignment, policyDefinitionId: '/providers/microsoft.authorization/policyDefinitions/d' };
  const denied = {
    fieldRestrictions: [],
    contentEvaluationResult: { policyEvaluations: [{ policyInfo: policy, evaluationResult: 'NonCompliant' }] },
  };
  const restricts = (field: string, restriction: Attributes): Attributes => ({
    fieldRestrictions: [{ field, restrictions: [{ ...restriction, policy }] }],
    contentEvaluationResult: { policyEvaluations: [] },
  });
  const onVaults = (answer: Attributes) => (azure: FakeAzure) => {
    azure.policy = ({ type }) => (type === 'Microsoft.KeyVault/vaults' ? answer : undefined);
  };

  test('that deny are found, once for all that they deny', async () => {
    const findings = await found('policies', platform, onVaults(denied));
    expect(brief(findings)).toEqual(['fails: the policy assignment allowed-locations denies kv-platform-churn-x7k2, kv-platform-fraud-x7k2']);
    expect(findings[0]?.todo).toContain(assignment);
  });

  test.each<[string, string, Attributes, string]>([
    ['require a tag', 'tags.owner', { result: 'Required' }, 'fails: the policy assignment allowed-locations requires tags.owner of'],
    [
      'require another value',
      'tags.team',
      { result: 'Required', values: ['ml'] },
      'fails: the policy assignment allowed-locations requires tags.team of',
    ],
    ['add a tag', 'tags.owner', { result: 'Required', defaultValue: 'it' }, 'warning: the policy assignment allowed-locations adds tags.owner to'],
    ['take a tag away', 'tags.team', { result: 'Removed' }, 'warning: the policy assignment allowed-locations takes tags.team away from'],
    [
      'deny a region',
      'location',
      { result: 'Deny', values: ['West Europe'] },
      "fails: the policy assignment allowed-locations denies location 'westeurope' of",
    ],
    [
      'deny closed vaults',
      'properties.publicNetworkAccess',
      { result: 'Deny', values: ['Disabled'] },
      "fails: the policy assignment allowed-locations denies properties.publicNetworkAccess 'Disabled' of",
    ],
  ])('that %s are found', async (_, field, restriction, text) => {
    expect(brief(await found('policies', platform, onVaults(restricts(field, restriction))))).toEqual([
      `${text} kv-platform-churn-x7k2, kv-platform-fraud-x7k2${text.includes('adds') ? ', which a later plan takes away again' : ''}`,
    ]);
  });

  test('that ask for what is so already are no finding', async () => {
    expect(await found('policies', platform, onVaults(restricts('location', { result: 'Deny', values: ['East US'] })))).toEqual([]);
    expect(await found('policies', platform, onVaults(restricts('tags.team', { result: 'Required', values: ['fraud', 'churn'] })))).toEqual([]);
  });
});

describe('locks', () => {
  const lock = (scope: string, level: string) => (azure: FakeAzure) => {
    azure.locks.push({
      id: `${scope}/providers/Microsoft.Authorization/locks/freeze`,
      name: 'freeze',
      type: 'Microsoft.Authorization/locks',
      properties: { level },
    });
  };

  test('that let nothing be written stop an apply', async () => {
    const [finding] = await found('locks', platform, lock(GROUP, 'ReadOnly'));
    expect(finding?.state).toBe('fails');
    expect(finding?.found).toMatch(
      /^the lock freeze on rg-platform-fraud lets nothing be written: it stops \d+ of what the stack makes, such as rg-platform-fraud$/,
    );
  });

  test('that let nothing be deleted are worth a thought', async () => {
    const findings = await found('locks', platform, lock(`/subscriptions/${SUBSCRIPTION_ID}`, 'CanNotDelete'));
    expect(brief(findings)).toEqual([expect.stringMatching(/^warning: the lock freeze on .* lets nothing be deleted/)]);
  });

  test('elsewhere, and those of the stack itself, are no finding', async () => {
    expect(await found('locks', platform, lock(`${GROUP}-other`, 'ReadOnly'))).toEqual([]);
    const model = modelOf('private');
    const [made] = model.all('azurerm_management_lock');
    const id = idOf(made as never, model, SUBSCRIPTION_ID);
    expect(await found('locks', model, (azure) => void azure.locks.push({ id, properties: { level: 'CanNotDelete' } }))).toEqual([]);
  });
});

describe('what may not be looked at is told, and never taken for good', () => {
  const forbidden = { status: 403, body: failure('AuthorizationFailed', 'The client does not have authorization.') };
  const models: { readonly [check: string]: StackModel } = { 'what is brought': own, 'identities that are brought': own, subnets: own };

  test.each(ASKING)('by the check of %s', async (check) => {
    const findings = await found(check, models[check] ?? platform, (azure) => azure.fail(/./, forbidden));
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ state: 'unknown', found: expect.stringMatching(/^may not look: /) as unknown });
  });

  test.each(ASKING)('nor what Azure does not tell, by the check of %s', async (check) => {
    const findings = await found(check, models[check] ?? platform, (azure) => azure.fail(/./, { status: 200, body: '<html>' }));
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ state: 'unknown', found: expect.stringMatching(/^not told: /) as unknown });
  });
});

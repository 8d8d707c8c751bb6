import { idOf, typeInAzure } from '../../cli/arm/ids';
import { roleIdOf } from '../../cli/arm/role-ids';
import { ARM_TYPES } from '../../cli/arm/types';
import { Attributes, block, everyText } from '../../cli/json';
import { StackModel, Thing } from '../../cli/stack-model';
import { DEPLOYER_ID } from './fake-http';
import { FakeAzure } from './fake-azure';

export const SUBSCRIPTION_ID = '11111111-2222-3333-4444-555555555555';
export const IDENTITY_PRINCIPAL = '77777777-0000-0000-0000-000000000001';
const OWNER = String(roleIdOf('Owner'));
const FAMILIES = [
  [/ds_v4$/i, 'standardDDSv4Family'],
  [/as_v4$/i, 'standardDASv4Family'],
  [/T4_v3$/i, 'standardNCASv3_T4Family'],
] as const;
const VERSIONS = ['2024-04-01'];

/** An Azure in which everything that a stack needs is there, and nothing stands against it; who deploys owns the subscription. */
export function healthyFor(model: StackModel): FakeAzure {
  const azure = new FakeAzure();
  azure.subscriptions.push({ id: SUBSCRIPTION_ID, name: 'Machine learning' });
  const types = [...ARM_TYPES.map(({ arm }) => arm), ...model.made.flatMap((thing) => typeInAzure(thing) ?? [])];
  for (const type of types) register(azure, type);
  for (const size of sizesIn(model)) azure.vmSizes.push(size);
  for (const quota of ['standardDDSv4Family Cluster Dedicated vCPUs', 'standardDASv4Family Cluster Dedicated vCPUs'])
    azure.mlUsages.push(usage(quota, 0, 100));
  azure.networkUsages.push(usage('PublicIPAddresses', 2, 100), usage('VirtualNetworks', 1, 50), usage('NatGateways', 0, 100));
  azure.roleDefinitions.set(OWNER, roleDefinition('Owner', OWNER, ['*']));
  assign(azure, DEPLOYER_ID, OWNER, `/subscriptions/${SUBSCRIPTION_ID}`);
  for (const thing of model.brought) bring(azure, thing, model);
  return azure;
}

/** Gives a principal a role at a scope. */
export function assign(azure: FakeAzure, principalId: string, role: string, scope: string, condition?: string): void {
  const name = `assignment-${azure.roleAssignments.length}`;
  const roleDefinitionId = `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  const properties = {
    roleDefinitionId,
    principalId,
    principalType: 'ServicePrincipal',
    scope,
    ...(condition === undefined ? {} : { condition, conditionVersion: '2.0' }),
  };
  const type = 'Microsoft.Authorization/roleAssignments';
  azure.roleAssignments.push({ id: `${scope}/providers/${type}/${name}`, name, type, properties });
}

export function roleDefinition(roleName: string, name: string, actions: readonly string[]): Attributes {
  const permissions = [{ actions, notActions: [], dataActions: [], notDataActions: [] }];
  return { id: `/providers/Microsoft.Authorization/roleDefinitions/${name}`, name, properties: { roleName, type: 'BuiltInRole', permissions } };
}

export function usage(name: string, currentValue: number, limit: number): Attributes {
  const id = `/subscriptions/${SUBSCRIPTION_ID}/usages/${name.replace(/\s/g, '_')}`;
  return { id, currentValue, limit, name: { value: name, localizedValue: name }, unit: 'Count' };
}

function register(azure: FakeAzure, type: string): void {
  const [namespace = '', ...rest] = type.split('/');
  const provider = azure.providers.get(namespace) ?? {
    namespace,
    registrationState: 'Registered',
    registrationPolicy: 'RegistrationRequired',
    resourceTypes: [],
  };
  const locations = ['West Europe', 'North Europe', 'East US'];
  const resourceType = { resourceType: rest.join('/'), locations, apiVersions: VERSIONS };
  azure.providers.set(namespace, { ...provider, resourceTypes: [...(provider.resourceTypes as Attributes[]), resourceType] });
}

function sizesIn(model: StackModel): Attributes[] {
  const texts = model.made.flatMap(({ attributes }) => everyText(attributes)).filter((text) => /^Standard_(D|NC)\w+$/i.test(text));
  return [...new Set(texts)].map((name) => {
    const family = FAMILIES.find(([size]) => size.test(name))?.[1];
    return {
      name,
      family,
      vCPUs: 4,
      gpus: 0,
      memoryGB: 16,
      lowPriorityCapable: true,
      supportedComputeTypes: ['AmlCompute', 'ComputeInstance', 'MIR'],
    };
  });
}

/** Lays what a stack is given into Azure, in the shape that the library counts on. */
function bring(azure: FakeAzure, thing: Thing, model: StackModel): void {
  const [id, type] = [idOf(thing, model, SUBSCRIPTION_ID), typeInAzure(thing)];
  if (id === undefined || type === undefined) return;
  azure.put({ id, name: thing.name.split('/').slice(-1).join(''), type, location: 'westeurope', tags: {}, ...SHAPES[type] });
  if (type !== 'Microsoft.ManagedIdentity/userAssignedIdentities') return;
  const roles = ['Contributor', 'Storage Blob Data Contributor', 'Key Vault Administrator', 'Key Vault Crypto Service Encryption User'];
  for (const role of roles) assign(azure, IDENTITY_PRINCIPAL, String(roleIdOf(role)), `/subscriptions/${SUBSCRIPTION_ID}`);
}

const SHAPES: { readonly [type: string]: Attributes } = {
  'Microsoft.Storage/storageAccounts': {
    kind: 'StorageV2',
    sku: { name: 'Standard_ZRS', tier: 'Standard' },
    properties: { allowSharedKeyAccess: true },
  },
  'Microsoft.KeyVault/vaults': { properties: { sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: true, enablePurgeProtection: true } },
  'Microsoft.ContainerRegistry/registries': {
    sku: { name: 'Premium', tier: 'Premium' },
    properties: { roleAssignmentMode: 'LegacyRegistryPermissions' },
  },
  'Microsoft.ManagedIdentity/userAssignedIdentities': { properties: { principalId: IDENTITY_PRINCIPAL, clientId: 'client' } },
  'Microsoft.Network/virtualNetworks/subnets': { properties: { addressPrefix: '10.60.1.0/26', ipConfigurations: [], delegations: [] } },
};

/** The properties of something in Azure, to be changed. */
export function change(azure: FakeAzure, id: string, changes: Attributes): void {
  const found = azure.resources.get(id.toLowerCase());
  if (found === undefined) throw new Error(`${id} is not there`);
  azure.put({ ...found, ...changes, properties: { ...block(found.properties), ...block(changes.properties) } });
}

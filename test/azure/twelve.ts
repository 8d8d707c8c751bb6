import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf } from '../../cli/arm/ids';
import { Attributes } from '../../cli/json';
import { Known } from '../../cli/checks/known';
import { StackModel, Thing } from '../../cli/stack-model';
import { FakeAzure } from './fake-azure';
import { DEPLOYER_ID } from './fake-http';
import { assign, healthyFor, IDENTITY_PRINCIPAL, roleDefinition, SUBSCRIPTION_ID, usage } from './healthy';

const SHARED = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-shared/providers`;

/** Settings with which the teams of `platform` share a registry and an identity, and churn has a size of its own. */
export const PLATFORM_SETTINGS = {
  registryId: `${SHARED}/Microsoft.ContainerRegistry/registries/crshared`,
  identityId: `${SHARED}/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`,
  clusters: { cpu: { vmSize: 'Standard_D4ds_v4', maxNodes: 2 }, gpu: { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 1 } },
};

/** What of the stack there is already: the networks, which somebody has filled and linked meanwhile. */
const THERE = ['azurerm_resource_group', 'azurerm_virtual_network', 'azurerm_subnet'];

/** The state that goes with it, as `terraform state pull` writes it. */
export function platformState(model: StackModel): object {
  const resources = model.all(...THERE).map(({ address }) => {
    const [type, name] = address.split('.');
    return { mode: 'managed', type, name, instances: [{ attributes: {} }] };
  });
  return { version: 4, resources };
}

/** The same as preflight reads it. */
export function knownOf(model: StackModel): Known {
  const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    writeFileSync(join(directory, 'state.json'), JSON.stringify(platformState(model)));
    return Known.fromFile(join(directory, 'state.json'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** An Azure in which twelve things stand against the stack `platform`. */
export function twelveThingsWrong(model: StackModel): FakeAzure {
  const azure = healthyFor(model);
  const id = (thing: Thing | undefined): string => String(thing && idOf(thing, model, SUBSCRIPTION_ID));
  const named = (name: string): string => id(model.made.find((thing) => thing.name === name));
  for (const thing of model.all(...THERE)) azure.put({ id: id(thing), name: thing.name, location: 'westeurope', properties: propertiesOf(thing) });
  // 1 to 3: a name that is taken, a vault in the trash, and a deployer who may not assign roles.
  azure.takenNames.add('stplatformfraudx7k2');
  azure.deletedVaults.push(deletedVault('kv-platform-fraud-x7k2'));
  azure.permissions = [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }];
  azure.roleDefinitions.set('contributor', roleDefinition('Contributor', 'contributor', ['*']));
  azure.roleAssignments.length = 0;
  assign(azure, DEPLOYER_ID, 'contributor', `/subscriptions/${SUBSCRIPTION_ID}`);
  // 4 to 6: a provider, a size and a quota.
  const registration = azure.providers.get('Microsoft.MachineLearningServices');
  azure.providers.set('Microsoft.MachineLearningServices', { ...registration, registrationState: 'NotRegistered' });
  azure.vmSizes = azure.vmSizes.filter(({ name }) => !/T4/.test(String(name)));
  azure.mlUsages = [usage('Standard DDSv4 Family Cluster Dedicated vCPUs', 0, 0)];
  // 7 and 8: a registry and an identity that are brought, without what the library counts on; the identity has lost its roles above.
  azure.put({
    id: PLATFORM_SETTINGS.registryId,
    name: 'crshared',
    type: 'Microsoft.ContainerRegistry/registries',
    location: 'westeurope',
    sku: { name: 'Standard' },
    properties: {},
  });
  assign(azure, IDENTITY_PRINCIPAL, 'reader', `/subscriptions/${SUBSCRIPTION_ID}`);
  // 9 and 10: a subnet that is full, and a network that is linked elsewhere.
  const [, fraud] = model.all('azurerm_virtual_network').filter(({ name }) => name !== 'vnet-platform-hub');
  const subnet = model
    .all('azurerm_subnet')
    .find((each) => each.name === 'snet-endpoints' && model.find(each.attributes.virtual_network_name)?.address === fraud?.address);
  const nics = Array.from({ length: 200 }, (_, index) => ({ id: `nic-${index}` }));
  azure.put({ id: id(subnet), name: 'snet-endpoints', properties: { ...propertiesOf(subnet as Thing), ipConfigurations: nics } });
  azure.put(zoneLink('privatelink.api.azureml.ms', named('vnet-platform-fraud')));
  // 11 and 12: a policy, and a lock.
  const policyAssignmentId = `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/policyAssignments/no-public-addresses`;
  const evaluations = [{ policyInfo: { policyAssignmentId, policyDefinitionId: 'd' }, evaluationResult: 'NonCompliant' }];
  azure.policy = ({ type }) =>
    type === 'Microsoft.Network/publicIPAddresses'
      ? { fieldRestrictions: [], contentEvaluationResult: { policyEvaluations: evaluations } }
      : undefined;
  const lock = `${named('rg-platform-churn')}/providers/Microsoft.Authorization/locks/freeze`;
  azure.locks.push({ id: lock, name: 'freeze', type: 'Microsoft.Authorization/locks', properties: { level: 'ReadOnly' } });
  return azure;
}

function propertiesOf({ attributes }: Thing): Attributes {
  const { address_space: space, address_prefixes: prefixes } = attributes;
  return space === undefined ? { addressPrefixes: prefixes } : { addressSpace: { addressPrefixes: space } };
}

function deletedVault(name: string): Attributes {
  const vaultId = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-old/providers/Microsoft.KeyVault/vaults/${name}`;
  const properties = {
    vaultId,
    location: 'westeurope',
    deletionDate: '2026-11-01T00:00:59Z',
    scheduledPurgeDate: '2027-01-30T00:00:59Z',
    purgeProtectionEnabled: true,
  };
  const id = `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/${name}`;
  return { id, name, type: 'Microsoft.KeyVault/deletedVaults', properties };
}

function zoneLink(zone: string, network: string): Attributes {
  const id = `/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-hub-dns/providers/Microsoft.Network/privateDnsZones/${zone}/virtualNetworkLinks/fraud`;
  const properties = {
    virtualNetwork: { id: network },
    registrationEnabled: false,
    virtualNetworkLinkState: 'Completed',
    provisioningState: 'Succeeded',
  };
  return { id, name: 'fraud', type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks', location: 'global', properties };
}

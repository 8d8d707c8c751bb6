import { Kind } from './kind';
import { withoutVersion } from './azure-id';
import { insideKinds } from './kinds-inside';
import { networkKinds } from './kinds-network';
import { operationKinds } from './kinds-operation';
import { StackModel, Thing } from './stack-model';

/** What a workspace stands on. */
const STAND_KINDS: Kind[] = [
  {
    part: 'resource group',
    title: 'resource group',
    types: ['azurerm_resource_group', 'Microsoft.Resources/resourceGroups'],
    shape: 'none',
    why: 'holds what is made, to be found and deleted together',
  },
  {
    part: 'resource group',
    title: 'subscription',
    types: ['Microsoft.Resources/subscriptions'],
    shape: 'none',
    why: 'is what grants or plans are about',
  },
  {
    part: 'workspace',
    title: 'workspace',
    types: ['azurerm_machine_learning_workspace', 'Microsoft.MachineLearningServices/workspaces'],
    shape: 'box',
    why: ({ attributes }) =>
      `is where people train, track and serve models${attributes.storage_account_access_type === 'Identity' ? '; reaches its storage by identity, not by shared keys' : ''}`,
  },
  { part: 'workspace', title: 'AI Foundry hub', types: ['azurerm_ai_foundry'], shape: 'box', why: 'holds what its projects share' },
  {
    part: 'workspace',
    title: 'AI Foundry project',
    types: ['azurerm_ai_foundry_project'],
    shape: 'box',
    why: (thing, model) => `is where people build, with what ${model.find(thing.attributes.ai_services_hub_id)?.name ?? 'its hub'} shares`,
  },
  {
    part: 'workspace',
    title: 'Azure Machine Learning registry',
    types: ['Microsoft.MachineLearningServices/registries'],
    shape: 'box',
    why: 'shares models, environments and components between workspaces',
  },
  {
    part: 'identity',
    title: 'user-assigned identity',
    types: ['azurerm_user_assigned_identity', 'Microsoft.ManagedIdentity/userAssignedIdentities'],
    shape: 'box',
    why: 'signs in to the parts in place of keys, with roles that are granted before it is used',
  },
  {
    part: 'storage',
    title: 'storage account',
    types: ['azurerm_storage_account', 'Microsoft.Storage/storageAccounts'],
    shape: 'box',
    why: 'keeps data, notebooks, code, and what jobs write',
  },
  {
    part: 'storage',
    title: 'lifecycle rules',
    types: ['azurerm_storage_management_policy'],
    shape: 'none',
    why: 'moves or deletes old blobs by rules of your own',
  },
  {
    part: 'vault',
    title: 'key vault',
    types: ['azurerm_key_vault', 'Microsoft.KeyVault/vaults'],
    shape: 'box',
    why: 'keeps the secrets of connections and datastores',
  },
  {
    part: 'vault',
    title: 'secret of a vault',
    types: ['azurerm_key_vault_secret'],
    shape: 'none',
    why: 'is a secret that this stack uses; its value is never shown here',
  },
  {
    part: 'registry',
    title: 'container registry',
    types: ['azurerm_container_registry', 'Microsoft.ContainerRegistry/registries'],
    shape: 'box',
    why: 'keeps the images that jobs and endpoints run in',
  },
  {
    part: 'insights',
    title: 'Application Insights',
    types: ['azurerm_application_insights', 'Microsoft.Insights/components'],
    shape: 'box',
    why: 'takes in what endpoints and jobs report of themselves',
  },
  {
    part: 'insights',
    title: 'Log Analytics workspace',
    types: ['azurerm_log_analytics_workspace', 'Microsoft.OperationalInsights/workspaces'],
    shape: 'box',
    why: 'keeps logs and metrics, to be queried',
  },
  {
    part: 'key',
    title: 'customer-managed key',
    types: ['azurerm_key_vault_key', 'Microsoft.KeyVault/vaults/keys', 'put Microsoft.KeyVault/vaults/keys'],
    shape: 'box',
    why: 'encrypts data with a key that you can take away',
  },
];

/** A vault that holds a key of this stack is a part of that key. */
const KEY_VAULT: Kind = {
  part: 'key',
  title: 'key vault of the key',
  types: [],
  shape: 'box',
  why: 'keeps the key apart from the secrets of the workspace',
};

const ORDERED: readonly Kind[] = [...STAND_KINDS, KEY_VAULT, ...networkKinds(), ...insideKinds(), ...operationKinds()];

const KINDS = new Map(ORDERED.flatMap((kind) => kind.types.map((type) => [type.toLowerCase(), kind] as const)));

/** Where a kind stands among all, so that a network comes before its subnets. */
export function rankOf(kind: Kind): number {
  return ORDERED.indexOf(kind);
}

/** What a thing is; for what the table does not know, what its type says. */
export function kindOf(thing: Thing, model: StackModel): Kind {
  const found = KINDS.get(typeOf(thing).toLowerCase());
  if (found?.part === 'vault' && holdsKey(thing, model)) return KEY_VAULT;
  return found ?? unknownKind(thing.type);
}

/** The type by which the table knows it: azapi's actions and updates are distinguished by what they do. */
function typeOf({ type, attributes }: Thing): string {
  if (type !== 'azapi_resource_action' && type !== 'azapi_update_resource') return type;
  const target = withoutVersion(String(attributes.type));
  if (attributes.when === 'destroy') return 'on destroy';
  if (type === 'azapi_update_resource') return `update ${target}`;
  return typeof attributes.action === 'string' ? `action ${attributes.action}` : `put ${target}`;
}

function holdsKey(vault: Thing, model: StackModel): boolean {
  const keys = model.things.filter((thing) =>
    ['azurerm_key_vault_key', 'azapi_resource_action', 'Microsoft.KeyVault/vaults/keys'].includes(thing.type),
  );
  return keys.some(({ name, type, attributes }) => {
    if (type === 'Microsoft.KeyVault/vaults/keys') return name.startsWith(`${vault.name}/`);
    return model.find(attributes.key_vault_id ?? attributes.resource_id)?.address === vault.address;
  });
}

function unknownKind(type: string): Kind {
  const title = type.includes('/') ? type.replace(/^Microsoft\./, '').replace(/\//g, ' ') : type.replace(/^[a-z]+_/, '').replace(/_/g, ' ');
  return { part: 'other', title, types: [type], shape: 'box', why: 'is of this program, not of the library' };
}

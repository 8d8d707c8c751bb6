import { textOf } from '../arm/values';
import { Attributes, block } from '../json';
import { StackModel, Thing } from '../stack-model';
import { Sight } from '../checks/sight';

/** What was found, and what to do about it. */
type Wrong = readonly [found: string, todo: string];
type Shape = (thing: Thing, answer: Attributes, model: StackModel) => Wrong[];

/** What is not as the library counts on it, of a thing that is brought, by how the stack uses it. */
export function shapeOf(thing: Thing, answer: Attributes, sight: Sight): Wrong[] {
  const shape = SHAPES[String(sight.type(thing)).toLowerCase()];
  return shape === undefined ? [] : shape(thing, answer, sight.model);
}

const SHAPES: { readonly [type: string]: Shape } = {
  'microsoft.storage/storageaccounts': storage,
  'microsoft.keyvault/vaults': vault,
  'microsoft.containerregistry/registries': registry,
};

/** The workspaces that name a thing in an attribute, such as `storage_account_id`. */
function workspacesWith(thing: Thing, attribute: string, model: StackModel): Thing[] {
  return model.workspaces.filter(({ attributes }) => model.find(attributes[attribute])?.address === thing.address);
}

/** Source: Microsoft's page "Azure Machine Learning workspace", on its storage account. */
function storage(thing: Thing, { properties, sku }: Attributes, model: StackModel): Wrong[] {
  const workspaces = workspacesWith(thing, 'storage_account_id', model);
  if (workspaces.length === 0) return [];
  const { isHnsEnabled, allowSharedKeyAccess } = block(properties);
  const byKey = workspaces.filter(({ attributes }) => textOf(attributes.storage_account_access_type, model)?.toLowerCase() !== 'identity');
  return [
    ...wrong(
      isHnsEnabled === true,
      `${thing.name} has a hierarchical namespace, which a workspace's own account must not have`,
      'Bring an account without one',
    ),
    ...wrong(
      String(block(sku).name).startsWith('Premium'),
      `${thing.name} is ${String(block(sku).name)}, and a workspace's own account must be a standard one`,
      'Bring a standard account',
    ),
    ...wrong(
      allowSharedKeyAccess === false && byKey.length > 0,
      `${thing.name} has no shared keys, with which ${names(byKey)} reads it`,
      "Pass 'storageAccess: StorageAccess.IDENTITY'",
    ),
  ];
}

/** Source: Microsoft's page "Customer-managed keys for Azure Machine Learning". */
function vault(thing: Thing, { properties }: Attributes, model: StackModel): Wrong[] {
  const { enablePurgeProtection, enableRbacAuthorization } = block(properties);
  const holdsKey = model.made.some(({ attributes }) => {
    return [block(attributes.encryption), block(attributes.customer_managed_key)].some(
      ({ key_vault_id: id }) => model.find(id)?.address === thing.address,
    );
  });
  const granted = model.all('azurerm_role_assignment').some(({ attributes }) => model.find(attributes.scope)?.address === thing.address);
  return [
    ...wrong(
      holdsKey && enablePurgeProtection !== true,
      `${thing.name} holds the key, and has no purge protection, without which Azure encrypts nothing with it`,
      `\`az keyvault update --name ${thing.name} --enable-purge-protection\``,
    ),
    ...wrong(
      granted && enableRbacAuthorization !== true,
      `${thing.name} goes by access policies, so that the roles which the stack gives on it have no effect`,
      `\`az keyvault update --name ${thing.name} --enable-rbac-authorization\`, after its policies have become roles`,
    ),
  ];
}

/** Source: Microsoft's pages "Secure an Azure Machine Learning workspace with virtual networks" and "Azure attribute-based access control in ACR". */
function registry(thing: Thing, { properties, sku }: Attributes, model: StackModel): Wrong[] {
  const closed = workspacesWith(thing, 'container_registry_id', model).filter(({ attributes }) => attributes.public_network_access_enabled === false);
  const linked = model.all('azurerm_private_endpoint').some(({ attributes }) => {
    return model.find(block(attributes.private_service_connection).private_connection_resource_id)?.address === thing.address;
  });
  const plain = model.all('azurerm_role_assignment').filter(({ attributes }) => {
    return model.find(attributes.scope)?.address === thing.address && /^Acr(Pull|Push)$/.test(textOf(attributes.role_definition_name, model) ?? '');
  });
  const who = closed.length === 0 ? 'which the stack makes' : `which closed workspaces need (${names(closed)})`;
  return [
    ...wrong(
      (closed.length > 0 || linked) && block(sku).name !== 'Premium',
      `${thing.name} is a ${String(block(sku).name)} registry, and only a Premium one has private endpoints, ${who}`,
      `\`az acr update --name ${thing.name} --sku Premium\``,
    ),
    ...wrong(
      block(properties).roleAssignmentMode === 'AbacRepositoryPermissions' && plain.length > 0,
      `${thing.name} assigns roles by repository, so that AcrPull and AcrPush have no effect on it`,
      'Grant the roles for repositories in place of them, such as Container Registry Repository Reader',
    ),
  ];
}

function wrong(is: boolean, found: string, todo: string): Wrong[] {
  return is ? [[found, todo]] : [];
}

function names(things: readonly Thing[]): string {
  return things.map(({ name }) => name).join(', ');
}

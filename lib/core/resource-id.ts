import { Fn, TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse } from './errors';
import { comparable, resolve } from './resolve';
import { IResourceRef } from './types';

/** A kind of Azure resource: how people call it, how Terraform calls it, and the static segments of its id. */
export class ResourceKind {
  static readonly STORAGE_ACCOUNT = new ResourceKind('a storage account', 'storage_account', 'Microsoft.Storage/storageAccounts');
  static readonly KEY_VAULT = new ResourceKind('a key vault', 'key_vault', 'Microsoft.KeyVault/vaults');
  static readonly REGISTRY = new ResourceKind('a container registry', 'container_registry', 'Microsoft.ContainerRegistry/registries');
  static readonly INSIGHTS = new ResourceKind('an Application Insights component', 'application_insights', 'Microsoft.Insights/components');
  static readonly LOG_ANALYTICS = new ResourceKind(
    'a Log Analytics workspace',
    'log_analytics_workspace',
    'Microsoft.OperationalInsights/workspaces',
  );
  static readonly ACTION_GROUP = new ResourceKind('an action group', 'monitor_action_group', 'Microsoft.Insights/actionGroups');
  static readonly EVENT_HUB_RULE = new ResourceKind(
    'an authorization rule of an Event Hubs namespace',
    'eventhub_namespace_authorization_rule',
    'Microsoft.EventHub/namespaces/authorizationRules',
  );
  static readonly IDENTITY = new ResourceKind(
    'a user-assigned identity',
    'user_assigned_identity',
    'Microsoft.ManagedIdentity/userAssignedIdentities',
  );
  static readonly ML_WORKSPACE = new ResourceKind(
    'a machine learning workspace',
    'machine_learning_workspace',
    'Microsoft.MachineLearningServices/workspaces',
    ['ai_foundry', 'ai_foundry_project'],
  );
  static readonly ONLINE_ENDPOINT = new ResourceKind(
    'an online endpoint',
    'machine_learning_online_endpoint',
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
  );
  static readonly ONLINE_DEPLOYMENT = new ResourceKind(
    'a deployment of an online endpoint',
    'machine_learning_online_deployment',
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
  );
  static readonly MONITOR_SCOPE = new ResourceKind(
    'an Azure Monitor private link scope',
    'monitor_private_link_scope',
    'Microsoft.Insights/privateLinkScopes',
  );
  static readonly VIRTUAL_NETWORK = new ResourceKind('a virtual network', 'virtual_network', 'Microsoft.Network/virtualNetworks');
  static readonly SUBNET = new ResourceKind('a subnet', 'subnet', 'Microsoft.Network/virtualNetworks/subnets');
  static readonly PRIVATE_DNS_ZONE = new ResourceKind('a private DNS zone', 'private_dns_zone', 'Microsoft.Network/privateDnsZones');
  static readonly APPLICATION_SECURITY_GROUP = new ResourceKind(
    'an application security group',
    'application_security_group',
    'Microsoft.Network/applicationSecurityGroups',
  );
  static readonly KUBERNETES_CLUSTER = new ResourceKind(
    'an Azure Kubernetes Service cluster',
    'kubernetes_cluster',
    'Microsoft.ContainerService/managedClusters',
  );
  static readonly SPARK_POOL = new ResourceKind('a Synapse Spark pool', 'synapse_spark_pool', 'Microsoft.Synapse/workspaces/bigDataPools');
  static readonly CONTAINER = new ResourceKind('a blob container', 'storage_container', 'Microsoft.Storage/storageAccounts/blobServices/containers');
  static readonly SHARE = new ResourceKind('a file share', 'storage_share', 'Microsoft.Storage/storageAccounts/fileServices/shares');
  static readonly REDIS_CACHE = new ResourceKind('an Azure Cache for Redis', 'redis_cache', 'Microsoft.Cache/redis');
  static readonly ML_REGISTRY = new ResourceKind(
    'an Azure Machine Learning registry',
    'machine_learning_registry',
    'Microsoft.MachineLearningServices/registries',
  );
  static readonly COGNITIVE_ACCOUNT = new ResourceKind('an Azure AI services account', 'cognitive_account', 'Microsoft.CognitiveServices/accounts', [
    'ai_services',
  ]);
  static readonly SEARCH_SERVICE = new ResourceKind('an Azure AI Search service', 'search_service', 'Microsoft.Search/searchServices');
  static readonly RESOURCE_GROUP = new ResourceKind('a resource group', 'resource_group');

  private constructor(
    readonly title: string,
    private readonly terraformType: string,
    private readonly azureType?: string,
    private readonly otherTerraformTypes: string[] = [],
  ) {}

  /** Whether Terraform calls resources of this kind so, or one of its special cases. */
  isCalled(terraformType: string): boolean {
    return [this.terraformType, ...this.otherTerraformTypes].includes(terraformType);
  }

  /** The segments of an id of this kind; `undefined` stands for a name, which may be anything. */
  get segments(): (string | undefined)[] {
    const group = ['subscriptions', undefined, 'resourceGroups', undefined];
    if (this.azureType === undefined) return group;
    const [namespace, ...types] = this.azureType.split('/');
    return [...group, 'providers', namespace, ...types.flatMap((type) => [type, undefined])];
  }

  /** What an id of this kind looks like, for error messages. */
  get example(): string {
    return this.segments.map((segment) => `/${segment ?? '…'}`).join('');
  }
}

/**
 * Refuses an id of the wrong kind, naming the segment that is wrong. azurerm compares the static segments with regard to case, and so does this.
 * References to other resources are judged by their Terraform type; other expressions are let through.
 */
export function checkResourceId(scope: IConstruct, property: string, id: string, kind: ResourceKind): void {
  const problem = Token.isUnresolved(id) ? wrongReference(scope, id, kind) : wrongSegment(id, kind);
  if (problem === undefined) return;
  refuse(scope, {
    property,
    value: id,
    rule: `this is not the id of ${kind.title}: ${problem}`,
    remedy: `Pass ${kind.title}, or an id of the form '${kind.example}'`,
  });
}

function wrongReference(scope: IConstruct, id: string, kind: ResourceKind): string | undefined {
  const expression = resolve(scope, id);
  if (typeof expression !== 'string') return undefined;
  const type = /^\$\{(?:data\.)?azurerm_(\w+)\.[\w-]+\.id\}$/.exec(expression)?.[1];
  // The id of an association is the id of what it associates.
  if (type === undefined || kind.isCalled(type) || type.endsWith('_association')) return undefined;
  return `it refers to an azurerm_${type}`;
}

function wrongSegment(id: string | undefined, kind: ResourceKind): string | undefined {
  if (typeof id !== 'string') return 'there is none';
  const expected = kind.segments;
  const actual = id.split('/').slice(1);
  if (!id.startsWith('/')) return `it does not start with '/'`;
  if (/\s$|[\r\n\t]/.test(id)) return 'it has a blank at its end, or a line break';
  for (const [index, segment] of expected.entries()) {
    const given = actual[index];
    if (given === undefined || given === '') return `${segment === undefined ? 'a name' : `the segment '${segment}'`} is missing at its end`;
    if (segment !== undefined && given !== segment) return `its segment '${given}' must be '${segment}'`;
  }
  return actual.length > expected.length ? `its segment '${actual[expected.length]}' is one too many` : undefined;
}

/** Whether two references are known to be to the same resource: equal ids, or equal expressions for them. */
export function sameResource(scope: IConstruct, one: IResourceRef | undefined, other: IResourceRef | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return comparable(scope, one.id) === comparable(scope, other.id);
}

/** Which resource a reference in `scope` means, comparable in all stacks: its id, or where it is declared. */
export function resourceIdentity(scope: IConstruct, ref: IResourceRef): string {
  if (!Token.isUnresolved(ref.id)) return ref.id.toLowerCase();
  const owner = Construct.isConstruct(ref) ? ref : scope;
  return `${TerraformStack.of(owner).node.path}:${comparable(owner, ref.id)}`;
}

/** The segment of an Azure id at `index`, counted from 0 after the first slash; also for an id that Terraform knows only later. */
export function segmentOf(id: string, index: number): string {
  if (!Token.isUnresolved(id)) return id.split('/')[index + 1] ?? '';
  return Token.asString(Fn.element(Fn.split('/', id), index + 1));
}

import { MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-private-endpoint';
import { ITerraformDependable, TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { afterPropagation } from '../access/propagation';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { Role } from '../access/roles';
import { ManagedNetwork } from '../workspace-ref/workspace-enums';
import { approvalsOf, orderRule } from '../workspace-ref/network-order';
import { refuse, warn } from '../core/errors';
import { requireSubscription } from '../providers/provider-checks';
import { resolve } from '../core/resolve';
import { checkResourceId, ResourceKind, sameResource } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { IResourceRef, PrincipalType } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { checkMode, OutboundRuleOptions, takeDestination, takeRuleName } from './outbound-rule';

/** What of a resource an outbound private endpoint leads to. */
export enum OutboundTarget {
  VAULT = 'vault',
  AML_WORKSPACE = 'amlworkspace',
  BLOB = 'blob',
  FILE = 'file',
  QUEUE = 'queue',
  TABLE = 'table',
  DFS = 'dfs',
  WEB = 'web',
  REDIS_CACHE = 'redisCache',
  /** Of a container registry. */
  REGISTRY = 'registry',
  /** Of Azure OpenAI, and of other Azure AI services. */
  ACCOUNT = 'account',
  /** Of Azure AI Search. */
  SEARCH_SERVICE = 'searchService',
}

export interface OutboundPrivateEndpointOptions extends OutboundRuleOptions {
  /**
   * The resource: a storage account, a key vault, another workspace or an Azure Cache for Redis; or, with the provider azapi, a container registry, an Azure
   * OpenAI or other Azure AI services account, or an Azure AI Search service.
   */
  readonly target: IResourceRef;
  /** What of the resource the endpoint leads to. */
  readonly subresource: OutboundTarget;
  /**
   * Whether Spark jobs reach it too.
   * @default false
   */
  readonly sparkEnabled?: boolean;
  /**
   * Whether the workspace's identity is granted the right to approve the endpoint on the target.
   * @default - true, but false for an identity that is brought to the workspace without `grants: true`, since it has its roles already
   */
  readonly grants?: boolean;
  /**
   * How many seconds to wait for Azure to spread that right before the endpoint is made, where it is granted here. Needs a `TimeProvider`; 0 turns the
   * wait off.
   * @default 120
   */
  readonly propagationSeconds?: number;
}

export interface OutboundPrivateEndpointProps extends OutboundPrivateEndpointOptions {
  /** The workspace, which has a managed network. */
  readonly workspace: IWorkspaceRef;
}

interface RuleBody {
  readonly properties: {
    readonly type: 'PrivateEndpoint';
    readonly category: 'UserDefined';
    readonly destination: { readonly serviceResourceId: string; readonly subresourceTarget: string; readonly sparkEnabled: boolean };
  };
}

/** What of its own storage account a workspace is given endpoints to by Azure. */
const MADE_BY_AZURE = [OutboundTarget.BLOB, OutboundTarget.FILE];

/** Which services Azure makes such rules for, and azurerm 4.55 does not. */
const BY_AZAPI = [
  { namespace: 'Microsoft.ContainerRegistry', kind: ResourceKind.REGISTRY, type: 'container_registry', subresources: [OutboundTarget.REGISTRY] },
  {
    namespace: 'Microsoft.CognitiveServices',
    kind: ResourceKind.COGNITIVE_ACCOUNT,
    type: 'cognitive_account|ai_services',
    subresources: [OutboundTarget.ACCOUNT],
  },
  { namespace: 'Microsoft.Search', kind: ResourceKind.SEARCH_SERVICE, type: 'search_service', subresources: [OutboundTarget.SEARCH_SERVICE] },
];

/** Which services there are such rules for, by the namespace of the target's id and by its Terraform type or types. */
const TARGETS = [
  { namespace: 'Microsoft.KeyVault', kind: ResourceKind.KEY_VAULT, type: 'key_vault', subresources: [OutboundTarget.VAULT] },
  { namespace: 'Microsoft.Cache', kind: ResourceKind.REDIS_CACHE, type: 'redis_cache', subresources: [OutboundTarget.REDIS_CACHE] },
  {
    namespace: 'Microsoft.MachineLearningServices',
    kind: ResourceKind.ML_WORKSPACE,
    type: 'machine_learning_workspace|ai_foundry',
    subresources: [OutboundTarget.AML_WORKSPACE],
  },
  {
    namespace: 'Microsoft.Storage',
    kind: ResourceKind.STORAGE_ACCOUNT,
    type: 'storage_account',
    subresources: [OutboundTarget.BLOB, OutboundTarget.FILE, OutboundTarget.QUEUE, OutboundTarget.TABLE, OutboundTarget.DFS, OutboundTarget.WEB],
  },
  ...BY_AZAPI,
];

/**
 * Lets the computes in a managed network reach a resource through a private endpoint that Azure makes there, after the workspace's identity has the role
 * to approve it. The endpoints to the workspace's own vault and registry, and to the blobs and files of its own storage, Azure makes by itself; batch
 * endpoints and parallel runs need rules to its queues and tables too.
 *
 * Throws where the workspace has no managed network, for a name, or target and subresource, that another rule has, for a target or subresource that
 * there is no rule for, and for what Azure makes by itself. Source: Microsoft's page "Workspace managed virtual network
 * isolation".
 */
export class OutboundPrivateEndpoint extends Construct {
  /** The rule. */
  readonly resource: TerraformResource;
  /** The role on the target, where it is granted here. */
  readonly approval?: Grant;

  constructor(scope: Construct, id: string, props: OutboundPrivateEndpointProps) {
    super(scope, id);
    const { workspace, target } = props;
    checkMode(this, workspace, [ManagedNetwork.ALLOW_INTERNET_OUTBOUND, ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND]);
    this.checkTarget(props);
    takeDestination(this, workspace, 'target', [target.id, props.subresource]);
    this.approval = this.approve(props);
    this.checkWait(props);
    const approved = afterPropagation(this, 'ApprovalWait', this.approval === undefined ? [] : [this.approval], props.propagationSeconds);
    const dependsOn = [...(beforeUse(this, [workspace, target]) ?? []), ...approvalsOf(this, workspace), ...approved];
    this.resource = this.makeRule(takeRuleName(this, id, props, workspace), props, dependsOn);
    if (!(this.resource instanceof AzapiResource)) requireSubscription(this, 'workspace', workspace, this.resource);
    orderRule(workspace, this.resource);
  }

  private makeRule(name: string, props: OutboundPrivateEndpointProps, dependsOn: ITerraformDependable[]): TerraformResource {
    const { workspace, target, subresource, sparkEnabled = false } = props;
    if (!BY_AZAPI.some(({ subresources }) => subresources.includes(subresource))) {
      return new MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint(this, 'Resource', {
        name,
        workspaceId: workspace.id,
        serviceResourceId: target.id,
        subResourceTarget: subresource,
        sparkEnabled,
        dependsOn,
      });
    }
    const destination = { serviceResourceId: target.id, subresourceTarget: subresource, sparkEnabled };
    const body: RuleBody = { properties: { type: 'PrivateEndpoint', category: 'UserDefined', destination } };
    // azurerm replaces its rules over these too: Azure keeps the endpoint that a rule has.
    const replaceTriggersExternalValues = [target.id, String(sparkEnabled)];
    const type = ApiType.OUTBOUND_RULE;
    return new AzapiResource(this, 'Resource', { type, name, parentId: workspace.id, body, replaceTriggersExternalValues, dependsOn });
  }

  private approve({ workspace, target, grants }: OutboundPrivateEndpointProps): Grant | undefined {
    const { identityPrincipalId: principalId } = workspace;
    if (grants === false) return undefined;
    if (grants === undefined && !workspace.grantsIdentity) {
      warn(
        this,
        `the workspace's identity is brought, and must have the role '${Role.NETWORK_CONNECTION_APPROVER}' on the target; 'grants: true' grants it`,
      );
      return undefined;
    }
    if (principalId !== undefined) {
      const grantee = { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
      return Grant._getOrMake(this, 'Approval', { scope: target, role: Role.NETWORK_CONNECTION_APPROVER, grantee });
    }
    refuse(this, {
      property: 'grants',
      value: grants,
      rule: `the principal id of the workspace's identity is not known`,
      remedy: `Pass the workspace's 'identity' with its 'principalId', or 'identityPrincipalId' to fromWorkspaceAttributes, or leave out 'grants'`,
    });
  }

  private checkWait({ propagationSeconds }: OutboundPrivateEndpointProps): void {
    if (propagationSeconds === undefined || this.approval !== undefined) return;
    refuse(this, {
      property: 'propagationSeconds',
      value: propagationSeconds,
      rule: `it is a wait for the right to approve the endpoint, which is not granted here`,
      remedy: `Leave it out, or pass 'grants: true'`,
    });
  }

  private checkTarget(props: OutboundPrivateEndpointProps): void {
    this.checkOwn(props);
    const { target, subresource } = props;
    const known = TARGETS.find(({ namespace, type }) => this.isOf(target.id, namespace, type));
    if (known === undefined && this.isExpression(target.id)) return;
    if (known === undefined) {
      refuse(this, {
        property: 'target',
        value: target.id,
        rule: `Azure makes outbound private endpoints only to ${TARGETS.map(({ namespace }) => namespace).join(', ')}`,
        remedy: 'Leave out the rule',
      });
    }
    checkResourceId(this, 'target', target.id, known.kind);
    const allowed: string[] = known.subresources;
    if (allowed.includes(subresource)) return;
    refuse(this, {
      property: 'subresource',
      value: subresource,
      rule: `a target of ${known.namespace} has only ${allowed.join(', ')}`,
      remedy: `Pass one of these`,
    });
  }

  private checkOwn({ workspace, target, subresource }: OutboundPrivateEndpointProps): void {
    const { storage, vault, registry } = workspace.knownParts;
    const parts = MADE_BY_AZURE.includes(subresource) ? [storage, vault, registry] : [vault, registry];
    if (!parts.some((part) => sameResource(this, part, target))) return;
    refuse(this, {
      property: 'target',
      value: target.id,
      rule: `it is a part of the workspace itself, to which Azure makes the managed network's endpoints`,
      remedy: 'Leave out the rule',
    });
  }

  private isOf(id: string | undefined, namespace: string, type: string): boolean {
    if (id === undefined || !Token.isUnresolved(id)) return id?.split('/')[6] === namespace;
    return new RegExp(`^\\$\\{(data\\.)?azurerm_(${type})\\.[\\w-]+\\.id\\}$`).test(String(resolve(this, id)));
  }

  /** An expression that is no plain reference to a resource of azurerm, of which nothing is known. */
  private isExpression(id: string): boolean {
    return Token.isUnresolved(id) && !/^\$\{(data\.)?azurerm_\w+\.[\w-]+\.id\}$/.test(String(resolve(this, id)));
  }
}

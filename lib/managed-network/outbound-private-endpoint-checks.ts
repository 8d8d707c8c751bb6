import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { refuse } from '../core/errors';
import { resolve } from '../core/resolve';
import { checkResourceId, ResourceKind, sameResource } from '../core/resource-id';
import { OutboundPrivateEndpointProps, OutboundTarget } from './outbound-private-endpoint-props';

// What the props alone tell.

/** What of its own storage account a workspace is given endpoints to by Azure. */
const MADE_BY_AZURE = [OutboundTarget.BLOB, OutboundTarget.FILE];

/** Which services Azure makes such rules for, and azurerm 4.55 does not. */
export const BY_AZAPI = [
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

/** Refuses a target that Azure makes no such endpoints to, and a subresource that the target lacks. */
export function checkTarget(scope: Construct, props: OutboundPrivateEndpointProps): void {
  checkOwn(scope, props);
  const { target, subresource } = props;
  const known = TARGETS.find(({ namespace, type }) => isOf(scope, target.id, namespace, type));
  if (known === undefined && isExpression(scope, target.id)) return;
  if (known === undefined) {
    refuse(scope, {
      property: 'target',
      value: target.id,
      rule: `Azure makes outbound private endpoints only to ${TARGETS.map(({ namespace }) => namespace).join(', ')}`,
      remedy: 'Leave out the rule',
    });
  }
  checkResourceId(scope, 'target', target.id, known.kind);
  const allowed: string[] = known.subresources;
  if (allowed.includes(subresource)) return;
  refuse(scope, {
    property: 'subresource',
    value: subresource,
    rule: `a target of ${known.namespace} has only ${allowed.join(', ')}`,
    remedy: `Pass one of these`,
  });
}

function checkOwn(scope: Construct, { workspace, target, subresource }: OutboundPrivateEndpointProps): void {
  const { storage, vault, registry } = workspace.knownParts;
  const parts = MADE_BY_AZURE.includes(subresource) ? [storage, vault, registry] : [vault, registry];
  if (!parts.some((part) => sameResource(scope, part, target))) return;
  refuse(scope, {
    property: 'target',
    value: target.id,
    rule: `it is a part of the workspace itself, to which Azure makes the managed network's endpoints`,
    remedy: 'Leave out the rule',
  });
}

function isOf(scope: Construct, id: string | undefined, namespace: string, type: string): boolean {
  if (id === undefined || !Token.isUnresolved(id)) return id?.split('/')[6] === namespace;
  return new RegExp(`^\\$\\{(data\\.)?azurerm_(${type})\\.[\\w-]+\\.id\\}$`).test(String(resolve(scope, id)));
}

/** An expression that is no plain reference to a resource of azurerm, of which nothing is known. */
function isExpression(scope: Construct, id: string): boolean {
  return Token.isUnresolved(id) && !/^\$\{(data\.)?azurerm_\w+\.[\w-]+\.id\}$/.test(String(resolve(scope, id)));
}

/** A wait is for a right that is granted here. */
export function checkWait(scope: Construct, { propagationSeconds }: OutboundPrivateEndpointProps, approval: Grant | undefined): void {
  if (propagationSeconds === undefined || approval !== undefined) return;
  refuse(scope, {
    property: 'propagationSeconds',
    value: propagationSeconds,
    rule: `it is a wait for the right to approve the endpoint, which is not granted here`,
    remedy: `Leave it out, or pass 'grants: true'`,
  });
}

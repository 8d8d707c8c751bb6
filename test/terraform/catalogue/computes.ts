import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import {
  ComputePriority,
  IdentityType,
  InferenceClusterPurpose,
  ManagedNetwork,
  MlWorkspace,
  OutboundProtocol,
  OutboundTarget,
  PrincipalType,
} from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS } from '../scaffold';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH me@example.com';
const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;

/** Computes, the networks that they are in, and who may use them. */
export const COMPUTES: { readonly [name: string]: Entry } = {
  'computes in a public workspace': entry((site) => {
    const workspace = site.workspace({ tags: { team: 'fraud' } });
    const cpu = workspace.addComputeCluster('cpu', { ...SIZE, minNodes: 0, maxNodes: 4, idleTimeBeforeScaleDown: 'PT90M', description: 'Training' });
    cpu.grantImagePull('Images');
    cpu.grantData('Data');
    workspace.addComputeCluster('gpu', {
      vmSize: 'Standard_NC4as_T4_v3',
      priority: ComputePriority.LOW_PRIORITY,
      identity: BROUGHT.identity,
      ssh: { publicKey: SSH_KEY },
    });
    workspace.addComputeInstance('maria', { ...SIZE, assignedUser: { objectId: OBJECT_ID }, ssh: { publicKey: SSH_KEY } });
    workspace.addComputeInstance('joao', SIZE);
    const kubernetesCluster = { id: `${PROVIDERS}/Microsoft.ContainerService/managedClusters/aks-ml` };
    workspace.addInferenceCluster('aks', { kubernetesCluster, purpose: InferenceClusterPurpose.DEV_TEST, leafDomainLabel: 'fraud' });
    workspace.addSynapseSpark('spark', { sparkPool: { id: `${PROVIDERS}/Microsoft.Synapse/workspaces/syn-ml/bigDataPools/spark` } });
  }),
  'instances that are made with the time after which they stop': entry((site) => {
    const workspace = site.workspace();
    workspace.addComputeInstance('maria', { ...SIZE, idleShutdown: 'PT30M', idleShutdownAtCreation: true });
    workspace.addComputeInstance('joao', { ...SIZE, idleShutdown: 'PT1H', schedules: [], assignedUser: { objectId: OBJECT_ID } });
  }),
  'computes in a subnet of a private workspace, with a cluster that builds images': entry((site) => {
    const privateLink = site.privateLink();
    const { network, subnet } = site.network('computes');
    privateLink.dnsZones.linkVirtualNetwork('computes', network);
    const workspace = site.workspace({
      privateLink,
      imageBuild: { ...SIZE, subnet, name: 'builder' },
      serverlessCompute: { subnet },
      deletionProtection: true,
    });
    workspace.addComputeCluster('cpu', { ...SIZE, subnet });
    workspace.addComputeInstance('maria', { ...SIZE, subnet });
  }),
  'computes behind outbound rules': entry((site) => {
    const workspace = site.workspace({
      managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND,
      privateLink: site.privateLink(),
      provisionManagedNetworkOnCreation: true,
    });
    workspace.addComputeCluster('cpu', SIZE);
    workspace.allowOutboundFqdn('pypi', 'pypi.org');
    workspace.allowOutboundFqdn('wheels', '*.pythonhosted.org');
    workspace.allowOutboundServiceTag('sql', { serviceTag: 'Sql', protocol: OutboundProtocol.TCP, portRanges: '1433,11000-11999' });
    const target = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake` };
    workspace.allowOutboundPrivateEndpoint('lake', { target, subresource: OutboundTarget.DFS, sparkEnabled: true });
    workspace.allowOutboundPrivateEndpoint('blobs', { target, subresource: OutboundTarget.BLOB });
    workspace.addComputeInstance('maria', SIZE);
  }),
  'outbound private endpoint of a system-assigned workspace': entry((site) => {
    const workspace = site.workspace({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND, identityType: IdentityType.SYSTEM_ASSIGNED });
    workspace.allowOutboundPrivateEndpoint('keys', { target: BROUGHT.vault, subresource: OutboundTarget.VAULT });
  }),
  'computes, rules and grants of an imported workspace': entry((site) => {
    const shared = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', {
      id: WORKSPACE_ID,
      location: 'westeurope',
      managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND,
      registry: BROUGHT.registry,
      storage: BROUGHT.storage,
      identityPrincipalId: OBJECT_ID,
    });
    shared.addComputeCluster('cpu', SIZE).grantImagePull('Images');
    shared.allowOutboundFqdn('pypi', 'pypi.org');
    shared.allowOutboundPrivateEndpoint('keys', { target: BROUGHT.vault, subresource: OutboundTarget.VAULT });
    shared.grantReader('Readers', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
  }),
  'workspace and computes with several identities': entry((site) => {
    const { name: resourceGroupName, location } = site.resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-training', resourceGroupName, location });
    const workspace = site.workspace({ identityType: IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED, additionalIdentities: [identity] });
    const identities = { identity: workspace.identity, additionalIdentities: [identity, BROUGHT.identity] };
    workspace.addComputeCluster('cpu', { ...SIZE, ...identities });
    workspace.addComputeInstance('maria', { ...SIZE, ...identities });
  }),
  'serverless computes without public addresses': entry((site) => site.workspace({ serverlessCompute: {} })),
  'serverless computes with public addresses': entry((site) => {
    site.workspace({ privateLink: site.privateLink(), imageBuildComputeName: 'cpu-builder', serverlessCompute: { publicIp: true } });
  }),
  'feature store': entry((site) => site.workspace({ featureStore: { sparkRuntimeVersion: '3.4', offlineConnectionName: 'offline' } })),
  'people and their roles': entry((site) => {
    const workspace = site.workspace({ deletionProtection: true });
    const person = (digit: string) => ({ principalId: OBJECT_ID.replace(/a/g, digit), principalType: PrincipalType.USER });
    workspace.grantDataScientist('Scientist', person('1'));
    workspace.grantComputeOperator('Operator', person('2'));
    workspace.grantReader('Reader', person('3'), { description: 'Audit' });
    workspace.grantContributor('Contributor', person('4'));
    workspace.grantOwner('Owner', person('5'), { condition: `(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))` });
    const registry = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/registries/mlr-shared` };
    workspace.grantRegistryUser('Assets', person('6'), registry, { description: 'Shares models' });
    workspace.grant('Any', person('7'), 'Log Analytics Reader');
  }),
  'access suspended': entry((site) => {
    const workspace = site.workspace({ accessSuspended: true, deletionProtection: true });
    workspace.grantDataScientist('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
  }),
};

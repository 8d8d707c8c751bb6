import { dependable, ITerraformDependable } from 'cdktf';
import { IConstruct } from 'constructs';
import { AssignedUser, ManagedNetwork, MlWorkspaceProps, PrincipalType } from '../../../lib';
import { BROUGHT, Build, OBJECT_ID, SUBNET_ID } from '../scaffold';
import { all, change, DayTwo } from './change';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const PERSON = { objectId: OBJECT_ID };
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const APPROVED = { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND };

const plain: Build = (site) => site.workspace();
const approved: Build = (site) => site.workspace(APPROVED);
const cluster =
  (options: object = {}): Build =>
  (site) =>
    site.workspace().addComputeCluster('cpu', { ...SIZE, ...options });
const instance =
  (assignedUser?: AssignedUser, props: Partial<MlWorkspaceProps> = {}): Build =>
  (site) =>
    site.workspace(props).addComputeInstance('maria', { ...SIZE, assignedUser });
const instanceInSubnet =
  (publicIp: boolean): Build =>
  (site) =>
    site
      .workspace({ privateLink: site.privateLink(), publicNetworkAccess: true })
      .addComputeInstance('maria', { ...SIZE, subnet: { id: SUBNET_ID }, publicIp });
/** As versions up to 0.1.0 made it. */
const formerInstance: Build = (site) => {
  const { node, resource } = site.workspace().addComputeInstance('maria', { ...SIZE, assignedUser: PERSON });
  const fixed = node.findChild('Fixed') as IConstruct & ITerraformDependable;
  node.tryRemoveChild('PublicIp');
  resource.lifecycle = { ignoreChanges: ['tags'], replaceTriggeredBy: [dependable(fixed)] };
};
const team =
  (props: Partial<MlWorkspaceProps> = {}): Build =>
  (site) => {
    const workspace = site.workspace(props);
    workspace.grantDataScientist('Team', TEAM);
    workspace.grantOwner('Owners', TEAM);
  };
const rules =
  (...hosts: string[]): Build =>
  (site) => {
    const workspace = site.workspace(APPROVED);
    workspace.addComputeCluster('cpu', SIZE);
    for (const host of hosts) workspace.allowOutboundFqdn(host, `${host}.org`);
  };
const rule = (host: string): string => `machine_learning_workspace_network_outbound_rule_fqdn.Ml_${host}`;

/** Terraform counts none where there was one: it looks the assignment up at its old address, and deletes it. */
const SUSPENDED = { 'azurerm_role_assignment.Ml_Team[0]': 'move from azurerm_role_assignment.Ml_Team, delete' };
const LOCKS = ['management_lock.Ml_Lock', 'management_lock.Ml_RegistryLock'];

/** What is in a workspace: computes, rules and grants, made, changed and taken away without touching the rest. */
export const CHILDREN: { readonly [name: string]: DayTwo } = {
  'add a compute cluster': change(plain, cluster(), all('create', 'machine_learning_compute_cluster.Ml_cpu')),
  'remove a compute cluster': change(cluster(), plain, all('delete', 'machine_learning_compute_cluster.Ml_cpu')),
  'scale a compute cluster': change(
    cluster(),
    cluster({ maxNodes: 8, idleTimeBeforeScaleDown: 'PT1H' }),
    all('update', 'machine_learning_compute_cluster.Ml_cpu'),
  ),
  'write the size and the idle time of a compute cluster otherwise': change(
    cluster({ idleTimeBeforeScaleDown: 'PT120S' }),
    cluster({ vmSize: 'STANDARD_d4ds_V4' }),
    {},
  ),
  'give a compute cluster another size': change(
    cluster(),
    cluster({ vmSize: 'Standard_D8ds_v4' }),
    all('delete, create', 'machine_learning_compute_cluster.Ml_cpu'),
  ),
  'give a compute cluster one more identity': change(
    cluster({ identity: BROUGHT.identity }),
    cluster({ identity: BROUGHT.identity, additionalIdentities: [{ id: `${BROUGHT.identity.id}-other` }] }),
    all('update', 'machine_learning_compute_cluster.Ml_cpu'),
  ),
  'build images on a cluster': change(plain, (site) => site.workspace({ imageBuild: SIZE }), {
    ...all(
      'create',
      'machine_learning_compute_cluster.Ml_ImageBuild',
      'role_assignment.Ml_ImageBuild_ImagePull',
      'role_assignment.Ml_ImageBuild_Data',
    ),
    ...all('update', 'machine_learning_workspace.Ml'),
  }),
  'give a compute instance to somebody else': change(instance(PERSON), instance({ objectId: OBJECT_ID.replace(/a/g, 'f') }), {
    ...all('delete, create', 'machine_learning_compute_instance.Ml_maria'),
    'terraform_data.Ml_maria_Fixed': 'update',
  }),
  'take over a compute instance of a version that did not remember whether it has a public address': change(formerInstance, instance(PERSON), {
    'terraform_data.Ml_maria_PublicIp': 'create',
  }),
  'take the public address of a compute instance away': change(instanceInSubnet(true), instanceInSubnet(false), {
    ...all('delete, create', 'machine_learning_compute_instance.Ml_maria'),
    'terraform_data.Ml_maria_PublicIp': 'update',
  }),
  'change a tag of a workspace with a compute instance': change(
    instance(undefined, { tags: { team: 'fraud' } }),
    instance(undefined, { tags: { team: 'risk' } }),
    all(
      'update',
      'machine_learning_workspace.Ml',
      'storage_account.Ml_Storage',
      'key_vault.Ml_Vault',
      'container_registry.Ml_Registry',
      'application_insights.Ml_Insights',
      'log_analytics_workspace.Ml_Insights_LogAnalytics',
      'user_assigned_identity.Ml_Identity',
    ),
  ),
  'let computes in a managed network reach only what is approved': change(
    (site) => site.workspace({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }),
    approved,
    all('update', 'machine_learning_workspace.Ml', 'container_registry.Ml_Registry'),
  ),
  'add an outbound rule': change(approved, (site) => site.workspace(APPROVED).allowOutboundFqdn('pypi', 'pypi.org'), all('create', rule('pypi'))),
  'remove an outbound rule': change((site) => site.workspace(APPROVED).allowOutboundFqdn('pypi', 'pypi.org'), approved, all('delete', rule('pypi'))),
  'remove an outbound rule from the middle, and add one before a compute': change(rules('one', 'two', 'three'), rules('one', 'three', 'four'), {
    ...all('delete', rule('two')),
    ...all('create', rule('four')),
  }),
  'add a grant': change(plain, team(), all('create', 'role_assignment.Ml_Team', 'role_assignment.Ml_Owners')),
  'remove a grant': change(team(), plain, all('delete', 'role_assignment.Ml_Team', 'role_assignment.Ml_Owners')),
  'suspend access': change(team(), team({ accessSuspended: true }), SUSPENDED),
  'give suspended access back': change(team({ accessSuspended: true }), team(), all('create', 'role_assignment.Ml_Team')),
  'suspend access to a protected workspace': change(team({ deletionProtection: true }), team({ deletionProtection: true, accessSuspended: true }), {
    ...SUSPENDED,
    ...all('delete', ...LOCKS),
  }),
  'turn serverless computes from public to private': change(
    (site) => site.workspace({ serverlessCompute: { publicIp: true } }),
    (site) => site.workspace({ serverlessCompute: { subnet: site.network().subnet } }),
    { ...all('update', 'machine_learning_workspace.Ml'), ...all('create', 'virtual_network.net', 'subnet.net-endpoints') },
  ),
};

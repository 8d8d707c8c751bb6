import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  AzureCloud,
  ComputePriority,
  IdentityType,
  IMlWorkspace,
  InferenceClusterPurpose,
  ManagedNetwork,
  MlWorkspace,
  MlWorkspaceAttributes,
  MlWorkspaceProps,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, OBJECT_ID, PROVIDERS, SUBNET, Synthesized, synth, synthStack, testApp, workspace } from './support';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH me@example.com';
const PRIVATE = { publicNetworkAccess: undefined, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'builder' };
const MANAGED = { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND };
const COMPUTES = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-compute` };
const AKS = { id: `${PROVIDERS}/Microsoft.ContainerService/managedClusters/aks-ml` };
const POOL = { id: `${PROVIDERS}/Microsoft.Synapse/workspaces/syn-ml/bigDataPools/spark` };

function made(use: (ml: MlWorkspace) => unknown, props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synth((stack) => {
    use(workspace(stack, props));
  });
}

function imported(use: (ml: IMlWorkspace) => unknown, attributes: Partial<MlWorkspaceAttributes> = {}): Synthesized {
  const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
  return synth((stack) => {
    use(MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope', ...attributes }));
  });
}

describe('a compute cluster', () => {
  test('has the safe defaults, and no node while it is idle', () => {
    const all = made((ml) => ml.addComputeCluster('cpu', SIZE));
    const ml = all.address('machine_learning_workspace');
    expect(all.the('machine_learning_compute_cluster')).toEqual({
      name: 'cpu',
      machine_learning_workspace_id: `\${${ml}.id}`,
      location: 'westeurope',
      vm_size: 'STANDARD_D4DS_V4',
      vm_priority: 'Dedicated',
      scale_settings: { min_node_count: 0, max_node_count: 1, scale_down_nodes_after_idle_duration: 'PT2M' },
      identity: { type: 'SystemAssigned' },
      local_auth_enabled: false,
      ssh_public_access_enabled: false,
      node_public_ip_enabled: true,
      depends_on: [all.address('role_assignment', 'Ml_WorkspaceContributor')],
    });
  });

  test('takes its size, priority, numbers, idle time, name and description', () => {
    const all = made((ml) =>
      ml.addComputeCluster('gpu', {
        name: 'gpu-cluster',
        vmSize: 'standard_nc4as_t4_v3',
        priority: ComputePriority.LOW_PRIORITY,
        minNodes: 1,
        maxNodes: 8,
        idleTimeBeforeScaleDown: 'PT10M',
        description: 'Training',
      }),
    );
    expect(all.the('machine_learning_compute_cluster')).toMatchObject({
      name: 'gpu-cluster',
      vm_size: 'STANDARD_NC4AS_T4_V3',
      vm_priority: 'LowPriority',
      scale_settings: { min_node_count: 1, max_node_count: 8, scale_down_nodes_after_idle_duration: 'PT10M' },
      description: 'Training',
    });
  });

  test.each([
    ['PT90M', 'PT1H30M'],
    ['PT120S', 'PT2M'],
    ['P1D', 'P1D'],
    ['PT36H', 'P1DT12H'],
    ['PT0S', 'PT0S'],
  ])('writes the idle time %s as Azure reads it back, %s', (given, written) => {
    const all = made((ml) => ml.addComputeCluster('cpu', { ...SIZE, idleTimeBeforeScaleDown: given }));
    expect(all.the('machine_learning_compute_cluster').scale_settings).toMatchObject({ scale_down_nodes_after_idle_duration: written });
  });

  test.each(['banana', '5m', 'P1Y', 'PT', 'P', 'PT1.5H', ''])('refuses the idle time %p', (idleTimeBeforeScaleDown) => {
    expect(() => made((ml) => ml.addComputeCluster('cpu', { ...SIZE, idleTimeBeforeScaleDown }))).toThrow(
      `[test/Ml/cpu] 'idleTimeBeforeScaleDown' is '${idleTimeBeforeScaleDown}': it is an ISO 8601 duration of days, hours, minutes and seconds. Pass PT5M`,
    );
  });

  test('acts as a user-assigned identity that is brought, after that may be used', () => {
    const all = synth((stack) => {
      const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', resourceGroupName: GROUP.name, location: GROUP.location });
      const role = new RoleAssignment(stack, 'Pull', {
        scope: BROUGHT.registry.id,
        principalId: identity.principalId,
        roleDefinitionName: 'AcrPull',
      });
      const ready = { id: identity.id, principalId: identity.principalId, usableAfter: [identity, role] };
      workspace(stack).addComputeCluster('cpu', { ...SIZE, identity: ready });
    });
    const identity = all.address('user_assigned_identity', 'Mine');
    expect(all.the('machine_learning_compute_cluster')).toMatchObject({ identity: { type: 'UserAssigned', identity_ids: [`\${${identity}.id}`] } });
    expect(all.the('machine_learning_compute_cluster').depends_on).toContain('azurerm_role_assignment.Pull');
    expect(all.the('machine_learning_compute_cluster').depends_on).not.toContain(identity);
  });

  test('lets somebody in by SSH key only', () => {
    const all = made((ml) => ml.addComputeCluster('cpu', { ...SIZE, ssh: { publicKey: SSH_KEY } }));
    const cluster = all.the('machine_learning_compute_cluster');
    expect(cluster).toMatchObject({
      ssh: { admin_username: 'azureuser', key_value: SSH_KEY },
      local_auth_enabled: true,
      ssh_public_access_enabled: false,
    });
    expect(cluster.ssh).not.toHaveProperty('admin_password');
  });

  test('opens its SSH port to the internet only when it is told to', () => {
    const all = made((ml) => ml.addComputeCluster('cpu', { ...SIZE, ssh: { publicKey: SSH_KEY, userName: 'ml', publicAccess: true } }));
    expect(all.the('machine_learning_compute_cluster')).toMatchObject({ ssh: { admin_username: 'ml' }, ssh_public_access_enabled: true });
  });

  test('refuses a private SSH key, and does not repeat it', () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0';
    const attempt = (): unknown => made((ml) => ml.addComputeCluster('cpu', { ...SIZE, ssh: { publicKey: key } }));
    expect(attempt).toThrow(`[test/Ml/cpu] 'ssh.publicKey' is '-----BEGIN OPENSSH P…': this is no public key of OpenSSH.`);
    expect(attempt).not.toThrow('c2VjcmV0');
  });

  test.each([
    [{ minNodes: 3, maxNodes: 2 }, `'minNodes' is 3: it is more than 'maxNodes', which is 2`],
    [{ minNodes: 2 }, `'minNodes' is 2: it is more than 'maxNodes', which is 1`],
    [{ minNodes: -1 }, `'minNodes' is -1`],
    [{ maxNodes: 0 }, `'maxNodes' is 0`],
    [{ maxNodes: 1.5 }, `'maxNodes' is 1.5`],
    [{ name: 'a' }, `'name' is 'a': the compute cluster name must be 3-32 letters`],
    [{ name: 'cpu-' }, `'name' is 'cpu-'`],
    [{ vmSize: 'DS3_v2' }, `'vmSize' is 'DS3_v2': this is not the size of a virtual machine. Pass one such as Standard_D4ds_v4`],
    [{ vmSize: undefined as unknown as string }, `'vmSize' is not given: it is required. Pass a string.`],
    [{ identity: BROUGHT.vault }, `'identity' is '${BROUGHT.vault.id}': this is not the id of a user-assigned identity`],
    [{ subnet: BROUGHT.vault }, `'subnet' is '${BROUGHT.vault.id}': this is not the id of a subnet`],
    [{ description: 'a %{ b' }, `'description' is 'a %{ b': Terraform takes '%{' for the beginning of a template`],
  ])('refuses %j', (wrong, message) => {
    expect(() => made((ml) => ml.addComputeCluster('cpu', { ...SIZE, ...wrong }))).toThrow(`[test/Ml/cpu] ${message}`);
  });

  test('takes a number of nodes that only Terraform knows, and leaves the other to it', () => {
    const all = synth((stack) => {
      const maxNodes = new TerraformVariable(stack, 'most', { type: 'number' }).numberValue;
      workspace(stack).addComputeCluster('cpu', { ...SIZE, minNodes: 3, maxNodes });
    });
    expect(all.the('machine_learning_compute_cluster').scale_settings).toMatchObject({ min_node_count: 3, max_node_count: '${var.most}' });
  });

  test('shares its name with no other compute of the workspace', () => {
    expect(() =>
      made((ml) => {
        ml.addComputeCluster('cpu-one', SIZE);
        ml.addComputeInstance('two', { ...SIZE, name: 'CPU-one' });
      }),
    ).toThrow(`[test/Ml/two] 'name' is 'CPU-one': the compute instance of [test/Ml/cpu-one] has this name already`);
  });

  test('takes the name of a size that Terraform knows later in capitals too', () => {
    const all = synth((stack) => {
      workspace(stack).addComputeCluster('cpu', { vmSize: new TerraformVariable(stack, 'size', {}).stringValue });
    });
    expect(all.the('machine_learning_compute_cluster').vm_size).toBe('${upper(var.size)}');
  });
});

describe('the nodes of a compute', () => {
  const adders = {
    'compute cluster': (ml: IMlWorkspace, options: object) => ml.addComputeCluster('node', { ...SIZE, ...options }),
    'compute instance': (ml: IMlWorkspace, options: object) => ml.addComputeInstance('node', { ...SIZE, ...options }),
  };
  const types = { 'compute cluster': 'machine_learning_compute_cluster', 'compute instance': 'machine_learning_compute_instance' };

  describe.each(Object.keys(adders) as (keyof typeof adders)[])('%s', (kind) => {
    const node = (all: Synthesized): unknown => all.the(types[kind]);
    const add = (options: object = {}, props: Partial<MlWorkspaceProps> = {}): Synthesized => made((ml) => adders[kind](ml, options), props);

    test('have public addresses in a public workspace', () => {
      expect(node(add())).toMatchObject({ node_public_ip_enabled: true });
      expect(node(add({ subnet: COMPUTES }))).toMatchObject({ node_public_ip_enabled: true, subnet_resource_id: COMPUTES.id });
    });

    test('have none in a closed or privately linked workspace, and stand in a subnet', () => {
      for (const props of [PRIVATE, { ...PRIVATE, publicNetworkAccess: true }]) {
        expect(node(add({ subnet: COMPUTES }, props))).toMatchObject({ node_public_ip_enabled: false, subnet_resource_id: COMPUTES.id });
      }
    });

    test('have public addresses outside of every network, also where the workspace is privately linked besides', () => {
      const placed = node(add({}, { ...PRIVATE, publicNetworkAccess: true }));
      expect(placed).toMatchObject({ node_public_ip_enabled: true });
      expect(placed).not.toHaveProperty('subnet_resource_id');
    });

    test('have none in a managed network, explicitly, and no subnet', () => {
      const placed = node(add({}, MANAGED));
      expect(placed).toMatchObject({ node_public_ip_enabled: false });
      expect(placed).not.toHaveProperty('subnet_resource_id');
    });

    test.each<[string, object, Partial<MlWorkspaceProps>, string]>([
      ['a subnet in a managed network', { subnet: COMPUTES }, MANAGED, `'subnet' is '${COMPUTES.id}': the workspace has a managed network`],
      [
        'public addresses in a managed network',
        { publicIp: true },
        MANAGED,
        `'publicIp' is true: computes in a managed network have no public addresses`,
      ],
      ['no subnet in a closed workspace', {}, PRIVATE, `'subnet' is not given: the workspace is closed to the public network`],
      ['no public addresses without a network', { publicIp: false }, {}, `'publicIp' is false: nodes without public addresses need a network`],
      [
        'no public addresses where there is no private endpoint',
        { publicIp: false, subnet: COMPUTES },
        {},
        `'publicIp' is false: nodes without public addresses reach a workspace only through a private endpoint`,
      ],
    ])('refuse %s', (_, options, props, message) => {
      expect(() => add(options, props)).toThrow(`[test/Ml/node] ${message}`);
    });

    test('come after the private endpoint of the workspace and the security group of their subnet', () => {
      const all = synth((stack) => {
        const gate = new UserAssignedIdentity(stack, 'Gate', { name: 'gate', resourceGroupName: 'rg', location: 'westeurope' });
        adders[kind](workspace(stack, PRIVATE), { subnet: { ...COMPUTES, usableAfter: [gate] } });
      });
      const compute = all.address(types[kind]);
      for (const earlier of [
        all.address('user_assigned_identity', 'Gate'),
        all.address('private_endpoint', 'Ml_Link'),
        all.address('private_endpoint', 'Ml_Storage_BlobLink'),
        all.address('private_endpoint', 'Ml_Registry_Link'),
      ]) {
        expect(all.comesAfter(compute, earlier)).toBe(true);
      }
    });

    test("come after what the workspace's identity is granted only once there is a workspace", () => {
      const own = add({}, { ...MANAGED, identityType: IdentityType.SYSTEM_ASSIGNED });
      const roles = own.addressesOf('role_assignment');
      expect(roles).toHaveLength(3);
      for (const approver of roles) expect(own.comesAfter(own.address(types[kind]), approver)).toBe(true);
      const assigned = add();
      expect(assigned.comesAfter(assigned.address(types[kind]), assigned.address('role_assignment', 'Ml_WorkspaceContributor'))).toBe(true);
    });

    test('act as the identity of a workspace in another stack, whose grants Terraform finds only there', () => {
      const app = testApp();
      const [there, here] = ['there', 'here'].map((id) => {
        const stack = new TerraformStack(app, id);
        new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
        return stack;
      }) as [TerraformStack, TerraformStack];
      const { identity } = workspace(there);
      adders[kind](workspace(here, { ...BROUGHT, baseName: 'fraud-test', logAnalytics: undefined }), { identity });
      const all = synthStack(here);
      expect(all.the(types[kind])).not.toHaveProperty('depends_on');
    });

    test('of an imported workspace say whether they have public addresses, unless its network is known', () => {
      expect(() => imported((ml) => adders[kind](ml, {}))).toThrow(
        `[test/Shared/node] 'publicIp' is not given: the workspace is imported, and whether it has a managed network is unknown`,
      );
      expect(node(imported((ml) => adders[kind](ml, { publicIp: true })))).toMatchObject({ node_public_ip_enabled: true });
      expect(node(imported((ml) => adders[kind](ml, { publicIp: false })))).toMatchObject({ node_public_ip_enabled: false });
      expect(node(imported((ml) => adders[kind](ml, { subnet: COMPUTES }), { publicNetworkAccess: false }))).toMatchObject({
        node_public_ip_enabled: false,
      });
      expect(node(imported((ml) => adders[kind](ml, {}), MANAGED))).toMatchObject({ node_public_ip_enabled: false });
      expect(node(imported((ml) => adders[kind](ml, {}), { managedNetwork: ManagedNetwork.DISABLED }))).toMatchObject({
        node_public_ip_enabled: true,
      });
    });
  });
});

describe('a compute instance', () => {
  test('has the safe defaults', () => {
    const all = made((ml) => ml.addComputeInstance('maria', SIZE));
    const ml = all.address('machine_learning_workspace');
    expect(all.the('machine_learning_compute_instance')).toEqual({
      name: 'maria',
      machine_learning_workspace_id: `\${${ml}.id}`,
      virtual_machine_size: 'STANDARD_D4DS_V4',
      identity: { type: 'SystemAssigned' },
      local_auth_enabled: false,
      node_public_ip_enabled: true,
      lifecycle: { ignore_changes: ['tags', 'node_public_ip_enabled'], replace_triggered_by: all.addressesOf('terraform_data') },
      depends_on: [all.address('role_assignment', 'Ml_WorkspaceContributor')],
    });
  });

  test('is replaced when it loses or gets a public address, and not when azurerm reads back that it has none', () => {
    const all = made((ml) => ml.addComputeInstance('maria', SIZE));
    const [address] = all.addressesOf('terraform_data');
    expect(address).toMatch(/_PublicIp_/);
    expect(all.the('terraform_data').input).toEqual({ nodePublicIpEnabled: true });
    expect(all.the('machine_learning_compute_instance').lifecycle).toEqual({
      ignore_changes: ['tags', 'node_public_ip_enabled'],
      replace_triggered_by: [address],
    });
  });

  test('is made for one person, of the tenant that deploys unless it is named', () => {
    const all = made((ml) => ml.addComputeInstance('maria', { ...SIZE, assignedUser: { objectId: OBJECT_ID } }));
    expect(all.the('machine_learning_compute_instance')).toMatchObject({
      authorization_type: 'personal',
      assign_to_user: { object_id: OBJECT_ID, tenant_id: expect.stringMatching(/^\$\{data\.azurerm_client_config\.[\w-]+\.tenant_id\}$/) as string },
    });
    const named = made((ml) => ml.addComputeInstance('maria', { ...SIZE, assignedUser: { objectId: OBJECT_ID, tenantId: OBJECT_ID } }));
    expect(named.the('machine_learning_compute_instance').assign_to_user).toEqual({ object_id: OBJECT_ID, tenant_id: OBJECT_ID });
  });

  test('is replaced when its person or its key changes, since azurerm would plan a change in place and fail to apply it', () => {
    const all = made((ml) =>
      ml.addComputeInstance('maria', { ...SIZE, assignedUser: { objectId: OBJECT_ID, tenantId: OBJECT_ID }, ssh: { publicKey: SSH_KEY } }),
    );
    const fixed = all.address('terraform_data', 'Ml_maria_Fixed');
    expect(all.section('resource')).toMatchObject({
      terraform_data: { [fixed.split('.')[1] as string]: { input: { objectId: OBJECT_ID, tenantId: OBJECT_ID, publicKey: SSH_KEY } } },
    });
    expect(all.the('machine_learning_compute_instance')).toMatchObject({
      lifecycle: { replace_triggered_by: [all.address('terraform_data', 'Ml_maria_PublicIp'), fixed] },
      ssh: { public_key: SSH_KEY },
      local_auth_enabled: true,
    });
  });

  test('keeps the tags that it was made with: azurerm would replace it over a change of them', () => {
    const all = made((ml) => ml.addComputeInstance('maria', SIZE), { tags: { team: 'fraud' } });
    expect(all.the('machine_learning_compute_instance')).toMatchObject({
      tags: { team: 'fraud' },
      lifecycle: { ignore_changes: ['tags', 'node_public_ip_enabled'] },
    });
  });

  test.each([
    [{ name: 'abc' }, `'name' is 'abc': the compute instance name must be 4-24 letters`],
    [{ name: 'a'.repeat(25) }, `'name' is '${'a'.repeat(25)}'`],
    [{ name: 'maria-' }, `'name' is 'maria-'`],
    [{ vmSize: 'big' }, `'vmSize' is 'big'`],
    [{ assignedUser: { objectId: 'maria' } }, `'assignedUser.objectId' is 'maria': a Microsoft Entra object id is a GUID`],
    [{ assignedUser: { objectId: OBJECT_ID, tenantId: 'x' } }, `'assignedUser.tenantId' is 'x'`],
    [{ ssh: { publicKey: 'x' } }, `'ssh.publicKey' is 'x…'`],
    [{ identity: BROUGHT.vault }, `'identity' is '${BROUGHT.vault.id}'`],
  ])('refuses %j', (wrong, message) => {
    expect(() => made((ml) => ml.addComputeInstance('maria', { ...SIZE, ...wrong }))).toThrow(`[test/Ml/maria] ${message}`);
  });
});

describe('an attached Kubernetes cluster', () => {
  test('serves, in the region of the workspace, as an identity of its own', () => {
    const all = made((ml) => ml.addInferenceCluster('aks', { kubernetesCluster: AKS }));
    const ml = all.address('machine_learning_workspace');
    expect(all.the('machine_learning_inference_cluster')).toEqual({
      name: 'aks',
      machine_learning_workspace_id: `\${${ml}.id}`,
      location: 'westeurope',
      kubernetes_cluster_id: AKS.id,
      cluster_purpose: 'FastProd',
      identity: { type: 'SystemAssigned' },
      lifecycle: { ignore_changes: ['tags'] },
      depends_on: [all.address('role_assignment', 'Ml_WorkspaceContributor')],
    });
  });

  test('can be one for tests, with a certificate of Microsoft', () => {
    const options = { kubernetesCluster: AKS, purpose: InferenceClusterPurpose.DEV_TEST, leafDomainLabel: 'fraud', identity: BROUGHT.identity };
    const all = made((ml) => ml.addInferenceCluster('aks', options));
    expect(all.the('machine_learning_inference_cluster')).toMatchObject({
      cluster_purpose: 'DevTest',
      ssl: { leaf_domain_label: 'fraud' },
      identity: { type: 'UserAssigned', identity_ids: [BROUGHT.identity.id] },
    });
  });

  test('must be a Kubernetes cluster, with a name that Azure takes', () => {
    expect(() => made((ml) => ml.addInferenceCluster('aks', { kubernetesCluster: BROUGHT.vault }))).toThrow(
      `[test/Ml/aks] 'kubernetesCluster' is '${BROUGHT.vault.id}': this is not the id of an Azure Kubernetes Service cluster`,
    );
    expect(() => made((ml) => ml.addInferenceCluster('aks', { kubernetesCluster: AKS, name: 'a'.repeat(17) }))).toThrow(
      `the attached Kubernetes cluster name must be 2-16 letters`,
    );
  });
});

describe('an attached Synapse Spark pool', () => {
  test('runs jobs without local authentication, as an identity of its own', () => {
    const all = made((ml) => ml.addSynapseSpark('spark', { sparkPool: POOL }));
    const ml = all.address('machine_learning_workspace');
    expect(all.the('machine_learning_synapse_spark')).toEqual({
      name: 'spark',
      machine_learning_workspace_id: `\${${ml}.id}`,
      location: 'westeurope',
      synapse_spark_pool_id: POOL.id,
      local_auth_enabled: false,
      identity: { type: 'SystemAssigned' },
      lifecycle: { ignore_changes: ['tags'] },
      depends_on: [all.address('role_assignment', 'Ml_WorkspaceContributor')],
    });
  });

  test('must be a Spark pool, with a name that Azure takes', () => {
    expect(() => made((ml) => ml.addSynapseSpark('spark', { sparkPool: AKS }))).toThrow(
      `[test/Ml/spark] 'sparkPool' is '${AKS.id}': this is not the id of a Synapse Spark pool`,
    );
    expect(() => made((ml) => ml.addSynapseSpark('spark', { sparkPool: POOL, name: 'ab' }))).toThrow(`'name' is 'ab'`);
  });
});

describe('what a compute is granted', () => {
  const role = (all: Synthesized, id: string): unknown => all.at('role_assignment', `Ml_cpu_${id}`);

  test("are images of the workspace's registry, and blobs of its storage", () => {
    const all = made((ml) => {
      const cpu = ml.addComputeCluster('cpu', SIZE);
      cpu.grantImagePull('Images');
      cpu.grantData('Data');
    });
    const principal = {
      principal_type: 'ServicePrincipal',
      principal_id: `\${${all.address('machine_learning_compute_cluster')}.identity[0].principal_id}`,
    };
    expect(role(all, 'Images')).toMatchObject({
      ...principal,
      role_definition_name: 'AcrPull',
      scope: `\${${all.address('container_registry')}.id}`,
    });
    expect(role(all, 'Data')).toMatchObject({
      ...principal,
      role_definition_name: 'Storage Blob Data Contributor',
      scope: `\${${all.address('storage_account')}.id}`,
    });
  });

  test('can be other registries and accounts, also to read only', () => {
    const all = made((ml) => {
      const cpu = ml.addComputeCluster('cpu', { ...SIZE, identity: { ...BROUGHT.identity, principalId: OBJECT_ID } });
      cpu.grantImagePull('Images', BROUGHT.registry);
      cpu.grantDataRead('Data', BROUGHT.storage);
    });
    expect(role(all, 'Images')).toMatchObject({ principal_id: OBJECT_ID, scope: BROUGHT.registry.id });
    expect(role(all, 'Data')).toMatchObject({ role_definition_name: 'Storage Blob Data Reader', scope: BROUGHT.storage.id });
  });

  test('is refused for an identity without principal id, and for parts that are not known', () => {
    expect(() => made((ml) => ml.addComputeCluster('cpu', { ...SIZE, identity: BROUGHT.identity }).grantData('Data'))).toThrow(
      `[test/Ml/cpu] 'identity.principalId' is not given: roles are granted to the identity's principal id`,
    );
    expect(() => imported((ml) => ml.addComputeCluster('cpu', { ...SIZE, publicIp: true }).grantImagePull('Images'))).toThrow(
      `[test/Shared/cpu] 'registry' is not given: the registry of the workspace is not known. Pass the registry, or 'registry' to fromWorkspaceAttributes.`,
    );
    expect(() => made((ml) => ml.addComputeCluster('cpu', SIZE).grantImagePull('Images', BROUGHT.vault))).toThrow(
      `'registry' is '${BROUGHT.vault.id}': this is not the id of a container registry`,
    );
    expect(() => made((ml) => ml.addComputeCluster('cpu', SIZE).grantData('Data', BROUGHT.vault))).toThrow(
      `'storage' is '${BROUGHT.vault.id}': this is not the id of a storage account`,
    );
  });
});

describe('the cluster that builds images', () => {
  const imageBuild = { vmSize: 'Standard_D4ds_v4', subnet: COMPUTES };
  const closed = (props: Partial<MlWorkspaceProps> = {}): Synthesized =>
    made(() => undefined, { ...PRIVATE, imageBuildComputeName: undefined, imageBuild, ...props });

  test('is made in the workspace and named there by a literal, so that there is no cycle', () => {
    const all = closed();
    expect(all.the('machine_learning_workspace').image_build_compute_name).toBe('image-build');
    expect(all.the('machine_learning_compute_cluster')).toMatchObject({
      name: 'image-build',
      subnet_resource_id: COMPUTES.id,
      node_public_ip_enabled: false,
    });
    expect(all.comesAfter(all.address('machine_learning_workspace'), all.address('machine_learning_compute_cluster'))).toBe(false);
    expect(all.warnings).toEqual([]);
  });

  test('may pull images and read what the workspace keeps', () => {
    const all = closed();
    const roles = ['ImagePull', 'Data'].map((id) => all.at('role_assignment', `Ml_ImageBuild_${id}`).role_definition_name);
    expect(roles).toEqual(['AcrPull', 'Storage Blob Data Contributor']);
  });

  test('takes its name and how many images it builds at once', () => {
    const all = closed({ imageBuild: { ...imageBuild, name: 'builder', maxNodes: 3 } });
    expect(all.the('machine_learning_workspace').image_build_compute_name).toBe('builder');
    expect(all.the('machine_learning_compute_cluster')).toMatchObject({ name: 'builder', scale_settings: { max_node_count: 3 } });
  });

  test('is refused with GPUs, together with another, and outside of the network of a closed workspace', () => {
    expect(() => closed({ imageBuild: { ...imageBuild, vmSize: 'Standard_NC4as_T4_v3' } })).toThrow(
      `[test/Ml] 'imageBuild.vmSize' is 'Standard_NC4as_T4_v3': Azure builds images only on nodes without GPUs`,
    );
    expect(() => closed({ imageBuildComputeName: 'other' })).toThrow(
      `[test/Ml] 'imageBuildComputeName' is 'other': 'imageBuild' makes the cluster that builds images, and a workspace has one`,
    );
    expect(() => closed({ imageBuild: { vmSize: 'Standard_D4ds_v4' } })).toThrow(`[test/Ml/ImageBuild] 'subnet' is not given`);
  });
});

describe('serverless computes', () => {
  const place = (serverlessCompute: MlWorkspaceProps['serverlessCompute'], props: Partial<MlWorkspaceProps> = {}): Synthesized =>
    made(() => undefined, { serverlessCompute, ...props });

  test('have no public addresses unless they are asked for', () => {
    expect(place({}).the('machine_learning_workspace').serverless_compute).toEqual({ public_ip_enabled: false });
    expect(place({ publicIp: true }).the('machine_learning_workspace').serverless_compute).toEqual({ public_ip_enabled: true });
    expect(place(undefined).the('machine_learning_workspace')).not.toHaveProperty('serverless_compute');
  });

  test('stand in a subnet, after that may be used', () => {
    const all = synth((stack) => {
      const gate = new UserAssignedIdentity(stack, 'Gate', { name: 'gate', resourceGroupName: 'rg', location: 'westeurope' });
      workspace(stack, { ...PRIVATE, serverlessCompute: { subnet: { ...COMPUTES, usableAfter: [gate] } } });
    });
    expect(all.the('machine_learning_workspace').serverless_compute).toEqual({ subnet_id: COMPUTES.id, public_ip_enabled: false });
    expect(all.comesAfter(all.address('machine_learning_workspace'), all.address('user_assigned_identity', 'Gate'))).toBe(true);
  });

  test('are refused where azurerm would refuse them while it creates the workspace', () => {
    expect(() => place({}, PRIVATE)).toThrow(
      `[test/Ml] 'serverlessCompute.publicIp' is not given: azurerm refuses nodes without public addresses and without a subnet for a workspace that is closed to the public network. Pass 'serverlessCompute.subnet'`,
    );
    expect(() => place({}, { ...PRIVATE, ...MANAGED })).toThrow(`Leave out 'serverlessCompute': nodes are in the managed network.`);
    for (const props of [MANAGED, { ...PRIVATE, ...MANAGED }]) {
      expect(() => place({ publicIp: true }, props)).toThrow(
        `[test/Ml] 'serverlessCompute.publicIp' is true: computes in a managed network have no public addresses. Leave out 'serverlessCompute'.`,
      );
    }
    expect(() => place({ subnet: COMPUTES }, MANAGED)).toThrow(
      `[test/Ml] 'serverlessCompute.subnet' is '${COMPUTES.id}': the workspace has a managed network`,
    );
    expect(() => place({ subnet: BROUGHT.vault })).toThrow(`'serverlessCompute.subnet' is '${BROUGHT.vault.id}': this is not the id of a subnet`);
  });
});

describe('a feature store', () => {
  const store = (featureStore: MlWorkspaceProps['featureStore']): Synthesized => made(() => undefined, { featureStore });

  test('is a workspace of that kind, with a version of Spark', () => {
    expect(store({}).the('machine_learning_workspace')).toMatchObject({
      kind: 'FeatureStore',
      feature_store: { computer_spark_runtime_version: '3.4' },
    });
    expect(store(undefined).the('machine_learning_workspace')).not.toHaveProperty('kind');
  });

  test('takes the version and the connections to its stores', () => {
    const all = store({ sparkRuntimeVersion: '3.5', offlineConnectionName: 'offline', onlineConnectionName: 'online' });
    expect(all.the('machine_learning_workspace').feature_store).toEqual({
      computer_spark_runtime_version: '3.5',
      offline_connection_name: 'offline',
      online_connection_name: 'online',
    });
  });

  test('refuses what is no version', () => {
    expect(() => store({ sparkRuntimeVersion: 'latest' })).toThrow(
      `[test/Ml] 'featureStore.sparkRuntimeVersion' is 'latest': this is no version of Apache Spark. Pass one such as '3.4'.`,
    );
  });
});

test('the region of an imported workspace is that of its computes', () => {
  const all = imported((ml) => ml.addComputeCluster('cpu', { ...SIZE, publicIp: true }), {
    location: 'usgovvirginia',
    cloud: AzureCloud.US_GOVERNMENT,
  });
  expect(all.the('machine_learning_compute_cluster').location).toBe('usgovvirginia');
});

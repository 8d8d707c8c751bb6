import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { TerraformVariable } from 'cdktf';
import { IdentityType, ManagedNetwork, MlWorkspace, MlWorkspaceProps, OutboundProtocol, OutboundTarget } from '../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const APPROVED = { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND };
const INTERNET = { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND };
const FQDN = 'machine_learning_workspace_network_outbound_rule_fqdn';
const TAG = 'machine_learning_workspace_network_outbound_rule_service_tag';
const ENDPOINT = 'machine_learning_workspace_network_outbound_rule_private_endpoint';
const LAKE = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake` };

function made(use: (ml: MlWorkspace) => unknown, props: Partial<MlWorkspaceProps> = APPROVED): Synthesized {
  return synth((stack) => {
    use(workspace(stack, props));
  });
}

describe('an outbound rule for a host', () => {
  test('names the host, and is called as its construct', () => {
    const all = made((ml) => ml.allowOutboundFqdn('pypi', 'pypi.org'));
    const ml = all.address('machine_learning_workspace');
    const granted = all.address('role_assignment', 'Ml_WorkspaceContributor');
    expect(all.the(FQDN)).toEqual({ name: 'pypi', workspace_id: `\${${ml}.id}`, destination_fqdn: 'pypi.org', depends_on: [granted] });
  });

  test('can be for all hosts below a name, and have a name of its own', () => {
    const all = made((ml) => ml.allowOutboundFqdn('wheels', '*.pythonhosted.org', { name: 'python-wheels' }));
    expect(all.the(FQDN)).toMatchObject({ name: 'python-wheels', destination_fqdn: '*.pythonhosted.org' });
  });

  test.each(['PyPI.org', 'xn--bcher-kva.example', 'example.xn--p1ai'])('can be for the host %s', (host) => {
    expect(made((ml) => ml.allowOutboundFqdn('host', host)).the(FQDN).destination_fqdn).toBe(host);
  });

  test.each(['https://pypi.org', 'pypi.org/simple', 'pypi.org:443', 'pypi', '*', 'a.*.org', ''])('refuses the host %p', (host) => {
    expect(() => made((ml) => ml.allowOutboundFqdn('pypi', host))).toThrow(
      `[test/Ml/pypi] 'destination' is '${host}': it is a host name, or one with '*.' before it, without scheme, port and path`,
    );
  });

  test('is refused in any other mode than that of approved traffic only', () => {
    expect(() => made((ml) => ml.allowOutboundFqdn('pypi', 'pypi.org'), INTERNET)).toThrow(
      `[test/Ml/pypi] 'managedNetwork' is 'AllowInternetOutbound': Azure allows this kind of outbound rule only with AllowOnlyApprovedOutbound. Leave out the rule: everything is reached without it.`,
    );
    expect(() => made((ml) => ml.allowOutboundFqdn('pypi', 'pypi.org'), {})).toThrow(
      `[test/Ml/pypi] 'managedNetwork' is 'Disabled': Azure allows this kind of outbound rule only with AllowOnlyApprovedOutbound. Pass the workspace 'managedNetwork'`,
    );
  });

  test('shares its name with no other rule of the workspace', () => {
    expect(() =>
      made((ml) => {
        ml.allowOutboundFqdn('pypi', 'pypi.org');
        ml.allowOutboundServiceTag('again', { serviceTag: 'DataFactory', name: 'pypi' });
      }),
    ).toThrow(`[test/Ml/again] 'name' is 'pypi': the outbound rule of [test/Ml/pypi] has this name already`);
  });
});

describe('an outbound rule for a service', () => {
  test('allows HTTPS unless it is told otherwise', () => {
    const all = made((ml) => {
      ml.allowOutboundServiceTag('factory', { serviceTag: 'DataFactory' });
      ml.allowOutboundServiceTag('sql', { serviceTag: 'Sql', protocol: OutboundProtocol.ANY, portRanges: '1433,11000-11999' });
    });
    expect(all.named(TAG, 'factory')).toMatchObject({ service_tag: 'DataFactory', protocol: 'TCP', port_ranges: '443' });
    expect(all.named(TAG, 'sql')).toMatchObject({ service_tag: 'Sql', protocol: '*', port_ranges: '1433,11000-11999' });
  });

  test.each([
    ['Storage.WestEurope', `Pass 'Storage'`],
    ['datafactory', `Pass 'DataFactory'`],
    ['Github', 'Pass one of AppConfiguration, '],
  ])('refuses the tag %s', (serviceTag, remedy) => {
    const attempt = (): unknown => made((ml) => ml.allowOutboundServiceTag('x', { serviceTag }));
    expect(attempt).toThrow(
      `[test/Ml/x] 'serviceTag' is '${serviceTag}': azurerm knows only some tags here, written as Azure does and without a region`,
    );
    expect(attempt).toThrow(remedy);
  });

  test.each(['https', '70000', '9-1', '1-2-3', '80,', ''])('refuses the ports %p', (portRanges) => {
    expect(() => made((ml) => ml.allowOutboundServiceTag('x', { serviceTag: 'Sql', portRanges }))).toThrow(
      `[test/Ml/x] 'portRanges' is '${portRanges}': these are ports from 0 to 65535`,
    );
  });

  test('is refused where everything is reached anyhow', () => {
    expect(() => made((ml) => ml.allowOutboundServiceTag('x', { serviceTag: 'Sql' }), INTERNET)).toThrow(
      `'managedNetwork' is 'AllowInternetOutbound'`,
    );
  });
});

describe('an outbound rule for a private endpoint', () => {
  const lake = { target: LAKE, subresource: OutboundTarget.DFS };

  test("comes after the identity's role to approve it on the target", () => {
    const all = made((ml) => ml.allowOutboundPrivateEndpoint('lake', lake), INTERNET);
    const approval = all.address('role_assignment', 'Ml_lake_Approval');
    expect(all.at('role_assignment', 'Ml_lake_Approval')).toMatchObject({
      scope: LAKE.id,
      role_definition_name: 'Azure AI Enterprise Network Connection Approver',
      principal_id: `\${${all.address('user_assigned_identity')}.principal_id}`,
      principal_type: 'ServicePrincipal',
    });
    expect(all.the(ENDPOINT)).toEqual({
      name: 'lake',
      workspace_id: `\${${all.address('machine_learning_workspace')}.id}`,
      service_resource_id: LAKE.id,
      sub_resource_target: 'dfs',
      spark_enabled: false,
      depends_on: [
        all.address('role_assignment', 'Ml_WorkspaceContributor'),
        all.address('time_sleep', 'Ml_ApproverWait'),
        all.address('time_sleep', 'Ml_lake_ApprovalWait'),
      ],
    });
    expect(all.at('time_sleep', 'Ml_lake_ApprovalWait')).toEqual({ create_duration: '120s', triggers: { Approval: `\${${approval}.id}` } });
  });

  test('waits as long as it is told for the role, or not at all', () => {
    const after = (propagationSeconds: number): Synthesized =>
      made((ml) => ml.allowOutboundPrivateEndpoint('lake', { ...lake, propagationSeconds }), { ...INTERNET, managedNetworkPropagationSeconds: 0 });
    expect(after(30).the('time_sleep').create_duration).toBe('30s');
    const none = after(0);
    expect(none.all('time_sleep')).toEqual([]);
    expect(none.comesAfter(none.address(ENDPOINT), none.address('role_assignment', 'Ml_lake_Approval'))).toBe(true);
    expect(() => after(1.5)).toThrow(`[test/Ml/lake] 'propagationSeconds' is 1.5: the wait is a whole number of seconds`);
  });

  test('refuses a wait for a role that is not granted', () => {
    expect(() => made((ml) => ml.allowOutboundPrivateEndpoint('lake', { ...lake, grants: false, propagationSeconds: 30 }))).toThrow(
      `[test/Ml/lake] 'propagationSeconds' is 30: it is a wait for the right to approve the endpoint, which is not granted here. Leave it out, or pass 'grants: true'`,
    );
  });

  test('lets Spark through when it is asked to, and grants one role for two endpoints to one target', () => {
    const all = made((ml) => {
      ml.allowOutboundPrivateEndpoint('lake', { ...lake, sparkEnabled: true });
      ml.allowOutboundPrivateEndpoint('blobs', { ...lake, subresource: OutboundTarget.BLOB });
    });
    expect(all.named(ENDPOINT, 'lake').spark_enabled).toBe(true);
    const approvals = all.all('role_assignment').filter(({ scope }) => scope === LAKE.id);
    expect(approvals).toHaveLength(1);
    const [approval, wait] = [all.address('role_assignment', 'Ml_lake_Approval'), all.address('time_sleep', 'Ml_blobs_ApprovalWait')];
    expect(all.comesAfter(wait, approval)).toBe(true);
    expect(all.named(ENDPOINT, 'blobs').depends_on).toContain(wait);
  });

  test("grants the workspace's own identity the role where it has no other", () => {
    const all = made((ml) => ml.allowOutboundPrivateEndpoint('lake', lake), { ...INTERNET, identityType: IdentityType.SYSTEM_ASSIGNED });
    expect(all.at('role_assignment', 'Ml_lake_Approval').principal_id).toBe(
      `\${${all.address('machine_learning_workspace')}.identity[0].principal_id}`,
    );
  });

  test('grants nothing when it is told not to, nor to an identity that is brought and has its roles', () => {
    expect(made((ml) => ml.allowOutboundPrivateEndpoint('lake', { ...lake, grants: false })).text).not.toContain('Ml_lake_Approval');
    const parts = { storage: BROUGHT.storage, vault: BROUGHT.vault, registry: BROUGHT.registry, insights: BROUGHT.insights };
    const identity = { ...BROUGHT.identity, principalId: OBJECT_ID };
    const brought = made((ml) => ml.allowOutboundPrivateEndpoint('lake', lake), { ...APPROVED, ...parts, identity });
    expect(brought.all('role_assignment')).toEqual([]);
    expect(brought.warnings).toEqual([
      expect.stringContaining(`must have the role 'Azure AI Enterprise Network Connection Approver' on the target; 'grants: true' grants it`),
    ]);
    const asked = made((ml) => ml.allowOutboundPrivateEndpoint('lake', { ...lake, grants: true }), { ...APPROVED, ...parts, identity });
    expect(asked.at('role_assignment', 'Ml_lake_Approval').principal_id).toBe(OBJECT_ID);
  });

  test('cannot be granted to an identity whose principal id is not known', () => {
    expect(() =>
      made((ml) => ml.allowOutboundPrivateEndpoint('lake', { ...lake, grants: true }), { ...APPROVED, identity: BROUGHT.identity }),
    ).toThrow(`[test/Ml/lake] 'grants' is true: the principal id of the workspace's identity is not known`);
  });

  test('knows the kind of a target that the program makes', () => {
    const vault = (subresource: OutboundTarget): Synthesized =>
      synth((stack) => {
        const target = new KeyVault(stack, 'Other', { name: 'kv', location: 'x', resourceGroupName: 'rg', skuName: 'standard', tenantId: OBJECT_ID });
        workspace(stack, APPROVED).allowOutboundPrivateEndpoint('kv', { target, subresource });
      });
    expect(vault(OutboundTarget.VAULT).the(ENDPOINT).sub_resource_target).toBe('vault');
    expect(() => vault(OutboundTarget.BLOB)).toThrow(`[test/Ml/kv] 'subresource' is 'blob': a target of Microsoft.KeyVault has only vault`);
  });

  test('lets through a target that only Terraform knows', () => {
    const all = synth((stack) => {
      const target = { id: new TerraformVariable(stack, 'target', {}).stringValue };
      workspace(stack, APPROVED).allowOutboundPrivateEndpoint('x', { target, subresource: OutboundTarget.BLOB });
    });
    expect(all.the(ENDPOINT).service_resource_id).toBe('${var.target}');
  });

  test('is refused for a service to which Azure makes no such endpoint', () => {
    expect(() => made((ml) => ml.allowOutboundPrivateEndpoint('x', { target: BROUGHT.insights, subresource: OutboundTarget.BLOB }))).toThrow(
      `[test/Ml/x] 'target' is '${BROUGHT.insights.id}': Azure makes outbound private endpoints only to Microsoft.KeyVault, Microsoft.Cache`,
    );
  });

  test("is refused for the workspace's own parts, to which Azure makes them", () => {
    expect(() => made((ml) => ml.allowOutboundPrivateEndpoint('x', { target: ml.storage, subresource: OutboundTarget.BLOB }))).toThrow(
      `it is a part of the workspace itself, to which Azure makes the managed network's endpoints. Leave out the rule.`,
    );
    expect(() =>
      made((ml) => ml.allowOutboundPrivateEndpoint('x', { target: { id: BROUGHT.vault.id.toLowerCase() }, subresource: OutboundTarget.VAULT }), {
        ...APPROVED,
        vault: BROUGHT.vault,
      }),
    ).toThrow('it is a part of the workspace itself');
  });

  test("leads to the queues and tables of the workspace's own storage, which batch endpoints need and Azure makes no endpoints to", () => {
    const all = made((ml) => {
      ml.allowOutboundPrivateEndpoint('queues', { target: ml.storage, subresource: OutboundTarget.QUEUE });
      ml.allowOutboundPrivateEndpoint('tables', { target: ml.storage, subresource: OutboundTarget.TABLE });
      expect(() => ml.allowOutboundPrivateEndpoint('files', { target: ml.storage, subresource: OutboundTarget.FILE })).toThrow(
        'it is a part of the workspace itself',
      );
    });
    const approver = all.address('role_assignment', 'Ml_StorageConnectionApprover');
    for (const rule of all.addressesOf(ENDPOINT)) expect(all.comesAfter(rule, approver)).toBe(true);
    for (const { sub_resource_target, service_resource_id } of all.all(ENDPOINT)) {
      expect(['queue', 'table']).toContain(sub_resource_target);
      expect(service_resource_id).toBe(`\${${all.address('storage_account')}.id}`);
    }
  });

  test.each<[string | undefined, OutboundTarget, string]>([
    [undefined, OutboundTarget.BLOB, `'target.id' is not given: it is required. Pass a string.`],
    [LAKE.id.replace('resourceGroups', 'resourcegroups'), OutboundTarget.BLOB, `its segment 'resourcegroups' must be 'resourceGroups'`],
    [`${LAKE.id}/blobServices/default/containers/raw`, OutboundTarget.BLOB, `its segment 'blobServices' is one too many`],
    [
      `${PROVIDERS}/Microsoft.MachineLearningServices/registries/shared`,
      OutboundTarget.AML_WORKSPACE,
      `this is not the id of a machine learning workspace: its segment 'registries' must be 'workspaces'`,
    ],
    [`${PROVIDERS}/Microsoft.Cache/redisEnterprise/cache`, OutboundTarget.REDIS_CACHE, `this is not the id of an Azure Cache for Redis`],
  ])('is refused for %p, which is none of them', (id, subresource, message) => {
    expect(() => made((ml) => ml.allowOutboundPrivateEndpoint('x', { target: { id: id as string }, subresource }))).toThrow(message);
  });

  test('is refused without a managed network', () => {
    expect(() => made((ml) => ml.allowOutboundPrivateEndpoint('lake', lake), {})).toThrow(
      `[test/Ml/lake] 'managedNetwork' is 'Disabled': Azure allows this kind of outbound rule only with AllowInternetOutbound or AllowOnlyApprovedOutbound.`,
    );
  });
});

describe('the outbound rules of a workspace', () => {
  const rules = (ml: MlWorkspace): void => {
    ml.allowOutboundFqdn('one', 'pypi.org');
    ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
    ml.allowOutboundServiceTag('two', { serviceTag: 'DataFactory' });
    ml.allowOutboundPrivateEndpoint('three', { target: LAKE, subresource: OutboundTarget.DFS });
    ml.addComputeInstance('maria', { vmSize: 'Standard_D4ds_v4' });
  };

  test('are made one after the other, in the order in which they are declared', () => {
    const all = made(rules);
    const [one, two, three] = [all.address(FQDN), all.address(TAG), all.address(ENDPOINT)];
    expect(all.comesAfter(two, one)).toBe(true);
    expect(all.comesAfter(three, two)).toBe(true);
    expect(all.comesAfter(one, two)).toBe(false);
  });

  test('are all there before a compute provisions the network, also those that are declared later', () => {
    const all = made(rules);
    for (const type of ['machine_learning_compute_cluster', 'machine_learning_compute_instance']) {
      for (const rule of [FQDN, TAG, ENDPOINT]) expect(all.comesAfter(all.address(type), all.address(rule))).toBe(true);
    }
  });

  test('of two workspaces do not wait for each other', () => {
    const all = synth((stack) => {
      workspace(stack, APPROVED).allowOutboundFqdn('one', 'pypi.org');
      workspace(stack, { ...APPROVED, baseName: 'churn-dev' }, 'Second').allowOutboundFqdn('one', 'pypi.org');
    });
    expect(all.comesAfter(all.address(FQDN, 'Second'), all.address(FQDN, 'Ml'))).toBe(false);
  });

  test('of an imported workspace are in order too, and in whichever mode it may have', () => {
    const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const all = synth((stack) => {
      const shared = MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope', identityPrincipalId: OBJECT_ID });
      shared.allowOutboundFqdn('one', 'pypi.org');
      MlWorkspace.fromWorkspaceAttributes(stack, 'Again', { id, location: 'westeurope' }).allowOutboundFqdn('two', 'x.org');
    });
    expect(all.comesAfter(all.address(FQDN, 'Again'), all.address(FQDN, 'Shared'))).toBe(true);
  });
});

describe('the managed network', () => {
  test('is made with the first compute, or while Azure creates the workspace, which may take longer', () => {
    expect(made(() => undefined).the('machine_learning_workspace')).toMatchObject({
      managed_network: { isolation_mode: 'AllowOnlyApprovedOutbound' },
    });
    expect(made(() => undefined).the('machine_learning_workspace').managed_network).not.toHaveProperty('provision_on_creation_enabled');
    expect(made(() => undefined, { ...APPROVED, provisionManagedNetworkOnCreation: true }).the('machine_learning_workspace')).toMatchObject({
      managed_network: { isolation_mode: 'AllowOnlyApprovedOutbound', provision_on_creation_enabled: true },
      timeouts: { create: '90m', delete: '90m' },
    });
  });

  test('is better not provisioned on creation for an identity of the workspace itself, which has no role then', () => {
    const props = { ...APPROVED, provisionManagedNetworkOnCreation: true };
    expect(made(() => undefined, { ...props, identityType: IdentityType.SYSTEM_ASSIGNED }).warnings).toEqual([
      expect.stringContaining('makes private endpoints before that identity has the role to approve them'),
    ]);
    expect(made(() => undefined, props).warnings).toEqual([]);
  });

  test('must be there to be provisioned', () => {
    expect(() => made(() => undefined, { provisionManagedNetworkOnCreation: true })).toThrow(
      `[test/Ml] 'provisionManagedNetworkOnCreation' is true: the workspace has no managed network. Pass 'managedNetwork', or leave it out.`,
    );
  });
});

describe('a second outbound rule to the same', () => {
  const twice = (use: (ml: MlWorkspace, id: string) => unknown) => (): Synthesized =>
    made((ml) => {
      use(ml, 'one');
      use(ml, 'two');
    });
  const refused = (property: string, value: string): string =>
    `[test/Ml/two] '${property}' is '${value}': the outbound rule [test/Ml/one] leads to the same. Leave out one of the rules.`;

  test('host is refused', () => {
    const hosts: { readonly [id: string]: string } = { one: 'PyPI.org', two: 'pypi.org' };
    expect(twice((ml, id) => ml.allowOutboundFqdn(id, hosts[id] as string))).toThrow(refused('destination', 'pypi.org'));
  });

  test('service, protocol and ports is refused', () => {
    expect(twice((ml, id) => ml.allowOutboundServiceTag(id, { serviceTag: 'Sql' }))).toThrow(refused('serviceTag', 'Sql'));
    const ports = twice((ml, id) => ml.allowOutboundServiceTag(id, { serviceTag: 'Sql', portRanges: id === 'one' ? '1433' : '443' }));
    expect(ports().all(TAG)).toHaveLength(2);
    const protocols = twice((ml, id) =>
      ml.allowOutboundServiceTag(id, { serviceTag: 'Sql', protocol: id === 'one' ? OutboundProtocol.UDP : undefined }),
    );
    expect(protocols().all(TAG)).toHaveLength(2);
  });

  test('target and subresource is refused', () => {
    expect(twice((ml, id) => ml.allowOutboundPrivateEndpoint(id, { target: LAKE, subresource: OutboundTarget.DFS }))).toThrow(
      refused('target', LAKE.id),
    );
    const both = twice((ml, id) =>
      ml.allowOutboundPrivateEndpoint(id, { target: LAKE, subresource: id === 'one' ? OutboundTarget.DFS : OutboundTarget.BLOB }),
    );
    expect(both().all(ENDPOINT)).toHaveLength(2);
  });

  test('is fine in another workspace', () => {
    const both = synth((stack) => {
      workspace(stack, APPROVED).allowOutboundFqdn('pypi', 'pypi.org');
      workspace(stack, { ...APPROVED, baseName: 'second' }, 'Second').allowOutboundFqdn('pypi', 'pypi.org');
    });
    expect(both.all(FQDN)).toHaveLength(2);
  });
});

import { Construct } from 'constructs';
import { AzureStack } from '../stacks/azure-stack';
import { BringYourOwnStack } from '../stacks/bring-your-own-stack';
import { FoundryStack } from '../stacks/foundry-stack';
import { PlatformStack } from '../stacks/platform-stack';
import { PrivateStack } from '../stacks/private-stack';
import { ServingStack } from '../stacks/serving-stack';
import { QuickstartStack } from '../stacks/quickstart-stack';
import type { StackSettings } from '../stacks/cdktf-json';
import { readContext, settings } from '../stacks/settings';
import { Synthesized, synthStack, testApp } from './support';

const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAwJ2K2E4bsaQe0X5Wr+74WvlVcrY2ZduXq6JVzDoaiM example';

type Changes = { readonly [key: string]: unknown };

function build<K extends keyof StackSettings>(
  id: K,
  Stack: new (scope: Construct, id: string, own: StackSettings[K]) => AzureStack,
  changes: Changes,
): Synthesized {
  const context = readContext(process.cwd());
  const app = testApp({ [id]: { ...(context[id] as object), ...changes } });
  return synthStack(new Stack(app, id, settings(app, id)));
}

const quickstart = (changes: Changes = {}): Synthesized => build('quickstart', QuickstartStack, changes);
const closed = (changes: Changes = {}): Synthesized => build('private', PrivateStack, changes);
const brought = (changes: Changes = {}): Synthesized => build('bring-your-own', BringYourOwnStack, changes);
const platform = (changes: Changes = {}): Synthesized => build('platform', PlatformStack, changes);
const serving = (changes: Changes = {}): Synthesized => build('serving', ServingStack, changes);
const foundry = (changes: Changes = {}): Synthesized => build('foundry', FoundryStack, changes);
const all: [string, (changes?: Changes) => Synthesized][] = [
  ['quickstart', quickstart],
  ['private', closed],
  ['bring-your-own', brought],
  ['platform', platform],
  ['foundry', foundry],
  ['serving', serving],
];

describe.each(all)('the stack %s', (id, synthesize) => {
  test('configures the provider so that closed storage can be managed from outside, and its resource group be destroyed', () => {
    expect(synthesize().section('provider')).toMatchObject({
      azurerm: [{ features: [{ storage: [{ data_plane_available: false }], resource_group: [{ prevent_deletion_if_contains_resources: false }] }] }],
    });
  });

  test('says where the workspace is, and no secret', () => {
    const outputs = synthesize().section('output') as { [name: string]: { value: string } };
    const names = Object.keys(outputs).map((name) => name.replace(/^(fraud|churn|support|search)_/, ''));
    const own: { readonly [stack: string]: string[] } = { private: ['dashboard_url'], serving: ['dashboard_url', 'scoring_uri'] };
    const ours = own[id] ?? [];
    expect(new Set(names)).toEqual(
      new Set([...ours, 'workspace_id', 'workspace_name', 'workspace_guid', 'studio_url', 'discovery_url', 'config_json']),
    );
    expect(JSON.stringify(outputs)).not.toMatch(/access_key|connection_string|instrumentation_key|primary_shared_key|admin_password/);
  });

  test('holds no secret at all', () => {
    expect(synthesize().text).not.toMatch(/primary_access_key|connection_string|instrumentation_key|primary_shared_key|admin_password|client_secret/);
  });

  test('keeps its state locally, or in Azure storage when the settings say so', () => {
    expect(synthesize().text).not.toContain('"backend":{"azurerm"');
    const backend = { resourceGroupName: 'rg-state', storageAccountName: 'ststate', containerName: 'state' };
    expect((synthesize({ backend }).section('terraform') as { backend: unknown }).backend).toEqual({
      azurerm: {
        resource_group_name: 'rg-state',
        storage_account_name: 'ststate',
        container_name: 'state',
        key: `${id}.tfstate`,
        use_azuread_auth: true,
      },
    });
    expect(() => synthesize({ backend: { ...backend, accessKey: 'x' } })).toThrow(`the stack '${id}' knows no setting 'backend.accessKey'`);
  });

  test('deploys to the subscription that the settings name, or to that of the credentials', () => {
    expect(JSON.stringify(synthesize().section('provider'))).not.toContain('subscription_id');
    const subscriptionId = '11111111-2222-3333-4444-555555555555';
    expect(JSON.stringify(synthesize({ subscriptionId }).section('provider'))).toContain(`"subscription_id":"${subscriptionId}"`);
  });

  test('registers the resource providers that it needs, and no others, when the settings say so', () => {
    expect(JSON.stringify(synthesize().section('provider'))).not.toContain('resource_provider');
    expect(synthesize({ registerResourceProviders: true }).section('provider')).toMatchObject({
      azurerm: [
        {
          resource_provider_registrations: 'none',
          resource_providers_to_register: expect.arrayContaining(['Microsoft.MachineLearningServices']) as string[],
        },
      ],
    });
  });

  test('registers the resource provider of everything that it makes, when it registers them itself', () => {
    const namespaces: { readonly [type: string]: string } = {
      machine_learning: 'MachineLearningServices',
      ai_foundry: 'MachineLearningServices',
      storage: 'Storage',
      key_vault: 'KeyVault',
      container_registry: 'ContainerRegistry',
      monitor: 'Insights',
      application_insights: 'Insights',
      log_analytics: 'OperationalInsights',
      user_assigned_identity: 'ManagedIdentity',
      portal: 'Portal',
      private: 'Network',
      virtual_network: 'Network',
      firewall: 'Network',
      bastion: 'Network',
      linux_virtual_machine: 'Compute',
      security_center: 'Security',
    };
    const hub = { addressSpace: '10.40.0.0/22', firewall: true, bastion: true, jumpHostSshPublicKey: SSH_KEY };
    const made = synthesize({
      registerResourceProviders: true,
      ...(id === 'platform' ? { hub, natGateways: false, defenderPlans: ['KeyVaults'] } : {}),
    });
    const registered = JSON.stringify(made.section('provider')).toLowerCase();
    for (const address of made.addresses) {
      const namespace = Object.entries(namespaces).find(([type]) => address.startsWith(`azurerm_${type}`))?.[1];
      if (namespace !== undefined) expect(registered).toContain(`"microsoft.${namespace.toLowerCase()}"`);
    }
  });

  test.each([
    ['usgovernment', 'usgovvirginia', 'privatelink.api.ml.azure.us'],
    ['china', 'chinanorth3', 'privatelink.api.ml.azure.cn'],
  ])('deploys to the cloud %s', (cloud, location, zone) => {
    if (['bring-your-own'].includes(id) || (id === 'foundry' && cloud === 'china')) return;
    const hub = { addressSpace: '10.40.0.0/22', firewall: false, bastion: false, privateMonitoring: cloud !== 'china' };
    const more: { readonly [stack: string]: Changes } = { private: { replicaLocation: 'elsewhere' }, platform: { hub } };
    const made = synthesize({ cloud, location, ...more[id] });
    expect(JSON.stringify(made.section('provider'))).toContain(`"environment":"${cloud}"`);
    const zones = made.all('private_dns_zone').map(({ name }) => name);
    if (zones.length > 0) expect(zones).toContain(zone);
  });

  test('tags everything that takes tags', () => {
    const made = synthesize({ tags: { owner: 'ml' } });
    for (const type of [
      'machine_learning_workspace',
      'ai_foundry',
      'ai_foundry_project',
      'resource_group',
      'key_vault',
      'key_vault_key',
      'virtual_network',
      'private_dns_zone',
    ]) {
      for (const resource of made.all(type)) expect(resource.tags).toMatchObject({ owner: 'ml' });
    }
  });
});

describe('quickstart', () => {
  test('is the smallest workspace that works', () => {
    const made = quickstart();
    expect(made.all('private_endpoint')).toEqual([]);
    expect(made.the('machine_learning_workspace').public_network_access_enabled).toBe(true);
    expect(made.warnings).toEqual([]);
  });

  test('has a container for data, which needs no key', () => {
    const made = quickstart();
    expect(made.the('storage_container').name).toBe('raw');
    expect(made.the('machine_learning_datastore_blobstorage')).toMatchObject({
      name: 'raw',
      service_data_auth_identity: 'WorkspaceUserAssignedIdentity',
    });
  });

  test('frees its names when it is destroyed', () => {
    expect(JSON.stringify(quickstart().section('provider'))).toContain('"purge_soft_deleted_workspace_on_destroy":true');
  });
});

describe('private', () => {
  test('registers what its dashboard needs as well', () => {
    expect(JSON.stringify(closed({ registerResourceProviders: true }).section('provider'))).toContain('"Microsoft.Portal"');
  });

  test('has the clusters that its settings name, which may pull images and use data', () => {
    const made = closed({ clusters: { gpu: { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 2 } } });
    expect(made.the('machine_learning_compute_cluster')).toMatchObject({
      name: 'gpu',
      vm_size: 'STANDARD_NC4AS_T4_V3',
      node_public_ip_enabled: false,
    });
    expect(made.at('role_assignment', 'Ml_gpu_Images').role_definition_name).toBe('AcrPull');
    expect(made.at('role_assignment', 'Ml_gpu_Data').role_definition_name).toBe('Storage Blob Data Contributor');
    expect(closed({ clusters: undefined }).all('machine_learning_compute_cluster')).toEqual([]);
  });

  test('makes instances with the time after which they stop only when it is told to, since a change replaces those that there are', () => {
    expect(closed().all('machine_learning_compute_instance')).toHaveLength(1);
    const made = closed({ idleShutdownAtCreation: true });
    expect(made.all('machine_learning_compute_instance')).toEqual([]);
    expect(made.at('azapi_resource', 'Ml_ci-fraud-maria').body).toMatchObject({ properties: { properties: { idleTimeBeforeShutdown: 'PT1H' } } });
  });

  test('lets a group in, and keeps it out for the time being when it is told to', () => {
    expect(closed().at('role_assignment', 'Ml_DataScientists').principal_id).toBe('22222222-3333-4444-5555-666666666666');
    expect(closed({ accessSuspended: true }).at('role_assignment', 'Ml_ComputeOperators').count).toBe(0);
    expect(closed({ dataScientists: undefined }).text).not.toContain('AzureML Data Scientist');
  });

  test('tells somebody what is wrong, and shows how the workspace does', () => {
    const made = closed({ alertEmail: 'team@example.com' });
    expect(made.the('monitor_action_group').email_receiver).toMatchObject([{ email_address: 'team@example.com' }]);
    for (const alert of made.addressesOf('monitor_metric_alert')) expect(made.comesAfter(alert, made.address('monitor_action_group'))).toBe(true);
    expect(made.all('monitor_metric_alert')).toHaveLength(3);
    expect(made.section('output')).toHaveProperty('dashboard_url');
  });

  test('has its alerts also where nobody is told', () => {
    const made = closed({ alertEmail: undefined });
    expect(made.all('monitor_action_group')).toEqual([]);
    expect(made.all('monitor_metric_alert')).toHaveLength(3);
  });

  test('logs who uses the key, beside everything else', () => {
    const made = closed();
    const vault = made.address('key_vault', 'Key_Vault');
    const own = made.all('monitor_diagnostic_setting').filter((setting) => setting.target_resource_id === `\${${vault}.id}`);
    expect(own).toMatchObject([{ log_analytics_workspace_id: `\${${made.address('log_analytics_workspace')}.id}` }]);
    expect(made.all('monitor_diagnostic_setting')).toHaveLength(10);
  });

  test('leaves nothing open, not even the vault of the key, and has no shared keys', () => {
    const made = closed();
    expect(made.all('key_vault').map((vault) => vault.public_network_access_enabled)).toEqual([false, false]);
    expect(made.the('storage_account').shared_access_key_enabled).toBe(false);
    for (const type of ['machine_learning_workspace', 'storage_account', 'container_registry']) {
      expect(made.the(type).public_network_access_enabled).toBe(false);
    }
  });

  test('makes an endpoint for the workspace, blob, file, registry and both vaults, after the security group of their subnet', () => {
    const made = closed();
    const endpoints = made.addressesOf('private_endpoint');
    expect(endpoints).toHaveLength(6);
    for (const endpoint of endpoints) expect(made.comesAfter(endpoint, made.address('subnet_network_security_group_association'))).toBe(true);
  });

  test('encrypts everything with a key of its own, and keeps copies in a second region', () => {
    const made = closed();
    expect(made.the('machine_learning_workspace')).toMatchObject({ service_side_encryption_enabled: true, high_business_impact: true });
    expect(made.the('storage_account')).toMatchObject({ account_replication_type: 'GZRS' });
    expect(made.the('storage_account')).toHaveProperty('customer_managed_key');
    expect(made.the('container_registry')).toMatchObject({ georeplications: [{ location: 'northeurope' }] });
  });

  test('is guarded unless the settings say otherwise', () => {
    const notes = closed()
      .all('management_lock')
      .map((lock) => lock.notes);
    expect(notes).toEqual([expect.stringContaining('Ask the platform team'), expect.stringContaining('Ask the platform team')]);
    expect(closed({ deletionProtection: false }).text).not.toContain('prevent_destroy');
  });

  test('warns of nothing', () => {
    expect(closed().warnings).toEqual([]);
  });
});

describe('bring-your-own', () => {
  test('makes the workspace and its private endpoint, and nothing else', () => {
    const made = brought();
    expect(made.addresses.map((address) => address.split('.')[0])).toEqual(['azurerm_machine_learning_workspace', 'azurerm_private_endpoint']);
    expect(made.warnings).toEqual([]);
  });
});

describe('platform', () => {
  test('shares one set of zones between two workspaces, each in a network of its own that is linked to each zone and peered with the hub', () => {
    const made = platform();
    expect(made.all('machine_learning_workspace')).toHaveLength(2);
    expect(made.all('virtual_network')).toHaveLength(3);
    expect(made.all('virtual_network_peering')).toHaveLength(4);
    expect(made.all('private_dns_zone')).toHaveLength(10);
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(30);
    expect(made.warnings).toEqual([]);
  });

  test('puts computes into the network of their team, without public addresses', () => {
    const made = platform();
    const compute = `\${${made.address('subnet', 'Teams_fraud_Network_Compute')}.id}`;
    expect(made.at('machine_learning_workspace', 'Teams_fraud')).toMatchObject({
      image_build_compute_name: 'image-build',
      serverless_compute: { subnet_id: compute, public_ip_enabled: false },
    });
    for (const cluster of ['ImageBuild', 'cpu']) {
      expect(made.at('machine_learning_compute_cluster', `Teams_fraud_Ml_${cluster}`)).toMatchObject({
        subnet_resource_id: compute,
        node_public_ip_enabled: false,
      });
      expect(made.at('role_assignment', `Teams_fraud_Ml_${cluster}_Image`).role_definition_name).toBe('AcrPull');
    }
  });

  test('has one private way to Azure Monitor for all teams, in its hub, unless it is turned off', () => {
    const made = platform();
    expect(made.all('monitor_private_link_scope')).toHaveLength(1);
    expect(made.all('monitor_private_link_scoped_service')).toHaveLength(4);
    for (const insights of made.all('application_insights')) expect(insights).toMatchObject({ internet_ingestion_enabled: false });
    const open = platform({ hub: { addressSpace: '10.40.0.0/22', firewall: false, bastion: false } });
    expect(open.all('monitor_private_link_scope')).toEqual([]);
    expect(open.all('private_dns_zone')).toHaveLength(6);
  });

  test('has nothing in its hub that costs by the hour, unless it is turned on', () => {
    const paid = ['firewall', 'bastion_host', 'virtual_network_gateway', 'linux_virtual_machine', 'public_ip'];
    for (const type of paid) expect(platform({ natGateways: false }).all(type)).toEqual([]);
    const vpn = { clientAddressSpace: '172.16.200.0/24', tenantId: '11111111-2222-3333-4444-555555555555' };
    const hub = { addressSpace: '10.40.0.0/22', firewall: true, bastion: true, vpn, jumpHostSshPublicKey: SSH_KEY };
    const made = platform({ natGateways: false, hub, registerResourceProviders: true });
    expect(JSON.stringify(made.section('provider'))).toContain('"Microsoft.Compute"');
    for (const type of paid) expect(made.all(type).length).toBeGreaterThan(0);
    expect(made.warnings).toEqual([]);
  });

  test('takes its VPN away in two steps, since Azure deletes no gateway that is in use', () => {
    const vpn = { clientAddressSpace: '172.16.200.0/24', tenantId: '11111111-2222-3333-4444-555555555555' };
    const peerings = (inUse?: boolean): unknown[] =>
      platform({ hub: { addressSpace: '10.40.0.0/22', firewall: false, bastion: false, vpn: { ...vpn, inUse } } })
        .all('virtual_network_peering')
        .map(({ use_remote_gateways: uses }) => uses);
    expect(peerings()).toContain(true);
    expect(peerings(false)).not.toContain(true);
  });

  test('sends names and computes through its firewall, so that the zones are linked to the hub only', () => {
    const made = platform({ natGateways: false, hub: { addressSpace: '10.40.0.0/22', firewall: true, bastion: false } });
    expect(made.all('private_dns_zone_virtual_network_link')).toHaveLength(6);
    expect(made.all('route')).toHaveLength(2);
    for (const team of ['fraud', 'churn']) expect(made.named('virtual_network', `vnet-platform-${team}`).dns_servers).toHaveLength(1);
  });

  test('logs what goes through its networks in a Log Analytics workspace of the hub, when it is told to', () => {
    const made = platform({ natGateways: false, hub: { addressSpace: '10.40.0.0/22', firewall: true, bastion: true, logs: true } });
    const logs = `\${${made.address('log_analytics_workspace', 'HubLogs')}.id}`;
    const senders = made
      .all('monitor_diagnostic_setting')
      .filter(({ log_analytics_workspace_id: sink }) => sink === logs)
      .map(({ target_resource_id: target }) => String(target).replace(/^\$\{azurerm_(\w+)\..*/, '$1'));
    expect([...new Set(senders)].sort()).toEqual(['bastion_host', 'firewall', 'network_security_group', 'public_ip', 'virtual_network']);
    expect(senders.filter((type) => type === 'virtual_network')).toHaveLength(3);
    expect(platform().addresses.filter((address) => address.includes('HubLogs'))).toEqual([]);
  });

  test('refuses teams whose networks overlap', () => {
    expect(() => platform({ teams: { fraud: '10.41.0.0/24', churn: '10.41.0.0/25' } })).toThrow('it overlaps the range of the network');
  });

  test('tags what belongs to a team with its name', () => {
    expect(platform().named('storage_account', 'stplatformfraudx7k2').tags).toEqual({ team: 'fraud' });
    expect(
      platform()
        .all('private_dns_zone')
        .every(({ tags }) => tags === undefined),
    ).toBe(true);
  });

  test('turns on the plans of Defender that its settings name, and none by default', () => {
    expect(platform().all('security_center_subscription_pricing')).toEqual([]);
    const made = platform({ defenderPlans: ['Containers', 'KeyVaults'], registerResourceProviders: true });
    expect(made.all('security_center_subscription_pricing').map((plan) => plan.resource_type)).toEqual(['Containers', 'KeyVaults']);
    expect(JSON.stringify(made.section('provider'))).toContain('"Microsoft.Security"');
    expect(() => platform({ defenderPlans: ['Servers'] })).toThrow(
      `'defenderPlans.0' of the stack 'platform' is "Servers"; it must be one of "Containers"`,
    );
  });

  test.each(['hub', '1st', 'a b', 'a_b', ''])(`refuses the team '%s'`, (team) => {
    expect(() => platform({ teams: { [team]: '10.41.0.0/24' } })).toThrow(`'teams' of the stack 'platform' has '${team}': a team's name has letters`);
  });

  test('gives a team a subscription of its own, and keeps what is of the hub in its own', () => {
    const [own, fraud] = ['11111111-2222-3333-4444-555555555555', '22222222-2222-3333-4444-555555555555'];
    const settings = { subscriptionId: own, cloud: 'public', registerResourceProviders: true };
    const made = platform({ ...settings, teamSubscriptions: { fraud } });
    const providers = made.section('provider') as { [type: string]: { [setting: string]: unknown }[] };
    const [ofStack, ofTeam] = providers.azurerm ?? [];
    expect(ofTeam).toEqual({ ...ofStack, alias: 'fraud', subscription_id: fraud });
    expect(providers.azapi?.[1]).toEqual({ ...providers.azapi?.[0], alias: 'fraud', subscription_id: fraud });
    const of = (type: string): unknown[] => made.all(type).map(({ provider }) => provider);
    expect(of('machine_learning_workspace')).toEqual([undefined, 'azurerm.fraud']);
    expect(new Set(of('private_dns_zone_virtual_network_link'))).toEqual(new Set([undefined]));
    expect(new Set(of('monitor_private_link_scoped_service'))).toEqual(new Set([undefined]));
    expect(made.at('virtual_network_peering', 'Teams_fraud_Network_Peering_FromHub').provider).toBeUndefined();
    expect(made.at('virtual_network_peering', 'Teams_fraud_Network_Peering_ToHub').provider).toBe('azurerm.fraud');
    expect(() => platform({ teamSubscriptions: { sales: fraud } })).toThrow(
      `'teamSubscriptions' of the stack 'platform' has 'sales', which is none of its 'teams'`,
    );
  });

  test('takes another team without touching the others', () => {
    const before = platform();
    const after = platform({ teams: { fraud: '10.41.0.0/24', pricing: '10.43.0.0/24', churn: '10.42.0.0/24' } });
    for (const address of before.addresses) expect(after.addresses).toContain(address);
  });
});

describe('serving', () => {
  const settings = (made: Synthesized): unknown =>
    made.all('azapi_update_resource').find(({ body }) => JSON.stringify(body).includes('traffic'))?.body;

  test('shares the requests of an endpoint between its deployments, which scale', () => {
    const made = serving();
    expect(settings(made)).toMatchObject({ properties: { traffic: { blue: 90, green: 10 } } });
    expect(made.all('monitor_autoscale_setting')).toHaveLength(2);
  });

  test('watches the endpoint, and shows it', () => {
    const made = serving();
    expect(made.all('monitor_metric_alert')).toHaveLength(4);
    expect(JSON.stringify(made.the('portal_dashboard'))).toContain('RequestsPerMinute');
    expect(made.section('output')).toHaveProperty('scoring_uri');
  });

  test('can begin with no deployment, before its models are registered', () => {
    expect(settings(serving({ deployments: {} }))).toMatchObject({ properties: { traffic: {} } });
  });

  test('takes models with code and environment, and alerts without anybody who is told', () => {
    const blue = {
      model: 'azureml:fraud:3',
      environment: 'azureml:serve:1',
      code: 'azureml:score:1',
      instanceType: 'Standard_D4as_v4',
      minInstances: 1,
      maxInstances: 2,
      traffic: 100,
    };
    const made = serving({ deployments: { blue }, alertEmail: undefined, sampleFeatures: undefined });
    expect(made.text).toContain('score.py');
    expect(made.all('monitor_action_group')).toEqual([]);
  });
});

describe('foundry', () => {
  test('is a hub with the projects of its settings, which share everything else', () => {
    const made = foundry();
    expect(made.the('ai_foundry')).toMatchObject({ name: 'hub-assist-dev', public_network_access: 'Enabled' });
    expect(made.all('ai_foundry_project').map(({ name, description }) => [name, description])).toEqual([
      ['proj-assist-dev-search', 'Finds what colleagues have written'],
      ['proj-assist-dev-support', 'Answers what customers ask'],
    ]);
    expect(made.all('storage_account')).toHaveLength(1);
    expect(made.warnings).toEqual([]);
  });

  test('refuses a project whose outputs Terraform could not name', () => {
    expect(() => foundry({ projects: { '1st': 'Answers' } })).toThrow(`the stack 'foundry' cannot name outputs '1st_…'`);
  });

  test('says where each project is', () => {
    expect(foundry().section('output')).toMatchObject({
      support_studio_url: { value: expect.stringContaining('https://ai.azure.com/build/') as string },
    });
  });

  test('takes another project without touching the others', () => {
    const before = foundry();
    const after = foundry({ projects: { support: 'Answers', search: 'Finds', pricing: 'Calculates' } });
    for (const address of before.addresses) expect(after.addresses).toContain(address);
    expect(after.addresses.filter((address) => !before.addresses.includes(address))).toEqual([
      after.address('ai_foundry_project', 'Hub_pricing'),
      after.address('monitor_diagnostic_setting', 'Hub_pricing'),
    ]);
  });
});

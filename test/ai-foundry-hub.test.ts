import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  AiFoundryHub,
  AiFoundryHubProps,
  AzureCloud,
  Calendar,
  CalendarItem,
  ComputeCluster,
  CustomerManagedKey,
  IdentityType,
  ManagedNetwork,
  Moves,
  OutboundTarget,
  PrincipalType,
  Redundancy,
  Role,
  WorkspaceRegistry,
} from '../lib';
import { resolve } from '../lib/core/resolve';
import { BROUGHT, GROUP, KEY, OBJECT_ID, PROVIDERS, SUBNET, Synthesized, synth, testApp, workspace } from './support';

function hub(scope: Construct, props: Partial<AiFoundryHubProps> = {}, id = 'Hub'): AiFoundryHub {
  return new AiFoundryHub(scope, id, { baseName: 'chat-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
}

/** A hub that somebody wants although hubs are legacy. */
const synthHub = (props: Partial<AiFoundryHubProps> = {}): Synthesized =>
  synth((stack) => Calendar.acknowledge(hub(stack, props), CalendarItem.AI_FOUNDRY_HUB));
const closed = { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND };
const ENCRYPTION = { key: KEY, cosmosDbPrincipalId: OBJECT_ID };
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };

describe('a hub', () => {
  test('stands on parts and an identity that are made as those of a workspace', () => {
    const made = synthHub();
    const workspaces = synth((stack) => workspace(stack, { baseName: 'chat-dev' }, 'Hub'));
    const rest = (all: string[]): string[] => all.filter((address) => !/^azurerm_(ai_foundry|machine_learning_workspace)\./.test(address));
    expect(rest(made.addresses)).toEqual(rest(workspaces.addresses));
    const identity = `\${${made.address('user_assigned_identity')}.id}`;
    expect(made.the('ai_foundry')).toMatchObject({
      name: 'hub-chat-dev',
      location: 'westeurope',
      resource_group_name: 'rg-ml',
      storage_account_id: `\${${made.address('storage_account')}.id}`,
      key_vault_id: `\${${made.address('key_vault')}.id}`,
      container_registry_id: `\${${made.address('container_registry')}.id}`,
      application_insights_id: `\${${made.address('application_insights')}.id}`,
      identity: { type: 'UserAssigned', identity_ids: [identity] },
      primary_user_assigned_identity: identity,
      public_network_access: 'Enabled',
    });
    expect(made.warnings).toEqual([]);
  });

  test('leaves out what azurerm would replace it over, or knows only of a workspace', () => {
    const made = synthHub().the('ai_foundry');
    for (const attribute of ['high_business_impact_enabled', 'encryption', 'managed_network', 'lifecycle'])
      expect(made).not.toHaveProperty(attribute);
  });

  test('is made after the roles of its identity on the parts', () => {
    const made = synthHub();
    const after = made.addressesOf('role_assignment').filter((grant) => made.comesAfter(made.address('ai_foundry'), grant));
    expect(after).toHaveLength(6);
    expect(made.address('role_assignment', 'Hub_WorkspaceContributor')).toBeDefined();
    expect(after).not.toContain(made.address('role_assignment', 'Hub_WorkspaceContributor'));
  });

  test('uses what is brought and makes nothing else', () => {
    const made = synthHub({ ...BROUGHT, logAnalytics: undefined });
    expect(made.addresses).toEqual([made.address('ai_foundry')]);
    expect(made.the('ai_foundry')).toMatchObject({ storage_account_id: BROUGHT.storage.id, application_insights_id: BROUGHT.insights.id });
  });

  test('can have an identity of its own alone', () => {
    const made = synthHub({ identityType: IdentityType.SYSTEM_ASSIGNED });
    expect(made.the('ai_foundry').identity).toEqual({ type: 'SystemAssigned' });
    expect(made.the('ai_foundry')).not.toHaveProperty('primary_user_assigned_identity');
    expect(made.all('role_assignment')).toEqual([]);
  });

  test('is closed, and linked as a workspace is', () => {
    const made = synthHub(closed);
    expect(made.the('ai_foundry')).toMatchObject({
      public_network_access: 'Disabled',
      managed_network: { isolation_mode: 'AllowInternetOutbound' },
    });
    expect(made.at('private_endpoint', 'Hub_Link')).toMatchObject({
      name: 'pep-hub-chat-dev-amlworkspace',
      private_service_connection: { subresource_names: ['amlworkspace'], private_connection_resource_id: `\${${made.address('ai_foundry')}.id}` },
    });
    expect(made.warnings).toEqual([]);
  });

  test('warns of a closed hub without a managed network', () => {
    expect(synthHub({ ...closed, managedNetwork: undefined }).warnings).toEqual([
      expect.stringContaining(`'managedNetwork' is not given: the computes of a hub`),
    ]);
  });

  test('takes no notice of the registry that Azure makes', () => {
    const made = synthHub({ registry: WorkspaceRegistry.MADE_BY_AZURE });
    expect(made.the('ai_foundry')).toMatchObject({ lifecycle: { ignore_changes: ['container_registry_id'] } });
    expect(made.the('ai_foundry')).not.toHaveProperty('container_registry_id');
  });

  test('passes on what is said of it', () => {
    expect(
      synthHub({ name: 'chat', friendlyName: 'Chat', description: 'Answers', highBusinessImpact: false, redundancy: Redundancy.LOCAL }).the(
        'ai_foundry',
      ),
    ).toMatchObject({ name: 'chat', friendly_name: 'Chat', description: 'Answers', high_business_impact_enabled: false });
  });

  test('is guarded against loss', () => {
    const made = synthHub({ deletionProtection: true });
    expect(made.the('ai_foundry').lifecycle).toEqual({ prevent_destroy: true });
    expect(made.at('management_lock', 'Hub_Lock').scope).toBe(`\${${made.address('ai_foundry')}.id}`);
  });

  test('sends its logs where a workspace does', () => {
    const [made, workspaces] = [
      synthHub({ diagnostics: { logAnalytics: BROUGHT.logAnalytics } }),
      synth((stack) => workspace(stack, { diagnostics: { logAnalytics: BROUGHT.logAnalytics } }, 'Hub')),
    ];
    expect(made.addressesOf('monitor_diagnostic_setting')).toEqual(workspaces.addressesOf('monitor_diagnostic_setting'));
    expect(made.all('monitor_diagnostic_setting').map(({ target_resource_id: target }) => target)).toContain(`\${${made.address('ai_foundry')}.id}`);
  });

  test('takes every resource along when it moves', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const scope = hub(new Construct(stack, 'Team'));
    scope.addProject('bot');
    Moves.from(scope, 'Hub');
    const { moved } = stack.toTerraform() as { moved: { from: string }[] };
    const former = synth((other) => hub(other).addProject('bot')).addresses;
    expect(moved.map(({ from }) => from).sort()).toEqual(former);
  });
});

describe('the names of hubs', () => {
  test('are refused where Azure would refuse them', () => {
    expect(() => synthHub({ baseName: 'a-very-long-base-name-of-thirty', storage: BROUGHT.storage, vault: BROUGHT.vault })).toThrow(
      `it makes the AI Foundry hub name 'hub-a-very-long-base-name-of-thirty' of 35 characters, but that must be 3-33 letters`,
    );
    expect(() => synthHub({ name: 'chat_dev' })).toThrow(`'name' is 'chat_dev': the AI Foundry hub name must be`);
  });

  test('are shared with workspaces', () => {
    expect(() =>
      synth((stack) => {
        workspace(stack, { name: 'shared' });
        hub(stack, { name: 'Shared' });
      }),
    ).toThrow(`the AI Foundry hub of [test/Ml] has this name already`);
  });
});

describe('the encryption of a hub', () => {
  test('uses the key as the identity, and leaves high business impact to Azure', () => {
    const made = synthHub({ encryption: ENCRYPTION });
    expect(made.the('ai_foundry').encryption).toEqual({
      key_id: KEY.id,
      key_vault_id: KEY.keyVaultId,
      user_assigned_identity_id: `\${${made.address('user_assigned_identity')}.id}`,
    });
    expect(made.the('ai_foundry')).not.toHaveProperty('high_business_impact_enabled');
    expect(made.comesAfter(made.address('ai_foundry'), made.address('role_assignment', 'Hub_CosmosDbKeyUser'))).toBe(true);
  });

  test('refuses service-side encryption, which azurerm does not know', () => {
    expect(() => synthHub({ encryption: { key: KEY, serviceSideEncryption: true } })).toThrow(
      `[test/Hub] 'encryption.serviceSideEncryption' is true: azurerm knows no service-side encryption of AI Foundry hubs. Leave it out, and pass 'encryption.cosmosDbPrincipalId'.`,
    );
  });

  test('needs the service principal of Azure Cosmos DB', () => {
    expect(() => synthHub({ encryption: { key: KEY } })).toThrow(
      `'encryption.cosmosDbPrincipalId' is not given: Azure keeps the metadata of an encrypted hub in an Azure Cosmos DB of your subscription`,
    );
    expect(() => synthHub({ encryption: { key: KEY } })).toThrow('Pass what `az ad sp show --id a232010e-820c-4083-83bb-3ace5fc29d0b');
    expect(() => synthHub({ encryption: { key: KEY }, cloud: AzureCloud.US_GOVERNMENT, location: 'usgovvirginia' })).toThrow(
      'Pass what `az ad sp show --id 57506a73-e302-42a9-b869-6f12d9ec29e9 --query id -o tsv` prints.',
    );
  });

  test('refuses what would replace the hub in the next plan', () => {
    expect(() => synthHub({ encryption: ENCRYPTION, highBusinessImpact: false })).toThrow(`'highBusinessImpact' is false: Azure turns it on`);
  });

  test('looks at declared parts as for a workspace', () => {
    const there = { location: 'westeurope', resourceGroupName: 'rg' };
    const build = (): unknown =>
      synth((stack) => {
        const vault = new KeyVault(stack, 'Vault', { ...there, name: 'kvmine', skuName: 'standard', tenantId: OBJECT_ID });
        const registry = new ContainerRegistry(stack, 'Registry', { ...there, name: 'crmine', sku: 'Basic', publicNetworkAccessEnabled: false });
        hub(stack, { vault, registry });
      });
    expect(build).toThrow(`[test/Hub] 'vault' is 'kvmine': it works with access policies`);
    expect(build).toThrow(`[test/Hub] 'registry' is 'crmine': a registry that is closed to the public network must be Premium`);
  });

  test('looks at declared keys as for a workspace', () => {
    expect(() =>
      synth((stack) => {
        const key = new CustomerManagedKey(stack, 'Key', {
          baseName: 'chat-dev',
          resourceGroup: { name: 'rg-key', location: 'northeurope' },
          publicNetworkAccess: true,
        });
        hub(stack, { encryption: { ...ENCRYPTION, key } });
      }),
    ).toThrow(`the key must be in the region of the workspace, which is in 'westeurope'`);
  });
});

describe('what is said of a hub', () => {
  const said = (props: Partial<AiFoundryHubProps> = {}): AiFoundryHub => hub(new TerraformStack(testApp(), 'test'), props);

  test('is where it is in the portal of its cloud', () => {
    expect(said().foundryUrl).toBe('https://ai.azure.com');
    expect(said().studioUrl).toMatch(/^https:\/\/ai\.azure\.com\/managementCenter\/hub\/overview\?wsid=\$\{/);
    const resourceGroup = { name: 'rg-ml', location: 'usgovvirginia' };
    expect(said({ cloud: AzureCloud.US_GOVERNMENT, resourceGroup }).studioUrl).toMatch(/^https:\/\/ai\.azure\.us\//);
  });

  test('refuses a cloud without AI Foundry', () => {
    expect(() => said({ cloud: AzureCloud.CHINA, resourceGroup: { name: 'rg-ml', location: 'chinanorth3' } })).toThrow(
      `'cloud' is 'china': this cloud has no Azure AI Foundry. Use an MlWorkspace, or another cloud.`,
    );
  });

  test('is how it is known, and as whom it acts', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const made = hub(stack);
    const own = hub(stack, { baseName: 'own', identityType: IdentityType.SYSTEM_ASSIGNED }, 'Own');
    expect(resolve(stack, [made.workspaceGuid, made.discoveryUrl, made.identityPrincipalId])).toEqual([
      expect.stringMatching(/^\$\{azurerm_ai_foundry\.\w+\.workspace_id\}$/),
      expect.stringMatching(/^\$\{azurerm_ai_foundry\.\w+\.discovery_url\}$/),
      expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.\w+\.principal_id\}$/),
    ]);
    expect(resolve(stack, own.identityPrincipalId)).toMatch(/^\$\{azurerm_ai_foundry\.\w+\.identity\[0\]\.principal_id\}$/);
  });
});

describe('access to a hub', () => {
  test('is granted to developers', () => {
    const made = synth((stack) => hub(stack).grantDeveloper('Team', TEAM));
    expect(made.at('role_assignment', 'Hub_Team')).toMatchObject({
      role_definition_name: 'Azure AI Developer',
      scope: `\${${made.address('ai_foundry')}.id}`,
    });
  });

  test('is suspended but for owners', () => {
    const made = synth((stack) => {
      const scope = hub(stack, { accessSuspended: true });
      scope.grantDeveloper('Team', TEAM);
      scope.grant('Lead', TEAM, Role.OWNER);
    });
    expect(made.at('role_assignment', 'Hub_Team').count).toBe(0);
    expect(made.at('role_assignment', 'Hub_Lead')).not.toHaveProperty('count');
  });
});

describe('the computes and the network of a hub', () => {
  test('are compute instances and outbound rules, as of a workspace', () => {
    const made = synth((stack) => {
      const scope = hub(stack, { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      scope.addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4' });
      scope.allowOutboundFqdn('pypi', 'pypi.org');
      const other = hub(stack, { baseName: 'other' }, 'Other');
      scope.allowOutboundPrivateEndpoint('other', { target: other, subresource: OutboundTarget.AML_WORKSPACE });
    });
    const hubId = `\${${made.address('ai_foundry', 'Hub')}.id}`;
    expect(made.the('machine_learning_compute_instance').machine_learning_workspace_id).toBe(hubId);
    expect(made.the('machine_learning_workspace_network_outbound_rule_fqdn').workspace_id).toBe(hubId);
    expect(made.comesAfter(made.address('machine_learning_compute_instance'), made.address('role_assignment', 'Hub_WorkspaceContributor'))).toBe(
      true,
    );
  });

  test('are no compute clusters', () => {
    expect(() => synth((stack) => hub(stack).addComputeCluster('cpu', { vmSize: 'STANDARD_D4DS_V4' }))).toThrow(
      `an AI Foundry hub has no compute clusters: jobs run on serverless compute there. Leave out the cluster, make a compute instance, or use an MlWorkspace.`,
    );
    expect(() => synth((stack) => new ComputeCluster(stack, 'cpu', { vmSize: 'STANDARD_D4DS_V4', workspace: hub(stack) }))).toThrow(
      'has no compute clusters',
    );
  });

  test('are in no virtual network of yours', () => {
    expect(() => synth((stack) => hub(stack).addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4', subnet: SUBNET }))).toThrow(
      `Azure puts no computes of an AI Foundry hub into virtual networks of yours. Leave out 'subnet', and give the hub a 'managedNetwork'.`,
    );
  });

  test('need the managed network where the hub is closed', () => {
    expect(() =>
      synth((stack) => hub(stack, { ...closed, managedNetwork: undefined }).addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4' })),
    ).toThrow(`'managedNetwork' is 'Disabled': the hub is closed to the public network, and its computes could reach it only from a managed network`);
  });
});

describe('a hub that is imported', () => {
  const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/hub-shared`;

  test('takes computes, rules and grants', () => {
    const made = synth((stack) => {
      const shared = AiFoundryHub.fromHubAttributes(stack, 'Shared', {
        id,
        location: 'westeurope',
        managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND,
      });
      shared.addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4' });
      shared.grantDeveloper('Team', TEAM);
      expect(() => shared.addComputeCluster('cpu', { vmSize: 'STANDARD_D4DS_V4' })).toThrow('has no compute clusters');
      expect(shared.studioUrl).toBe(`https://ai.azure.com/managementCenter/hub/overview?wsid=${id}`);
    });
    expect(made.the('role_assignment')).toMatchObject({ scope: id, role_definition_name: 'Azure AI Developer' });
    expect(made.addresses.filter((address) => !address.startsWith('terraform_data.'))).toHaveLength(2);
  });

  test('has the parts that it was given, and asks for the others when somebody looks at them', () => {
    const vault = { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-shared` };
    synth((stack) => {
      const shared = AiFoundryHub.fromHubAttributes(stack, 'Shared', { id, location: 'westeurope', vault });
      expect(shared.vault).toBe(vault);
      expect(() => shared.insights).toThrow(
        `[test/Shared] 'insights' is not given: the Application Insights component is not known. Pass 'insights' to fromHubAttributes`,
      );
      shared.addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4', publicIp: true });
    });
  });

  test('may be declared in the same program, but is a workspace', () => {
    const made = synth((stack) => {
      const other = hub(stack);
      AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: other.id, location: 'westeurope' }).grantReader('Team', TEAM);
    });
    expect(made.at('role_assignment', 'Shared_Team').scope).toBe(`\${${made.address('ai_foundry')}.id}`);
    expect(() => synth((stack) => AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: BROUGHT.vault.id, location: 'westeurope' }))).toThrow(
      'this is not the id of a machine learning workspace',
    );
    expect(() =>
      synth((stack) => {
        const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id', resourceGroupName: 'rg', location: 'westeurope' });
        AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: identity.id, location: 'westeurope' });
      }),
    ).toThrow('it refers to an azurerm_user_assigned_identity');
  });
});

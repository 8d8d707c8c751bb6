import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AiFoundryHub, AiFoundryHubProps, AiFoundryProject, AiFoundryProjectOptions, LogGroup, ManagedNetwork, PrincipalType } from '../lib';
import { resolve } from '../lib/core/resolve';
import { BROUGHT, FEATURES, testApp, GROUP, KEY, OBJECT_ID, PROVIDERS, SUBNET, Synthesized, synth, workspace } from './support';

function hub(scope: Construct, props: Partial<AiFoundryHubProps> = {}, id = 'Hub'): AiFoundryHub {
  return new AiFoundryHub(scope, id, { baseName: 'chat-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
}

function synthProject(options: AiFoundryProjectOptions = {}, props: Partial<AiFoundryHubProps> = {}): Synthesized {
  return synth((stack) => hub(stack, props).addProject('bot', options));
}

const HUB_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/hub-shared`;
const ENCRYPTION = { key: KEY, cosmosDbPrincipalId: OBJECT_ID };
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };

describe('a project', () => {
  test('lies in the hub, in its region, with an identity of its own', () => {
    const made = synthProject();
    expect(made.the('ai_foundry_project')).toEqual({
      name: 'proj-bot',
      ai_services_hub_id: `\${${made.address('ai_foundry')}.id}`,
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
      depends_on: [made.address('role_assignment', 'Hub_WorkspaceContributor')],
    });
  });

  test('passes on what is said of it', () => {
    expect(
      synthProject({ name: 'bot', friendlyName: 'Bot', description: 'Answers', highBusinessImpact: true }).the('ai_foundry_project'),
    ).toMatchObject({
      name: 'bot',
      friendly_name: 'Bot',
      description: 'Answers',
      high_business_impact_enabled: true,
    });
  });

  test('acts as an identity that is brought, after its roles', () => {
    const made = synth((stack) => {
      const scope = hub(stack);
      const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id-bot', resourceGroupName: 'rg-ml', location: 'westeurope' });
      const grant = scope.grantReader('Mine', { principalId: identity.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL });
      scope.addProject('bot', { identity: { id: identity.id, usableAfter: [grant.resource] } });
    });
    const id = `\${azurerm_user_assigned_identity.Mine.id}`;
    expect(made.the('ai_foundry_project')).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [id] },
      primary_user_assigned_identity: id,
    });
    expect(made.comesAfter(made.address('ai_foundry_project'), made.address('role_assignment', 'Hub_Mine'))).toBe(true);
  });

  test('may act as the identity of the hub, after the grants of that', () => {
    const made = synth((stack) => {
      const scope = hub(stack);
      scope.addProject('bot', { identity: scope.identity });
    });
    expect(made.the('ai_foundry_project').primary_user_assigned_identity).toBe(made.the('ai_foundry').primary_user_assigned_identity);
  });

  test('comes after the private link of the hub', () => {
    const made = synthProject(
      {},
      { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND },
    );
    expect(made.comesAfter(made.address('ai_foundry_project'), made.address('private_endpoint', 'Hub_Link'))).toBe(true);
    expect(made.all('private_endpoint')).toHaveLength(5);
  });

  test('is told apart from the others of the hub, and from other workspaces of its resource group', () => {
    const made = synth((stack) => {
      const scope = hub(stack);
      scope.addProject('bot');
      scope.addProject('search');
    });
    expect(made.all('ai_foundry_project').map(({ name }) => name)).toEqual(['proj-bot', 'proj-search']);
    expect(() =>
      synth((stack) => {
        const scope = hub(stack);
        workspace(stack, { name: 'bot' });
        scope.addProject('bot', { name: 'bot' });
      }),
    ).toThrow(`the AI Foundry project of [test/Ml] has this name already`);
  });

  test('has a name that Azure takes', () => {
    expect(() => synth((stack) => hub(stack).addProject('a-project-with-a-very-long-name'))).toThrow(
      `'id' is 'a-project-with-a-very-long-name': it makes the AI Foundry project name 'proj-a-project-with-a-very-long-name' of 36 characters, but that must be 3-32 letters, digits and '-' that start and end with a letter or digit. Choose another 'id', or pass your own 'name'.`,
    );
    expect(() => synthProject({ name: 'my_bot' })).toThrow(`'name' is 'my_bot': the AI Foundry project name must be`);
  });

  test('refuses the id of something else as identity', () => {
    expect(() => synthProject({ identity: BROUGHT.vault })).toThrow('this is not the id of a user-assigned identity');
  });

  test('refuses texts that azurerm refuses', () => {
    expect(() => synthProject({ description: '' })).toThrow(`'description' is '': azurerm refuses an empty text here. Leave out 'description'.`);
    expect(() => synthProject({}, { friendlyName: '' })).toThrow(`[test/Hub] 'friendlyName' is '': azurerm refuses an empty text here`);
  });

  test('may lie in another stack than the hub', () => {
    const app = testApp();
    const [platform, team] = ['platform', 'team'].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      return stack;
    }) as [TerraformStack, TerraformStack];
    new AiFoundryProject(team, 'bot', { hub: hub(platform) });
    app.synth();
    const text = readFileSync(join(app.outdir, 'stacks', 'team', 'cdk.tf.json'), 'utf8');
    expect(text).toMatch(/"ai_services_hub_id": "\$\{data\.terraform_remote_state\./);
    expect(text).not.toContain('depends_on');
  });

  test('refuses texts that Terraform would take for templates', () => {
    expect(() => synthProject({ description: '${' })).toThrow(`'description'`);
    expect(() => synthProject({ friendlyName: '%{' })).toThrow(`'friendlyName'`);
  });

  test('may lie in a hub that is imported', () => {
    const made = synth((stack) => {
      const shared = AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: HUB_ID, location: 'westeurope' });
      const project = new AiFoundryProject(stack, 'bot', { hub: shared });
      expect(project.resourceGroupName).toBe('rg-shared');
    });
    expect(made.the('ai_foundry_project')).toEqual({
      name: 'proj-bot',
      ai_services_hub_id: HUB_ID,
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
    });
  });
});

describe('the diagnostic data of a project', () => {
  test('is as much as that of the hub', () => {
    expect(synthProject({}, { highBusinessImpact: true }).the('ai_foundry_project').high_business_impact_enabled).toBe(true);
    expect(synthProject({}, { encryption: ENCRYPTION }).the('ai_foundry_project').high_business_impact_enabled).toBe(true);
    expect(synthProject().the('ai_foundry_project')).not.toHaveProperty('high_business_impact_enabled');
  });

  test('is left to Azure where the hub is imported without it, and passed on otherwise', () => {
    const shared = (highBusinessImpact?: boolean): Synthesized =>
      synth((stack) => {
        AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: HUB_ID, location: 'westeurope', highBusinessImpact }).addProject('bot');
      });
    expect(shared().the('ai_foundry_project')).not.toHaveProperty('high_business_impact_enabled');
    expect(shared(true).the('ai_foundry_project').high_business_impact_enabled).toBe(true);
  });

  test('is no more where the next plan would replace the project', () => {
    expect(() => synthProject({ highBusinessImpact: false }, { encryption: ENCRYPTION })).toThrow(
      `'highBusinessImpact' is false: Azure turns it on for a project with an identity of its own in a hub with a customer-managed key`,
    );
    const made = synthProject({ highBusinessImpact: false, identity: BROUGHT.identity }, { encryption: ENCRYPTION });
    expect(made.the('ai_foundry_project').high_business_impact_enabled).toBe(false);
  });
});

describe('what is said of a project', () => {
  test('is where it is, how it is known, and as whom it acts', () => {
    synth((stack) => {
      const scope = hub(stack);
      const own = scope.addProject('bot');
      const brought = scope.addProject('brought', { identity: scope.identity });
      const stranger = scope.addProject('stranger', { identity: BROUGHT.identity });
      expect(
        resolve(stack, [own.studioUrl, own.projectGuid, own.identityPrincipalId, brought.identityPrincipalId, stranger.identityPrincipalId]),
      ).toEqual([
        expect.stringMatching(/^https:\/\/ai\.azure\.com\/build\/overview\?wsid=\$\{azurerm_ai_foundry_project\.\w+\.id\}$/),
        expect.stringMatching(/^\$\{azurerm_ai_foundry_project\.\w+\.project_id\}$/),
        expect.stringMatching(/^\$\{azurerm_ai_foundry_project\.\w+\.identity\[0\]\.principal_id\}$/),
        expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.\w+\.principal_id\}$/),
        undefined,
      ]);
      expect(resolve(stack, own.configJson)).toMatch(/"workspace_name" = azurerm_ai_foundry_project\.\w+\.name/);
      expect(own.usableAfter).toEqual([own.resource]);
    });
  });
});

describe('access to a project', () => {
  test('is granted on the project alone', () => {
    const made = synth((stack) => {
      const project = hub(stack).addProject('bot');
      project.grantDeveloper('Developers', TEAM);
      project.grantReader('Readers', TEAM);
      project.grantContributor('Contributors', TEAM);
      project.grantOwner('Owners', TEAM);
      project.grant('Special', TEAM, 'Azure AI Inference Deployment Operator', { description: 'Deploys' });
    });
    const granted = made.all('role_assignment').filter(({ scope }) => scope === `\${${made.address('ai_foundry_project')}.id}`);
    expect(granted.map(({ role_definition_name: role }) => role).sort()).toEqual([
      'Azure AI Developer',
      'Azure AI Inference Deployment Operator',
      'Contributor',
      'Owner',
      'Reader',
    ]);
  });

  test('is suspended with the hub or alone, but for owners', () => {
    const counts = (options: AiFoundryProjectOptions, props: Partial<AiFoundryHubProps> = {}): unknown[] => {
      const made = synth((stack) => {
        const project = hub(stack, props).addProject('bot', options);
        project.grantDeveloper('Team', TEAM);
        project.grantOwner('Lead', TEAM);
      });
      return ['Hub_bot_Team', 'Hub_bot_Lead'].map((at) => made.at('role_assignment', at).count);
    };
    expect(counts({})).toEqual([undefined, undefined]);
    expect(counts({ accessSuspended: true })).toEqual([0, undefined]);
    expect(counts({}, { accessSuspended: true })).toEqual([0, undefined]);
    expect(counts({ accessSuspended: false }, { accessSuspended: true })).toEqual([undefined, undefined]);
  });

  test('is suspended with an imported hub', () => {
    const made = synth((stack) => {
      const shared = AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: HUB_ID, location: 'westeurope', accessSuspended: true });
      shared.addProject('bot').grantDeveloper('Team', TEAM);
    });
    expect(made.the('role_assignment').count).toBe(0);
  });
});

describe('the logs and metrics of a project', () => {
  const setting = (options: AiFoundryProjectOptions = {}, props: Partial<AiFoundryHubProps> = {}): unknown =>
    synthProject(options, props).at('monitor_diagnostic_setting', 'Hub_bot_Diagnostics');
  const settings = (made: Synthesized): string[] =>
    made.addressesOf('monitor_diagnostic_setting').filter((address) => /\.(Hub_bot|Shared|bot)_/.test(address));
  const { storage, logAnalytics } = BROUGHT;

  test('go where those of the hub go', () => {
    const made = synthProject();
    expect(made.at('monitor_diagnostic_setting', 'Hub_bot_Diagnostics')).toEqual({
      name: 'diagnostics',
      target_resource_id: `\${${made.address('ai_foundry_project')}.id}`,
      log_analytics_workspace_id: `\${${made.address('log_analytics_workspace')}.id}`,
      enabled_log: [{ category_group: 'allLogs' }],
      enabled_metric: [{ category: 'AllMetrics' }],
    });
    expect(setting({}, { diagnostics: { logAnalytics, storage, logs: LogGroup.AUDIT } })).toMatchObject({
      log_analytics_workspace_id: logAnalytics.id,
      storage_account_id: storage.id,
      enabled_log: [{ category_group: 'audit' }],
    });
  });

  test('go elsewhere when that is asked for, and where those of the hub go otherwise', () => {
    expect(setting({ diagnostics: { storage, logs: LogGroup.AUDIT } }, { diagnostics: { logAnalytics } })).toMatchObject({
      log_analytics_workspace_id: logAnalytics.id,
      storage_account_id: storage.id,
      enabled_log: [{ category_group: 'audit' }],
    });
    const eventHub = { authorizationRule: { id: `${PROVIDERS}/Microsoft.EventHub/namespaces/evhns/authorizationRules/logs` }, name: 'logs' };
    expect(setting({ diagnostics: { eventHub } }, { diagnostics: { logAnalytics } })).toMatchObject({
      eventhub_authorization_rule_id: eventHub.authorizationRule.id,
      eventhub_name: 'logs',
    });
    expect(setting({ diagnostics: { logAnalytics } }, { diagnostics: { enabled: false } })).toMatchObject({
      log_analytics_workspace_id: logAnalytics.id,
    });
  });

  test('go nowhere where the hub sends nothing, or where that is turned off', () => {
    expect(settings(synthProject())).toHaveLength(1);
    expect(settings(synthProject({}, { diagnostics: { enabled: false } }))).toEqual([]);
    expect(settings(synthProject({ diagnostics: { enabled: false } }))).toEqual([]);
  });

  test('go nowhere from an imported hub, unless told where; a project that is made by its class sends them as one of addProject does', () => {
    const shared = (options: AiFoundryProjectOptions = {}): Synthesized =>
      synth((stack) => {
        AiFoundryHub.fromHubAttributes(stack, 'Shared', { id: HUB_ID, location: 'westeurope' }).addProject('bot', options);
      });
    expect(settings(shared())).toEqual([]);
    expect(shared({ diagnostics: { logAnalytics } }).the('monitor_diagnostic_setting')).toMatchObject({
      log_analytics_workspace_id: logAnalytics.id,
    });
    expect(settings(synth((stack) => new AiFoundryProject(stack, 'bot', { hub: hub(stack) })))).toHaveLength(1);
  });

  test('are refused without a place to go to, and with one to which nothing is sent', () => {
    expect(() => synthProject({ diagnostics: { enabled: true } }, { diagnostics: { enabled: false } })).toThrow(
      `[test/Hub/bot] 'diagnostics.enabled' is true: where the hub sends its logs is unknown, or it sends them nowhere. Pass 'diagnostics.logAnalytics', 'storage', 'eventHub' or 'partner'.`,
    );
    expect(() => synthProject({ diagnostics: { enabled: false, storage } })).toThrow(
      `[test/Hub/bot] 'diagnostics.enabled' is false: a destination is given, to which nothing would be sent`,
    );
  });

  test('are set up before the lock, below which Azure deletes no setting', () => {
    const made = synthProject({ deletionProtection: true });
    expect(made.comesAfter(made.address('management_lock'), made.address('monitor_diagnostic_setting', 'Hub_bot_Diagnostics'))).toBe(true);
  });
});

describe('the deletion protection of a project', () => {
  test('comes with the hub, unless told otherwise', () => {
    expect(synthProject().the('ai_foundry_project')).not.toHaveProperty('lifecycle');
    const made = synthProject({}, { deletionProtection: true });
    expect(made.the('ai_foundry_project').lifecycle).toEqual({ prevent_destroy: true });
    expect(made.at('management_lock', 'Hub_bot_Lock')).toMatchObject({
      scope: `\${${made.address('ai_foundry_project')}.id}`,
      lock_level: 'CanNotDelete',
    });
    expect(synthProject({ deletionProtection: false }, { deletionProtection: true }).the('ai_foundry_project')).not.toHaveProperty('lifecycle');
  });

  test('tells what the hub tells, unless told otherwise', () => {
    const notes = (options: AiFoundryProjectOptions = {}, props: Partial<AiFoundryHubProps> = {}): unknown =>
      synthProject(options, { deletionProtection: true, ...props }).at('management_lock', 'Hub_bot_Lock').notes;
    expect(notes()).toBe('An Azure AI Foundry project. Turn off deletionProtection to destroy it.');
    expect(notes({}, { deletionNotes: 'Ask the platform team.' })).toBe('Ask the platform team.');
    expect(notes({ deletionNotes: 'Ask the bot team.' }, { deletionNotes: 'Ask the platform team.' })).toBe('Ask the bot team.');
  });

  test('may be that of a project alone, with notes, or missing beside a hub with notes', () => {
    const own = synthProject({ deletionProtection: true, deletionNotes: 'Ask the bot team.' });
    expect(own.the('management_lock').notes).toBe('Ask the bot team.');
    const hubOnly = synthProject({ deletionProtection: false }, { deletionProtection: true, deletionNotes: 'Ask the platform team.' });
    expect(hubOnly.addressesOf('management_lock').filter((address) => address.includes('bot'))).toEqual([]);
  });

  test('refuses notes without a lock, and notes that Azure would refuse', () => {
    expect(() => synthProject({ deletionNotes: 'Ask.' })).toThrow(
      `[test/Hub/bot] 'deletionNotes' is 'Ask.': they are shown beside locks, and without deletion protection there are none. Pass 'deletionProtection: true', or leave them out.`,
    );
    expect(() => synthProject({ deletionProtection: false, deletionNotes: 'Ask.' }, { deletionProtection: true })).toThrow('there are none');
    expect(() => synthProject({ deletionProtection: true, deletionNotes: 'x'.repeat(513) })).toThrow(
      `the notes of a lock have at most 512 characters, but these have 513. Shorten them.`,
    );
  });

  test('is lifted first: the lock is made after the grants on the project, and that of the hub without regard to its projects, which lie beside it', () => {
    const made = synth((stack) => {
      const scope = hub(stack, { deletionProtection: true });
      const project = new AiFoundryProject(stack, 'bot', { hub: scope, deletionProtection: true });
      project.grantDeveloper('Team', TEAM);
    });
    expect(made.comesAfter(made.address('management_lock', 'bot_Lock'), made.address('role_assignment', 'bot_Team'))).toBe(true);
    expect(made.comesAfter(made.address('management_lock', 'Hub_Lock'), made.address('ai_foundry_project'))).toBe(false);
  });
});

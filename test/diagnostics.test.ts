import { EventhubNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import {
  CustomerManagedKey,
  DiagnosticSetting,
  DiagnosticSettingProps,
  DiagnosticsOptions,
  DiagnosticSource,
  IResourceRef,
  LogGroup,
  WorkspaceInsights,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../lib';
import { Attributes, BROUGHT, GROUP, KEY, PROVIDERS, synth, Synthesized, synthPrivate, synthWorkspace, workspace } from './support';

const WORKSPACE = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared` };
const PARTNER = { id: `${PROVIDERS}/Microsoft.Datadog/monitors/datadog` };
const RULE = { id: `${PROVIDERS}/Microsoft.EventHub/namespaces/evhns/authorizationRules/diagnostics` };
const { logAnalytics, storage } = BROUGHT;

function setting(props: Partial<DiagnosticSettingProps> = {}): Synthesized {
  return synth((stack) => make(stack, props));
}

function make(stack: TerraformStack, props: Partial<DiagnosticSettingProps>, id = 'Setting'): DiagnosticSetting {
  const source = DiagnosticSource.ML_WORKSPACE;
  const destination = [props.storage, props.eventHub, props.partner].every((other) => other === undefined) ? { logAnalytics } : {};
  return new DiagnosticSetting(stack, id, { target: WORKSPACE, source, ...destination, ...props });
}

const the = (props: Partial<DiagnosticSettingProps>): Attributes => setting(props).the('monitor_diagnostic_setting');

/** What each setting sends, by the end of the id of what it is on. */
function sent(made: Synthesized): { [target: string]: unknown } {
  const settings = made
    .all('monitor_diagnostic_setting')
    .map((own) => [
      String(own.target_resource_id).replace(/^\$\{azurerm_(\w+?)\.\w+\.id\}/, '$1'),
      [...((own.enabled_log ?? []) as Attributes[]), ...((own.enabled_metric ?? []) as Attributes[])].flatMap((entry) => Object.values(entry)).join(),
    ]);
  return Object.fromEntries(settings) as { [target: string]: unknown };
}

const STORAGE = {
  storage_account: 'Transaction',
  'storage_account/blobServices/default': 'allLogs,Transaction',
  'storage_account/fileServices/default': 'allLogs,Transaction',
  'storage_account/queueServices/default': 'allLogs,Transaction',
  'storage_account/tableServices/default': 'allLogs,Transaction',
};

describe('a diagnostic setting', () => {
  test('sends all logs and metrics of a workspace to Log Analytics', () => {
    expect(the({})).toMatchObject({
      name: 'diagnostics',
      target_resource_id: WORKSPACE.id,
      log_analytics_workspace_id: logAnalytics.id,
      enabled_log: [{ category_group: 'allLogs' }],
      enabled_metric: [{ category: 'AllMetrics' }],
    });
  });

  test('leaves out what azurerm would see a change of in every plan', () => {
    expect(the({})).not.toHaveProperty('log_analytics_destination_type');
    expect(the({})).not.toHaveProperty('metric');
  });

  test('sends to a storage account and an event hub', () => {
    expect(the({ storage, eventHub: { authorizationRule: RULE, name: 'logs' } })).toMatchObject({
      storage_account_id: storage.id,
      eventhub_authorization_rule_id: RULE.id,
      eventhub_name: 'logs',
    });
    expect(the({ storage })).not.toHaveProperty('log_analytics_workspace_id');
  });

  test('sends only the audit logs when asked', () => {
    expect(the({ logs: LogGroup.AUDIT }).enabled_log).toEqual([{ category_group: 'audit' }]);
  });

  test('sends to a partner solution of any kind', () => {
    const own = the({ partner: PARTNER });
    expect(own).toMatchObject({ partner_solution_id: PARTNER.id });
    expect(own).not.toHaveProperty('log_analytics_workspace_id');
    expect(() =>
      synth((stack) => {
        make(stack, { partner: PARTNER });
        make(stack, { partner: { id: PARTNER.id.toLowerCase() }, name: 'other' }, 'Second');
      }),
    ).toThrow(`'partner' is '${PARTNER.id.toLowerCase()}': [test/Setting] sends the logs of the same resource there already`);
  });

  test('comes after what the partner solution is usable after', () => {
    const made = synth((stack) => {
      const ready = new ResourceGroup(stack, 'Ready', { name: 'rg', location: 'westeurope' });
      make(stack, { partner: { ...PARTNER, usableAfter: [ready] } });
    });
    expect(made.comesAfter(made.address('monitor_diagnostic_setting'), made.address('resource_group'))).toBe(true);
  });

  test('sends logs alone when asked, under another name: azurerm takes no metrics away from one that exists', () => {
    const own = the({ metrics: false });
    expect(own).toMatchObject({ name: 'logs', enabled_log: [{ category_group: 'allLogs' }] });
    expect(own).not.toHaveProperty('enabled_metric');
    expect(the({ metrics: false, name: 'mine' }).name).toBe('mine');
    expect(the({ metrics: true }).name).toBe('diagnostics');
    expect(the({ metrics: false, source: DiagnosticSource.custom({ hasMetrics: false }) }).name).toBe('diagnostics');
  });

  test('sends single categories of logs instead of a group, in whatever order they are given', () => {
    expect(the({ logCategories: ['B', 'A'] }).enabled_log).toEqual([{ category: 'A' }, { category: 'B' }]);
    expect(the({ logCategories: ['A'] }).enabled_metric).toEqual([{ category: 'AllMetrics' }]);
  });

  test('refuses categories that Azure would refuse', () => {
    expect(() => the({ logCategories: ['A'], logs: LogGroup.ALL })).toThrow(
      `[test/Setting] 'logCategories' is ["A"]: Azure takes groups or categories of logs, not both, and 'logs' is 'allLogs'`,
    );
    expect(() => the({ logCategories: [] })).toThrow(`'logCategories' is []: each is the name of a category, and there is one at least`);
    expect(() => the({ logCategories: ['A', ' '] })).toThrow('each is the name of a category');
    expect(() => the({ logCategories: ['A', 'B', 'A'] })).toThrow(`'A' is there twice`);
    expect(() => the({ logCategories: ['A'], source: DiagnosticSource.STORAGE_ACCOUNT })).toThrow('the source has no logs');
  });

  test('takes a source that the library does not know', () => {
    const source = DiagnosticSource.custom({ child: '/things/default', logs: 'audit', hasMetrics: false });
    const own = the({ source });
    expect(own).toMatchObject({ target_resource_id: `${WORKSPACE.id}/things/default`, enabled_log: [{ category_group: 'audit' }] });
    expect(own).not.toHaveProperty('enabled_metric');
  });

  test('of a source that has nothing is refused', () => {
    expect(() => the({ source: DiagnosticSource.custom({ hasLogs: false, hasMetrics: false }) })).toThrow(
      `Azure refuses a setting that sends nothing`,
    );
    expect(() => the({ source: DiagnosticSource.STORAGE_ACCOUNT, metrics: false })).toThrow(
      `'metrics' is false: the source has no logs, and Azure refuses a setting that sends nothing`,
    );
  });

  test('needs a destination', () => {
    expect(() => the({ logAnalytics: undefined })).toThrow(
      `[test/Setting] 'logAnalytics' is not given: logs and metrics have nowhere to go. Pass 'logAnalytics', 'storage', 'eventHub' or 'partner'.`,
    );
  });

  test('refuses something else as destination', () => {
    expect(() => the({ logAnalytics: storage })).toThrow(`'logAnalytics' is '${storage.id}': this is not the id of a Log Analytics workspace`);
    expect(() => the({ storage: logAnalytics })).toThrow(`'storage' is '${logAnalytics.id}': this is not the id of a storage account`);
    expect(() => the({ eventHub: { authorizationRule: storage } })).toThrow(`'eventHub.authorizationRule' is '${storage.id}'`);
  });

  test('takes the rule of an Event Hubs namespace that the stack makes', () => {
    const made = synth((stack) => {
      const rule = new EventhubNamespaceAuthorizationRule(stack, 'Rule', {
        name: 'logs',
        namespaceName: 'evhns',
        resourceGroupName: 'rg',
        manage: true,
      });
      make(stack, { eventHub: { authorizationRule: rule } });
    });
    expect(made.comesAfter(made.address('monitor_diagnostic_setting'), made.address('eventhub_namespace_authorization_rule'))).toBe(true);
  });

  test('comes after what its destination is usable after', () => {
    const made = synth((stack) => {
      const ready = new ResourceGroup(stack, 'Ready', { name: 'rg', location: 'westeurope' });
      make(stack, { logAnalytics: { ...logAnalytics, usableAfter: [ready] } });
    });
    expect(made.comesAfter(made.address('monitor_diagnostic_setting'), made.address('resource_group'))).toBe(true);
  });

  test('never lets a storage account log into itself', () => {
    expect(() => the({ target: storage, source: DiagnosticSource.BLOB, storage })).toThrow(
      `[test/Setting] 'storage' is '${storage.id}': a storage account cannot log into itself`,
    );
  });

  test('is refused a second time for the same destination', () => {
    const twice = (other: Partial<DiagnosticSettingProps>): Synthesized =>
      synth((stack) => {
        make(stack, {});
        make(stack, { name: 'other', ...other }, 'Second');
      });
    expect(() => twice({})).toThrow(
      `[test/Second] 'logAnalytics' is '${logAnalytics.id}': [test/Setting] sends the logs of the same resource there already`,
    );
    expect(twice({ logAnalytics: undefined, storage }).all('monitor_diagnostic_setting')).toHaveLength(2);
  });

  test('is refused for what the library sends there by itself, also after another one', () => {
    const again = (first: boolean): Synthesized =>
      synth((stack) => {
        const { id, logAnalytics: own, made } = workspace(stack);
        if (first) make(stack, {});
        const target = first ? (made.vault as IResourceRef) : { id };
        make(stack, { target, source: first ? DiagnosticSource.KEY_VAULT : DiagnosticSource.ML_WORKSPACE, logAnalytics: own, name: 'mine' }, 'Mine');
      });
    expect(() => again(false)).toThrow('[test/Ml/Diagnostics] sends the logs of the same resource there already');
    expect(() => again(true)).toThrow('[test/Ml/Vault/Diagnostics] sends the logs of the same resource there already');
  });

  test('may send logs and metrics apart from each other to one destination, each once', () => {
    const apart = (...sources: DiagnosticSource[]): Synthesized =>
      synth((stack) => {
        sources.forEach((source, index) => make(stack, { source, name: `part-${String(index)}` }, `Part${String(index)}`));
      });
    const [logs, metrics] = [DiagnosticSource.custom({ hasMetrics: false }), DiagnosticSource.custom({ hasLogs: false })];
    expect(apart(logs, metrics).all('monitor_diagnostic_setting')).toHaveLength(2);
    expect(() => apart(logs, metrics, metrics)).toThrow('[test/Part1] sends the metrics of the same resource there already');
  });

  test('refuses an event hub without a name', () => {
    const authorizationRule = { id: `${PROVIDERS}/Microsoft.EventHub/namespaces/logs/authorizationRules/send` };
    expect(() => the({ eventHub: { authorizationRule, name: '' } })).toThrow(`[test/Setting] 'eventHub.name' is '': an event hub has a name`);
  });

  test('needs a name of its own for the resource, and one that Azure takes', () => {
    const twice = (): Synthesized =>
      synth((stack) => {
        make(stack, {});
        make(stack, { logAnalytics: undefined, storage }, 'Second');
      });
    expect(twice).toThrow(`'name' is 'diagnostics': the diagnostic setting of [test/Setting] has this name already`);
    expect(() => the({ name: 'a/b' })).toThrow(`[test/Setting] 'name' is 'a/b': the diagnostic setting name must be`);
  });

  test('refuses a storage account in another region, where both are declared', () => {
    const send = (location: string): Synthesized =>
      synth((stack) => {
        const account = { resourceGroupName: 'rg', accountTier: 'Standard', accountReplicationType: 'LRS' };
        const from = new StorageAccount(stack, 'From', { ...account, name: 'stfrom', location: 'West Europe' });
        const to = new StorageAccount(stack, 'To', { ...account, name: 'stto', location });
        make(stack, { target: from, source: DiagnosticSource.BLOB, storage: to });
      });
    expect(() => send('northeurope')).toThrow(
      `'storage' is 'northeurope': logs go only to a storage account in the region of what sends them, which is in 'westeurope'`,
    );
    expect(send('westeurope').all('monitor_diagnostic_setting')).toHaveLength(1);
  });
});

describe('a part made by hand', () => {
  const diagnostics: DiagnosticsOptions = { logAnalytics };

  test('sends what it has', () => {
    const open = { name: 'mlshared', resourceGroup: GROUP, publicNetworkAccess: true, diagnostics };
    expect(sent(synth((stack) => new WorkspaceStorage(stack, 'Storage', open)))).toEqual(STORAGE);
    expect(sent(synth((stack) => new WorkspaceVault(stack, 'Vault', open)))).toEqual({ key_vault: 'allLogs,AllMetrics' });
    expect(sent(synth((stack) => new WorkspaceRegistry(stack, 'Registry', open)))).toEqual({ container_registry: 'allLogs,AllMetrics' });
    const key = { baseName: 'ml', resourceGroup: GROUP, publicNetworkAccess: true, diagnostics };
    expect(sent(synth((stack) => new CustomerManagedKey(stack, 'Key', key)))).toEqual({ key_vault: 'allLogs,AllMetrics' });
  });

  test('sends nothing unless it is asked', () => {
    const open = { name: 'stml', resourceGroup: GROUP, publicNetworkAccess: true };
    expect(synth((stack) => new WorkspaceStorage(stack, 'Storage', open)).all('monitor_diagnostic_setting')).toEqual([]);
    expect(synth((stack) => new WorkspaceInsights(stack, 'I', { baseName: 'ml', resourceGroup: GROUP })).all('monitor_diagnostic_setting')).toEqual(
      [],
    );
  });

  test('of Log Analytics sends to itself who asked what, unless another one is named', () => {
    const insights = (own: DiagnosticsOptions): Synthesized =>
      synth((stack) => new WorkspaceInsights(stack, 'I', { baseName: 'ml', resourceGroup: GROUP, diagnostics: own }));
    const made = insights({});
    const id = `\${${made.address('log_analytics_workspace')}.id}`;
    expect(made.the('monitor_diagnostic_setting')).toMatchObject({
      target_resource_id: id,
      log_analytics_workspace_id: id,
      enabled_log: [{ category_group: 'audit' }],
    });
    expect(insights(diagnostics).the('monitor_diagnostic_setting').log_analytics_workspace_id).toBe(logAnalytics.id);
  });

  test('of Log Analytics that is brought is not configured', () => {
    const insights = (): Synthesized =>
      synth((stack) => new WorkspaceInsights(stack, 'I', { baseName: 'ml', resourceGroup: GROUP, logAnalytics, diagnostics: { storage } }));
    expect(insights).toThrow(`[test/I] 'diagnostics' is ["storage"]: the Log Analytics workspace that sends is brought`);
  });
});

describe('a workspace', () => {
  test('sends its logs and those of every part that it makes to its Log Analytics workspace', () => {
    const made = synthWorkspace();
    expect(sent(made)).toEqual({
      ...STORAGE,
      machine_learning_workspace: 'allLogs,AllMetrics',
      key_vault: 'allLogs,AllMetrics',
      container_registry: 'allLogs,AllMetrics',
      log_analytics_workspace: 'audit,AllMetrics',
    });
    const id = `\${${made.address('log_analytics_workspace')}.id}`;
    for (const own of made.all('monitor_diagnostic_setting')) expect(own.log_analytics_workspace_id).toBe(id);
  });

  test('configures nothing that is brought', () => {
    const { vault, registry } = BROUGHT;
    expect(Object.keys(sent(synthWorkspace({ storage, vault, registry, logAnalytics })))).toEqual(['machine_learning_workspace']);
  });

  test('sends to the Log Analytics workspace that is given', () => {
    const settings = synthWorkspace({ logAnalytics }).all('monitor_diagnostic_setting');
    expect(settings).toHaveLength(8);
    for (const own of settings) expect(own.log_analytics_workspace_id).toBe(logAnalytics.id);
  });

  test('sends nothing where it knows no Log Analytics workspace, unless it is told one', () => {
    const { insights } = BROUGHT;
    expect(synthWorkspace({ insights }).all('monitor_diagnostic_setting')).toEqual([]);
    expect(synthWorkspace({ insights, diagnostics: { logAnalytics } }).all('monitor_diagnostic_setting')).toHaveLength(8);
    expect(() => synthWorkspace({ insights, diagnostics: { enabled: true } })).toThrow(
      `[test/Ml] 'diagnostics.enabled' is true: the Log Analytics workspace of the 'insights' that you bring is unknown`,
    );
  });

  test('sends to the Log Analytics workspace of the WorkspaceInsights that is brought', () => {
    const made = synth((stack) => {
      const insights = new WorkspaceInsights(stack, 'Insights', { baseName: 'shared', resourceGroup: GROUP });
      workspace(stack, { insights });
    });
    const settings = made.all('monitor_diagnostic_setting');
    expect(settings).toHaveLength(8);
    for (const own of settings) expect(own.log_analytics_workspace_id).toBe(`\${${made.address('log_analytics_workspace')}.id}`);
  });

  test('sends to further destinations too', () => {
    const settings = synthWorkspace({ diagnostics: { storage, eventHub: { authorizationRule: RULE }, logs: LogGroup.AUDIT } });
    for (const own of settings.all('monitor_diagnostic_setting')) {
      expect(own).toMatchObject({
        log_analytics_workspace_id: expect.stringContaining('log_analytics_workspace') as unknown,
        storage_account_id: storage.id,
        eventhub_authorization_rule_id: RULE.id,
      });
      expect(own.enabled_log ?? [{ category_group: 'audit' }]).toEqual([{ category_group: 'audit' }]);
    }
    expect(settings.all('monitor_diagnostic_setting')).toHaveLength(9);
  });

  test('sends logs alone and to a partner solution when asked; its storage account as a whole has none', () => {
    const made = synthWorkspace({ diagnostics: { partner: PARTNER, metrics: false } });
    expect(sent(made)).toEqual({
      ...Object.fromEntries(
        Object.keys(STORAGE)
          .slice(1)
          .map((target) => [target, 'allLogs']),
      ),
      machine_learning_workspace: 'allLogs',
      key_vault: 'allLogs',
      container_registry: 'allLogs',
      log_analytics_workspace: 'audit',
    });
    for (const own of made.all('monitor_diagnostic_setting')) expect(own).toMatchObject({ name: 'logs', partner_solution_id: PARTNER.id });
    expect(() => synthWorkspace({ insights: BROUGHT.insights, diagnostics: { metrics: false } })).toThrow('is unknown');
    expect(synthWorkspace({ insights: BROUGHT.insights, diagnostics: { partner: PARTNER } }).all('monitor_diagnostic_setting')).toHaveLength(8);
    expect(() => synthWorkspace({ diagnostics: { enabled: false, partner: PARTNER } })).toThrow('a destination is given');
  });

  test('sends nothing when that is turned off, and says so when a destination is given all the same', () => {
    expect(synthWorkspace({ diagnostics: { enabled: false } }).all('monitor_diagnostic_setting')).toEqual([]);
    expect(() => synthWorkspace({ diagnostics: { enabled: false, storage } })).toThrow(
      `[test/Ml] 'diagnostics.enabled' is false: a destination is given, to which nothing would be sent`,
    );
  });

  test('is locked after its own settings, which a lock would keep from being destroyed, and so is its registry', () => {
    const made = synthPrivate({ deletionProtection: true, encryption: { key: KEY, serviceSideEncryption: true, propagationSeconds: 0 } });
    const locked = { Ml_Lock: 'Ml_Diagnostics', Ml_RegistryLock: 'Ml_Registry_Diagnostics' };
    for (const [lock, own] of Object.entries(locked)) {
      expect(made.at('management_lock', lock).depends_on).toContain(made.address('monitor_diagnostic_setting', own));
    }
  });

  test('tells where its logs are, so that other resources can send theirs there', () => {
    const made = synth((stack) => {
      const { logAnalytics: own } = workspace(stack);
      make(stack, { logAnalytics: own });
      expect(workspace(stack, { insights: BROUGHT.insights, baseName: 'churn-dev' }, 'Second').logAnalytics).toBeUndefined();
    });
    const id = `\${${made.address('log_analytics_workspace')}.id}`;
    expect(made.at('monitor_diagnostic_setting', 'Setting').log_analytics_workspace_id).toBe(id);
  });

  test('does not wait for its settings', () => {
    const made = synthWorkspace();
    const workspace = made.address('machine_learning_workspace');
    for (const own of made.addressesOf('monitor_diagnostic_setting')) expect(made.comesAfter(workspace, own)).toBe(false);
  });
});

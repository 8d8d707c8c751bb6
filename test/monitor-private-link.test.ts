import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AzureCloud,
  ManagedNetwork,
  MlWorkspaceProps,
  MonitorAccessMode,
  MonitorPrivateLink,
  MonitorPrivateLinkProps,
  PrivateDnsZones,
  Subresource,
  WorkspaceStorage,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, SUBNET, synth, Synthesized, testApp, workspace } from './support';

const NETWORK = { id: SUBNET.id.split('/subnets/')[0] as string };
const SCOPE_ID = `${PROVIDERS}/Microsoft.Insights/privateLinkScopes/ampls-hub`;

function zonesOf(stack: TerraformStack, cloud?: AzureCloud): PrivateDnsZones {
  const zones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, cloud });
  zones.linkVirtualNetwork('net', NETWORK);
  return zones;
}

function monitor(stack: TerraformStack, props: Partial<MonitorPrivateLinkProps> = {}, id = 'Monitor'): MonitorPrivateLink {
  const privateLink = props.privateLink ?? { subnet: SUBNET, dnsZones: zonesOf(stack) };
  return new MonitorPrivateLink(stack, id, { baseName: 'hub', resourceGroup: GROUP, ...props, privateLink });
}

const withMembers = (props: Partial<MonitorPrivateLinkProps> = {}): Synthesized =>
  synth((stack) => {
    const link = monitor(stack, props);
    link.addMember('logs', BROUGHT.logAnalytics);
    link.addMember('insights', BROUGHT.insights);
  });

describe('a private link to Azure Monitor', () => {
  test('is a scope that is open for what is no member, so that nothing else breaks', () => {
    expect(withMembers().the('monitor_private_link_scope')).toMatchObject({
      name: 'ampls-hub',
      resource_group_name: 'rg-ml',
      ingestion_access_mode: 'Open',
      query_access_mode: 'Open',
    });
  });

  test('can be closed for what is no member', () => {
    const only = MonitorAccessMode.PRIVATE_ONLY;
    expect(withMembers({ ingestion: only, query: only }).the('monitor_private_link_scope')).toMatchObject({
      ingestion_access_mode: 'PrivateOnly',
      query_access_mode: 'PrivateOnly',
    });
  });

  test('has one endpoint with all five zones, of which the blob zone is that of the storage accounts', () => {
    const made = synth((stack) => {
      const dnsZones = zonesOf(stack);
      new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones } });
      monitor(stack, { privateLink: { subnet: SUBNET, dnsZones } });
    });
    const endpoint = made.named('private_endpoint', 'pep-ampls-hub-azuremonitor');
    expect(endpoint.private_service_connection).toMatchObject({
      private_connection_resource_id: `\${${made.address('monitor_private_link_scope')}.id}`,
      subresource_names: ['azuremonitor'],
    });
    const zoneIds = (endpoint.private_dns_zone_group as { private_dns_zone_ids: string[] }).private_dns_zone_ids;
    expect(zoneIds.map((id) => /Zones_([\w-]+)_\w+\.id/.exec(id)?.[1])).toEqual([
      'privatelinkmonitorazurecom',
      'privatelinkomsopinsightsazurecom',
      'privatelinkodsopinsightsazurecom',
      'privatelinkagentsvcazure-automationnet',
      'privatelinkblobcorewindowsnet',
    ]);
    expect(made.all('private_dns_zone').filter(({ name }) => name === 'privatelink.blob.core.windows.net')).toHaveLength(1);
    const blob = made.named('private_endpoint', 'pep-stml-blob').private_dns_zone_group;
    expect((blob as { private_dns_zone_ids: string[] }).private_dns_zone_ids).toEqual(zoneIds.slice(-1));
  });

  test('gets its endpoint after all members, also those that are added later, and loses it first', () => {
    const made = withMembers();
    const endpoint = made.address('private_endpoint');
    for (const member of made.addressesOf('monitor_private_link_scoped_service')) expect(made.comesAfter(endpoint, member)).toBe(true);
    expect(made.addressesOf('monitor_private_link_scoped_service')).toHaveLength(2);
  });

  test('takes its members one after the other, since Azure refuses two at once', () => {
    const made = withMembers();
    const [insights, logs] = ['Monitor_insights', 'Monitor_logs'].map((id) => made.address('monitor_private_link_scoped_service', id));
    expect(made.comesAfter(String(insights), String(logs))).toBe(true);
    expect(made.at('monitor_private_link_scoped_service', 'Monitor_logs')).toMatchObject({
      name: 'logs',
      scope_name: `\${${made.address('monitor_private_link_scope')}.name}`,
      linked_resource_id: BROUGHT.logAnalytics.id,
    });
  });

  test('is used after its endpoint', () => {
    synth((stack) => {
      const link = monitor(stack);
      expect(link.usableAfter).toEqual([link.link.resource]);
    });
  });

  test('takes no member twice, nor two of one name', () => {
    const add = (first: string, second: string, other = BROUGHT.logAnalytics) =>
      synth((stack) => {
        const link = monitor(stack);
        link.addMember(first, BROUGHT.logAnalytics);
        link.addMember(second, other);
      });
    expect(() => add('logs', 'again')).toThrow(`'member' is '${BROUGHT.logAnalytics.id}': [test/Monitor/logs] makes it a member already`);
    expect(() => add('logs', 'LOGS', BROUGHT.insights)).toThrow(`'name' is 'LOGS': the private link scope has a member of this name already`);
  });

  test('takes only Log Analytics workspaces and Application Insights components', () => {
    expect(() => synth((stack) => monitor(stack).addMember('vault', BROUGHT.vault))).toThrow(
      `[test/Monitor] 'member' is '${BROUGHT.vault.id}': this is not the id of a Log Analytics workspace`,
    );
    const workspaceId = BROUGHT.logAnalytics.id.replace('workspaces', 'components');
    expect(() => synth((stack) => monitor(stack).addMember('odd', { id: workspaceId }))).toThrow(
      `this is not the id of an Application Insights component`,
    );
  });

  test('refuses a name for a member that Azure would refuse', () => {
    expect(() => synth((stack) => monitor(stack).addMember('a/b', BROUGHT.insights))).toThrow(
      `the member of an Azure Monitor private link scope name`,
    );
  });

  test('is refused a second time in one network', () => {
    const twice = (): Synthesized =>
      synth((stack) => {
        const dnsZones = PrivateDnsZones.managedByPolicy();
        monitor(stack, { privateLink: { subnet: SUBNET, dnsZones } });
        monitor(stack, { baseName: 'other', privateLink: { subnet: SUBNET, dnsZones } }, 'Second');
      });
    expect(twice).toThrow(
      `[test/Second] 'privateLink' is '${SUBNET.id}': the network or its zones have a private link to Azure Monitor already, by [test/Monitor]`,
    );
  });

  test('is refused a second time in the same zones, whose records it would overwrite', () => {
    const other = { id: SUBNET.id.replace('vnet-ml', 'vnet-other') };
    const twice = (): Synthesized =>
      synth((stack) => {
        const dnsZones = zonesOf(stack);
        monitor(stack, { privateLink: { subnet: SUBNET, dnsZones } });
        monitor(stack, { baseName: 'other', privateLink: { subnet: other, dnsZones } }, 'Second');
      });
    expect(twice).toThrow(`already, by [test/Monitor], and a network reaches only one`);
  });

  test('has six zones in US Government, and is refused in China', () => {
    expect(AzureCloud.US_GOVERNMENT.dnsZoneNames(Subresource.AZURE_MONITOR)).toHaveLength(6);
    const china = (): Synthesized =>
      synth((stack) => {
        const privateLink = { subnet: SUBNET, dnsZones: zonesOf(stack, AzureCloud.CHINA), location: 'chinaeast2' };
        monitor(stack, { privateLink, resourceGroup: { name: 'rg-ml', location: 'chinaeast2' } });
      });
    expect(china).toThrow(
      `[test/Monitor/Link] 'subresource' is 'azuremonitor': Azure offers no private endpoint for it in the cloud 'china'. Leave this private link out.`,
    );
  });

  test('tags the scope and its endpoint', () => {
    const made = withMembers({ tags: { team: 'platform' } });
    expect(made.the('monitor_private_link_scope').tags).toEqual({ team: 'platform' });
    expect(made.the('private_endpoint').tags).toEqual({ team: 'platform' });
  });

  test('lets the member of another stack join there, so that no stack needs the other twice', () => {
    const app = testApp();
    const hub = new TerraformStack(app, 'hub');
    const spoke = new TerraformStack(app, 'spoke');
    for (const stack of [hub, spoke]) new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    const logs = new LogAnalyticsWorkspace(spoke, 'Logs', { name: 'log-ml', resourceGroupName: 'rg-ml', location: 'westeurope' });
    monitor(hub).addMember('logs', logs);
    app.synth();
    const [there, here] = ['spoke', 'hub'].map((stack) => readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    expect(there).toMatch(/"linked_resource_id": "\$\{azurerm_log_analytics_workspace\.Logs\.id\}"/);
    expect(there).toMatch(/"scope_name": "\$\{data\.terraform_remote_state/);
    expect(here).not.toMatch(/scoped_service|terraform_remote_state/);
  });
});

describe('a private link scope that exists', () => {
  test('only gets members, in its own resource group', () => {
    const made = synth((stack) => MonitorPrivateLink.fromScopeId(stack, 'Hub', SCOPE_ID).addMember('logs', BROUGHT.logAnalytics));
    expect(made.addresses).toEqual([expect.stringContaining('azurerm_monitor_private_link_scoped_service.Hub_logs_')]);
    expect(made.the('monitor_private_link_scoped_service')).toMatchObject({ resource_group_name: 'rg-shared', scope_name: 'ampls-hub' });
  });

  test('takes its members one after the other, also by constructs that know nothing of each other', () => {
    const made = synth((stack) => {
      MonitorPrivateLink.fromScopeId(stack, 'One', SCOPE_ID).addMember('logs', BROUGHT.logAnalytics);
      MonitorPrivateLink.fromScopeId(stack, 'Two', SCOPE_ID).addMember('insights', BROUGHT.insights);
      MonitorPrivateLink.fromScopeId(stack, 'Three', `${SCOPE_ID}-other`).addMember('logs', BROUGHT.logAnalytics);
    });
    const services = made.all('monitor_private_link_scoped_service').map(({ depends_on: earlier }) => earlier);
    const [one] = made.addressesOf('monitor_private_link_scoped_service');
    expect(services).toEqual([undefined, undefined, [one]]);
  });

  test('is refused by the id of something else', () => {
    expect(() => synth((stack) => MonitorPrivateLink.fromScopeId(stack, 'Hub', BROUGHT.vault.id))).toThrow(
      `[test/Hub] 'scopeId' is '${BROUGHT.vault.id}': this is not the id of an Azure Monitor private link scope`,
    );
  });
});

describe('a workspace with private monitoring', () => {
  const made = (props: Partial<MlWorkspaceProps> = {}): Synthesized =>
    synth((stack) => workspace(stack, { privateMonitoring: monitor(stack), ...props }));

  test('makes its Application Insights and its Log Analytics members, by their names', () => {
    const members = made().all('monitor_private_link_scoped_service');
    expect(members.map(({ name }) => name).sort()).toEqual(['appi-fraud-dev', 'log-fraud-dev']);
  });

  test('closes both to the public network, for data and for queries', () => {
    const closed = { internet_ingestion_enabled: false, internet_query_enabled: false };
    expect(made().the('application_insights')).toMatchObject(closed);
    expect(made().the('log_analytics_workspace')).toMatchObject(closed);
  });

  test('leaves them open, as they are by default, without it', () => {
    const open = made({ privateMonitoring: undefined });
    for (const type of ['application_insights', 'log_analytics_workspace']) {
      expect(open.the(type)).not.toHaveProperty('internet_ingestion_enabled');
      expect(open.the(type)).not.toHaveProperty('internet_query_enabled');
    }
  });

  test('configures no Log Analytics workspace that is brought', () => {
    const brought = made({ logAnalytics: BROUGHT.logAnalytics });
    expect(brought.the('monitor_private_link_scoped_service').name).toBe('appi-fraud-dev');
    expect(brought.the('application_insights').internet_ingestion_enabled).toBe(false);
  });

  test('refuses it for an Application Insights component that is brought', () => {
    expect(() => made({ insights: BROUGHT.insights })).toThrow(
      `: 'insights' is brought, and what is brought is not configured. Leave out 'privateMonitoring', and call addMember on it`,
    );
  });

  test('is warned of a managed network, whose computes cannot reach the scope', () => {
    const warning = expect.stringContaining(`computes in the managed network cannot reach a private link scope`) as unknown;
    expect(made({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).warnings).toContainEqual(warning);
    expect(made().warnings).not.toContainEqual(warning);
  });

  test('shares the private link with other workspaces, each after the other', () => {
    const both = synth((stack) => {
      const privateMonitoring = monitor(stack);
      workspace(stack, { privateMonitoring });
      workspace(stack, { privateMonitoring, baseName: 'churn-dev' }, 'Second');
    });
    const members = both.addressesOf('monitor_private_link_scoped_service');
    expect(members).toHaveLength(4);
    for (const member of members) expect(both.comesAfter(both.address('private_endpoint'), member)).toBe(true);
    for (const member of members) {
      const related = members.filter((other) => both.comesAfter(member, other) || both.comesAfter(other, member));
      expect(related).toHaveLength(4);
    }
  });

  test('can use a scope that exists', () => {
    const hub = synth((stack) => workspace(stack, { privateMonitoring: MonitorPrivateLink.fromScopeId(stack, 'Hub', SCOPE_ID) }));
    for (const member of hub.all('monitor_private_link_scoped_service')) expect(member).toMatchObject({ scope_name: 'ampls-hub' });
  });
});

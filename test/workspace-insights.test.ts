import { WorkspaceInsights, WorkspaceInsightsProps } from '../lib';
import { BROUGHT, GROUP, Synthesized, synth } from './support';

function insights(props: Partial<WorkspaceInsightsProps> = {}): Synthesized {
  return synth((stack) => new WorkspaceInsights(stack, 'Insights', { baseName: 'ml-dev', resourceGroup: GROUP, ...props }));
}

describe('Application Insights', () => {
  test('always stores its data in a Log Analytics workspace', () => {
    const made = insights();
    expect(made.the('application_insights')).toMatchObject({
      name: 'appi-ml-dev',
      application_type: 'web',
      workspace_id: `\${${made.address('log_analytics_workspace')}.id}`,
    });
    expect(made.the('log_analytics_workspace')).toMatchObject({ name: 'log-ml-dev', sku: 'PerGB2018' });
  });

  test('keeps its data as long as Log Analytics does, which it may report as its own retention', () => {
    const made = insights();
    expect(made.the('application_insights').retention_in_days).toBe(made.the('log_analytics_workspace').retention_in_days);
  });

  test('uses a Log Analytics workspace that is brought', () => {
    const made = insights({ logAnalytics: BROUGHT.logAnalytics });
    expect(made.the('application_insights').workspace_id).toBe(BROUGHT.logAnalytics.id);
    expect(made.all('log_analytics_workspace')).toEqual([]);
    expect(made.the('application_insights').lifecycle).toEqual({ ignore_changes: ['retention_in_days'] });
  });

  test('refuses something else as Log Analytics workspace', () => {
    expect(() => insights({ logAnalytics: BROUGHT.vault })).toThrow(`[test/Insights] 'logAnalytics' is '${BROUGHT.vault.id}'`);
  });

  test('takes a name, and refuses one that Azure would refuse', () => {
    expect(insights({ name: 'my-insights' }).the('application_insights').name).toBe('my-insights');
    expect(() => insights({ name: 'a/b' })).toThrow(`[test/Insights] 'name' is 'a/b': the Application Insights component name must be`);
  });

  test('takes data by connection string and key, as Azure does unless it is told otherwise', () => {
    const made = insights();
    expect(made.the('application_insights')).not.toHaveProperty('local_authentication_disabled');
    expect(made.the('log_analytics_workspace')).not.toHaveProperty('local_authentication_enabled');
  });

  test.each([true, false])('takes data by connection string and key, or from whoever signs in alone: %p', (localAuthentication) => {
    const made = insights({ localAuthentication });
    expect(made.the('application_insights').local_authentication_disabled).toBe(!localAuthentication);
    expect(made.the('log_analytics_workspace').local_authentication_enabled).toBe(localAuthentication);
  });

  test('leaves a Log Analytics workspace that is brought as it is, also where it takes data by sign-in alone', () => {
    const made = insights({ localAuthentication: false, logAnalytics: BROUGHT.logAnalytics });
    expect(made.the('application_insights').local_authentication_disabled).toBe(true);
    expect(made.all('log_analytics_workspace')).toEqual([]);
  });

  test('protects the logs, not the component, from being destroyed', () => {
    const made = insights({ deletionProtection: true });
    expect(made.the('log_analytics_workspace').lifecycle).toEqual({ prevent_destroy: true });
    expect(made.the('application_insights')).not.toHaveProperty('lifecycle');
  });
});

import { TerraformStack } from 'cdktf';
import * as library from '../lib';
import { ConfigurationError } from '../lib';
import { refuse, together } from '../lib/core/errors';
import { GROUP, PROVIDERS, testApp } from './support';

const stack = new TerraformStack(testApp(), 'test');
const id = (typeAndName: string): string => `${PROVIDERS}/${typeAndName}`;
const ml = library.MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', {
  id: id('Microsoft.MachineLearningServices/workspaces/ml'),
  location: 'westeurope',
  managedNetwork: library.ManagedNetwork.DISABLED,
  publicNetworkAccess: true,
});
const online = ml.addOnlineEndpoint('online');
const size = { vmSize: 'Standard_D4ds_v4' };

/** What is of the right kind and wrong twice, and the properties that the one error names. */
const WRONG: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  [
    'a compute cluster',
    () => ml.addComputeCluster('cpu', { ...size, minNodes: 5, maxNodes: 2, idleTimeBeforeScaleDown: 'soon' }),
    ['minNodes', 'idleTimeBeforeScaleDown'],
  ],
  ['the name and the key of a cluster', () => ml.addComputeCluster('_', { ...size, ssh: { publicKey: 'none' } }), ['name', 'ssh.publicKey']],
  [
    'a compute instance',
    () => ml.addComputeInstance('maria', { ...size, assignedUser: { objectId: 'maria' }, idleShutdown: 'PT1M' }),
    ['assignedUser.objectId', 'idleShutdown'],
  ],
  ['a grant', () => ml.grant('It', { principalId: 'me', principalType: library.PrincipalType.USER }, '/roles/1'), ['principalId', 'role']],
  [
    'a connection',
    () => ml.addConnection('git', { target: library.ConnectionTarget.git('http://x'), auth: library.ConnectionAuth.none(), expiry: 'soon' }),
    ['target', 'expiry'],
  ],
  [
    'an alert',
    () => ml.addMetricAlert('runs', { metric: library.WorkspaceMetric.FAILED_RUNS, severity: 9, description: '${x' }),
    ['description', 'severity'],
  ],
  [
    'a deployment',
    () => online.addDeployment('blue', { model: 'fraud', instanceType: 'D4', scoring: { code: 'x', scoringScript: 's.py' } }),
    ['environment', 'model', 'instanceType', 'scoring.code'],
  ],
  [
    'a budget',
    () => new library.Budget(stack, 'Budget', { scope: { id: PROVIDERS.replace('/providers', '') }, baseName: 'ml', amount: 0, startDate: 'soon' }),
    ['amount', 'startDate', 'emails'],
  ],
  [
    'a custom role',
    () =>
      new library.CustomRole(stack, 'Role', { name: 'Mine', scope: { id: PROVIDERS.replace('/providers', '') }, actions: ['read'], roleId: 'one' }),
    ['roleId', 'actions'],
  ],
  [
    'plans of Defender',
    () => new library.DefenderPlans(stack, 'Defender', { plans: [], storage: { malwareScanningCapGigabytes: 0 } }),
    ['plans', 'storage', 'storage.malwareScanningCapGigabytes'],
  ],
  [
    'an action group',
    () => new library.ActionGroup(stack, 'Group', { baseName: 'ml', resourceGroup: GROUP, emails: { me: 'me' }, webhooks: { chat: 'http://x' } }),
    ['emails.me', 'webhooks.chat'],
  ],
];

describe('what is wrong with a construct beside its kinds', () => {
  test.each(WRONG)('is told at once: %s', (_what, make, properties) => {
    let told: readonly string[] = [];
    try {
      make();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError);
      told = (error as ConfigurationError).problems.map(({ property }) => property);
    }
    expect([...told].sort()).toEqual([...properties].sort());
  });

  const problem = (property: string): Parameters<typeof refuse>[1] => ({ property, value: 1, rule: 'it is wrong', remedy: 'Pass 2' });

  test('is told once for each property, and what trips over it is not told', () => {
    const look = (): void =>
      together(stack, () => {
        const none = refuse(stack, problem('a')) as unknown as { length: number };
        refuse(stack, problem('a'));
        refuse(stack, problem('b'));
        expect(none.length).toBe(0);
      });
    expect(look).toThrow(`[test] 'a' is 1: it is wrong. Pass 2.\n[test] 'b' is 1: it is wrong. Pass 2.`);
  });

  test('does not hide what is not refused', () => {
    expect(together(stack, () => 5)).toBe(5);
    expect(() =>
      together(stack, () => {
        throw new RangeError('a defect');
      }),
    ).toThrow(RangeError);
    expect(() => refuse(stack, problem('a'))).toThrow(ConfigurationError);
  });
});

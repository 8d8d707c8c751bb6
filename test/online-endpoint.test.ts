import { TerraformOutput } from 'cdktf';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Fn, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  AutoscaleMetric,
  AzapiProvider,
  CollectionRolling,
  EndpointAuth,
  ManagedNetwork,
  MlWorkspace,
  OnlineDeployment,
  OnlineDeploymentOptions,
  OnlineEndpoint,
  OnlineEndpointOptions,
  PrincipalType,
  Tags,
  WorkspaceMetric,
} from '../lib';
import { BROUGHT, FEATURES, OBJECT_ID, PROVIDERS, Synthesized, synth, synthPrivate, testApp, workspace } from './support';

const MODEL: OnlineDeploymentOptions = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };
const IMPORTED = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-ml`, location: 'westeurope' };
const ENDPOINT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-06-01';
const DEPLOYMENT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-06-01';

function serve(options: OnlineEndpointOptions = {}, build: (endpoint: OnlineEndpoint) => void = () => {}): Synthesized {
  return synth((stack) => build(workspace(stack).addOnlineEndpoint('fraud', options)));
}

const blue =
  (options: Partial<OnlineDeploymentOptions> = {}) =>
  (endpoint: OnlineEndpoint) =>
    void endpoint.addDeployment('blue', { ...MODEL, ...options });

function blueAndGreen(endpoint: OnlineEndpoint): void {
  endpoint.addDeployment('blue', MODEL);
  endpoint.addDeployment('green', { ...MODEL, model: 'azureml:fraud:4' });
}

function endpointOf(stack: Synthesized): { [name: string]: unknown } {
  return stack.all('azapi_resource').find(({ type }) => type === ENDPOINT) as { [name: string]: unknown };
}

function deploymentOf(stack: Synthesized): {
  readonly body: { readonly properties: object; readonly sku: object };
  readonly [name: string]: unknown;
} {
  return stack.all('azapi_resource').find(({ type }) => type === DEPLOYMENT) as ReturnType<typeof deploymentOf>;
}

function settingsOf(stack: Synthesized): { readonly properties: { readonly [name: string]: unknown }; readonly tags: object } {
  return stack.the('azapi_update_resource').body as ReturnType<typeof settingsOf>;
}

describe('an online endpoint', () => {
  test('is made in the workspace, called with Entra tokens, as public as the workspace', () => {
    expect(endpointOf(serve({ description: 'Scores payments' }))).toMatchObject({
      name: 'fraud',
      location: 'westeurope',
      identity: [{ type: 'SystemAssigned' }],
      body: { properties: { authMode: 'AADToken', publicNetworkAccess: 'Enabled', description: 'Scores payments' } },
    });
  });

  test('of a closed workspace is closed, and comes after its private endpoint', () => {
    const stack = synthPrivate();
    expect(stack.all('azapi_resource')).toEqual([]);
    const closed = synth((scope) => {
      const subnet = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-endpoints` };
      workspace(scope, { publicNetworkAccess: false, privateLink: { subnet }, imageBuildComputeName: 'cpu' }).addOnlineEndpoint('fraud');
    });
    expect(endpointOf(closed).body).toMatchObject({ properties: { publicNetworkAccess: 'Disabled' } });
    expect(closed.comesAfter(closed.address('azapi_resource'), closed.address('private_endpoint', 'Ml_Link'))).toBe(true);
  });

  test('of an imported workspace of which that is not known asks whether it is public', () => {
    expect(() => synth((stack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', IMPORTED).addOnlineEndpoint('fraud'))).toThrow(
      `[test/Ml/fraud] 'publicNetworkAccess' is not given: it is as the workspace is, and of that it is not known`,
    );
  });

  test('is replaced over its identity, and not over how callers say who they are', () => {
    const stack = serve({ authMode: EndpointAuth.KEY, identity: BROUGHT.identity });
    expect(endpointOf(stack).replace_triggers_external_values).toEqual([BROUGHT.identity.id]);
    expect(settingsOf(stack).properties.authMode).toBe('Key');
  });

  test('is not sent again while it serves: that would take its traffic away', () => {
    expect(endpointOf(serve()).lifecycle).toEqual({ ignore_changes: ['body', 'tags'] });
  });

  test('passes its tags on with its settings', () => {
    const stack = synth((scope) => {
      Tags.add(scope, { team: 'fraud' });
      workspace(scope).addOnlineEndpoint('fraud', { tags: { own: 'yes' } });
    });
    expect(settingsOf(stack).tags).toEqual({ team: 'fraud', own: 'yes' });
  });

  test('can be guarded against loss, with its deployments', () => {
    const stack = serve({ deletionProtection: true }, blue());
    expect(stack.all('azapi_resource').map(({ lifecycle }) => (lifecycle as { prevent_destroy?: boolean }).prevent_destroy)).toEqual([true, true]);
  });

  test('sends its logs and metrics where the workspace does', () => {
    const settings = serve().all('monitor_diagnostic_setting');
    expect(settings.filter(({ target_resource_id }) => String(target_resource_id).includes('azapi_resource'))).toHaveLength(1);
  });

  test('tells its addresses, and as whom its deployments act', () => {
    const stack = serve({}, (endpoint) => {
      new TerraformOutput(endpoint, 'uri', { value: `${endpoint.scoringUri} ${endpoint.swaggerUri} ${String(endpoint.principalId)}` });
    });
    expect(stack.text).toMatch(/azapi_resource\.\w+\.output\.properties\.scoringUri/);
    expect(stack.text).toMatch(/azapi_resource\.\w+\.output\.properties\.swaggerUri/);
    expect(stack.text).toMatch(/azapi_resource\.\w+\.identity\[0\]\.principal_id/);
  });

  test('lets somebody call it', () => {
    const stack = serve({}, (endpoint) => {
      endpoint.grantInvoke('Shop', { principalId: OBJECT_ID, principalType: PrincipalType.SERVICE_PRINCIPAL });
    });
    const [grant] = stack.all('role_assignment').filter(({ principal_id }) => principal_id === OBJECT_ID);
    expect(grant).toMatchObject({ role_definition_name: 'AzureML Data Scientist', scope: expect.stringContaining('azapi_resource') as string });
  });

  test('tells somebody of too many errors', () => {
    const stack = serve({}, (endpoint) => {
      endpoint.addMetricAlert('errors', { metric: WorkspaceMetric.ENDPOINT_ERRORS });
      endpoint.addMetricAlert('load', { metric: WorkspaceMetric.ENDPOINT_REQUESTS });
      endpoint.addMetricAlert('failures', { metric: WorkspaceMetric.ENDPOINT_FAILURES });
    });
    expect(stack.all('monitor_metric_alert')).toHaveLength(3);
  });

  test.each([
    ['1st', 'letters, digits'],
    ['ab', '3-32'],
  ])('refuses the name %s', (name, rule) => {
    expect(() => serve({ name })).toThrow(rule);
  });

  test('refuses a second one of its name in the region', () => {
    expect(() =>
      synth((stack) => {
        workspace(stack).addOnlineEndpoint('fraud');
        workspace(stack, { baseName: 'other' }, 'Other').addOnlineEndpoint('fraud');
      }),
    ).toThrow('has this name already');
  });
});

describe('the identity of an endpoint', () => {
  test('that is brought with grants pulls images and reads models before the endpoint is made', () => {
    const stack = serve({ identity: { ...BROUGHT.identity, principalId: OBJECT_ID }, grants: true });
    const roles = stack.all('role_assignment').filter(({ principal_id }) => principal_id === OBJECT_ID);
    expect(roles.map(({ role_definition_name }) => role_definition_name)).toEqual(['AcrPull', 'Storage Blob Data Reader']);
    expect(stack.comesAfter(stack.address('azapi_resource'), stack.address('role_assignment', 'Ml_fraud_ImagePull'))).toBe(true);
  });

  test('that is brought without them brings a warning', () => {
    expect(serve({ identity: BROUGHT.identity }).warnings.join()).toContain(`must have the roles 'AcrPull' and 'Storage Blob Data Reader'`);
  });

  test('of its own takes no grants', () => {
    expect(() => serve({ grants: true })).toThrow(`'grants' is true: a system-assigned identity gets its roles from Azure`);
  });

  test('is granted nothing without its principal id', () => {
    expect(() => serve({ identity: BROUGHT.identity, grants: true })).toThrow(`'identity.principalId' is not given: roles are granted to it`);
  });

  test('is granted nothing on parts that are not known', () => {
    const imported = { ...IMPORTED, publicNetworkAccess: true };
    const identity = { ...BROUGHT.identity, principalId: OBJECT_ID };
    expect(() =>
      synth((stack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', imported).addOnlineEndpoint('fraud', { identity, grants: true })),
    ).toThrow(`'registry' is not given: the registry of the workspace is not known`);
  });
});

test('an endpoint whose description is taken away has none in Azure either', () => {
  expect(settingsOf(serve({})).properties).toEqual({
    authMode: 'AADToken',
    description: '',
    publicNetworkAccess: 'Enabled',
    traffic: {},
    mirrorTraffic: {},
  });
});

describe('the traffic of an endpoint', () => {
  test('all goes to its only deployment', () => {
    expect(settingsOf(serve({}, blue())).properties).toMatchObject({ traffic: { blue: 100 }, mirrorTraffic: { blue: 0 } });
  });

  test('is copied to none after a mirror is taken away, which Azure would keep unless it is told', () => {
    const stack = serve({ traffic: { blue: 100 } }, blueAndGreen);
    expect(settingsOf(stack).properties).toMatchObject({ mirrorTraffic: { blue: 0, green: 0 } });
  });

  test('is split as Terraform knows only later, such as by a variable of whoever deploys', () => {
    const late = (text: string): number => Token.asNumber(Fn.tonumber(text));
    const stack = serve({ traffic: { blue: late('90'), green: late('10') }, mirrorTraffic: {} }, blueAndGreen);
    expect(settingsOf(stack).properties).toMatchObject({ traffic: { blue: '${tonumber("90")}', green: '${tonumber("10")}' } });
  });

  test('is split as it is said, and 0 for whom it does not name', () => {
    const stack = serve({ traffic: { blue: 100 }, mirrorTraffic: { green: 20 } }, blueAndGreen);
    expect(settingsOf(stack).properties).toMatchObject({ traffic: { blue: 100, green: 0 }, mirrorTraffic: { blue: 0, green: 20 } });
  });

  test('moves after the deployments are ready', () => {
    const stack = serve({ traffic: { blue: 50, green: 50 } }, blueAndGreen);
    for (const name of ['blue', 'green']) {
      expect(stack.comesAfter(stack.address('azapi_update_resource'), stack.address('azapi_resource', `Ml_fraud_${name}`))).toBe(true);
    }
  });

  test('is 0 before deployments are destroyed with the endpoint', () => {
    const stack = serve({}, blue());
    const release = stack.the('azapi_resource_action');
    expect(release).toMatchObject({
      method: 'PUT',
      when: 'destroy',
      lifecycle: { ignore_changes: ['body', 'type'] },
      body: { location: 'westeurope', properties: { authMode: 'AADToken', traffic: {} } },
    });
    expect(stack.comesAfter(stack.address('azapi_resource_action'), stack.address('azapi_resource', 'Ml_fraud_blue'))).toBe(true);
  });

  test.each<[OnlineEndpointOptions, string]>([
    [{ traffic: { blue: 60, green: 30 } }, `'traffic' is 90: the shares of all deployments add up to 100 percent`],
    [{ traffic: { blue: 100.5 } }, `'traffic' is 100.5: the share of a deployment is a percentage`],
    [{ traffic: { blue: -1 } }, `'traffic' is -1`],
    [{ mirrorTraffic: { green: 60 } }, `'mirrorTraffic' is 60: Azure copies at most half of the requests`],
    [{ mirrorTraffic: { green: 10, blue: 10 } }, 'Azure copies requests to one deployment at most'],
    [{ traffic: { green: 100 }, mirrorTraffic: { green: 10 } }, `the deployment gets live requests by 'traffic' already`],
    [{ traffic: { red: 100 } }, `[test/Ml/fraud] 'traffic' is 'red': the endpoint has no such deployment; it has blue, green`],
    [{}, `[test/Ml/fraud] 'traffic' is not given: the endpoint has the deployments blue, green, and nothing says which of them gets the requests`],
  ])('refuses %j', (options, message) => {
    expect(() => serve(options, blueAndGreen)).toThrow(message);
  });

  test('may be none at all', () => {
    expect(settingsOf(serve({ traffic: { blue: 0, green: 0 } }, blueAndGreen)).properties.traffic).toEqual({ blue: 0, green: 0 });
  });
});

describe('a deployment', () => {
  test('says what it runs, and on what', () => {
    const stack = serve(
      {},
      blue({ environment: 'azureml:serve:2', scoring: { code: 'azureml:score:1', scoringScript: 'score.py' }, instanceCount: 2 }),
    );
    const id = '${azurerm_machine_learning_workspace.';
    expect(deploymentOf(stack)).toMatchObject({
      name: 'blue',
      body: {
        sku: { name: 'Default', capacity: 2 },
        properties: {
          endpointComputeType: 'Managed',
          model: expect.stringMatching(/models\/fraud\/versions\/3$/) as string,
          environmentId: expect.stringMatching(/environments\/serve\/versions\/2$/) as string,
          codeConfiguration: { codeId: expect.stringMatching(/codes\/score\/versions\/1$/) as string, scoringScript: 'score.py' },
          instanceType: 'Standard_D4as_v4',
          appInsightsEnabled: false,
        },
      },
    });
    expect(stack.text).toContain(id);
  });

  test('takes models of registries, and whole ids', () => {
    for (const model of ['azureml://registries/azureml/models/bert/versions/5', `${IMPORTED.id}/models/fraud/versions/3`]) {
      expect(deploymentOf(serve({}, blue({ model }))).body.properties).toMatchObject({ model });
    }
  });

  test('sets requests, probes, logging and what is collected', () => {
    const stack = serve(
      {},
      blue({
        requests: { maxConcurrentRequestsPerInstance: 4, requestTimeout: 'PT90S' },
        livenessProbe: { initialDelay: 'PT60S', failureThreshold: 30 },
        readinessProbe: { period: 'PT10S', successThreshold: 1 },
        startupProbe: { timeout: 'PT2S' },
        applicationInsights: true,
        dataCollection: { collections: { model_inputs: 0.5 }, rolling: CollectionRolling.DAY, captureHeaders: ['X-Id'] },
        environmentVariables: { LOG: 'debug' },
      }),
    );
    expect(deploymentOf(stack).body.properties).toMatchObject({
      requestSettings: { maxConcurrentRequestsPerInstance: 4, requestTimeout: 'PT1M30S' },
      livenessProbe: { initialDelay: 'PT1M', failureThreshold: 30 },
      readinessProbe: { period: 'PT10S', successThreshold: 1 },
      startupProbe: { timeout: 'PT2S' },
      appInsightsEnabled: true,
      dataCollector: {
        collections: { model_inputs: { dataCollectionMode: 'Enabled', samplingRate: 0.5 } },
        rollingRate: 'Day',
        requestLogging: { captureHeaders: ['X-Id'] },
      },
      environmentVariables: { LOG: 'debug' },
    });
  });

  test.each<[Partial<OnlineDeploymentOptions>, string]>([
    [{ model: 'fraud' }, `[test/Ml/fraud/blue] 'model' is 'fraud': this names no version of one of the models`],
    [{ environment: 'azureml:serve' }, `'environment' is 'azureml:serve'`],
    [{ instanceType: 'big' }, `'instanceType' is 'big': this is not the size of a virtual machine`],
    [{ instanceCount: 0 }, `'instanceCount' is 0`],
    [{ scoring: { code: 'azureml:score:1', scoringScript: 'score.py' } }, `'environment' is not given: the code of 'scoring' runs in an environment`],
    [
      { requests: { requestTimeout: 'PT4M' } },
      `'requests.requestTimeout' is 'PT4M': a request to a managed online endpoint takes at most three minutes`,
    ],
    [{ requests: { maxConcurrentRequestsPerInstance: 0 } }, `'requests.maxConcurrentRequestsPerInstance' is 0`],
    [{ livenessProbe: { period: 'often' } }, `'livenessProbe.period' is 'often'`],
    [{ startupProbe: { failureThreshold: 0 } }, `'startupProbe.failureThreshold' is 0`],
    [{ dataCollection: { collections: { model_inputs: 2 } } }, `'dataCollection.collections' is 2`],
    [{ dataCollection: { collections: {} } }, `it says what is kept`],
    [{ autoscale: { minInstances: 3, maxInstances: 2 } }, `[test/Ml/fraud/blue/Autoscale] 'minInstances' is 3`],
    [{ autoscale: { minInstances: 1, maxInstances: 200 } }, `'maxInstances' is 200`],
    [{ autoscale: { minInstances: 1, maxInstances: 2, rules: [] } }, `'rules' is 0`],
    [
      { autoscale: { minInstances: 1, maxInstances: 2, rules: [{ metric: AutoscaleMetric.REQUEST_LATENCY, scaleOutAbove: 50, scaleInBelow: 60 }] } },
      `'scaleInBelow' is 60: it is not below 'scaleOutAbove' of RequestLatency, 50`,
    ],
  ])('refuses %j', (options, message) => {
    expect(() => serve({}, blue(options))).toThrow(message);
  });

  test('comes after the outbound rules of the managed network that it is in', () => {
    const stack = synth((scope) => {
      const ml = workspace(scope, { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      ml.addOnlineEndpoint('fraud').addDeployment('blue', MODEL);
      ml.allowOutboundFqdn('pypi', 'pypi.org');
    });
    const rule = stack.address('machine_learning_workspace_network_outbound_rule_fqdn');
    expect(stack.comesAfter(stack.address('azapi_resource', 'Ml_fraud_blue'), rule)).toBe(true);
  });

  test('that scales is measured, and leaves the number of its machines to Azure', () => {
    const rules = [{ metric: AutoscaleMetric.REQUESTS_PER_MINUTE, scaleOutAbove: 1000, scaleInBelow: 100 }];
    const stack = serve({}, blue({ autoscale: { minInstances: 2, maxInstances: 5, rules } }));
    expect(deploymentOf(stack)).toMatchObject({ lifecycle: { ignore_changes: ['body.sku'] }, body: { sku: { capacity: 2 } } });
    const [profile] = stack.the('monitor_autoscale_setting').profile as { readonly rule: object[] }[];
    expect(profile).toMatchObject({
      capacity: { default: 2, minimum: 2, maximum: 5 },
      rule: [
        { metric_trigger: { metric_name: 'RequestsPerMinute', operator: 'GreaterThan', threshold: 1000 }, scale_action: { direction: 'Increase' } },
        { metric_trigger: { operator: 'LessThan', threshold: 100 }, scale_action: { direction: 'Decrease' } },
      ],
    });
  });
});

describe('a sample request', () => {
  function write(body: (stack: TerraformStack) => object): { readonly outdir: string; readonly path: string } {
    const app: App = testApp();
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new AzapiProvider(stack, 'Azapi');
    const { path } = workspace(stack).addOnlineEndpoint('fraud').addDeployment('blue', MODEL).addSampleRequest('payment', body(stack));
    app.synth();
    return { outdir: join(app.outdir, 'stacks', 'test'), path };
  }

  test('is written beside the Terraform of the stack', () => {
    const { outdir, path } = write(() => ({ input_data: [[1, 2]] }));
    expect(path).toBe('sample-requests/fraud/blue/payment.json');
    expect(existsSync(join(outdir, 'cdk.tf.json'))).toBe(true);
    expect(JSON.parse(readFileSync(join(outdir, path), 'utf8'))).toEqual({ input_data: [[1, 2]] });
  });

  test('refuses what only Terraform knows', () => {
    expect(() => write((stack) => ({ id: workspace(stack, { baseName: 'other' }, 'Other').id }))).toThrow(
      `[test/Ml/fraud/blue/payment] 'body' is '(not shown)': the file is written before Terraform runs`,
    );
  });

  test('refuses the file of another', () => {
    const build = (stack: TerraformStack) => {
      const blue = workspace(stack).addOnlineEndpoint('fraud').addDeployment('blue', MODEL);
      blue.addSampleRequest('payment', { a: 1 });
      blue.addSampleRequest('Payment', { a: 2 });
    };
    expect(() => synth(build)).toThrow(
      `[test/Ml/fraud/blue/Payment] 'id' is 'Payment': the file 'sample-requests/fraud/blue/Payment.json' is that of`,
    );
  });
});

describe('a deployment that is made by its class', () => {
  test('gets the requests, in order, wherever in the program it lies', () => {
    const all = synth((stack) => {
      const endpoint = workspace(stack).addOnlineEndpoint('fraud');
      new OnlineDeployment(new Construct(stack, 'Team'), 'blue', { ...MODEL, endpoint });
    });
    expect(settingsOf(all)).toMatchObject({ properties: { traffic: { blue: 100 } } });
    expect(all.comesAfter(all.address('azapi_update_resource'), all.address('azapi_resource', 'Team_blue'))).toBe(true);
    expect(all.comesAfter(all.address('azapi_resource_action'), all.address('azapi_resource', 'Team_blue'))).toBe(true);
  });

  test('is refused in another stack than its endpoint, where nothing could be ordered', () => {
    const app = testApp();
    const [platform, team] = ['platform', 'team'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
    const endpoint = workspace(platform).addOnlineEndpoint('fraud');
    expect(() => new OnlineDeployment(team, 'blue', { ...MODEL, endpoint })).toThrow(
      `[team/blue] 'endpoint' is 'platform/Ml/fraud': it lies in another stack, and who gets its requests is said there after all of its deployments are made`,
    );
  });
});

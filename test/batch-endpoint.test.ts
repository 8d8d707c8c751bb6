import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformOutput, TerraformStack } from 'cdktf';
import {
  AzapiProvider,
  BatchDeployment,
  BatchDeploymentOptions,
  BatchEndpoint,
  BatchEndpointOptions,
  BatchLogging,
  BatchOutput,
  ComputeCluster,
  JobSchedule,
  MlWorkspace,
  PrincipalType,
  ScheduledJob,
  ScheduleTrigger,
  Subresource,
} from '../lib';
import { FEATURES, OBJECT_ID, SUBNET, Synthesized, synth, synthStack, testApp, workspace } from './support';

type Options = Partial<BatchDeploymentOptions>;

function serve(
  options: BatchEndpointOptions,
  deployments: { readonly [name: string]: Options },
  build: (endpoint: BatchEndpoint) => void = () => {},
): Synthesized {
  return synth((stack) => {
    const ml = workspace(stack);
    const compute = ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 4 });
    const endpoint = ml.addBatchEndpoint('scoring', options);
    for (const [name, deployment] of Object.entries(deployments)) endpoint.addDeployment(name, { model: 'azureml:fraud:3', compute, ...deployment });
    build(endpoint);
  });
}

function ofType(stack: Synthesized, type: string): { readonly body: { readonly properties: object } } {
  return stack.all('azapi_resource').find((resource) => String(resource.type).includes(`/${type}@`)) as ReturnType<typeof ofType>;
}

describe('a batch endpoint', () => {
  test('is made in the workspace, called with Entra tokens', () => {
    expect(ofType(serve({ description: 'Scores files' }, {}), 'batchEndpoints')).toMatchObject({
      name: 'scoring',
      location: 'westeurope',
      body: { properties: { authMode: 'AADToken', description: 'Scores files' } },
      lifecycle: { ignore_changes: ['body', 'tags'] },
    });
  });

  test('runs its only deployment, once it is there', () => {
    const stack = serve({ tags: { team: 'fraud' } }, { one: {} });
    expect(stack.the('azapi_update_resource').body).toEqual({
      tags: { team: 'fraud' },
      properties: { description: '', defaults: { deploymentName: 'one' } },
    });
    expect(stack.comesAfter(stack.address('azapi_update_resource'), stack.address('azapi_resource', 'Ml_scoring_one'))).toBe(true);
  });

  test('has the description that it is given in its settings, which are what changes', () => {
    expect(serve({ description: 'Scores files' }, {}).the('azapi_update_resource').body).toMatchObject({
      properties: { description: 'Scores files' },
    });
  });

  test('runs the one that is named, beside others', () => {
    expect(serve({ defaultDeployment: 'two' }, { one: {}, two: {} }).the('azapi_update_resource').body).toMatchObject({
      properties: { defaults: { deploymentName: 'two' } },
    });
  });

  test('has no default before its deployments are destroyed with it', () => {
    const stack = serve({}, { one: {} });
    expect(stack.the('azapi_resource_action')).toMatchObject({
      method: 'PUT',
      when: 'destroy',
      body: { location: 'westeurope', properties: { authMode: 'AADToken' } },
    });
    expect(stack.comesAfter(stack.address('azapi_resource_action'), stack.address('azapi_resource', 'Ml_scoring_one'))).toBe(true);
  });

  test('can be guarded against loss, tells its addresses and lets somebody call it', () => {
    const stack = serve({ deletionProtection: true }, { one: {} }, (endpoint) => {
      new TerraformOutput(endpoint, 'uri', { value: `${endpoint.scoringUri} ${endpoint.swaggerUri}` });
      endpoint.grantInvoke('Shop', { principalId: OBJECT_ID, principalType: PrincipalType.SERVICE_PRINCIPAL });
    });
    expect(stack.all('azapi_resource').map(({ lifecycle }) => (lifecycle as { prevent_destroy?: boolean }).prevent_destroy)).toEqual([true, true]);
    expect(stack.text).toContain('.output.properties.scoringUri}');
    expect(stack.all('role_assignment').filter(({ principal_id }) => principal_id === OBJECT_ID)).toHaveLength(1);
  });

  test('of a closed workspace asks for endpoints to queues and tables', () => {
    const warnings = (storageSubresources?: Subresource[]): string[] =>
      synth((stack) => {
        const privateLink = { subnet: SUBNET, storageSubresources };
        workspace(stack, { publicNetworkAccess: false, privateLink, imageBuildComputeName: 'cpu' }).addBatchEndpoint('scoring');
      }).warnings;
    expect(warnings().join()).toContain('has no private endpoints to queue and table');
    expect(warnings([Subresource.QUEUE, Subresource.TABLE])).toEqual([]);
  });

  test.each<[BatchEndpointOptions, string]>([
    [{}, `[test/Ml/scoring] 'defaultDeployment' is not given: the endpoint has the deployments one, two, and nothing says which of them runs`],
    [{ defaultDeployment: 'three' }, `'defaultDeployment' is 'three': the endpoint has no such deployment; it has one, two`],
    [{ name: '1st' }, `'name' is '1st'`],
    [{ description: '%{ if' }, `'description'`],
  ])('refuses %j', (options, message) => {
    expect(() => serve(options, { one: {}, two: {} })).toThrow(message);
  });
});

describe('a batch deployment', () => {
  test('says what it runs, on which cluster, and comes after that', () => {
    const stack = serve({}, { one: {} });
    expect(ofType(stack, 'deployments').body.properties).toMatchObject({
      model: { referenceType: 'Id', assetId: expect.stringMatching(/models\/fraud\/versions\/3$/) as string },
      compute: `\${${stack.address('machine_learning_compute_cluster')}.id}`,
      resources: { instanceCount: 1 },
      maxConcurrencyPerInstance: 1,
      miniBatchSize: 10,
      errorThreshold: -1,
      retrySettings: { maxRetries: 3, timeout: 'PT30S' },
      outputAction: 'AppendRow',
      outputFileName: 'predictions.csv',
      loggingLevel: 'Info',
    });
    expect(stack.comesAfter(stack.address('azapi_resource', 'Ml_scoring_one'), stack.address('machine_learning_compute_cluster'))).toBe(true);
  });

  test('takes all of it', () => {
    const one = {
      environment: 'azureml:score:1',
      scoring: { code: 'azureml:code:1', scoringScript: 'batch.py' },
      instanceCount: 3,
      timeout: 'PT90S',
      output: BatchOutput.SUMMARY_ONLY,
      logging: BatchLogging.DEBUG,
      environmentVariables: { A: 'b' },
      errorThreshold: 5,
    };
    expect(ofType(serve({}, { one }), 'deployments').body.properties).toMatchObject({
      codeConfiguration: { scoringScript: 'batch.py' },
      resources: { instanceCount: 3 },
      retrySettings: { timeout: 'PT1M30S' },
      outputAction: 'SummaryOnly',
      loggingLevel: 'Debug',
      environmentVariables: { A: 'b' },
      errorThreshold: 5,
    });
  });

  test('runs on no cluster of another workspace', () => {
    const build = (stack: TerraformStack) => {
      const compute = workspace(stack, { baseName: 'other' }, 'Other').addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
      workspace(stack).addBatchEndpoint('scoring').addDeployment('one', { model: 'azureml:fraud:3', compute });
    };
    expect(() => synth(build)).toThrow(`[test/Ml/scoring/one] 'compute' is 'test/Other/cpu': it is a cluster of another workspace`);
  });

  test('runs on a cluster of its workspace from a stack of its own, and on no other there', () => {
    const app = testApp();
    const [near, far] = [new TerraformStack(app, 'near'), new TerraformStack(app, 'far')];
    for (const stack of [near, far]) {
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      new AzapiProvider(stack, 'Azapi');
    }
    const [ml, other] = [workspace(near), workspace(far, { baseName: 'other' }, 'Other')];
    const compute = ml.addComputeCluster('cpu', { vmSize: 'Standard_DS3_v2' });
    const deploy = (id: string, cluster: ComputeCluster): BatchDeployment =>
      new BatchDeployment(far, id, {
        endpoint: new BatchEndpoint(far, `${id}-endpoint`, { workspace: ml }),
        model: 'azureml:fraud:3',
        compute: cluster,
      });
    deploy('one', compute);
    new JobSchedule(far, 'nightly', {
      workspace: ml,
      job: ScheduledJob.command({ command: 'python train.py', environment: 'azureml:train:1', compute }),
      trigger: ScheduleTrigger.cron('0 2 * * *'),
    });
    const imported = MlWorkspace.fromWorkspaceAttributes(far, 'Imported', { id: ml.id, location: 'westeurope' });
    new BatchEndpoint(far, 'imported', { workspace: imported }).addDeployment('two', { model: 'azureml:fraud:3', compute });
    expect(() => deploy('wrong', other.addComputeCluster('cpu', { vmSize: 'Standard_DS3_v2' }))).toThrow(
      `[far/wrong] 'compute' is 'far/Other/cpu': it is a cluster of another workspace`,
    );
    expect(synthStack(far).text.match(/"compute(Id)?":"[^"]*Ml_cpu/g)).toHaveLength(4);
  });

  test.each<[Options, string]>([
    [{ model: 'fraud' }, `'model' is 'fraud'`],
    [{ instanceCount: 0 }, `'instanceCount' is 0`],
    [{ instanceCount: 5 }, `'instanceCount' is 5: the cluster [test/Ml/cpu] grows to 4, and jobs would wait for more forever`],
    [{ errorThreshold: -2 }, `'errorThreshold' is -2`],
    [{ maxRetries: -1 }, `'maxRetries' is -1`],
    [{ timeout: 'soon' }, `'timeout' is 'soon'`],
    [{ scoring: { code: 'azureml:code:1', scoringScript: 'a.py' } }, `'environment' is not given`],
    [{ output: BatchOutput.SUMMARY_ONLY, outputFileName: 'a.csv' }, `'outputFileName' is 'a.csv': with BatchOutput.SUMMARY_ONLY no file is written`],
    [{ description: '%{ if' }, `'description'`],
    [{ description: '%{ if', environmentVariables: { description: 'A variable' } }, `'description' is '%{ if'`],
    [{ environmentVariables: { LOG: '%{ if' } }, `'environmentVariables.LOG' is '%{ if'`],
    [{ environment: 'azureml:sklearn:1', scoring: { code: 'azureml:code:1', scoringScript: '%{ if' } }, `'scoring.scoringScript' is '%{ if'`],
  ])('refuses %j', (options, message) => {
    expect(() => serve({}, { one: options })).toThrow(message);
  });
});

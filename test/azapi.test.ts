import { TerraformStack } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  AzapiProvider,
  AzapiResource,
  AzapiResourceAction,
  AzapiUpdateResource,
  CustomerManagedKey,
  ManagedNetwork,
  OutboundTarget,
  Tags,
  TimeProvider,
} from '../lib';
import { FEATURES, PROVIDERS, SUBSCRIPTION, synth, synthStack, testApp, workspace } from './support';

const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ml`;

describe('the azapi binding', () => {
  test('writes a resource with its body as Azure spells it', () => {
    const resource = synth((stack) => {
      const body = { properties: { fooBar: [1, { bazQux: true }] } };
      new AzapiResource(stack, 'It', { type: 'A.B/c@2025-01-01', name: 'it', parentId: GROUP, location: 'westeurope', body });
    }).the('azapi_resource');
    expect(resource).toEqual({
      type: 'A.B/c@2025-01-01',
      name: 'it',
      parent_id: GROUP,
      location: 'westeurope',
      body: { properties: { fooBar: [1, { bazQux: true }] } },
    });
  });

  test('writes an identity as a block, and the secret part of a body apart', () => {
    const resource = synth((stack) => {
      const identity = { type: 'UserAssigned', identityIds: ['/one'] };
      const sensitiveBody = { properties: { key: '${var.key}' } };
      new AzapiResource(stack, 'It', {
        type: 'A.B/c@2025-01-01',
        name: 'it',
        parentId: GROUP,
        identity,
        sensitiveBody,
        sensitiveBodyVersion: { key: '1' },
      });
    }).the('azapi_resource');
    expect(resource).toMatchObject({
      identity: [{ type: 'UserAssigned', identity_ids: ['/one'] }],
      sensitive_body: { properties: { key: '${var.key}' } },
      sensitive_body_version: { key: '1' },
    });
  });

  test('reads the answer of Azure by the path in it', () => {
    const stack = synth((scope) => {
      const one = new AzapiResource(scope, 'One', {
        type: 'A.B/c@2025-01-01',
        name: 'one',
        parentId: GROUP,
        responseExportValues: ['properties.url'],
      });
      new AzapiUpdateResource(scope, 'Two', { type: 'A.B/c@2025-01-01', resourceId: one.id, body: { url: one.output('properties', 'url') } });
    });
    expect(stack.the('azapi_update_resource')).toMatchObject({
      resource_id: '${azapi_resource.One.id}',
      body: { url: '${azapi_resource.One.output.properties.url}' },
    });
    expect(stack.comesAfter('azapi_update_resource.Two', 'azapi_resource.One')).toBe(true);
  });

  test('writes an action', () => {
    const action = synth((stack) => {
      new AzapiResourceAction(stack, 'It', { type: 'A.B/c@2025-01-01', resourceId: `${GROUP}/it`, action: 'resync' });
    }).the('azapi_resource_action');
    expect(action).toEqual({ type: 'A.B/c@2025-01-01', resource_id: `${GROUP}/it`, action: 'resync' });
  });

  test('tags what is declared with tags, and nothing else', () => {
    const stack = synth((scope) => {
      Tags.add(scope, { team: 'fraud' });
      new AzapiResource(scope, 'Taggable', { type: 'A.B/c@2025-01-01', name: 'one', parentId: GROUP, tags: { own: 'yes' } });
      new AzapiResource(scope, 'Plain', { type: 'A.B/c@2025-01-01', name: 'two', parentId: GROUP });
    });
    expect(stack.named('azapi_resource', 'one').tags).toEqual({ own: 'yes', team: 'fraud' });
    expect(stack.named('azapi_resource', 'two').tags).toBeUndefined();
  });

  test('asks for the provider where a resource needs it', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzapiResource(stack, 'It', { type: 'A.B/c@2025-01-01', name: 'it', parentId: GROUP });
    expect(() => synthStack(stack)).toThrow(
      `[test/It] the stack has no azapi provider, which reaches what azurerm has no argument or resource for. Add new AzapiProvider`,
    );
  });

  test('changes nothing by being there: no default depends on its provider', () => {
    const resources = (azapi: boolean): unknown => {
      const stack = new TerraformStack(testApp(), 'test');
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      new TimeProvider(stack, 'Time');
      if (azapi) new AzapiProvider(stack, 'Azapi');
      const key = new CustomerManagedKey(stack, 'Key', {
        baseName: 'fraud-dev',
        resourceGroup: { name: 'rg-ml', location: 'westeurope' },
        publicNetworkAccess: true,
      });
      const ml = workspace(stack, {
        uniqueSuffix: 'x',
        encryption: { key, serviceSideEncryption: true },
        managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND,
      });
      ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
      ml.addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4' });
      ml.allowOutboundPrivateEndpoint('lake', {
        target: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake` },
        subresource: OutboundTarget.BLOB,
      });
      ml.addBlobDatastore('raw');
      return synthStack(stack).section('resource');
    };
    expect(resources(true)).toEqual(resources(false));
  });

  test('requires the provider with its version and what it is told', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzapiProvider(stack, 'Azapi', { alias: 'other', subscriptionId: 'sub', environment: 'china', useOidc: true, enablePreflight: true });
    const synthesized = synthStack(stack);
    expect(synthesized.section('provider')).toEqual({
      azapi: [{ alias: 'other', subscription_id: 'sub', environment: 'china', use_oidc: true, enable_preflight: true }],
    });
    expect(synthesized.section('terraform')).toMatchObject({ required_providers: { azapi: { source: 'azure/azapi', version: '~> 2.9' } } });
  });

  test('gives the provider another alias later', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzapiProvider(stack, 'Azapi', { alias: 'one' }).alias = 'other';
    expect(synthStack(stack).section('provider')).toEqual({ azapi: [{ alias: 'other' }] });
  });
});

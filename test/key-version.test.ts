import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { AiFoundryHub, CustomerManagedKey, TimeProvider } from '../lib';
import { FEATURES, GROUP, KEY, OBJECT_ID, Synthesized, synth, synthPrivate, synthStack, synthWorkspace, testApp, workspace } from './support';

const encryption = { key: KEY, serviceSideEncryption: true };
const keyAndIdentity = ['encryption[0].user_assigned_identity_id', 'encryption[0].key_id'];

const encrypted = (): Synthesized => synth((stack) => workspace(stack, { encryption }));

describe('a workspace with a key that is brought', () => {
  test('is told which version of the key to use, since azurerm sends none after creation', () => {
    const made = encrypted();
    expect(made.at('azapi_resource_action', 'Ml_KeyVersion')).toEqual(
      expect.objectContaining({
        type: 'Microsoft.MachineLearningServices/workspaces@2025-06-01',
        method: 'PATCH',
        resource_id: `\${${made.address('machine_learning_workspace')}.id}`,
        body: { properties: { encryption: { keyVaultProperties: { keyIdentifier: KEY.id } } } },
        locks: [`\${${made.address('machine_learning_workspace')}.id}`],
      }),
    );
  });

  test('is not planned to change over what azurerm never sends', () => {
    expect(encrypted().the('machine_learning_workspace').lifecycle).toEqual({ ignore_changes: keyAndIdentity });
  });

  test('is linked only after it is told', () => {
    const made = synthPrivate({ encryption });
    expect(made.comesAfter(made.address('private_endpoint', 'Ml_Link'), made.address('azapi_resource_action', 'Ml_KeyVersion'))).toBe(true);
  });

  test('as a hub is told the same', () => {
    const made = synth((stack) => {
      const reach = { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true };
      new AiFoundryHub(stack, 'Hub', { ...reach, encryption: { key: KEY, cosmosDbPrincipalId: OBJECT_ID } });
    });
    expect(made.at('azapi_resource_action', 'Hub_KeyVersion')).toMatchObject({ method: 'PATCH' });
    expect(made.the('ai_foundry').lifecycle).toEqual({ ignore_changes: keyAndIdentity });
  });

  test('in a stack without azapi stays with its version, and a plan tells when the program names another', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    workspace(stack, { encryption });
    const made = synthStack(stack);
    expect(made.addresses.filter((address) => address.startsWith('azapi'))).toEqual([]);
    expect(made.section('removed')).toBeUndefined();
    expect(made.the('machine_learning_workspace').lifecycle).toEqual({ ignore_changes: ['encryption[0].user_assigned_identity_id'] });
  });
});

test('a workspace with a key that is made here is told nothing: the key stays with its first version', () => {
  const made = synth((stack) => {
    const key = new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
    workspace(stack, { encryption: { key, serviceSideEncryption: true } });
  });
  expect(made.all('azapi_resource_action')).toEqual([]);
  expect(made.the('machine_learning_workspace').lifecycle).toEqual({ ignore_changes: ['encryption[0].user_assigned_identity_id'] });
});

test('a workspace without a key has no such lifecycle', () => {
  expect(synthWorkspace().the('machine_learning_workspace')).not.toHaveProperty('lifecycle');
});

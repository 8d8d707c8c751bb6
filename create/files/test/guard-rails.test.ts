import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { App, TerraformStack, Testing } from 'cdktf';
import { GuardRails, TeamBudget } from '../lib/guard-rails';

/** An app whose only stack has the guard rails of a team, and a storage account that somebody wrote by hand. */
function build(sharedAccessKeyEnabled: boolean, budget?: TeamBudget): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'team');
  new AzurermProvider(stack, 'Azurerm', { features: [{}] });
  const resourceGroup = new ResourceGroup(stack, 'ResourceGroup', { name: 'rg-fraud-dev', location: 'westeurope' });
  new GuardRails(stack, 'GuardRails', { baseName: 'fraud-dev', resourceGroup, budget });
  new StorageAccount(stack, 'Data', {
    name: 'stfrauddata',
    resourceGroupName: resourceGroup.name,
    location: resourceGroup.location,
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    infrastructureEncryptionEnabled: true,
    minTlsVersion: 'TLS1_2',
    sharedAccessKeyEnabled,
  });
  return stack;
}

test('an account with shared keys is refused, whoever wrote it', () => {
  expect(() => App.of(build(true)).synth()).toThrow('Storage accounts should prevent shared key access');
  expect(() => App.of(build(false)).synth()).not.toThrow();
});

test('a team that has a budget hears of it', () => {
  const terraform = Testing.synth(build(false, { amount: 5000, startDate: '2027-01-01', emails: ['fraud@example.com'] }), true);
  expect(terraform).toContain('"azurerm_consumption_budget_resource_group"');
  expect(Testing.synth(build(false), true)).not.toContain('azurerm_consumption_budget');
});

import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { MlWorkspace } from '../lib';
import { GROUP, synth } from './support';

const LATE = /overrideLogicalId\('fraud'\) came too late: it goes on to be 'Ml_cpu_\w+', by which others refer to it already\. .*'moveFromId'/;

function cluster(stack: TerraformStack) {
  const ml = new MlWorkspace(stack, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
  return ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).resource;
}

describe('a logical id', () => {
  test('that comes too late is warned of, since the CDK says nothing', () => {
    const stack = synth((scope) => cluster(scope).overrideLogicalId('fraud'));
    expect(stack.warnings).toContainEqual(expect.stringMatching(LATE));
    expect(stack.address('machine_learning_compute_cluster')).toMatch(/\.Ml_cpu_\w+$/);
  });

  test('that is taken back is not warned of', () => {
    const stack = synth((scope) => {
      const resource = cluster(scope);
      resource.overrideLogicalId('fraud');
      resource.resetOverrideLogicalId();
    });
    expect(stack.warnings).toEqual([]);
  });

  test('that comes in time is that of the resource', () => {
    const stack = synth((scope) => {
      cluster(scope);
      const account = {
        name: 'stdata',
        resourceGroupName: GROUP.name,
        location: 'westeurope',
        accountTier: 'Standard',
        accountReplicationType: 'LRS',
      };
      new StorageAccount(scope, 'Data', account).overrideLogicalId('data');
    });
    expect(stack.warnings).toEqual([]);
    expect(stack.addresses).toContain('azurerm_storage_account.data');
  });

  test('may be moved to instead', () => {
    const stack = synth((scope) => cluster(scope).moveFromId('azurerm_machine_learning_compute_cluster.fraud'));
    expect(stack.section('moved')).toEqual([
      { from: 'azurerm_machine_learning_compute_cluster.fraud', to: stack.address('machine_learning_compute_cluster') },
    ]);
  });
});

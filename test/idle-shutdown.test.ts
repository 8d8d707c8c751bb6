import { ComputeInstanceOptions } from '../lib';
import { Synthesized, synth, workspace } from './support';

function instance(idleShutdown?: string, options: Partial<ComputeInstanceOptions> = {}): Synthesized {
  return synth((stack) => {
    workspace(stack).addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4', idleShutdown, ...options });
  });
}

describe('a compute instance', () => {
  test.each([
    ['PT30M', 'PT30M'],
    ['PT90M', 'PT1H30M'],
    ['PT15M', 'PT15M'],
    ['P3D', 'P3D'],
    ['P1DT12H', 'P1DT12H'],
  ])('stops after %s without use', (given, told) => {
    const stack = instance(given);
    expect(stack.the('azapi_resource_action')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces/computes@2025-06-01',
      resource_id: `\${${stack.address('machine_learning_compute_instance')}.id}`,
      action: 'updateIdleShutdownSetting',
      body: { idleTimeBeforeShutdown: told },
    });
  });

  test('runs on unless it is told otherwise, and needs no azapi then', () => {
    expect(instance().addresses.filter((address) => address.startsWith('azapi'))).toEqual([]);
  });

  test.each(['PT5M', 'P4D', 'P3DT1M', 'PT30S', 'soon'])('is not told to stop after %s', (idleShutdown) => {
    expect(() => instance(idleShutdown)).toThrow(`[test/Ml/ci-maria] 'idleShutdown' is '${idleShutdown}'`);
  });

  test('is made by azurerm, and told so as soon as it is there, unless it is to be made with it', () => {
    expect(instance('PT30M').all('azapi_resource')).toEqual([]);
    expect(instance('PT30M', { idleShutdownAtCreation: false }).all('azapi_resource')).toEqual([]);
  });

  test.each<[string, Partial<ComputeInstanceOptions>]>([
    ['as one that is asked to be', { idleShutdownAtCreation: true }],
    ['as one with schedules always is', { schedules: [] }],
  ])('is made with it, %s', (_, options) => {
    const stack = instance('PT30M', options);
    expect(stack.all('machine_learning_compute_instance')).toEqual([]);
    // azapi knows the property in no other version that 2.7 has.
    expect(stack.the('azapi_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces/computes@2025-12-01',
      body: { properties: { properties: { idleTimeBeforeShutdown: 'PT30M' } } },
    });
    expect(stack.the('azapi_resource_action').body).toEqual({ idleTimeBeforeShutdown: 'PT30M' });
  });

  test('is not replaced, nor sent to Azure again, when that time changes: an action changes it', () => {
    const [before, after] = ['PT30M', 'PT1H'].map((time) => instance(time, { idleShutdownAtCreation: true }));
    expect(before?.the('terraform_data')).toEqual(after?.the('terraform_data'));
    expect(JSON.stringify(before?.the('terraform_data'))).not.toContain('idle');
    expect(before?.the('azapi_resource').lifecycle).toEqual({
      ignore_changes: ['tags', 'body', 'type'],
      replace_triggered_by: before?.addressesOf('terraform_data'),
    });
  });

  test('cannot be made with a time that it does not have', () => {
    expect(() => instance(undefined, { idleShutdownAtCreation: true })).toThrow(
      `[test/Ml/ci-maria] 'idleShutdownAtCreation' is true: the instance has no time without use to be made with`,
    );
  });
});

import { Synthesized, synth, workspace } from './support';

function instance(idleShutdown?: string): Synthesized {
  return synth((stack) => {
    workspace(stack).addComputeInstance('ci-maria', { vmSize: 'Standard_DS3_v2', idleShutdown });
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
});

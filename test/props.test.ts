import { SHAPES } from '../lib/core/shape-table';
import { Azure } from './terraform/props/azure';
import { effectsOf, inWords, Seen, wrongWith } from './terraform/props/judge';
import { isRequired, livesOf, propertiesOf, synthLife } from './terraform/props/lives';
import { turns } from './terraform/props/subject';
import { SUBJECTS } from './terraform/props/subjects';
import { toldBy } from './terraform/props/tags';
import { addressesOf } from './terraform/scaffold';

const CLUSTER = 'azurerm_machine_learning_compute_cluster.Cpu';
const CONFIG = {
  resource: {
    azurerm_machine_learning_compute_cluster: { Cpu: { name: 'cpu' } },
    azurerm_monitor_diagnostic_setting: { Logs: { name: 'logs' } },
    azapi_update_resource: { Settings: { type: 'Microsoft.MachineLearningServices/workspaces@2025-06-01', resource_id: 'ml' } },
    time_sleep: { Wait: { create_duration: '1s' } },
  },
};
const SUBJECT = { it: 'compute cluster', title: 'ComputeCluster' };

function words(...changes: [address: string, action: string][]): string {
  const seen: Seen = { step: 'added', changes: changes.map(([address, action]) => ({ address, action })), left: [], configs: [CONFIG] };
  return inWords(effectsOf([seen]));
}

describe('what a plan does', () => {
  test.each([
    [words([CLUSTER, 'update']), 'in place'],
    [words([CLUSTER, 'delete, create']), 'replaces the compute cluster'],
    [
      words(['azurerm_monitor_diagnostic_setting.Logs', 'delete'], ['azurerm_monitor_diagnostic_setting.Logs', 'create']),
      'replaces the diagnostic setting',
    ],
    [words([CLUSTER, 'update'], ['azurerm_monitor_diagnostic_setting.Logs', 'create']), 'in place, makes the diagnostic setting'],
    [words(['azurerm_monitor_diagnostic_setting.Logs', 'delete']), 'removes the diagnostic setting'],
    [words(['azapi_update_resource.Settings', 'create']), 'in place'],
    [words(['azapi_update_resource.Settings', 'delete']), 'nothing'],
    [words(['time_sleep.Wait', 'delete, create']), 'nothing'],
    [words(), 'nothing'],
  ])('is told as %j', (told, expected) => expect(told).toBe(expected));

  test('is told for each step where they differ', () => {
    const seen: Seen[] = [
      { step: 'added', changes: [{ address: CLUSTER, action: 'delete, create' }], left: [], configs: [CONFIG] },
      { step: 'changed', changes: [], left: [], configs: [CONFIG], refused: true },
      { step: 'taken away', changes: [], left: ['subnet'], configs: [CONFIG] },
    ];
    const effects = effectsOf(seen);
    expect(inWords(effects)).toBe('added: replaces the compute cluster; changed: refused; taken away: stays in Azure');
  });
});

describe('a @change', () => {
  const seen = (effect: string) => [
    { step: 'added' as const, effect },
    { step: 'taken away' as const, effect },
  ];

  test('says what happens at each step, and what it happens to', () => {
    expect(toldBy('added: replaces it; changed: in place; taken away: stays in Azure', SUBJECT)).toEqual({
      added: 'replaces the compute cluster',
      changed: 'in place',
      'taken away': 'stays in Azure',
    });
    expect(toldBy('in place', SUBJECT)).toEqual({ added: 'in place', changed: 'in place', 'taken away': 'in place' });
  });

  test('of what several have says what is otherwise for one of them', () => {
    const tag = 'in place | AiFoundryHub: replaces it | AiFoundryProject: added: nothing; taken away: stays in Azure';
    expect(toldBy(tag, SUBJECT).added).toBe('in place');
    expect(toldBy(tag, { title: 'AiFoundryHub', it: 'AI Foundry hub' }).changed).toBe('replaces the AI Foundry hub');
    expect(toldBy(tag, { title: 'AiFoundryProject', it: 'AI Foundry project' })['taken away']).toBe('stays in Azure');
  });

  test('that says nothing that can be checked is refused', () => {
    expect(() => toldBy('it depends', SUBJECT)).toThrow(`ComputeCluster: '@change it depends' has 'it depends', which is no effect`);
  });

  test('is wrong where Terraform plans something else, and where there is none', () => {
    expect(wrongWith(toldBy('in place', SUBJECT), seen('in place'))).toBeUndefined();
    expect(wrongWith(toldBy('in place', SUBJECT), seen('replaces the compute cluster'))).toContain(
      `added: its @change says 'in place', and Terraform plans 'replaces the compute cluster'`,
    );
    expect(wrongWith(undefined, seen('in place'))).toBe(`it has no @change, which would be '@change in place'`);
  });
});

describe('what is left in Azure', () => {
  const update = (body: object) => ({ address: 'azapi_update_resource.It', values: { resource_id: 'ml', body } });
  const left = (...states: { address: string; values: { [name: string]: unknown } }[][]): string[] => {
    const azure = new Azure();
    return states.map((held, index) => azure.apply(held, [], index === states.length - 1)).at(-1) ?? [];
  };

  test('is what an update wrote and no longer writes, also when the update itself goes', () => {
    expect(left([update({ a: 1 })], [update({ a: 1, b: 2 })], [update({ a: 1 })])).toEqual(['ml ']);
    expect(left([], [update({ b: 2 })], [])).toEqual(['ml ']);
    expect(left([update({ b: 1 })], [update({ b: 2 })], [update({ b: 1 })])).toEqual([]);
  });

  test('is not what an action takes back when it is destroyed', () => {
    const set = { address: 'azapi_resource_action.Set', values: { resource_id: 'ml', action: 'set', body: { on: true } } };
    const reset = { address: 'azapi_resource_action.Reset', values: { resource_id: 'ml', action: 'set', when: 'destroy', body: { on: false } } };
    const off = { address: 'azapi_resource_action.Set', values: { resource_id: 'ml', action: 'set', body: { on: false } } };
    expect(left([], [set], [])).toEqual(['ml set']);
    expect(left([off], [set, reset], [off])).toEqual([]);
  });

  test('is what the provider keeps of an argument that is taken away', () => {
    const cluster = (subnet: string | undefined) => ({ address: CLUSTER, values: { subnet } });
    expect(left([cluster(undefined)], [cluster('snet')], [cluster('snet')])).toEqual([`${CLUSTER} subnet`]);
  });
});

describe('the lives of the properties', () => {
  const structs: { readonly [name: string]: object } = SHAPES.structs;

  test('are those of every interface of props and options, or of one that extends it', () => {
    const lived = SUBJECTS.map(({ struct }) => struct);
    // What is added to something is made for it, too, with the same options.
    const own = (struct: string): string[] => propertiesOf({ struct }).filter((property) => property !== 'workspace');
    const optional = (struct: string): string[] => own(struct).filter((property) => !isRequired({ struct }, property));
    const missing = Object.keys(structs).filter((struct) => {
      const wanted = optional(struct).length > 0 ? optional(struct) : own(struct);
      return !lived.includes(struct) && !lived.some((other) => wanted.every((property) => own(other).includes(property)));
    });
    // What the library tells, and nobody passes; and what files say, which becomes the props of what they make.
    const told = ['ConnectionSecret', 'MadeParts', 'NameRequest', 'Problem', 'TriggerBody'];
    expect(missing.filter((struct) => !/^(WorkspaceFile|SharedResources)/.test(struct))).toEqual(told);
  });

  test('leave out only properties that there are', () => {
    for (const subject of SUBJECTS) {
      const known = propertiesOf(subject);
      expect(Object.keys({ ...subject.given, ...subject.without }).filter((property) => !known.includes(property))).toEqual([]);
    }
  });

  test.each(SUBJECTS.map((subject) => [subject.title, subject] as const))(
    'of %s can be synthesized, and each differs from what comes before it',
    (_, subject) => {
      for (const life of livesOf(subject).slice(0, 3)) {
        const configs = synthLife(life);
        expect(configs).toHaveLength(life.steps.length + 1);
        if (life.steps.length > 1) expect(configs.at(-1)).toEqual(configs[0]);
        expect(addressesOf(configs[0] as object).length).toBeGreaterThan(0);
      }
    },
  );

  test('need values for what neither name nor type tells', () => {
    const subject = { struct: 'ComputeClusterOptions', title: 'It', it: 'it', base: () => ({}), make: () => undefined };
    expect(() => livesOf(subject)).toThrow(`It: 'vmSize' is given no values, and is not listed to have none`);
    expect(turns('one').values).toEqual(['one', undefined]);
  });
});

import { Edge, EDGES } from '../order/edges';
import { Graph } from '../order/graph';
import { CATALOGUE } from '../terraform/catalogue';
import { synthEntry } from '../terraform/scaffold';
import { synthStacks } from '../terraform/stacks';

const stacks = Object.fromEntries(Object.entries(synthStacks()).map(([name, config]) => [name, new Graph(config)]));
const all: { readonly [name: string]: Graph } = {
  ...Object.fromEntries(Object.entries(stacks).map(([name, graph]) => [`stack ${name}`, graph])),
  ...Object.fromEntries(Object.entries(CATALOGUE).map(([name, entry]) => [name, new Graph(synthEntry(entry))])),
  // What azurerm has arguments for by now has an order where azapi does it.
  ...Object.fromEntries(
    Object.entries(synthStacks({ azurermVersion: '4.55.0' })).map(([name, config]) => [`stack ${name}, with azurerm 4.55`, new Graph(config)]),
  ),
  ...Object.fromEntries(
    Object.entries(CATALOGUE)
      .filter(([, { needsAzurerm }]) => needsAzurerm === undefined)
      .map(([name, entry]) => [`${name}, with azurerm 4.55`, new Graph(synthEntry({ ...entry, azurerm: '4.55.0' }))]),
  ),
};

/** The kinds of both ends of each order that is written, but for those of locks. */
const written = Object.entries(all).flatMap(([name, graph]) =>
  graph.written
    .map(({ later, earlier, drawnToo }) => ({ name, later: graph.kindOf(later), earlier: graph.kindOf(earlier), drawnToo }))
    .filter(({ later }) => later !== 'management_lock'),
);

const covers = (edge: Edge, { later, earlier }: { later: string; earlier: string }): boolean =>
  edge.later.includes(later) && edge.earlier.includes(earlier);

describe('the orders that no reference draws', () => {
  test('each have a reason in the table', () => {
    const strange = written.filter((pair) => !EDGES.some((edge) => covers(edge, pair)));
    expect([...new Set(strange.map(({ name, later, earlier }) => `${later} after ${earlier}, in '${name}'`))]).toEqual([]);
  });

  test('are no more in the table than in the stacks and the catalogue', () => {
    const idle = EDGES.flatMap(({ later, earlier, why }) => {
      const used = written.filter((pair) => covers({ later, earlier, why }, pair));
      const ends = [
        ...later.filter((kind) => !used.some((pair) => pair.later === kind)),
        ...earlier.filter((kind) => !used.some((pair) => pair.earlier === kind)),
      ];
      return ends.map((kind) => `${kind}: ${why}`);
    });
    expect(idle).toEqual([]);
  });

  test('are written only where no reference draws them', () => {
    const twice = written.filter(({ drawnToo }) => drawnToo).map(({ name, later, earlier }) => `${later} after ${earlier}, in '${name}'`);
    expect(twice).toEqual([]);
  });
});

describe('a lock', () => {
  const locks = Object.values(all).flatMap((graph) =>
    graph.written.filter(({ later }) => graph.kindOf(later) === 'management_lock').map((edge) => ({ graph, ...edge })),
  );

  test('comes after no alert, dashboard or other neighbour', () => {
    const neighbours = [
      'monitor_metric_alert',
      'monitor_action_group',
      'portal_dashboard',
      'monitor_autoscale_setting',
      'time_sleep',
      'terraform_data',
    ];
    expect(locks.length).toBeGreaterThan(50);
    expect(locks.filter(({ graph, earlier }) => neighbours.includes(graph.kindOf(earlier)))).toEqual([]);
  });
});

describe('the longest path', () => {
  test('of the private stack has 11 resources, and no alert before a lock', () => {
    const { longest } = stacks.private as Graph;
    expect(longest).toHaveLength(11);
    expect(longest.join(' ')).not.toContain('metric_alert');
  });

  test.each([
    ['bring-your-own', 2],
    ['foundry', 8],
    ['platform', 13],
    ['quickstart', 6],
    ['serving', 10],
  ])('of the stack %s has %d resources', (stack, length) => {
    expect(stacks[stack]?.longest).toHaveLength(length);
  });
});

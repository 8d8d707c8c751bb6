// How the library is laid out, and what holds it: each room imports only from the rooms on the floors below its own. `npm run lint` checks it.

/** The floors from the top one down, each with its rooms in lib/ and what is in them. Rooms of one floor do not know each other. */
const FLOORS = [
  { rooms: ['workspace-file'], what: 'workspaces from YAML files, by way of the interfaces of all below' },
  { rooms: ['foundry'], what: 'AI Foundry hubs, which are workspaces of another kind, and their projects' },
  { rooms: ['workspace'], what: 'the workspace that people come for, with everything that can be added to it' },
  { rooms: ['serving', 'schedules'], what: 'what runs on computes: endpoints with deployments, schedules' },
  {
    rooms: ['compute', 'data', 'connections', 'managed-network', 'alerts', 'ml-registry'],
    what: 'what lives in a workspace, or beside it: each takes an IWorkspaceRef',
  },
  { rooms: ['parts', 'networks'], what: 'what a workspace stands on and in: storage, vault, registry, insights, key; networks and hubs' },
  { rooms: ['workspace-ref'], what: 'what a workspace is: facts, and nothing that can be added' },
  { rooms: ['monitoring'], what: 'diagnostic settings, and the private way to Azure Monitor' },
  { rooms: ['private-link'], what: 'private endpoints, DNS zones and their links' },
  { rooms: ['access', 'governance'], what: 'roles, grants and waits; locks, tags, Defender plans, resource providers' },
  { rooms: ['providers'], what: 'which azurerm it is and what that changes; the bindings of azapi and time' },
  { rooms: ['calendar'], what: 'what of Azure and of azurerm is retired or changes, and when' },
  { rooms: ['core'], what: 'references, clouds, names, ids, refusals' },
];

const ROOMS = FLOORS.map(({ rooms }) => rooms);
const room = (names) => `^lib/(${names.join('|')})/`;

/** Nothing on a floor imports from the floors above it. */
const noUpward = ROOMS.slice(1).map((names, index) => ({
  name: `${names.join('-and-')}-looks-down`,
  comment: `The rooms ${names.join(', ')} import only from the floors below: move what both need further down.`,
  severity: 'error',
  from: { path: room(names) },
  to: { path: room(ROOMS.slice(0, index + 1).flat()) },
}));

/** Nor from another room of the same floor. */
const noSideways = ROOMS.flatMap((names) =>
  names
    .filter(() => names.length > 1)
    .map((name) => ({
      name: `${name}-keeps-to-itself`,
      comment: `Rooms of one floor do not import each other: move what both need further down.`,
      severity: 'error',
      from: { path: room([name]) },
      to: { path: room(names.filter((other) => other !== name)) },
    })),
);

module.exports = {
  forbidden: [
    ...noUpward,
    ...noSideways,
    {
      name: 'no-circles',
      comment: 'Files that import each other, types included, cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'known-rooms',
      comment: 'Every room has its floor in FLOORS, and nothing but index.ts lies loose in lib/.',
      severity: 'error',
      from: { path: '^(lib|cli)/', pathNot: '^(lib/index|cli/adopt/build)\\.ts$' },
      to: { path: '^lib/', pathNot: room(ROOMS.flat()) },
    },
    {
      name: 'library-stands-alone',
      comment: 'The library knows neither its command line, nor its stacks and tests.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(cli|stacks|test|tools|create|pipelines|main\\.ts)' },
    },
    {
      name: 'cli-knows-no-construct',
      comment: `The command line reads Terraform's JSON. Of the library it takes only facts; adopt alone runs the programs that it writes.`,
      severity: 'error',
      from: { path: '^cli/', pathNot: '^cli/adopt/build\\.ts$' },
      to: { path: '^lib/', pathNot: '^lib/(core|providers|calendar)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};

// For the picture in docs/concepts.md; not enumerable, since dependency-cruiser knows its own options only.
Object.defineProperty(module.exports, 'floors', { value: FLOORS });

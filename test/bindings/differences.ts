import { isDeepStrictEqual } from 'node:util';
import { CATALOGUE } from '../terraform/catalogue';
import { Config, Synthesized } from './synthesize';

/** What is written otherwise for another azurerm than that of the default column. */
export interface Difference {
  readonly columns: readonly string[];
  /** The resource and the argument, such as `azurerm_storage_account.name`; a resource alone for one that the other column lacks. */
  readonly arguments: readonly string[];
  /** What is written there, and in the default column. */
  readonly there: string;
  readonly here: string;
}

/** All that the Terraform of a column may differ in from that of the default column. Source: the upgrade guide and the changelog of azurerm, and its schemas. */
export const DIFFERENCES: readonly Difference[] = [
  {
    columns: ['azurerm4.55'],
    arguments: ['azurerm_container_registry.role_assignment_mode'],
    there: 'nothing: azurerm has the argument since 4.81',
    here: '`role_assignment_mode`',
  },
  {
    columns: ['azurerm4.55'],
    arguments: [
      'azurerm_machine_learning_workspace.storage_account_access_type',
      'azapi_resource_action.depends_on',
      'azurerm_private_endpoint.depends_on',
      'azapi_update_resource',
      'removed',
    ],
    there: 'an `azapi_update_resource` that others wait for: azurerm has the argument since 4.77',
    here: '`storage_account_access_type`, and a `removed` block for what azapi did before',
  },
  {
    columns: ['azurerm5'],
    arguments: [
      'azurerm_private_dns_zone_virtual_network_link.private_dns_zone_id',
      'azurerm_private_dns_zone_virtual_network_link.private_dns_zone_name',
      'azurerm_private_dns_zone_virtual_network_link.resource_group_name',
    ],
    there: '`private_dns_zone_id`',
    here: '`private_dns_zone_name`, `resource_group_name`',
  },
  {
    columns: ['azurerm5'],
    arguments: [
      'azurerm_log_analytics_workspace.internet_ingestion_access_type',
      'azurerm_log_analytics_workspace.internet_ingestion_enabled',
      'azurerm_log_analytics_workspace.internet_query_access_type',
      'azurerm_log_analytics_workspace.internet_query_enabled',
    ],
    there: '`internet_ingestion_access_type`, `internet_query_access_type`',
    here: '`internet_ingestion_enabled`, `internet_query_enabled`',
  },
  {
    columns: ['azurerm5'],
    arguments: ['azurerm_container_registry.georeplications.global_endpoint_routing_enabled'],
    there: '`global_endpoint_routing_enabled`, which is required',
    here: 'nothing, unless it is true: `regional_endpoint_enabled`',
  },
  {
    columns: ['azurerm5'],
    arguments: ['azurerm_machine_learning_datastore_fileshare.storage_fileshare_id'],
    there: 'the id of the share with `/shares/`',
    here: 'the id of the share with `/fileshares/`',
  },
  {
    columns: ['azurerm5'],
    arguments: ['azurerm_virtual_network_gateway.bgp_enabled', 'azurerm_virtual_network_gateway.enable_bgp'],
    there: '`bgp_enabled`',
    here: '`enable_bgp`',
  },
];

/** What a column's Terraform differs in without being listed, and what is listed and differs nowhere. */
export function unexplained(column: string, there: Synthesized, here: Synthesized): string[] {
  const listed = DIFFERENCES.filter(({ columns }) => columns.includes(column)).flatMap((difference) => difference.arguments);
  const [theirs, ours] = [all(there), all(here)];
  const found = Object.keys({ ...theirs, ...ours }).flatMap((name) => {
    const [their, our] = [theirs[name], ours[name]];
    if (their !== undefined && our !== undefined) return differing(their, our).map((argument) => ({ name, argument }));
    const isLater = CATALOGUE[name]?.needsAzurerm !== undefined;
    return isLater ? [] : [{ name, argument: 'all of it' }];
  });
  const seen = new Set(found.map(({ argument }) => argument));
  return [
    ...found.filter(({ argument }) => !listed.includes(argument)).map(({ name, argument }) => `${name}: ${argument} differs, and is not listed`),
    ...listed.filter((argument) => !seen.has(argument)).map((argument) => `${argument} is listed, and differs nowhere`),
  ];
}

function all({ stacks, catalogue }: Synthesized): { readonly [name: string]: Config } {
  return { ...stacks, ...catalogue };
}

/** The arguments, whole resources or sections that differ: not which CDK wrote them, and not which version of azurerm is required. */
function differing(theirs: Config, ours: Config): string[] {
  const [their, our] = [declared(theirs, ours), declared(ours, theirs)];
  const found = new Set<string>();
  for (const address of Object.keys({ ...their, ...our })) {
    const label = address.replace(/\..*/, '');
    for (const path of paths(label, their[address], our[address])) found.add(path);
  }
  return [...found];
}

type Tree = { readonly [name: string]: unknown };

/** All that a user's infrastructure depends on: not which CDK wrote it, and not which version of azurerm it requires. */
export function withoutVersions(config: Config): Config {
  const { azurerm, ...providers } = config.terraform.required_providers;
  const required = { ...providers, azurerm: { ...azurerm, version: undefined } };
  return { ...config, '//': undefined, terraform: { ...config.terraform, required_providers: required } };
}

/** All resources, data sources and sections of a configuration by their addresses; without the order that only it has, because of what only it has. */
function declared(config: Config, other: Config): Tree {
  const { resource = {}, data = {}, ...sections } = withoutVersions(config);
  const isThere = (address: string): boolean => {
    const [type = '', id = ''] = address.split('.');
    return other.resource?.[type]?.[id] !== undefined;
  };
  const byAddress = [resource, data].flatMap((types) =>
    Object.entries(types).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, values]) => [`${type}.${id}`, { ...values, '//': undefined, depends_on: values.depends_on?.filter(isThere) }]),
    ),
  );
  return { ...sections, ...(Object.fromEntries(byAddress) as Tree) };
}

/** Where two values differ: in members, which in lists all count as one, or as a whole where only one is there. */
function paths(at: string, their: unknown, our: unknown): string[] {
  if (isDeepStrictEqual(their, our)) return [];
  if (!isTree(their) || !isTree(our)) return [at];
  return Object.keys({ ...their, ...our }).flatMap((name) => paths(/^\d+$/.test(name) ? at : `${at}.${name}`, their[name], our[name]));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

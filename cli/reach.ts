import { Attributes, block, blocks, texts } from './json';
import { StackModel, Thing } from './stack-model';

/** Whether something answers to the public network: to nobody, to some addresses, or to everybody. */
export type Openness = 'closed' | 'limited' | 'open';

export interface Reach {
  /** Empty for what answers to nobody anyway, and for what is brought. */
  readonly text: string;
  readonly openness?: Openness;
}

/** What azurerm leaves open where nothing is said. */
const OPEN_BY_DEFAULT = [
  'azurerm_storage_account',
  'azurerm_key_vault',
  'azurerm_container_registry',
  'azurerm_machine_learning_workspace',
  'azurerm_ai_foundry',
];

const OUTBOUND: { readonly [mode: string]: string } = {
  AllowInternetOutbound: 'outbound: the internet',
  AllowOnlyApprovedOutbound: 'outbound: only approved',
};

/** How a thing that is made can be reached, from what its own attributes and its network rules say. */
export function reachOf(thing: Thing, model: StackModel): Reach {
  // What azapi changes or does is about something that has a row of its own.
  if (!thing.made || /^azapi_(update_resource|resource_action)$/.test(thing.type)) return { text: '' };
  const { attributes } = thing;
  if ('internet_query_enabled' in attributes || /_application_insights$|_log_analytics_workspace$/.test(thing.type)) return monitorReach(attributes);
  if (thing.type === 'azurerm_monitor_private_link_scope') return scopeReach(attributes);
  if ('node_public_ip_enabled' in attributes) return { text: attributes.node_public_ip_enabled === false ? 'no public address' : 'public address' };
  const inbound = publicReach(thing, model);
  const outbound = OUTBOUND[model.text(block(attributes.managed_network).isolation_mode)];
  return outbound === undefined ? inbound : { ...inbound, text: `${inbound.text}; ${outbound}` };
}

function publicReach(thing: Thing, model: StackModel): Reach {
  const { attributes } = thing;
  const said =
    attributes.public_network_access_enabled ??
    attributes.public_network_access ??
    block(block(attributes.body).properties).publicNetworkAccess ??
    (OPEN_BY_DEFAULT.includes(thing.type) ? true : undefined);
  if (said === undefined) return { text: '' };
  if (said === false || said === 'Disabled') return { text: 'closed', openness: 'closed' };
  if (said !== true && said !== 'Enabled') return { text: `as ${model.text(said)} says` };
  const rules = rulesOf(thing, model);
  if (rules === undefined) return { text: 'open', openness: 'open' };
  return rules.length === 0 ? { text: 'closed', openness: 'closed' } : { text: `open to ${rules.join(', ')}`, openness: 'limited' };
}

/** Who is let through where others are not; nothing where everybody is. */
function rulesOf(thing: Thing, model: StackModel): string[] | undefined {
  const { attributes } = thing;
  const rules = block(attributes.network_rules ?? attributes.network_acls ?? attributes.network_rule_set);
  const allowlist = model
    .usersOf(thing)
    .filter(({ type }) => type === 'azapi_update_resource')
    .flatMap((update) => texts(block(block(update.attributes.body).properties).ipAllowlist));
  if (allowlist.length > 0) return allowlist;
  if (rules.default_action !== 'Deny') return undefined;
  const ranges = [...texts(rules.ip_rules), ...blocks(rules.ip_rule).flatMap(({ ip_range: range }) => texts(range))];
  const subnets = texts(rules.virtual_network_subnet_ids).map((id) => model.find(id)?.name ?? id);
  return [...ranges, ...subnets].map((text) => model.text(text));
}

function monitorReach({ internet_ingestion_enabled: ingestion, internet_query_enabled: query }: Attributes): Reach {
  if (ingestion === false && query === false) return { text: 'closed', openness: 'closed' };
  if (ingestion === false) return { text: 'open to queries only', openness: 'limited' };
  if (query === false) return { text: 'open to what is sent only', openness: 'limited' };
  return { text: 'open', openness: 'open' };
}

function scopeReach({ ingestion_access_mode: ingestion, query_access_mode: query }: Attributes): Reach {
  return { text: `sending: ${mode(ingestion)}; queries: ${mode(query)}` };
}

function mode(value: unknown): string {
  return value === 'PrivateOnly' ? 'private only' : 'also public';
}

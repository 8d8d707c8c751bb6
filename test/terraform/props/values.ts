import { LogGroup, Redundancy } from '../../../lib';
import { SHAPES } from '../../../lib/core/shape-table';
import { BROUGHT, OBJECT_ID } from '../scaffold';
import { link, of, OTHER_GROUP, OTHER_ID, OTHER_SUBNET, OTHERS, SUBNET, THIRD_IDENTITY } from './brought';
import { Given, swings, turns } from './subject';

const OPEN = { publicNetworkAccess: true };

/** What properties of a name are given, whatever takes them. */
const BY_NAME: { readonly [property: string]: Given } = {
  additionalIdentities: turns([OTHERS.identity], [OTHERS.identity, THIRD_IDENTITY], { identity: BROUGHT.identity }),
  allowedIpRanges: turns(['20.30.40.50'], ['20.30.41.0/24'], { publicNetworkAccess: undefined }, OPEN),
  deletionNotes: turns('Ask the platform team.', 'Ask the owners.', { deletionProtection: true }),
  description: turns('One', 'Two'),
  diagnostics: turns({ logAnalytics: BROUGHT.logAnalytics }, { logAnalytics: BROUGHT.logAnalytics, metrics: false }),
  environmentVariables: turns({ LOG: 'debug' }, { LOG: 'info', MORE: '1' }),
  friendlyName: turns('One', 'Two'),
  baseName: turns('risk-dev'),
  identity: turns(BROUGHT.identity, OTHERS.identity),
  location: turns('northeurope', 'swedencentral'),
  logAnalytics: turns(BROUGHT.logAnalytics, OTHERS.logAnalytics),
  name: turns('one', 'two'),
  privateLink: turns(link, () => ({ ...link(), subnet: OTHER_SUBNET }), { publicNetworkAccess: undefined }, OPEN),
  publicNetworkAccess: swings(true, false, { privateLink: link }),
  redundancy: turns(Redundancy.LOCAL, Redundancy.geo('northeurope')),
  resourceGroup: turns(OTHER_GROUP),
  subnet: turns(SUBNET, OTHER_SUBNET),
  tags: turns({ team: 'fraud' }, { team: 'risk', stage: 'dev' }),
  tenantId: turns(OBJECT_ID, OTHER_ID),
  timeout: turns('PT60S', 'PT90S'),
  uniqueSuffix: turns('x7', 'y8'),
};

const TRUE_BY_DEFAULT = [
  'enabled',
  'enforce',
  'grants',
  'hasLogs',
  'hasMetrics',
  'localAuthentication',
  'metrics',
  'packageHosts',
  'sensitiveDataDiscovery',
  'sharedAccessKeys',
  'sharedToAll',
  'useHubFirewall',
  'useHubGateway',
  'useWorkspaceIdentity',
];
const enums: { readonly [name: string]: { readonly [member: string]: string } | undefined } = SHAPES.enums;

/** What a property is given for its name or, where that says nothing, for its type. */
export function valuesFor(property: string, type: string): Given | undefined {
  const known = BY_NAME[property];
  if (known !== undefined) return known;
  if (type === 'boolean') return TRUE_BY_DEFAULT.includes(property) ? swings(false, true) : swings(true, false);
  const [first, second] = Object.values(enums[type] ?? {});
  return first === undefined ? undefined : swings(second, first);
}

export const AUTHORIZATION_RULE = { id: of('Microsoft.EventHub/namespaces/evhns-shared/authorizationRules/send') };

/** Where logs and metrics may go. */
export const DESTINATIONS: { readonly [property: string]: Given } = {
  eventHub: turns({ authorizationRule: AUTHORIZATION_RULE }, { authorizationRule: AUTHORIZATION_RULE, name: 'logs' }),
  logAnalytics: turns(BROUGHT.logAnalytics, OTHERS.logAnalytics, { storage: BROUGHT.storage }),
  logs: swings(LogGroup.AUDIT, LogGroup.ALL),
  metrics: swings(false, true),
  partner: turns({ id: of('Microsoft.Datadog/monitors/one') }, { id: of('Microsoft.Datadog/monitors/two') }),
  storage: turns(BROUGHT.storage, OTHERS.storage),
};

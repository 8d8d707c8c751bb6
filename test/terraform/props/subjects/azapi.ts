import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  AzapiProvider,
  AzapiProviderConfig,
  AzapiResource,
  AzapiResourceAction,
  AzapiResourceActionConfig,
  AzapiResourceConfig,
  AzapiUpdateResource,
  AzapiUpdateResourceConfig,
  DataAzapiResource,
  KeyResyncOptions,
  ResourceProviderOptions,
  ResourceProviders,
  TimeSleep,
  TimeSleepConfig,
} from '../../../../lib';
import { OBJECT_ID } from '../../scaffold';
import { GROUP_ID, of, OTHER_ID, shared, WORKSPACE_ID } from '../brought';
import { Given, Subject, turns } from '../subject';

const TYPE = 'Microsoft.MachineLearningServices/workspaces/schedules@2025-06-01';
const COMMON: { readonly [property: string]: Given } = {
  body: turns({ properties: { one: 1 } }, { properties: { one: 2 } }),
  locks: turns([WORKSPACE_ID], [GROUP_ID]),
  responseExportValues: turns(['properties.one'], ['properties.two']),
  sensitiveBody: turns({ properties: { secret: 'one' } }, { properties: { secret: 'two' } }),
  sensitiveBodyVersion: turns({ 'properties.secret': '1' }, { 'properties.secret': '2' }, { sensitiveBody: { properties: { secret: 'one' } } }),
  timeouts: turns({ create: '10m' }, { create: '20m' }),
  type: turns(TYPE.replace('2025-06-01', '2025-09-01')),
};
const SAME = { resourceId: turns(`${WORKSPACE_ID}/schedules/other`) };

/** What the library has of its own for the providers azapi and time, and for the settings of azurerm. */
export const PROVIDERS_OF_OURS: Subject[] = [
  {
    struct: 'AzapiResourceConfig',
    title: 'AzapiResource',
    it: 'job schedule',
    base: () => ({ type: TYPE, parentId: WORKSPACE_ID, name: 'one', body: { properties: {} } }),
    make: (site, config: AzapiResourceConfig) => new AzapiResource(site, 'It', config),
    given: {
      ...COMMON,
      identity: turns({ type: 'SystemAssigned' }, { type: 'UserAssigned', identityIds: [of('Microsoft.ManagedIdentity/userAssignedIdentities/id')] }),
      name: turns('two'),
      parentId: turns(WORKSPACE_ID.replace('shared', 'other')),
      replaceTriggersExternalValues: turns(['one'], ['two']),
    },
  },
  {
    struct: 'AzapiIdentity',
    title: "AzapiResource's identity",
    it: 'job schedule',
    base: () => ({ type: 'UserAssigned', identityIds: [of('Microsoft.ManagedIdentity/userAssignedIdentities/id')] }),
    make: (site, identity: never) => new AzapiResource(site, 'It', { type: TYPE, parentId: WORKSPACE_ID, name: 'one', identity }),
    given: {
      type: turns('SystemAssigned, UserAssigned'),
      identityIds: turns([of('Microsoft.ManagedIdentity/userAssignedIdentities/one')], undefined, {}, { type: 'SystemAssigned' }),
    },
  },
  {
    struct: 'AzapiTimeouts',
    title: "AzapiResource's timeouts",
    it: 'job schedule',
    base: () => ({}),
    make: (site, timeouts: never) => new AzapiResource(site, 'It', { type: TYPE, parentId: WORKSPACE_ID, name: 'one', timeouts }),
    given: { create: turns('10m', '20m'), delete: turns('10m', '20m'), update: turns('10m', '20m') },
  },
  {
    struct: 'AzapiUpdateResourceConfig',
    title: 'AzapiUpdateResource',
    it: 'job schedule',
    base: () => ({ type: TYPE, resourceId: `${WORKSPACE_ID}/schedules/one`, body: { properties: {} } }),
    make: (site, config: AzapiUpdateResourceConfig) => new AzapiUpdateResource(site, 'It', config),
    given: { ...COMMON, ...SAME },
  },
  {
    struct: 'AzapiResourceActionConfig',
    title: 'AzapiResourceAction',
    it: 'job schedule',
    base: () => ({ type: TYPE, resourceId: `${WORKSPACE_ID}/schedules/one`, action: 'run', body: {} }),
    make: (site, config: AzapiResourceActionConfig) => new AzapiResourceAction(site, 'It', config),
    given: { ...COMMON, ...SAME, action: turns('run', 'stop'), method: turns('PUT', 'PATCH'), when: turns('destroy', 'apply') },
    without: { sensitiveBody: 'as of an AzapiResource', sensitiveBodyVersion: 'as of an AzapiResource' },
  },
  {
    struct: 'DataAzapiResourceConfig',
    title: 'DataAzapiResource',
    it: 'job schedule',
    base: () => ({ type: TYPE, resourceId: `${WORKSPACE_ID}/schedules/one`, responseExportValues: ['name'] }),
    make: (site, config: never) => new DataAzapiResource(site, 'It', config),
    given: { ...SAME, responseExportValues: turns(['type']), type: COMMON.type ?? turns('') },
  },
  {
    struct: 'TimeSleepConfig',
    title: 'TimeSleep',
    it: 'wait',
    base: () => ({ createDuration: '10s' }),
    make: (site, config: TimeSleepConfig) => new TimeSleep(site, 'It', config),
    given: { createDuration: turns('20s'), triggers: turns({ one: '1' }, { one: '2' }) },
  },
  {
    struct: 'AzapiProviderConfig',
    title: 'AzapiProvider',
    it: 'provider',
    base: () => ({ alias: 'other' }),
    make: (site, config: AzapiProviderConfig) => new AzapiProvider(site, 'It', config),
    given: {
      clientId: turns(OBJECT_ID, OTHER_ID),
      environment: turns('public', 'usgovernment'),
      subscriptionId: turns(OBJECT_ID, OTHER_ID),
    },
    without: { alias: 'a stack has one provider without alias already' },
  },
  {
    struct: 'ResourceProviderOptions',
    title: 'ResourceProviders.forWorkspace',
    it: 'provider',
    base: () => ({}),
    make: (site, options: ResourceProviderOptions) =>
      new AzurermProvider(site, 'It', {
        alias: 'other',
        features: [{}],
        resourceProviderRegistrations: 'none',
        resourceProvidersToRegister: ResourceProviders.forWorkspace(options),
      }),
  },
  {
    struct: 'KeyResyncOptions',
    title: "MlWorkspace's resyncKeys",
    it: 'fetching of changed keys',
    base: () => ({ when: '2026-11-01' }),
    make: (site, options: KeyResyncOptions) => shared(site).resyncKeys(options),
    given: { when: turns('2026-12-01') },
  },
];

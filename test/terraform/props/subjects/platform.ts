import {
  AzureCloud,
  AzureSubscription,
  AzureSubscriptionProps,
  MlWorkspace,
  NameKind,
  NamePatternOptions,
  Names,
  PartNames,
  WorkspaceInsights,
  WorkspaceNetwork,
  WorkspaceNetworkAttributes,
  WorkspaceVault,
} from '../../../../lib';
import { OBJECT_ID, Site } from '../../scaffold';
import { link, NETWORK, OTHER_ID, OTHER_SUBNET, shared, SUBNET } from '../brought';
import { Subject, turns } from '../subject';

const SUBSCRIPTION = '99999999-2222-3333-4444-555555555555';

/** A pattern with what the options are about. */
function patternFor({ values, regions }: NamePatternOptions): string {
  return ['{kind}-{base}', ...(values === undefined ? [] : ['{env}']), ...(regions === undefined ? [] : ['{region}'])].join('-');
}

/** Whole companies: names by a rule, several subscriptions, networks that exist. */
export const PLATFORM: Subject[] = [
  {
    struct: 'NamePatternOptions',
    title: 'Names.pattern',
    it: 'Application Insights',
    base: () => ({}),
    make: (site: Site, options: NamePatternOptions): void => {
      Names.of(site).use(Names.pattern(patternFor(options), options));
      new WorkspaceInsights(site, 'It', { baseName: 'fraud', resourceGroup: site.resourceGroup });
    },
    given: {
      abbreviations: turns({ insights: 'one' }, { insights: 'two' }),
      exclude: turns([NameKind.INSIGHTS], [NameKind.LOG_ANALYTICS]),
      patterns: turns({ insights: 'one-{base}' }, { insights: 'two-{base}' }),
      regions: turns({ westeurope: 'weu' }, { westeurope: 'euw' }),
      values: turns({ env: 'dev' }, { env: 'prd' }),
    },
  },
  {
    struct: 'PartNames',
    title: "MlWorkspace's names",
    it: 'workspace',
    base: () => ({}),
    make: (site, names: PartNames) =>
      new MlWorkspace(site, 'Ml', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, publicNetworkAccess: true, names }),
    given: {
      identity: turns('id-one', 'id-two'),
      insights: turns('appi-one', 'appi-two'),
      logAnalytics: turns('log-one', 'log-two'),
      registry: turns('crone1', 'crtwo2'),
      storage: turns('stone1', 'sttwo2'),
      vault: turns('kv-one', 'kv-two'),
    },
    without: { encryptionIdentity: 'as `identity`, for a workspace that is encrypted with a system-assigned identity' },
  },
  {
    struct: 'WorkspaceNetworkAttributes',
    title: 'WorkspaceNetwork.fromAttributes',
    it: 'private endpoint',
    base: () => ({ virtualNetwork: NETWORK, location: 'westeurope' }),
    make: (site: Site, attributes: WorkspaceNetworkAttributes): void => {
      const network = WorkspaceNetwork.fromAttributes(site, 'Network', attributes);
      const privateLink = attributes.endpoints === undefined ? link() : { ...link(), subnet: network.endpoints };
      new WorkspaceVault(site, 'It', { name: 'kv-fraud', resourceGroup: site.resourceGroup, privateLink });
      const subnet = attributes.compute === undefined ? undefined : network.compute;
      shared(site).addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', subnet });
    },
    given: { compute: turns(SUBNET, OTHER_SUBNET), endpoints: turns(SUBNET, OTHER_SUBNET) },
    without: {
      location: 'it says where the network is',
      virtualNetwork: 'its subnets go with it',
    },
  },
  {
    struct: 'AzureSubscriptionProps',
    title: 'AzureSubscription',
    it: 'provider',
    base: () => ({ subscriptionId: SUBSCRIPTION }),
    make: (site, props: AzureSubscriptionProps) => new AzureSubscription(site, 'other', props),
    given: {
      alias: turns('one', 'two'),
      clientId: turns(OBJECT_ID, OTHER_ID),
      cloud: turns(AzureCloud.PUBLIC),
      features: turns({ storage: [{ dataPlaneAvailable: true }] }, {}),
      resourceProvidersToRegister: turns(['Microsoft.Search'], ['Microsoft.Search', 'Microsoft.Portal']),
      subscriptionId: turns(OTHER_ID),
    },
  },
  {
    struct: 'SubscriptionProviders',
    title: 'AzureSubscription.fromProviders',
    it: 'provider',
    base: () => ({}),
    make: () => undefined,
    without: { azapi: 'the provider says itself what it does', azurerm: 'the provider says itself what it does' },
  },
];

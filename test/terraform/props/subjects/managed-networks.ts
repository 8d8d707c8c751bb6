import {
  AiFoundryHub,
  AiFoundryProjectOptions,
  IMlWorkspace,
  ManagedNetwork,
  MlRegistry,
  MlRegistryRegion,
  NetworkProvisioningOptions,
  OutboundFqdn,
  OutboundPrivateEndpointOptions,
  OutboundProtocol,
  OutboundServiceTagOptions,
  OutboundTarget,
  StorageReplication,
} from '../../../../lib';
import { OBJECT_ID, Site } from '../../scaffold';
import { link, of, shared } from '../brought';
import { Subject, swings, turns } from '../subject';

const approved = (site: Site): IMlWorkspace =>
  shared(site, { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND, identityPrincipalId: OBJECT_ID });

const hub = (site: Site): ReturnType<typeof AiFoundryHub.fromHubAttributes> =>
  AiFoundryHub.fromHubAttributes(site, 'Hub', {
    id: of('Microsoft.MachineLearningServices/workspaces/hub-shared'),
    location: 'westeurope',
    managedNetwork: ManagedNetwork.DISABLED,
  });

const LAKE = { id: of('Microsoft.Storage/storageAccounts/stlake') };
const registry = (site: Site, props: object): unknown =>
  new MlRegistry(site, 'It', { name: 'mlr-shared', resourceGroup: site.resourceGroup, publicNetworkAccess: true, ...props });

/** Rules of managed networks, projects of hubs, and registries that workspaces share. */
export const MANAGED_NETWORKS: Subject[] = [
  {
    struct: 'OutboundFqdnProps',
    title: 'OutboundFqdn',
    it: 'outbound rule',
    base: (site) => ({ destination: 'pypi.org', workspace: approved(site) }),
    make: (site, props: never) => new OutboundFqdn(site, 'pypi', props),
    given: { destination: turns('example.com') },
    without: { workspace: 'it is a rule of another workspace then' },
  },
  {
    struct: 'OutboundServiceTagOptions',
    title: 'OutboundServiceTag',
    it: 'outbound rule',
    base: () => ({ serviceTag: 'Sql' }),
    make: (site, options: OutboundServiceTagOptions) => approved(site).allowOutboundServiceTag('sql', options),
    given: {
      portRanges: turns('1433', '1433,11000-11999'),
      protocol: turns(OutboundProtocol.TCP, OutboundProtocol.UDP),
      serviceTag: turns('AzureMonitor'),
    },
  },
  {
    struct: 'OutboundPrivateEndpointOptions',
    title: 'OutboundPrivateEndpoint',
    it: 'outbound private endpoint',
    base: () => ({ target: LAKE, subresource: OutboundTarget.BLOB }),
    make: (site, options: OutboundPrivateEndpointOptions) => approved(site).allowOutboundPrivateEndpoint('lake', options),
    given: {
      propagationSeconds: turns(60, 240),
      subresource: turns(OutboundTarget.FILE),
      target: turns({ id: of('Microsoft.Storage/storageAccounts/stother') }),
    },
  },
  {
    struct: 'NetworkProvisioningOptions',
    title: 'NetworkProvisioning',
    it: 'provisioning of the managed network',
    base: () => ({}),
    make: (site, options: NetworkProvisioningOptions) => approved(site).provisionManagedNetwork(options),
  },
  {
    struct: 'AiFoundryProjectOptions',
    title: 'AiFoundryProject',
    it: 'AI Foundry project',
    base: () => ({}),
    make: (site, options: AiFoundryProjectOptions) => hub(site).addProject('bot', options),
  },
  {
    struct: 'MlRegistryProps',
    title: 'MlRegistry',
    it: 'Azure Machine Learning registry',
    base: () => ({ name: 'mlr-shared' }),
    make: registry,
    given: {
      deletionProtection: swings(true, false),
      name: turns('mlr-other'),
      privateLink: turns(link, undefined, { publicNetworkAccess: undefined }, { publicNetworkAccess: true }),
      publicNetworkAccess: swings(true, false, { privateLink: link }),
      regions: turns([{ location: 'northeurope' }], [{ location: 'northeurope' }, { location: 'swedencentral' }]),
    },
  },
  {
    struct: 'MlRegistryRegion',
    title: "MlRegistry's regions",
    it: 'Azure Machine Learning registry',
    base: () => ({ location: 'northeurope' }),
    make: (site, region: MlRegistryRegion) => registry(site, { regions: [region] }),
    given: { location: turns('swedencentral'), replication: turns(StorageReplication.LRS, StorageReplication.GRS) },
  },
];

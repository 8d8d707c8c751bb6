import {
  ActionGroup,
  AiFoundryHub,
  Budget,
  CustomerManagedKey,
  DeletionLock,
  ExemptionCategory,
  HubNetwork,
  IdentityType,
  INamePolicy,
  MlPolicies,
  MlPolicy,
  MonitorPrivateLink,
  NameKind,
  Names,
  PrivateDnsZones,
  WorkspaceMetric,
  WorkspaceNetwork,
} from '../../../lib';
import { BROUGHT, Entry, entry, OBJECT_ID, Site } from '../scaffold';

/** Of nobody: only the public half was kept. */
const SSH_PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAwJ2K2E4bsaQe0X5Wr+74WvlVcrY2ZduXq6JVzDoaiM example';
const COMPANY = '{kind}-{base}-{env}-{region}-{suffix}';
const MODEL = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };

/** Everything that the library names by itself, in one stack. */
export function everythingNamed(site: Site): void {
  const { resourceGroup } = site;
  const hub = new HubNetwork(site, 'Hub', {
    baseName: 'corp',
    resourceGroup,
    addressSpace: '10.40.0.0/22',
    firewall: { dnsProxy: true },
    vpnGateway: { pointToSite: { clientAddressSpace: '172.16.200.0/24', tenantId: OBJECT_ID } },
    bastion: {},
    jumpHost: { sshPublicKey: SSH_PUBLIC_KEY },
    endpointSubnet: true,
  });
  const network = new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup, addressSpace: '10.41.0.0/22', hub });
  new WorkspaceNetwork(site, 'Alone', { baseName: 'alone', resourceGroup, addressSpace: '10.42.0.0/22', natGateway: {} });
  const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup });
  dnsZones.linkVirtualNetwork('fraud', network.virtualNetwork);
  const privateLink = { subnet: network.endpoints, dnsZones };
  const privateMonitoring = new MonitorPrivateLink(site, 'Monitor', { baseName: 'corp', resourceGroup, privateLink });
  const key = new CustomerManagedKey(site, 'Key', { baseName: 'fraud', uniqueSuffix: 'x7', resourceGroup, publicNetworkAccess: true });
  const workspace = site.workspace({
    baseName: 'fraud',
    uniqueSuffix: 'x7',
    privateLink,
    privateMonitoring,
    encryption: { key, cosmosDbPrincipalId: OBJECT_ID },
    imageBuild: { vmSize: 'Standard_D4ds_v4', subnet: network.compute },
    deletionProtection: true,
  });
  const actionGroup = new ActionGroup(site, 'Oncall', { baseName: 'fraud', resourceGroup, emails: { oncall: 'oncall@example.com' } });
  workspace.addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup });
  workspace.addDashboard('overview');
  workspace.addOnlineEndpoint('fraud-scores').addDeployment('blue', { ...MODEL, autoscale: { minInstances: 1, maxInstances: 3 } });
  const lab = new AiFoundryHub(site, 'Lab', {
    baseName: 'lab',
    uniqueSuffix: 'x7',
    resourceGroup,
    publicNetworkAccess: true,
    identityType: IdentityType.SYSTEM_ASSIGNED,
    encryption: { key, cosmosDbPrincipalId: OBJECT_ID },
  });
  lab.addProject('churn');
  const scope = { id: '/providers/Microsoft.Management/managementGroups/mg-data' };
  new MlPolicies(site, 'Above', { scope, audit: [MlPolicy.WORKSPACE_LOGS] });
  new DeletionLock(site, 'Lock', { target: BROUGHT.vault });
  new Budget(site, 'Budget', { scope: resourceGroup, baseName: 'fraud', amount: 500, startDate: '2027-01-01', actionGroups: [actionGroup] });
  const policies = new MlPolicies(site, 'Policies', { scope: resourceGroup, audit: [MlPolicy.WORKSPACE_LOGS] });
  policies.exempt('legacy', { target: resourceGroup, policies: [MlPolicy.WORKSPACE_LOGS], category: ExemptionCategory.WAIVER });
}

/** Names by a company's rule. */
export const NAMES: { readonly [name: string]: Entry } = {
  'everything named by a pattern': entry((site) => {
    Names.of(site).use(Names.pattern(COMPANY, { values: { env: 'prd' }, regions: { westeurope: 'weu' } }));
    everythingNamed(site);
  }),
  'single parts named, and the rest by a policy of your own': entry((site) => {
    const policy: INamePolicy = { nameOf: (kind, { baseName, usualName }) => (kind === NameKind.DASHBOARD ? `board-${baseName}` : usualName) };
    Names.of(site).use(policy);
    site.workspace({ names: { storage: 'stcontosofraud', logAnalytics: 'log-contoso' }, privateLink: site.privateLink() }).addDashboard('overview');
  }),
};

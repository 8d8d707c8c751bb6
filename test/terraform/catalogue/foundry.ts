import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import {
  AiFoundryHub,
  AiFoundryHubProps,
  AiFoundryProject,
  AzureCloud,
  IdentityType,
  LogGroup,
  ManagedNetwork,
  OutboundProtocol,
  PrincipalType,
  WorkspaceRegistry,
} from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS, Site } from '../scaffold';

/** A hub, public unless told otherwise. */
function hub(site: Site, props: Partial<AiFoundryHubProps> = {}, id = 'Hub'): AiFoundryHub {
  const reach = props.privateLink === undefined ? { publicNetworkAccess: true } : {};
  return new AiFoundryHub(site, id, { baseName: 'chat-dev', resourceGroup: site.resourceGroup, ...reach, ...props });
}

const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const SHARED = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/hub-shared`;

/** AI Foundry hubs and their projects. */
export const FOUNDRY: { readonly [name: string]: Entry } = {
  'foundry, public': entry((site) => hub(site)),
  'foundry, private in a managed network': entry((site) => {
    const scope = hub(site, { privateLink: site.privateLink(), managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
    scope.allowOutboundFqdn('pypi', 'pypi.org');
    scope.allowOutboundServiceTag('monitor', { serviceTag: 'AzureMonitor', protocol: OutboundProtocol.TCP, portRanges: '443' });
    scope.addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4' });
    scope.addProject('bot');
  }),
  'foundry, own key': entry((site) => {
    hub(site, { encryption: { key: site.key(), cosmosDbPrincipalId: OBJECT_ID } }).addProject('bot');
  }),
  'foundry, own key and system-assigned': entry((site) => {
    const encryption = { key: site.key(), cosmosDbPrincipalId: OBJECT_ID };
    hub(site, { identityType: IdentityType.SYSTEM_ASSIGNED, encryption }).addProject('bot');
  }),
  'foundry, system-assigned': entry((site) => hub(site, { identityType: IdentityType.SYSTEM_ASSIGNED, highBusinessImpact: true })),
  'foundry, both identities': entry((site) => hub(site, { identityType: IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED })),
  'foundry, parts brought': entry((site) => {
    const { identity, storage, vault, registry, insights } = BROUGHT;
    hub(site, { identity, storage, vault, registry, insights }).addProject('bot', { identity });
  }),
  'foundry, registry made by Azure': entry((site) =>
    hub(site, { identityType: IdentityType.SYSTEM_ASSIGNED, registry: WorkspaceRegistry.MADE_BY_AZURE }),
  ),
  'foundry, two projects with grants, protected': entry((site) => {
    const scope = hub(site, { deletionProtection: true, deletionNotes: 'Ask the platform team.' });
    scope.addProject('bot', { friendlyName: 'Bot', description: 'Answers questions' }).grantDeveloper('Team', TEAM);
    scope.addProject('search', { identity: scope.identity, deletionProtection: false }).grantReader('Team', TEAM);
    scope.grantDeveloper('Team', TEAM);
    const diagnostics = { enabled: false };
    new AiFoundryProject(site, 'elsewhere', { hub: scope, name: 'elsewhere', diagnostics, deletionProtection: false });
  }),
  'foundry, project with an identity of its own': entry((site) => {
    const scope = hub(site, { highBusinessImpact: true });
    const { name: resourceGroupName, location } = site.resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-bot', resourceGroupName, location });
    const grantee = { principalId: identity.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    const { id, principalId } = identity;
    scope.addProject('bot', { identity: { id, principalId, usableAfter: [scope.grantContributor('Bot', grantee).resource] } });
  }),
  'foundry, several identities': entry((site) => {
    const { name: resourceGroupName, location } = site.resourceGroup;
    const identity = new UserAssignedIdentity(site, 'Mine', { name: 'id-bot', resourceGroupName, location });
    const scope = hub(site, { additionalIdentities: [identity, BROUGHT.identity] });
    scope.addProject('bot', { identity: scope.identity, additionalIdentities: [identity] });
  }),
  'foundry, imported hub': entry((site) => {
    const scope = AiFoundryHub.fromHubAttributes(site, 'Shared', { id: SHARED, location: 'westeurope', managedNetwork: ManagedNetwork.DISABLED });
    scope.addProject('bot', { diagnostics: { logAnalytics: BROUGHT.logAnalytics, logs: LogGroup.AUDIT } }).grantDeveloper('Team', TEAM);
    scope.addComputeInstance('ada-ds3', { vmSize: 'STANDARD_D4DS_V4' });
  }),
  'foundry, US Government': {
    region: 'usgovvirginia',
    environment: 'usgovernment',
    build: (site) => hub(site, { cloud: AzureCloud.US_GOVERNMENT }).addProject('bot'),
  },
};

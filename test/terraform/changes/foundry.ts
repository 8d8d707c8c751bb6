import { AiFoundryHub, AiFoundryHubProps, ManagedNetwork } from '../../../lib';
import { BROUGHT, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

function hub(site: Site, props: Partial<AiFoundryHubProps> = {}): AiFoundryHub {
  return new AiFoundryHub(site, 'Hub', { baseName: 'chat-dev', resourceGroup: site.resourceGroup, publicNetworkAccess: true, ...props });
}

const HUB = 'ai_foundry.Hub';
const PROJECT = 'ai_foundry_project.Hub_bot';
const SETTING = 'monitor_diagnostic_setting.Hub_bot_Diagnostics';
const OTHER = { id: `${BROUGHT.registry.id}other` };

/** What people do to a hub that runs. */
export const FOUNDRY: { readonly [name: string]: DayTwo } = {
  'add a project to a hub': change(
    (site) => {
      hub(site).addProject('bot');
    },
    (site) => {
      const scope = hub(site);
      scope.addProject('bot');
      scope.addProject('search');
    },
    all('create', 'ai_foundry_project.Hub_search', 'monitor_diagnostic_setting.Hub_search_Diagnostics'),
  ),
  'remove a project from a hub': change(
    (site) => hub(site).addProject('bot'),
    (site) => hub(site),
    all('delete', PROJECT, SETTING),
  ),
  'describe a hub and its project': change(
    (site) => hub(site).addProject('bot'),
    (site) => hub(site, { description: 'Chat' }).addProject('bot', { description: 'Bot' }),
    all('update', HUB, PROJECT),
  ),
  'change the registry of a hub': change(
    (site) => hub(site, { registry: BROUGHT.registry }).addProject('bot'),
    (site) => hub(site, { registry: OTHER }).addProject('bot'),
    {
      ...all('update', HUB),
      ...all('delete, create', 'role_assignment.Hub_RegistryContributor'),
    },
  ),
  'isolate a hub': change(
    (site) => hub(site).addProject('bot'),
    (site) => hub(site, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).addProject('bot'),
    {
      ...all('update', HUB),
      ...all('create', ...['Storage', 'Vault', 'Registry'].map((part) => `role_assignment.Hub_${part}ConnectionApprover`)),
      ...all('create', 'time_sleep.Hub_ApproverWait'),
    },
  ),
  'give a project of a hub an identity': change(
    (site) => hub(site).addProject('bot'),
    (site) => {
      const scope = hub(site);
      scope.addProject('bot', { identity: scope.identity });
    },
    all('update', PROJECT),
  ),
  'turn the diagnostics of a project off': change(
    (site) => hub(site).addProject('bot'),
    (site) => hub(site).addProject('bot', { diagnostics: { enabled: false } }),
    all('delete', SETTING),
  ),
  "change the notes of a project's lock": change(
    (site) => hub(site).addProject('bot', { deletionProtection: true }),
    (site) => hub(site).addProject('bot', { deletionProtection: true, deletionNotes: 'Ask the bot team.' }),
    all('delete, create', 'management_lock.Hub_bot_Lock'),
  ),
  'give a hub and its project one more identity': change(
    (site) => {
      const scope = hub(site);
      scope.addProject('bot', { identity: scope.identity });
    },
    (site) => {
      const additionalIdentities = [BROUGHT.identity];
      const scope = hub(site, { additionalIdentities });
      scope.addProject('bot', { identity: scope.identity, additionalIdentities });
    },
    all('update', HUB, PROJECT),
  ),
  'rename a project of a hub': change(
    (site) => hub(site).addProject('bot'),
    (site) => hub(site).addProject('bot', { name: 'bot' }),
    all('delete, create', PROJECT, SETTING),
  ),
};

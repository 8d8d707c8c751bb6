import { Construct } from 'constructs';
import { AiFoundryHub, Calendar, CalendarItem, ManagedNetwork, TimeProvider } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { Text, UniqueSuffix } from './setting-types';

export interface FoundrySettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** The hosts that computes and agents may reach, such as `*.pythonhosted.org`; Azure charges for the firewall. Without it, they reach the internet. */
  readonly allowedHosts?: { readonly [rule: string]: Text };
  /** What each project is for, by its name. */
  readonly projects: { readonly [project: string]: Text };
}

/**
 * An Azure AI Foundry hub that is reachable from the public network, with a managed network, and projects that share what it stands on.
 *
 * Microsoft calls hubs legacy. The stack is for teams that have one, or need what only a hub has: compute instances, a managed network, Prompt Flow. New applications
 * stand better on a Foundry resource: see docs/calendar.md.
 */
export class FoundryStack extends AzureStack {
  constructor(scope: Construct, id: string, own: FoundrySettings) {
    super(scope, id, own, { purgeOnDestroy: true, resourceProviders: { foundry: true } });
    new TimeProvider(this, 'Time');
    // Whoever takes this stack wants a hub: `explain` goes on to say that it is legacy.
    Calendar.acknowledge(this, CalendarItem.AI_FOUNDRY_HUB);
    const hub = new AiFoundryHub(this, 'Hub', {
      baseName: own.baseName,
      uniqueSuffix: own.uniqueSuffix,
      resourceGroup: this.makeResourceGroup(),
      cloud: this.cloud,
      publicNetworkAccess: true,
      managedNetwork: own.allowedHosts === undefined ? ManagedNetwork.ALLOW_INTERNET_OUTBOUND : ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND,
    });
    for (const [rule, host] of Object.entries(own.allowedHosts ?? {})) hub.allowOutboundFqdn(rule, host);
    this.outputWorkspace(hub);
    for (const [name, description] of Object.entries(own.projects)) {
      this.outputProject(hub.addProject(name, { name: `proj-${own.baseName}-${name}`, description }), `${name}_`);
    }
  }
}

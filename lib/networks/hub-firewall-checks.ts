import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkHosts, checkSources } from './firewall-rules';
import { FirewallSku, HubFirewallProps, ThreatIntelligence } from './hub-firewall-props';

// What the props alone tell.

/** Refuses what the sku of the firewall lacks, and hosts and sources that it would not take. */
export function checkHubFirewall(
  scope: Construct,
  { threatIntelligence, dnsProxy, allowedHosts = [], sourceRanges }: HubFirewallProps,
  sku: FirewallSku,
): void {
  const no = (property: string, value: unknown, rule: string, remedy: string): never =>
    refuse(scope, { property: `firewall.${property}`, value, rule, remedy });
  if (sku === FirewallSku.BASIC && threatIntelligence === ThreatIntelligence.DENY) {
    no('threatIntelligence', threatIntelligence, 'a Basic firewall only alerts of threats', 'Pass ThreatIntelligence.ALERT, or FirewallSku.STANDARD');
  }
  if (sku === FirewallSku.BASIC && dnsProxy === true) {
    no('dnsProxy', dnsProxy, 'a Basic firewall forwards no names', `Leave out 'dnsProxy', or pass FirewallSku.STANDARD`);
  }
  if (sourceRanges !== undefined) checkSources(scope, sourceRanges);
  checkHosts(scope, allowedHosts);
}

import { CalendarItem } from '../lib/calendar/calendar-item';
import { dayOf, entryOf } from '../lib/calendar/entries';
import { AzurermFeature } from '../lib/providers/azurerm-features';
import { admitsBefore, versionRange } from '../lib/providers/version-range';
import { block } from './json';
import { StackModel, Thing } from './stack-model';

/** Which azurerm a stack requires, and what stays in Azure when the program no longer says so. */
export function providerNotes(model: StackModel): string[] {
  return [...versionNotes(model), ...model.all('azapi_update_resource').flatMap((update) => stayingNotes(update, model))];
}

function versionNotes(model: StackModel): string[] {
  const version = model.requiredVersion('azurerm');
  const range = version === undefined ? undefined : versionRange(version);
  if (version === undefined || range === undefined) return [];
  // What comes tells of versions that stop working.
  if (admitsBefore(range, AzurermFeature.KEY_VAULT_API)) return [];
  return [`Provider azurerm ${version}: works with key vaults after ${dayOf(String(entryOf(CalendarItem.KEY_VAULT_API).date))}.`];
}

/** Terraform destroys an update without telling Azure anything. */
function stayingNotes({ attributes }: Thing, model: StackModel): string[] {
  const { ipAllowlist, managedNetwork, systemDatastoresAuthMode: mode } = block(block(attributes.body).properties);
  const of = model.find(attributes.resource_id)?.name ?? '';
  const stays = (prop: string, back: string): string => `Stays in Azure when it is taken away: ${prop} of ${of}. Pass ${back} and apply first.`;
  return [
    ...(Array.isArray(ipAllowlist) && ipAllowlist.length > 0 ? [stays('allowedIpRanges', '[]')] : []),
    ...(block(managedNetwork).firewallSku === 'Basic' ? [stays('firewallSku', 'ManagedFirewallSku.STANDARD')] : []),
    ...(mode === 'Identity' ? [stays('storageAccess', 'StorageAccess.ACCESS_KEY')] : []),
  ];
}

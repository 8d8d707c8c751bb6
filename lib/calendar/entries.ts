import { CalendarItem } from './calendar-item';
import { Entry } from './entry';
import { MACHINE_ENTRIES } from './machine-entries';
import { SERVICE_ENTRIES } from './service-entries';

/** What Terraform's provider stops to work with. */
const PROVIDER_ENTRIES: readonly Entry[] = [
  {
    item: CalendarItem.KEY_VAULT_API,
    title: 'azurerm before 4.81',
    date: '2027-02-27',
    change: 'Azure no longer serves the Key Vault API of versions before 4.81.0, which then can make, change and destroy no vault',
    instead: `Require '>= 4.81.0, < 5.0.0', or leave the version out, and see docs/upgrading.md`,
    source: {
      page: 'Update the Azure Key Vault API version you use',
      url: 'https://learn.microsoft.com/azure/key-vault/general/api-version-update',
    },
    how: 'a stack that requires an older azurerm, by `Azurerm.version` or an override',
    use: { azurermBefore: '4.81.0' },
  },
  {
    item: CalendarItem.AZURERM_4,
    title: 'azurerm 4',
    change: 'azurerm 5 is out since 27 July 2026, and what is new comes to it; HashiCorp names no day on which 4 ends',
    instead: `Go on to azurerm 5 when it suits you, with Azurerm.version(stack, '~> 5.2'): docs/upgrading.md says how, and nothing is replaced`,
    source: {
      page: 'Azure Resource Manager: 5.0 Upgrade Guide',
      url: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide',
    },
    how: 'a stack that requires azurerm 4, the default',
    use: { azurermBefore: '5.0.0' },
    quiet: 'azurerm 4 works, and the library takes it by default',
  },
];

/** The calendar: what of Azure, or of a provider, that this library or its users name is retired or changes. By date, and then what has none. */
export const CALENDAR: readonly Entry[] = [...PROVIDER_ENTRIES, ...MACHINE_ENTRIES, ...SERVICE_ENTRIES].sort((one, other) => {
  const [first, second] = [one, other].map(({ date }) => date ?? '9999');
  return String(first) < String(second) ? -1 : String(first) > String(second) ? 1 : 0;
});

/** The row about something. */
export function entryOf(item: CalendarItem): Entry {
  return CALENDAR.find((entry) => entry.item === item) as Entry;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day in words: `27 February 2027`. */
export function dayOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${String(Number(day))} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** What changes, as a sentence with its day. */
export function changeOf({ date, change }: Entry): string {
  return date === undefined ? change : `from ${dayOf(date)} on, ${change}`;
}

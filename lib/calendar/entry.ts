import { CalendarItem } from './calendar-item';

/** What Terraform reads of a resource. */
export interface Attributes {
  readonly [name: string]: unknown;
}

/** A resource, as the table looks at it. */
export interface Resource {
  /** Terraform's type, or Azure's where azapi makes it. */
  readonly type: string;
  /** As in Terraform's JSON. */
  readonly attributes: Attributes;
}

/** A page that says so. */
export interface Source {
  readonly page: string;
  readonly url: string;
}

/** A row of the calendar. */
export interface Entry {
  readonly item: CalendarItem;
  /** What it is about. */
  readonly title: string;
  /** The day from which on the change is there, as an ISO date. Nothing where the source names none. */
  readonly date?: string;
  /** What is then, as a clause. */
  readonly change: string;
  /** What to do, as a sentence without its full stop. */
  readonly instead: string;
  readonly source: Source;
  /** How a program uses it. */
  readonly how: string;
  /** How it is seen in Terraform's JSON. Nothing where Terraform does not know it. */
  readonly use?: Use;
  /** Why synth does not warn of it, where only `explain` and the page tell. */
  readonly quiet?: string;
}

/** A use by a resource, or by the version of azurerm that a stack requires. */
export type Use = ResourceUse | VersionUse;

export interface ResourceUse {
  /** The types of resources that may use it. */
  readonly types: readonly string[];
  /** The word that shows the use, such as a size of virtual machines; nothing where there is no use. */
  readonly found: (resource: Resource) => string | undefined;
}

export interface VersionUse {
  /** The versions before this one. */
  readonly azurermBefore: string;
}

export function isResourceUse(use: Use | undefined): use is ResourceUse {
  return use !== undefined && 'types' in use;
}

import { Field } from './fields';
import { INSIDE_FIELDS } from './fields-inside';
import { AROUND_FIELDS } from './fields-network';
import { PART_FIELDS } from './fields-parts';
import { WORKSPACE_FIELDS } from './fields-workspace';

const FIELDS: { readonly [azurerm: string]: readonly Field[] } = { ...WORKSPACE_FIELDS, ...PART_FIELDS, ...INSIDE_FIELDS, ...AROUND_FIELDS };

/** The attributes of a type of azurerm, each with its place in Azure; nothing for a type that is not adopted. */
export function fieldsOf(azurerm: string): readonly Field[] | undefined {
  return FIELDS[azurerm];
}

/** The types of azurerm whose attributes are known on both sides. */
export const ADOPTED_TYPES: readonly string[] = Object.keys(FIELDS);

import { INamePolicy, Names } from '../../../lib';

/** Short forms of the regions that the company uses. */
const REGIONS = { westeurope: 'weu', northeurope: 'neu' };

/**
 * How everything is called that the library names. Decide before the first apply: another name is another resource, and what runs is replaced. `explain --names` lists
 * what comes of it.
 */
export function companyNames(): INamePolicy {
  return Names.pattern('{kind}-{base}-{region}-{suffix}', { regions: REGIONS });
}

import { ADDITIONS } from './additions';
import { AZAPI_CHANGES } from './azapi';
import { BROUGHT_CHANGES } from './brought';
import { ADOPTION } from './adoption';
import { DayTwo } from './change';
import { FILE_CHANGES } from './files';
import { FOUNDRY } from './foundry';
import { GUARD_RAIL_CHANGES } from './guard-rails';
import { IN_PLACE } from './in-place';
import { MONITORING } from './monitoring';
import { NAME_CHANGES } from './names';
import { NETWORK_CHANGES } from './networks';
import { REPLACEMENTS } from './replacements';
import { SECURITY_CHANGES } from './security';
import { SERVING_CHANGES } from './serving';
import { SUBSCRIPTION_CHANGES } from './subscriptions';
import { CHILDREN } from './workspace-children';

/** Everything that people do to a workspace that runs, as far as it is proved. */
export const CHANGES: { readonly [name: string]: DayTwo } = {
  ...IN_PLACE,
  ...ADDITIONS,
  ...ADOPTION,
  ...REPLACEMENTS,
  ...CHILDREN,
  ...NETWORK_CHANGES,
  ...BROUGHT_CHANGES,
  ...NAME_CHANGES,
  ...SECURITY_CHANGES,
  ...GUARD_RAIL_CHANGES,
  ...FOUNDRY,
  ...MONITORING,
  ...AZAPI_CHANGES,
  ...SERVING_CHANGES,
  ...SUBSCRIPTION_CHANGES,
  ...FILE_CHANGES,
};

import { DEFAULT_SUBSCRIPTION } from './scaffold';
import type { State } from './terraform';

interface Config {
  readonly provider?: { readonly [type: string]: readonly { readonly alias?: string; readonly subscription_id?: string }[] };
  readonly resource?: { readonly [type: string]: { readonly [id: string]: { readonly provider?: string } } };
}

/**
 * The resources of a state whose ids lie in another subscription than that of the provider that made them: azurerm has then built an id of its own for what
 * is elsewhere. Ids of data planes name no subscription.
 */
export function misplaced(config: object, state: State): string[] {
  const { provider = {}, resource = {} } = config as Config;
  return state.resources.flatMap(({ address, mode, values }) => {
    const [, type = '', id = ''] = /^(\w+)\.([\w-]+)/.exec(address) ?? [];
    const [, there] = /^\/subscriptions\/([^/]+)/.exec(String(values.id)) ?? [];
    if (mode !== 'managed' || there === undefined) return [];
    const [name, alias] = (resource[type]?.[id]?.provider ?? type.replace(/_.*/, '')).split('.');
    const { subscription_id: here = DEFAULT_SUBSCRIPTION } = provider[name ?? '']?.find((one) => one.alias === alias) ?? {};
    return here === there ? [] : [`${address} lies in ${there}, and its provider is for ${here}`];
  });
}

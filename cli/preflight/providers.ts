import { admitsBefore, versionRange } from '../../lib/providers/version-range';
import { texts } from '../json';
import { Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'resource providers';

/** Whether the resource providers of everything that is made are registered in the subscription. */
export const providers: Check = {
  name: CHECK,
  run: (sight) =>
    look(CHECK, 'which resource providers are registered?', 'Microsoft.Resources/subscriptions/providers/read', async () => {
      const states = new Map<string, string>();
      for (const each of await sight.azure.list(`${sight.path}/providers`, '2021-04-01')) {
        states.set(String(each.namespace).toLowerCase(), String(each.registrationState));
      }
      return namespacesOf(sight)
        .filter((namespace) => states.get(namespace.toLowerCase()) !== 'Registered')
        .map((namespace) => finding(namespace, states.get(namespace.toLowerCase()) ?? 'unknown to the subscription', sight));
    }),
};

/** The namespaces of what is made, such as `Microsoft.Storage`. Those of Resource Manager itself are always there. */
function namespacesOf(sight: Sight): string[] {
  const all = sight.model.made.flatMap((thing) => sight.type(thing)?.split('/')[0] ?? []);
  return [...new Set(all)].filter((namespace) => !['Microsoft.Resources', 'Microsoft.Authorization'].includes(namespace)).sort();
}

function finding(namespace: string, state: string, sight: Sight): Finding {
  const found = `${namespace} is not registered (${state})`;
  const command = `az provider register --namespace ${namespace}`;
  if (registers(namespace, sight)) {
    const todo = `azurerm registers it, if whoever deploys may do so in the subscription; else somebody who may: \`${command}\``;
    return { check: CHECK, state: 'warning', found, todo };
  }
  return { check: CHECK, state: 'fails', found, todo: `\`${command}\`` };
}

/** azurerm 4 registers what it knows unless it is told not to, azurerm 5 what it is told. */
function registers(namespace: string, { model, env }: Sight): boolean {
  const { resource_provider_registrations: mode, resource_providers_to_register: list } = model.provider('azurerm');
  if (texts(list).some((each) => each.toLowerCase() === namespace.toLowerCase())) return true;
  const said = mode ?? env.ARM_RESOURCE_PROVIDER_REGISTRATIONS;
  if (said !== undefined) return said !== 'none';
  const range = versionRange(model.requiredVersion('azurerm') ?? '');
  return range === undefined || admitsBefore(range, '5.0.0');
}

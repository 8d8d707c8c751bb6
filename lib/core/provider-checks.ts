import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { warn } from './errors';
import { resolve } from './resolve';
import { perStack } from './stacks';

const checked = perStack(() => new Set<string>());

/** Looks at the providers of `scope`'s stack when everything is there, once per stack. */
function checkProviders(scope: IConstruct, type: string, check: (providers: TerraformProvider[]) => string[]): void {
  if (checked(scope).has(type)) return;
  checked(scope).add(type);
  const stack = TerraformStack.of(scope);
  stack.node.addValidation({ validate: () => check(providersOf(stack, type)) });
}

/**
 * Warns when the azurerm provider would talk to the data plane of a storage account that is not open to everybody: it does so while it creates the
 * account and at each refresh, and fails with 403 from elsewhere.
 */
export function warnOfDataPlane(scope: IConstruct): void {
  checkProviders(scope, 'azurerm', (providers) => {
    warnOf(scope, providers);
    return [];
  });
}

/** The same for an account that the program declares; asked at validation. */
export function warnOfDeclaredDataPlane(scope: IConstruct): void {
  if (checked(scope).has('azurerm')) return;
  checked(scope).add('azurerm');
  warnOf(scope, providersOf(TerraformStack.of(scope), 'azurerm'));
}

function providersOf(stack: TerraformStack, type: string): TerraformProvider[] {
  return stack.allProviders().filter((provider) => provider.terraformResourceType === type);
}

function warnOf(scope: IConstruct, providers: TerraformProvider[]): void {
  const settings = providers.map((provider) => JSON.stringify(resolve(provider, provider.toTerraform())));
  if (providers.length > 0 && !settings.some((text) => text.includes('"data_plane_available":false'))) {
    warn(
      scope,
      `the storage account is not open to everybody, but the azurerm provider will ask its data plane and fail with 403 from elsewhere: ` +
        `set 'features: [{ storage: [{ dataPlaneAvailable: false }] }]' on the AzurermProvider`,
    );
  }
}

/** Refuses a stack without the provider for waits. */
export function requireTimeProvider(wait: IConstruct): void {
  checkProviders(wait, 'time', (providers) => {
    if (providers.length > 0) return [];
    return [
      `[${wait.node.path}] the stack has no provider for time_sleep, which waits for Azure to spread a role. ` +
        `Add new TimeProvider(this, 'Time') from '@cdktf/provider-time/lib/provider' to it, or turn the waits off with 'propagationSeconds: 0' on the key and in 'encryption'.`,
    ];
  });
}

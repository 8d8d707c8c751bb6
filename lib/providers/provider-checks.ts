import { TerraformElement, TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { warn } from '../core/errors';
import { resolve } from '../core/resolve';
import { perStack } from '../core/stacks';
import { providersAmong, providersOf } from '../core/subscriptions';
import { wholeStack } from '../core/whole-stack';

const DATA_PLANE = 'data plane';

const checked = perStack(() => new Set<string>());

/** Looks at the providers of `scope`'s stack when everything is there, once per stack for each `question`. */
function checkProviders(scope: IConstruct, type: string, question: string, check: (providers: TerraformProvider[]) => string[]): void {
  if (checked(scope).has(question)) return;
  checked(scope).add(question);
  const stack = TerraformStack.of(scope);
  const nodes = wholeStack(stack);
  stack.node.addValidation({ validate: () => check(providersAmong(nodes(), type)) });
}

/**
 * Warns when the azurerm provider would talk to the data plane of a storage account that is not open to everybody, or has no shared keys: it does so
 * while it creates the account and at each refresh, and fails with 403 from elsewhere.
 */
export function warnOfDataPlane(scope: IConstruct): void {
  checkProviders(scope, 'azurerm', DATA_PLANE, (providers) => {
    warnOf(scope, providers);
    return [];
  });
}

/** Refuses a stack whose azurerm or azapi providers all say that they are for another cloud than the one whose names and addresses are used. */
export function requireEnvironment(scope: IConstruct, environment: string): void {
  for (const type of ['azurerm', 'azapi']) requireEnvironmentOf(scope, type, environment);
}

function requireEnvironmentOf(scope: IConstruct, type: string, environment: string): void {
  checkProviders(scope, type, `${type} environment ${environment}`, (providers) => {
    const settings = providers.map((provider) => JSON.stringify(resolve(provider, provider.toTerraform())));
    const told = settings.map((text) => /"environment":"(\w+)"/.exec(text)?.[1]);
    if (told.length === 0 || told.some((one) => one === undefined || one === environment)) return [];
    return [
      `[${scope.node.path}] 'cloud' is '${environment}': the ${type} provider has the environment '${String(told[0])}', where other names and addresses hold. ` +
        `Pass the same to both.`,
    ];
  });
}

/** Refuses a stack without the provider that makes nearly everything. */
export function requireAzurermProvider(scope: IConstruct): void {
  checkProviders(scope, 'azurerm', 'azurerm', (providers) => {
    if (providers.length > 0) return [];
    return [
      `[${scope.node.path}] the stack has no azurerm provider. ` +
        `Add new AzurermProvider(this, 'Azurerm', { features: [{}] }) from '@cdktf/provider-azurerm/lib/provider' to it.`,
    ];
  });
}

/** Refuses a stack without the provider for what azurerm cannot do. */
export function requireAzapiProvider(element: IConstruct): void {
  checkProviders(element, 'azapi', 'azapi', (providers) => {
    const first = TerraformStack.of(element).node.findAll().find(needsAzapi);
    if (providers.length > 0 || first === undefined) return [];
    return [
      `[${first.node.path}] the stack has no azapi provider, which reaches what azurerm has no argument or resource for. ` +
        `Add new AzapiProvider(this, 'Azapi') from 'cdktf-azure-ml' to it.`,
    ];
  });
}

/** Whether the stack of `scope` has the provider azapi. To be asked when everything is declared. */
export function hasAzapiProvider(scope: IConstruct): boolean {
  return providersOf(scope, 'azapi').length > 0;
}

/** Whether an element is of azapi: one that was taken out again needs no provider. */
function needsAzapi(node: IConstruct): boolean {
  if (!TerraformElement.isTerraformElement(node) || TerraformProvider.isTerraformProvider(node)) return false;
  return (node as { readonly terraformGeneratorMetadata?: { readonly providerName: string } }).terraformGeneratorMetadata?.providerName === 'azapi';
}

/** The same for an account that the program declares; asked at validation. */
export function warnOfDeclaredDataPlane(scope: IConstruct): void {
  if (checked(scope).has(DATA_PLANE)) return;
  checked(scope).add(DATA_PLANE);
  warnOf(scope, providersOf(scope, 'azurerm'));
}

function warnOf(scope: IConstruct, providers: TerraformProvider[]): void {
  const settings = providers.map((provider) => JSON.stringify(resolve(provider, provider.toTerraform())));
  if (providers.length > 0 && !settings.some((text) => text.includes('"data_plane_available":false'))) {
    warn(
      scope,
      `the storage account is not open to everybody or has no shared keys, but the azurerm provider will ask its data plane and fail with 403: ` +
        `set 'features: [{ storage: [{ dataPlaneAvailable: false }] }]' on the AzurermProvider`,
    );
  }
}

/** Refuses a stack without the provider for waits. */
export function requireTimeProvider(wait: IConstruct): void {
  checkProviders(wait, 'time', 'waits', (providers) => {
    if (providers.length > 0) return [];
    return [
      `[${wait.node.path}] the stack has no provider for time_sleep, which waits for Azure to spread a role. ` +
        `Add new TimeProvider(this, 'Time') from 'cdktf-azure-ml' to it, or turn the waits off: 'propagationSeconds: 0' on the key, in 'encryption' and on outbound private endpoints, ` +
        `'managedNetworkPropagationSeconds: 0' on the workspace.`,
    ];
  });
}

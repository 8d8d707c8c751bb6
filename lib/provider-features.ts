import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { warn } from './errors';
import { resolve } from './resolve';

const looked = new WeakSet<TerraformStack>();

/**
 * Warns, once per stack, when the azurerm provider would talk to the data plane of a closed storage account: it does so while it creates the
 * account and at each refresh, and fails with 403 from outside the network.
 */
export function warnOfDataPlane(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (looked.has(stack)) return;
  looked.add(stack);
  stack.node.addValidation({
    validate: () => {
      const providers = stack.allProviders().filter((provider) => provider.terraformResourceType === 'azurerm');
      const settings = providers.map((provider) => JSON.stringify(resolve(stack, provider.toTerraform())));
      if (providers.length > 0 && !settings.some((text) => text.includes('"data_plane_available":false'))) {
        warn(
          scope,
          `the storage account is closed, but the azurerm provider will ask its data plane and fail with 403 from outside the network: ` +
            `set 'features: [{ storage: [{ dataPlaneAvailable: false }] }]' on the AzurermProvider`,
        );
      }
      return [];
    },
  });
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { AzureCloud, WorkspaceStorage } from '../lib';
import { FEATURES, GROUP, SUBNET, synthPrivate, synthStack, testApp, workspace } from './support';

function warnings(features: object[], closed = true): string[] {
  const stack = new TerraformStack(testApp(), 'test');
  new AzurermProvider(stack, 'Azurerm', { features });
  const privateLink = closed ? { subnet: SUBNET } : undefined;
  workspace(stack, { publicNetworkAccess: !closed, privateLink, imageBuildComputeName: 'cpu-builder' });
  return synthStack(stack).warnings;
}

describe('a provider that asks the data plane of closed storage', () => {
  const warning = [expect.stringContaining(`set 'features: [{ storage: [{ dataPlaneAvailable: false }] }]' on the AzurermProvider`)];

  test('is warned of', () => {
    expect(warnings([{}])).toEqual(warning);
    expect(warnings([{ storage: [{ dataPlaneAvailable: true }] }])).toEqual(warning);
  });

  test('is fine when it does not ask, or the storage is open', () => {
    expect(warnings(FEATURES)).toEqual([]);
    expect(warnings([{}], false)).toEqual([]);
    expect(synthPrivate().warnings).toEqual([]);
  });

  test.each([{ publicNetworkAccessEnabled: false }, { networkRules: { defaultAction: 'Deny' } }])(
    'is warned of for %p on a brought account too',
    (settings) => {
      const build = (features: object[], own: object): string[] => {
        const stack = new TerraformStack(testApp(), 'test');
        new AzurermProvider(stack, 'Azurerm', { features });
        const account = { name: 'stmine', location: 'westeurope', resourceGroupName: 'rg', accountTier: 'Standard', accountReplicationType: 'ZRS' };
        const storage = new StorageAccount(stack, 'Mine', { ...account, ...own });
        workspace(stack, { storage });
        workspace(stack, { storage, baseName: 'second' }, 'Second');
        return synthStack(stack).warnings;
      };
      expect(build([{}], settings)).toEqual(warning);
      expect(build(FEATURES, settings)).toEqual([]);
      expect(build([{}], {})).toEqual([]);
    },
  );

  test('is warned of for an account that lets only some addresses in', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: [{}] });
    new WorkspaceStorage(stack, 'Storage', { name: 'stml', resourceGroup: GROUP, allowedIpRanges: ['8.8.8.8'] });
    expect(synthStack(stack).warnings).toEqual(warning);
  });

  test('is warned of once per stack', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: [{}] });
    for (const id of ['one', 'two']) {
      const resourceGroup = { name: `rg-${id}`, location: 'westeurope' };
      const subnet = { id: SUBNET.id.replace('vnet-ml', `vnet-${id}`) };
      workspace(stack, { baseName: id, resourceGroup, publicNetworkAccess: false, privateLink: { subnet }, imageBuildComputeName: 'cpu' + id }, id);
    }
    expect(synthStack(stack).warnings).toHaveLength(1);
  });
});

describe('a provider for another cloud than that of the workspace', () => {
  const made = (...environments: (string | undefined)[]): unknown => {
    const stack = new TerraformStack(testApp(), 'test');
    environments.forEach((environment, index) => {
      const alias = index === 0 ? undefined : `other${String(index)}`;
      new AzurermProvider(stack, `Azurerm${String(index)}`, { features: FEATURES, environment, alias });
    });
    workspace(stack, { cloud: AzureCloud.US_GOVERNMENT, location: 'usgovvirginia' });
    return synthStack(stack);
  };

  test('is refused', () => {
    expect(() => made('public')).toThrow(
      `[test/Ml] 'cloud' is 'usgovernment': the azurerm provider has the environment 'public', where other names and addresses hold. Pass the same to both.`,
    );
  });

  test('is fine beside one for the same cloud, or where only the environment variables of Terraform tell', () => {
    expect(() => made('usgovernment')).not.toThrow();
    expect(() => made('public', 'usgovernment')).not.toThrow();
    expect(() => made(undefined)).not.toThrow();
  });
});

test('a stack without the azurerm provider is told which line it lacks', () => {
  const stack = new TerraformStack(testApp(), 'test');
  workspace(stack);
  expect(() => synthStack(stack)).toThrow(
    `[test/Ml] the stack has no azurerm provider. Add new AzurermProvider(this, 'Azurerm', { features: [{}] }) from '@cdktf/provider-azurerm/lib/provider' to it.`,
  );
});

describe('a stack that is synthesized again', () => {
  test('is looked at again, with what was added meanwhile', () => {
    const stack = new TerraformStack(testApp(), 'test');
    workspace(stack);
    expect(() => synthStack(stack)).toThrow('the stack has no azurerm provider');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    expect(synthStack(stack).warnings).toEqual([]);
  });
});

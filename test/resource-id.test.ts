import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { SubnetNatGatewayAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack, TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { checkResourceId, ResourceKind, segmentOf } from '../lib/core/resource-id';
import { resolve } from '../lib/core/resolve';
import { PROVIDERS, testApp } from './support';

const stack = new TerraformStack(testApp(), 'test');
const check = (id: string, kind = ResourceKind.STORAGE_ACCOUNT): void => {
  checkResourceId(stack, 'storage', id, kind);
};
const STORAGE = `${PROVIDERS}/Microsoft.Storage/storageAccounts/stml`;

describe('an id that is brought', () => {
  test('passes when it is of the right kind', () => {
    expect(() => {
      check(STORAGE);
    }).not.toThrow();
    expect(() => {
      check('/subscriptions/x/resourceGroups/rg', ResourceKind.RESOURCE_GROUP);
    }).not.toThrow();
  });

  test('of another kind is refused with the segment that is wrong', () => {
    expect(() => {
      check(`${PROVIDERS}/Microsoft.KeyVault/vaults/kv-ml`);
    }).toThrow(
      `[test] 'storage' is '${PROVIDERS}/Microsoft.KeyVault/vaults/kv-ml': this is not the id of a storage account: ` +
        `its segment 'Microsoft.KeyVault' must be 'Microsoft.Storage'. Pass a storage account, or an id of the form ` +
        `'/subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/…'.`,
    );
  });

  test('is compared with regard to case, as azurerm does', () => {
    expect(() => {
      check(STORAGE.replace('resourceGroups', 'resourcegroups'));
    }).toThrow(`its segment 'resourcegroups' must be 'resourceGroups'`);
    expect(() => {
      check(`${PROVIDERS}/microsoft.insights/components/appi`, ResourceKind.INSIGHTS);
    }).toThrow(`its segment 'microsoft.insights' must be 'Microsoft.Insights'`);
  });

  test('that is cut off, too long or no id at all is refused', () => {
    expect(() => {
      check(PROVIDERS);
    }).toThrow(`the segment 'Microsoft.Storage' is missing at its end`);
    expect(() => {
      check(`${PROVIDERS}/Microsoft.Storage/storageAccounts/`);
    }).toThrow('a name is missing at its end');
    expect(() => {
      check(`${STORAGE}/blobServices/default`);
    }).toThrow(`its segment 'blobServices' is one too many`);
    expect(() => {
      check('stml');
    }).toThrow(`it does not start with '/'`);
  });

  test('with a line break or a blank at its end is refused, as a file may bring it', () => {
    for (const end of ['\n', ' ', '\r\n']) {
      expect(() => {
        check(`${STORAGE}${end}`);
      }).toThrow('this is not the id of a storage account: it has a blank at its end, or a line break');
    }
  });

  test('is let through when Terraform knows it only later', () => {
    const variable = new TerraformVariable(stack, 'id', { type: 'string' });
    expect(() => {
      check(variable.stringValue);
    }).not.toThrow();
  });

  test('that refers to a resource of another kind is refused', () => {
    const account = new StorageAccount(stack, 'Account', {
      name: 'stml',
      location: 'westeurope',
      resourceGroupName: 'rg',
      accountTier: 'Standard',
      accountReplicationType: 'ZRS',
    });
    const data = new DataAzurermStorageAccount(stack, 'Data', { name: 'stml', resourceGroupName: 'rg' });
    expect(() => {
      check(account.id);
      check(data.id);
    }).not.toThrow();
    expect(() => {
      check(data.id, ResourceKind.KEY_VAULT);
    }).toThrow('it refers to an azurerm_storage_account');
  });

  test('may be that of an association, which is the id of what it associates', () => {
    const { id } = new SubnetNatGatewayAssociation(stack, 'Nat', { subnetId: 'x', natGatewayId: 'y' });
    expect(() => {
      check(id, ResourceKind.SUBNET);
    }).not.toThrow();
  });

  test('never passes with one of its static segments changed', () => {
    const segments = ResourceKind.SUBNET.segments;
    const places = segments.flatMap((segment, index) => (segment === undefined ? [] : [index]));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.stringMatching(/^[\w.-]{1,20}$/), (place, word) => {
        fc.pre(word !== segments[place]);
        const id = segments.map((segment, index) => `/${index === place ? word : (segment ?? 'x')}`).join('');
        expect(() => {
          check(id, ResourceKind.SUBNET);
        }).toThrow(`its segment '${word}' must be '${String(segments[place])}'`);
      }),
    );
  });
});

test('a segment is read from a literal id at synth, and from a token by Terraform', () => {
  expect(segmentOf(STORAGE, 3)).toBe('rg-shared');
  const id = new TerraformVariable(stack, 'later', { type: 'string' }).stringValue;
  expect(resolve(stack, segmentOf(id, 3))).toBe('${element(split("/", var.later), 4)}');
});

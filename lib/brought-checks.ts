import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { CustomerManagedKey } from './customer-managed-key';
import { describe, Problem } from './errors';
import { knownRegion } from './location';
import { MlWorkspaceProps } from './ml-workspace-props';
import { declaredResource } from './stacks';

type Configured = { readonly [input: string]: unknown };

/**
 * What of the brought parts Azure would refuse, as far as the program declares them and so tells how they are: asked when everything is declared.
 */
export function describeBrought(scope: Construct, props: MlWorkspaceProps): string[] {
  return [...storageProblems(scope, props), ...keyProblems(scope, props)].map((problem) => describe(scope, problem));
}

function storageProblems(scope: Construct, { storage }: MlWorkspaceProps): Problem[] {
  const account = configured(scope, storage, 'azurerm_storage_account');
  if (account === undefined) return [];
  const wrong = [
    account.isHnsEnabledInput === true && 'has a hierarchical namespace',
    account.accountTierInput === 'Premium' && 'is Premium',
    ![undefined, 'StorageV2', 'Storage'].includes(account.accountKindInput as string | undefined) &&
      `is of the kind ${String(account.accountKindInput)}`,
  ].find((reason) => reason !== false);
  if (wrong === undefined) return [];
  return [
    {
      property: 'storage',
      value: account.nameInput,
      rule: `the default storage account of a workspace must be Standard StorageV2 without hierarchical namespace, but this one ${wrong}`,
      remedy: 'Bring another one, or leave it out; such an account can be a datastore',
    },
  ];
}

function keyProblems(scope: Construct, props: MlWorkspaceProps): Problem[] {
  const { encryption, resourceGroup, location } = props;
  if (encryption === undefined) return [];
  const { key } = encryption;
  if (key instanceof CustomerManagedKey) {
    const [here, there] = [knownRegion(resourceGroup, location), key._region];
    if (here === undefined || there === undefined || here === there) return [];
    return [
      {
        property: 'encryption.key',
        value: there,
        rule: `the key must be in the region of the workspace, which is in '${here}'`,
        remedy: `Make the CustomerManagedKey with the 'location' of the workspace`,
      },
    ];
  }
  const resource = configured(scope, key, 'azurerm_key_vault_key');
  const vault = configured(
    resource === undefined ? scope : (key as unknown as Construct),
    { id: resource?.keyVaultIdInput ?? key.keyVaultId },
    'azurerm_key_vault',
  );
  const options = resource?.keyOptsInput as string[] | undefined;
  const problems: Problem[] = [];
  if (resource !== undefined && (resource.keyTypeInput !== 'RSA' || !['wrapKey', 'unwrapKey'].every((option) => options?.includes(option)))) {
    problems.push({
      property: 'encryption.key',
      value: resource.nameInput,
      rule: 'Azure encrypts only with RSA keys that may wrap and unwrap other keys',
      remedy: `Give the key keyType 'RSA' and keyOpts 'unwrapKey' and 'wrapKey', or use a CustomerManagedKey`,
    });
  }
  if (vault !== undefined && vault.purgeProtectionEnabledInput !== true) {
    problems.push({
      property: 'encryption.key.keyVaultId',
      value: vault.nameInput,
      rule: 'Azure encrypts only with keys of a vault with purge protection',
      remedy: `Set purgeProtectionEnabled on the vault, or use a CustomerManagedKey`,
    });
  }
  return problems;
}

/** How a resource of `type` is configured, where the reference is to one that is declared in this stack. */
function configured(scope: Construct, ref: unknown, type: string): Configured | undefined {
  const declared = Construct.isConstruct(ref) ? ref : declaredResource(scope, (ref as { id?: unknown } | undefined)?.id);
  return TerraformResource.isTerraformResource(declared) && declared.terraformResourceType === type ? (declared as unknown as Configured) : undefined;
}

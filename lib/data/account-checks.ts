import { TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Problem, refuseLater } from '../core/errors';
import { subscriptionOf, subscriptionOfProvider } from '../providers/subscription-checks';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { Configured, configured } from '../core/declared';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { DataPlace } from './data-place';

/** What a kind of datastore demands of its storage account. */
export interface AccountNeeds {
  /** How the container or the share is passed. */
  readonly property: 'container' | 'share';
  /** What the datastore is over, as Terraform calls it. */
  readonly terraformType: 'azurerm_storage_container' | 'azurerm_storage_share';
  /** Kinds of accounts that have none of it. */
  readonly refusedKinds: string[];
  /** Whether the account has a hierarchical namespace. */
  readonly hierarchical: boolean;
  /** Whether azurerm finds the account only in its own subscription, also where what lies in it is brought. */
  readonly sameSubscription: boolean;
}

/**
 * Refuses, when everything is declared, an account that Azure or azurerm would refuse for such a datastore, as far as the program tells how the
 * account is.
 */
export function expectAccount(
  datastore: Construct & { readonly resource: TerraformResource },
  workspace: IWorkspaceRef,
  place: DataPlace,
  needs: AccountNeeds,
  usesKey: boolean,
): void {
  refuseLater(datastore, () => {
    const item = place.made ? undefined : configured(datastore, place.ref, needs.terraformType);
    const account = declaredAccount(datastore, place.account, item);
    return [
      dataPlaneProblem(item, needs),
      account && kindProblem(account, needs),
      account && namespaceProblem(account, needs),
      account && usesKey ? keyProblem(account) : undefined,
      subscriptionProblem(datastore, workspace, place, needs, datastore.resource),
    ];
  });
}

/** The account of a place, where the program declares it, with its configuration; also by what `item` of it is brought. */
export function declaredAccount(scope: Construct, account: IResourceRef | undefined, item?: Configured): Configured | undefined {
  if (account instanceof WorkspaceStorage) return account.resource as TerraformResource as Configured;
  if (account !== undefined) return configured(scope, account, 'azurerm_storage_account');
  return item && configured(item, { id: item.storageAccountIdInput }, 'azurerm_storage_account');
}

/** What is declared with `storage_account_name` has the address of its data plane for an id. */
function dataPlaneProblem(item: Configured | undefined, { property }: AccountNeeds): Problem | undefined {
  if (item === undefined || item.storageAccountIdInput !== undefined) return undefined;
  return {
    property,
    value: item.nameInput,
    rule: 'it is declared with storageAccountName, so that azurerm gives it an id that is no Azure Resource Manager id',
    remedy: `Declare it with storageAccountId, to which azurerm changes it in place, or pass { id: ${property}.resourceManagerId }`,
  };
}

function kindProblem(account: Configured, { refusedKinds, property }: AccountNeeds): Problem | undefined {
  const kind = account.accountKindInput;
  if (typeof kind !== 'string' || !refusedKinds.includes(kind)) return undefined;
  return {
    property: 'storage',
    value: account.nameInput,
    rule: `an account of the kind ${kind} has no ${property}`,
    remedy: 'Pass another account',
  };
}

function namespaceProblem(account: Configured, { hierarchical }: AccountNeeds): Problem | undefined {
  const namespace = account.isHnsEnabledInput;
  if (!hierarchical || namespace === true || Token.isUnresolved(namespace)) return undefined;
  return {
    property: 'storage',
    value: account.nameInput,
    rule: 'a Data Lake Gen2 datastore needs an account with hierarchical namespace, and this one has none',
    remedy: `Pass an account with isHnsEnabled: true, or use a blob datastore`,
  };
}

function keyProblem(account: Configured): Problem | undefined {
  if (account.sharedAccessKeyEnabledInput !== false) return undefined;
  return {
    property: 'storage',
    value: account.nameInput,
    rule: 'the account refuses its keys, since its sharedAccessKeyEnabled is false',
    remedy: `Leave out the key, or pass an account that takes keys`,
  };
}

/** azurerm builds the id of a container from its own subscription, and looks for the account of a datastore only there. */
function subscriptionProblem(
  scope: Construct,
  workspace: IWorkspaceRef,
  place: DataPlace,
  needs: AccountNeeds,
  datastore: TerraformResource,
): Problem | undefined {
  const { made, account, id, ref } = place;
  const there = subscriptionOf(scope, made ? account : { id });
  const makes = made && TerraformResource.isTerraformResource(ref) ? [ref] : [];
  for (const resource of [...makes, ...(needs.sameSubscription ? [datastore] : [])]) {
    const provided = subscriptionOfProvider(resource);
    const here = provided ?? subscriptionOf(scope, workspace);
    if (here === undefined || there === undefined || here === there) continue;
    return {
      property: made ? 'storage' : needs.property,
      value: made ? account?.id : id,
      rule: `it is in another subscription than the ${provided === undefined ? 'workspace' : 'azurerm provider'}, '${here}', and azurerm looks for its account only there`,
      remedy: wayOut(needs, there),
    };
  }
  return undefined;
}

function wayOut({ property, sameSubscription }: AccountNeeds, there: string): string {
  if (!sameSubscription) {
    return `Make an AzureSubscription for '${there}' in this stack, or make it from a stack whose azurerm provider has that subscription, and bring it`;
  }
  return `Bring one in that of the workspace${property === 'container' ? ', or use a Data Lake Gen2 datastore' : ''}`;
}

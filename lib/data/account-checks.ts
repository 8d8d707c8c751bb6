import { TerraformResource, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { describe, Problem } from '../core/errors';
import { resolve } from '../core/resolve';
import { segmentOf } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { IMlWorkspace } from '../i-ml-workspace';
import { Configured, configured } from '../declared-checks';
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
export function refuseWrongAccount(scope: Construct, workspace: IMlWorkspace, place: DataPlace, needs: AccountNeeds, usesKey: boolean): void {
  const problems = (): (Problem | undefined)[] => {
    const item = place.made ? undefined : configured(scope, place.ref, needs.terraformType);
    const account = declaredAccount(scope, place.account, item);
    return [
      dataPlaneProblem(item, needs),
      account && kindProblem(account, needs),
      account && namespaceProblem(account, needs),
      account && usesKey ? keyProblem(account) : undefined,
      place.made || needs.sameSubscription ? subscriptionProblem(scope, workspace, place, needs) : undefined,
    ];
  };
  scope.node.addValidation({
    validate: () =>
      problems()
        .filter((problem) => problem !== undefined)
        .map((problem) => describe(scope, problem)),
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

function subscriptionProblem(
  scope: Construct,
  workspace: IMlWorkspace,
  { made, account, id }: DataPlace,
  { property }: AccountNeeds,
): Problem | undefined {
  const [there, here] = [subscriptionOf(made ? account?.id : id), subscriptionOf(workspace.id) ?? subscriptionOfProvider(scope)];
  if (here === undefined || there === undefined || here.toLowerCase() === there.toLowerCase()) return undefined;
  return {
    property: made ? 'storage' : property,
    value: made ? account?.id : id,
    rule: `it is in another subscription than the workspace, '${here}', and azurerm looks for its account only there`,
    remedy: made ? `Make it there, and bring it` : `Bring one in the workspace's subscription, or use a Data Lake Gen2 datastore`,
  };
}

function subscriptionOf(id: string | undefined): string | undefined {
  return id === undefined || Token.isUnresolved(id) ? undefined : segmentOf(id, 1);
}

/** The subscription of the stack, where one provider is declared with it. */
function subscriptionOfProvider(scope: Construct): string | undefined {
  const providers = TerraformStack.of(scope)
    .allProviders()
    .filter(({ terraformResourceType }) => terraformResourceType === 'azurerm');
  const subscription = providers.length === 1 && providers[0] && 'subscriptionIdInput' in providers[0] ? providers[0].subscriptionIdInput : undefined;
  const known = resolve(scope, subscription);
  return typeof known === 'string' && !known.includes('${') ? known : undefined;
}

import { TerraformLocal, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { describe, refuse } from '../core/errors';
import { resolve } from '../core/resolve';
import { IResourceRef } from '../core/types';
import { WorkspaceStorage } from '../parts/workspace-storage';

/** With which key a datastore reaches its data. At most one of them; Azure keeps it in the workspace's key vault, and Terraform in its state. */
export interface DatastoreKeyOptions {
  /**
   * Uses the first key of the storage account: the workspace's own where it is made, or `storage` as a construct, an L1 resource or a data source.
   * @default false
   */
  readonly useAccountKey?: boolean;
  /**
   * A key of the storage account: a reference, such as to a sensitive `TerraformVariable`, never the key itself.
   * @default - none
   */
  readonly accountKey?: string;
  /**
   * A shared access signature for the container, the share or the account: a reference, such as to a data source, never the signature itself.
   * @default - none
   */
  readonly sharedAccessSignature?: string;
}

/** The key in azurerm's words. */
export interface DatastoreKeys {
  readonly accountKey?: string;
  readonly sharedAccessSignature?: string;
}

/** The key that is asked for, if any; refuses two, and literals. */
export function takeKeys(scope: Construct, options: DatastoreKeyOptions, account: IResourceRef | undefined): DatastoreKeys {
  const { useAccountKey, accountKey, sharedAccessSignature } = options;
  const given = Object.entries({ useAccountKey: useAccountKey === true || undefined, accountKey, sharedAccessSignature })
    .filter(([, value]) => value !== undefined)
    .map(([property]) => property);
  if (given.length > 1) {
    refuse(scope, {
      property: given[1] as string,
      value: NOT_SHOWN,
      rule: `'${given[0] as string}' is given too, and a datastore has one key or signature`,
      remedy: 'Leave out either',
    });
  }
  if (accountKey !== undefined || useAccountKey === true) refuseKeyless(scope, given[0] as string, account);
  if (accountKey !== undefined) checkSecret(scope, 'accountKey', accountKey);
  if (sharedAccessSignature !== undefined) checkSecret(scope, 'sharedAccessSignature', sharedAccessSignature);
  return { accountKey: useAccountKey === true ? keyOf(scope, account) : accountKey, sharedAccessSignature };
}

/** Refuses the key of an account that has none. */
function refuseKeyless(scope: Construct, property: string, account: IResourceRef | undefined): void {
  if (!(account instanceof WorkspaceStorage) || account._sharedKeys) return;
  refuse(scope, {
    property,
    value: NOT_SHOWN,
    rule: `the storage account [${account.node.path}] has no shared keys`,
    remedy: 'Use a blob or Data Lake datastore without a key, or another account',
  });
}

/** An error about a secret never repeats it. */
/** In the place of a value that may be secret. */
export const NOT_SHOWN = '(not shown)';

/** Refuses a secret that would be written into the configuration: a literal, or a variable that is not marked or has the secret as its default. */
export function checkSecret(scope: Construct, property: string, secret: string): void {
  const problem = (rule: string) => ({
    property,
    value: NOT_SHOWN,
    rule,
    remedy: `Pass a TerraformVariable with 'sensitive: true' and without 'default', or the attribute of a resource or data source`,
  });
  if (!isReference(scope, secret)) refuse(scope, problem('a literal secret would be written into the configuration'));
  scope.node.addValidation({
    validate: () =>
      variablesIn(scope, secret)
        .filter((variable) => variable.sensitive !== true || variable.default !== undefined)
        .map((variable) =>
          describe(
            scope,
            problem(
              variable.sensitive === true
                ? `the default of the variable '${variable.node.id}' would be written into the configuration`
                : `the variable '${variable.node.id}' is not marked as sensitive, so that Terraform would print it`,
            ),
          ),
        ),
  });
}

/** Whether the expression refers to anything: also `sensitive("…")` is a token. */
function isReference(scope: Construct, secret: string): boolean {
  if (!Token.isUnresolved(secret)) return false;
  const expression = expressionOf(scope, secret).replace(/"(?:[^"\\]|\\.)*"/g, '');
  return /\$\{.*[A-Za-z_][\w-]*\.[A-Za-z_]/s.test(expression);
}

/** What Terraform will read, with the texts that locals stand for in their place. */
function expressionOf(scope: Construct, secret: string): string {
  const locals = TerraformStack.of(scope)
    .node.findAll()
    .filter((node) => node instanceof TerraformLocal)
    .map((local) => (resolve(local, local.toTerraform()) as { readonly locals: object }).locals);
  const texts = new Map<string, unknown>(locals.flatMap((local) => Object.entries(local)));
  const inPlace = (text: string, within: string[]): string =>
    text.replace(/\blocal\.([\w-]+)/g, (found, name: string) => {
      const value = texts.get(name);
      if (typeof value !== 'string' || within.includes(name)) return found;
      return inPlace(/^\$\{(.*)\}$/s.exec(value)?.[1] ?? JSON.stringify(value), [...within, name]);
    });
  return inPlace(String(resolve(scope, secret)), []);
}

function variablesIn(scope: Construct, secret: string): TerraformVariable[] {
  const names = [...expressionOf(scope, secret).matchAll(/\bvar\.([\w-]+)/g)].map(([, name]) => name);
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((node) => node instanceof TerraformVariable)
    .filter((variable) => names.includes(variable.friendlyUniqueId));
}

function keyOf(scope: Construct, account: IResourceRef | undefined): string {
  const holder = account instanceof WorkspaceStorage ? account.resource : account;
  if (holder !== undefined && 'primaryAccessKey' in holder && isReference(scope, holder.primaryAccessKey)) {
    return holder.primaryAccessKey;
  }
  refuse(scope, {
    property: 'useAccountKey',
    value: true,
    rule:
      account === undefined ? `the storage account of what is brought is not known` : `of the storage account only the id is known, and not its key`,
    remedy: `Pass 'storage' as a WorkspaceStorage, a StorageAccount or a DataAzurermStorageAccount, or a sensitive 'accountKey'`,
  });
}

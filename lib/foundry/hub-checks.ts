import { Construct } from 'constructs';
import { CommonWorkspaceProps, isManaged } from '../common-workspace-props';
import { checkText } from '../core/checks';
import { ConfigurationError, warn } from '../core/errors';
import { declaredCloud } from '../workspace-checks';

/** Refuses what works on a workspace, but not on a hub. */
export function checkHub(scope: Construct, props: CommonWorkspaceProps): void {
  const { friendlyName, description, encryption } = props;
  checkWords(scope, { friendlyName, description });
  if (encryption === undefined) return;
  if (encryption.serviceSideEncryption === true) {
    throw new ConfigurationError(scope, {
      property: 'encryption.serviceSideEncryption',
      value: encryption.serviceSideEncryption,
      rule: 'azurerm knows no service-side encryption of AI Foundry hubs',
      remedy: `Leave it out, and pass 'encryption.cosmosDbPrincipalId'`,
    });
  }
  if (encryption.cosmosDbPrincipalId === undefined) {
    throw new ConfigurationError(scope, {
      property: 'encryption.cosmosDbPrincipalId',
      value: encryption.cosmosDbPrincipalId,
      rule: 'Azure keeps the metadata of an encrypted hub in an Azure Cosmos DB of your subscription, which must be granted the key',
      remedy: `Pass what \`${declaredCloud(props)._cosmosDbCommand}\` prints`,
    });
  }
}

/** Refuses texts that azurerm refuses for hubs and projects, or that Terraform would take for templates. */
export function checkWords(scope: Construct, words: { readonly [property: string]: string | undefined }): void {
  for (const [property, text] of Object.entries(words)) {
    if (text === undefined) continue;
    checkText(scope, property, text);
    if (text !== '') continue;
    throw new ConfigurationError(scope, { property, value: text, rule: 'azurerm refuses an empty text here', remedy: `Leave out '${property}'` });
  }
}

/** Warns of a hub whose computes reach nothing. */
export function warnOfHub(scope: Construct, { managedNetwork }: CommonWorkspaceProps, closed: boolean): void {
  if (!closed || isManaged(managedNetwork)) return;
  warn(
    scope,
    `'managedNetwork' is not given: the computes of a hub can be in no other network, so that nothing that runs there reaches what is closed to the public network`,
  );
}

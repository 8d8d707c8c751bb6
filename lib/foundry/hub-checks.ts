import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { checkText } from '../core/checks';
import { refuse, warn } from '../core/errors';
import { isManaged } from '../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from '../workspace/props/common-workspace-props';
import { declaredCloud } from '../workspace/props/declared-cloud';

/** What a hub refuses and warns of, besides what every kind of workspace does. */
export function checkHub(scope: Construct, props: CommonWorkspaceProps): void {
  checkProps(scope, props);
  warnOfNetwork(scope, props);
}

/** What the props alone tell: refuses what works on a workspace, but not on a hub. */
function checkProps(scope: Construct, props: CommonWorkspaceProps): void {
  const { friendlyName, description, encryption } = props;
  checkWords(scope, { friendlyName, description });
  if (encryption === undefined) return;
  if (encryption.serviceSideEncryption === true) {
    refuse(scope, {
      property: 'encryption.serviceSideEncryption',
      value: encryption.serviceSideEncryption,
      rule: 'azurerm knows no service-side encryption of AI Foundry hubs',
      remedy: `Leave it out, and pass 'encryption.cosmosDbPrincipalId'`,
    });
  }
  if (encryption.cosmosDbPrincipalId === undefined) {
    refuse(scope, {
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
    refuse(scope, { property, value: text, rule: 'azurerm refuses an empty text here', remedy: `Leave out '${property}'` });
  }
}

/** Warns of a hub whose computes reach nothing. */
function warnOfNetwork(scope: Construct, { managedNetwork, publicNetworkAccess }: CommonWorkspaceProps): void {
  if (publicNetworkAccess === true || isManaged(managedNetwork)) return;
  warn(
    scope,
    `'managedNetwork' is not given: the computes of a hub can be in no other network, so that nothing that runs there reaches what is closed to the public network`,
  );
}

/** The address of the portal; refuses a cloud that has none. */
export function foundryUrlOf(scope: Construct, { foundryUrl, environment }: AzureCloud): string {
  if (foundryUrl !== undefined) return foundryUrl;
  return refuse(scope, {
    property: 'cloud',
    value: environment,
    rule: 'this cloud has no Azure AI Foundry',
    remedy: 'Use an MlWorkspace, or another cloud',
  });
}

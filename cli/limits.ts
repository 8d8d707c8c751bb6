import { block, texts } from './json';
import { StackModel, Thing } from './stack-model';

/** What a later change or a destroy meets, since a provider does not take it back. Source: the page on troubleshooting. */
export function limitNotes(model: StackModel): string[] {
  return [
    ...about(model.all('azurerm_private_endpoint').filter(hasSeveralZones), (names) => {
      return `Destroy: azurerm takes the private endpoints with several DNS zones (${names}) out of all zones at once, which Azure may refuse: destroy again then.`;
    }),
    ...about(model.all('azurerm_ai_foundry').filter(hasUserAssignedIdentity), (names) => {
      return `Identity: azurerm exchanges the user-assigned identity of a hub (${names}), but fails at each apply that would take it away.`;
    }),
    ...about(model.all('azurerm_machine_learning_workspace').filter(hasPublicServerless), (names) => {
      return `Serverless computes: azurerm takes their public addresses away only where they get a subnet (${names}).`;
    }),
    ...about(model.all('azapi_update_resource').filter(isTaggedEndpoint), (names) => {
      return `Tags: one that is taken away from an endpoint (${names}) stays in Azure until somebody takes it away by hand.`;
    }),
  ];
}

function hasSeveralZones({ attributes }: Thing): boolean {
  return texts(block(attributes.private_dns_zone_group).private_dns_zone_ids).length > 1;
}

function hasUserAssignedIdentity({ attributes }: Thing): boolean {
  return attributes.primary_user_assigned_identity !== undefined;
}

function hasPublicServerless({ attributes }: Thing): boolean {
  const { public_ip_enabled: open, subnet_id: subnet } = block(attributes.serverless_compute);
  return open === true && subnet === undefined;
}

function isTaggedEndpoint({ attributes }: Thing): boolean {
  const tagged = Object.keys(block(block(attributes.body).tags)).length > 0;
  return tagged && /\/workspaces\/(online|batch)Endpoints@/.test(String(attributes.type));
}

function about(things: Thing[], note: (names: string) => string): string[] {
  return things.length === 0 ? [] : [note(things.map(({ name }) => name).join(', '))];
}

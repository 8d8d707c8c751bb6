import { Attributes, block, blocks, counted } from './json';
import { kindOf } from './kinds';
import { limitNotes } from './limits';
import { providerNotes } from './provider-notes';
import { StackModel, Thing } from './stack-model';

const HOURLY = [
  'azurerm_firewall',
  'azurerm_virtual_network_gateway',
  'azurerm_bastion_host',
  'azurerm_nat_gateway',
  'azurerm_linux_virtual_machine',
];
const HOST_RULE = 'azurerm_machine_learning_workspace_network_outbound_rule_fqdn';
const DEPLOYMENT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments';

/** What a reader has to know before an apply, and before a destroy. */
export function notesOn(model: StackModel): string[] {
  return [...deletionNotes(model), ...limitNotes(model), ...chargeNotes(model), ...providerNotes(model)];
}

function deletionNotes(model: StackModel): string[] {
  const guarded = model.made.filter(({ attributes }) => block(attributes.lifecycle).prevent_destroy === true);
  const locks = model.all('azurerm_management_lock');
  const purged = model.all('azurerm_key_vault').filter(({ attributes }) => attributes.purge_protection_enabled === true);
  const kept = model.workspaces.filter((workspace) => !purges(model.providerOf(workspace)));
  const projects = model.all('azurerm_ai_foundry_project');
  return [
    ...note(guarded, `Deletion protection: Terraform refuses any plan that would destroy ${names(guarded)}. Turn it off and apply before a destroy.`),
    ...note(
      locks,
      `Locks: Azure refuses to delete ${names(locks.flatMap(({ attributes }) => model.find(attributes.scope) ?? []))}, and what is in them.`,
    ),
    ...purged.map(({ name, attributes }) => {
      const days = typeof attributes.soft_delete_retention_days === 'number' ? attributes.soft_delete_retention_days : 90;
      return `Purge protection: the name ${name} stays taken for ${days} days after its vault is deleted.`;
    }),
    ...note(kept, `Soft delete: Azure keeps a deleted workspace for 14 days, and its name with it (${names(kept)}).`),
    ...note(projects, `Soft delete: Azure keeps a deleted project for 14 days, and its name with it (${names(projects)}); azurerm never purges one.`),
  ];
}

function chargeNotes(model: StackModel): string[] {
  const hourly = model.all(...HOURLY);
  const endpoints = model.all('azurerm_private_endpoint');
  const filtered = model.workspaces.filter((workspace) => model.usersOf(workspace).some(({ type }) => type === HOST_RULE));
  const clusters = model.all('azurerm_machine_learning_compute_cluster').filter(({ attributes }) => {
    const least = block(attributes.scale_settings).min_node_count;
    return typeof least === 'number' && least > 0;
  });
  const instances = model.made.filter((thing) => kindOf(thing, model).title === 'compute instance');
  return [
    ...hourly.map((thing) => `Charged by the hour: the ${kindOf(thing, model).title} ${thing.name}.`),
    ...filtered.map(
      ({ name }) => `Charged by the hour: the firewall that Azure makes in the managed network of ${name}, since its rules name hosts.`,
    ),
    ...model
      .all(DEPLOYMENT)
      .map((thing) => `Charged by the hour: ${instancesOf(thing, model)} of the deployment ${thing.name}, also without requests.`),
    ...clusters.map(({ name, attributes }) => {
      const least = model.text(block(attributes.scale_settings).min_node_count);
      return `Charged by the hour: the compute cluster ${name}, which keeps ${least} nodes.`;
    }),
    ...note(instances, `Charged while they run: the compute instances ${names(instances)}.`),
    ...note(endpoints, `Charged by the hour, a little each: ${counted(endpoints.length, 'private endpoint')}.`),
  ];
}

function instancesOf({ attributes }: Thing, model: StackModel): string {
  const body = block(attributes.body);
  return `${model.text(block(body.sku).capacity)} × ${model.text(block(body.properties).instanceType)}`;
}

function purges(provider: Attributes | undefined): boolean {
  return blocks(provider?.features).some((feature) => block(feature.machine_learning).purge_soft_deleted_workspace_on_destroy === true);
}

function names(things: Thing[]): string {
  return [...new Set(things.map(({ name }) => name))].join(', ');
}

function note(about: readonly unknown[], text: string): string[] {
  return about.length === 0 ? [] : [text];
}

import { block } from './json';
import { Kind } from './kind';
import { to } from './kinds-network';

/** What watches a stack, guards it, and puts its creation in order. */
export function operationKinds(): Kind[] {
  return [
    {
      part: 'monitoring',
      title: 'diagnostic setting',
      types: ['azurerm_monitor_diagnostic_setting'],
      shape: 'word',
      why: ({ attributes }, model) => {
        const { log_analytics_workspace_id: log, storage_account_id: account, eventhub_authorization_rule_id: hub } = attributes;
        const { partner_solution_id: partner } = attributes;
        const places = [log, account, hub, partner].flatMap((place) => model.find(place)?.name ?? []);
        return `sends logs and metrics to ${places.join(', ') || 'a destination'}`;
      },
      shownAs: ({ attributes }, model) => {
        const service = /\/(blob|file|queue|table)Services\//.exec(String(attributes.target_resource_id))?.[1];
        const target = model.find(attributes.target_resource_id)?.name ?? '';
        return service === undefined ? target : `${target} (${service})`;
      },
    },
    {
      part: 'monitoring',
      title: 'metric alert',
      types: ['azurerm_monitor_metric_alert'],
      shape: 'word',
      why: ({ attributes }, model) => {
        const { metric_name: metric } = block(attributes.criteria ?? attributes.dynamic_criteria);
        const { action_group_id: group } = block(attributes.action);
        return `tells ${model.find(group)?.name ?? 'nobody yet'} of "${model.text(metric)}"`;
      },
    },
    {
      part: 'monitoring',
      title: 'action group',
      types: ['azurerm_monitor_action_group', 'Microsoft.Insights/actionGroups'],
      shape: 'none',
      why: 'is whom alerts tell',
    },
    { part: 'monitoring', title: 'dashboard', types: ['azurerm_portal_dashboard'], shape: 'word', why: 'shows in the Azure portal how it does' },
    {
      part: 'monitoring',
      title: 'Event Hubs namespace',
      types: ['azurerm_eventhub_namespace', 'azurerm_eventhub_namespace_authorization_rule'],
      shape: 'none',
      why: 'takes logs on to other systems',
    },
    {
      part: 'guards',
      title: 'deletion lock',
      types: ['azurerm_management_lock'],
      shape: 'word',
      why: to('scope', 'keeps ', ' from being deleted, also by the portal'),
      shownAs: ({ attributes }, model) => `${model.text(attributes.name)} on ${model.find(attributes.scope)?.name ?? model.text(attributes.scope)}`,
    },
    {
      part: 'guards',
      title: 'Defender plan',
      types: ['azurerm_security_center_subscription_pricing'],
      shape: 'none',
      why: 'has Microsoft Defender for Cloud watch the subscription',
      shownAs: ({ attributes }, model) => model.text(attributes.resource_type),
    },
    {
      part: 'guards',
      title: 'policy assignment',
      types: ['azurerm_resource_group_policy_assignment', 'azurerm_subscription_policy_assignment', 'azurerm_management_group_policy_assignment'],
      shape: 'none',
      why: ({ attributes }, model) => `has Azure watch that "${model.text(attributes.display_name)}"`,
    },
    {
      part: 'guards',
      title: 'policy exemption',
      types: ['azurerm_resource_group_policy_exemption', 'azurerm_subscription_policy_exemption', 'azurerm_resource_policy_exemption'],
      shape: 'none',
      why: 'lets something be that does not comply with a policy',
    },
    {
      part: 'guards',
      title: 'budget',
      types: ['azurerm_consumption_budget_resource_group', 'azurerm_consumption_budget_subscription'],
      shape: 'none',
      why: 'tells people when much of it has been spent',
    },
    {
      part: 'guards',
      title: 'custom role',
      types: ['azurerm_role_definition'],
      shape: 'none',
      why: 'is what people may do who have it',
    },
    {
      part: 'guards',
      title: 'resource provider',
      types: ['azurerm_resource_provider_registration'],
      shape: 'none',
      why: 'lets the subscription have resources of this kind',
    },
    {
      part: 'order',
      title: 'step before destruction',
      types: ['on destroy'],
      shape: 'none',
      why: 'takes off what would stop the deletion of it',
    },
    {
      part: 'order',
      title: 'wait',
      types: ['time_sleep'],
      shape: 'none',
      why: 'gives Azure time to spread roles before they are needed',
      shownAs: ({ attributes }, model) => model.text(attributes.create_duration),
    },
    {
      part: 'order',
      title: 'trigger',
      types: ['terraform_data'],
      shape: 'none',
      why: 'remembers what, when changed, needs a new resource',
      shownAs: ({ path }) => path,
    },
    {
      part: 'order',
      title: 'association',
      types: [
        'azurerm_subnet_network_security_group_association',
        'azurerm_subnet_route_table_association',
        'azurerm_subnet_nat_gateway_association',
        'azurerm_nat_gateway_public_ip_association',
        'azurerm_private_endpoint_application_security_group_association',
      ],
      shape: 'none',
      why: 'joins two of the above',
      shownAs: ({ attributes }, model) => {
        const [first, second] = Object.keys(attributes)
          .filter((name) => name.endsWith('_id'))
          .sort()
          .reverse();
        return [first, second].map((name) => model.find(attributes[name ?? ''])?.name ?? '').join(' – ');
      },
    },
    {
      part: 'inputs',
      title: 'variable',
      types: ['variable'],
      shape: 'none',
      why: ({ attributes }) => (attributes.sensitive === true ? 'is a secret that Terraform is told; never shown' : 'is told when Terraform runs'),
    },
    { part: 'inputs', title: 'output of another stack', types: ['terraform_remote_state'], shape: 'none', why: 'tells what another stack has made' },
    { part: 'inputs', title: 'module', types: ['module'], shape: 'none', why: 'is a Terraform module, into which this does not look' },
  ];
}

import { conditionOf, DeployerRole } from './roles';

/** Azure's role for assigning roles, which a condition limits. */
const ASSIGNER = 'Role Based Access Control Administrator';

/** The commands that make the roles and give them. */
export function rolesAsCommands(roles: readonly DeployerRole[]): string {
  return [
    'principal=00000000-0000-0000-0000-000000000000 # the object id of whoever deploys',
    ...roles.flatMap((role) => [
      '',
      `# ${role.name}: ${role.scope}`,
      ...noteOn(role).map((line) => `# ${line}`),
      `az role definition create --role-definition '${JSON.stringify(definitionOf(role))}'`,
      `az role assignment create --assignee-object-id "$principal" --role '${role.name}' --scope ${role.scope}`,
      ...(role.assigns.length === 0
        ? []
        : [
            `az role assignment create --assignee-object-id "$principal" --role '${ASSIGNER}' --scope ${role.scope} \\`,
            `  --condition-version 2.0 --condition "${conditionOf(role.assigns)}"`,
          ]),
    ]),
    '',
  ].join('\n');
}

/** The same for programs. */
export function rolesAsJson(roles: readonly DeployerRole[]): string {
  const all = roles.map((role) => ({
    scope: role.scope,
    definition: definitionOf(role),
    assigns: role.assigns,
    ...(role.assigns.length === 0 ? {} : { condition: conditionOf(role.assigns) }),
  }));
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** The same as Terraform, for a configuration that somebody else applies. */
export function rolesAsTerraform(roles: readonly DeployerRole[]): string {
  return [
    'variable "principal_id" {',
    '  type        = string',
    '  description = "The object id of whoever deploys."',
    '}',
    '',
    ...roles.flatMap(block),
  ].join('\n');
}

function block(role: DeployerRole): string[] {
  const id = role.name.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
  const text = (value: string): string => JSON.stringify(value);
  const assignment = (suffix: string, lines: readonly string[]): string[] => [
    `resource "azurerm_role_assignment" "${id}${suffix}" {`,
    `  scope        = ${text(role.scope)}`,
    '  principal_id = var.principal_id',
    ...lines,
    '}',
    '',
  ];
  return [
    ...noteOn(role).map((line) => `# ${line}`),
    `resource "azurerm_role_definition" "${id}" {`,
    `  name              = ${text(role.name)}`,
    `  scope             = ${text(assignable(role.scope))}`,
    `  assignable_scopes = [${text(assignable(role.scope))}]`,
    '  permissions {',
    '    actions = [',
    ...role.actions.map((action) => `      ${text(action)},`),
    '    ]',
    '  }',
    '}',
    '',
    ...assignment('', [`  role_definition_id = azurerm_role_definition.${id}.role_definition_resource_id`]),
    ...(role.assigns.length === 0
      ? []
      : assignment('_assigns', [
          `  role_definition_name = "${ASSIGNER}"`,
          '  condition_version    = "2.0"',
          `  condition            = ${text(conditionOf(role.assigns))}`,
        ])),
  ];
}

function definitionOf({ name, scope, actions }: DeployerRole): object {
  return { Name: name, Description: 'Made from what a stack makes', Actions: actions, NotActions: [], AssignableScopes: [assignable(scope)] };
}

/** A role of one's own can be assigned in subscriptions and resource groups, and in what is below them. */
function assignable(scope: string): string {
  const [group = scope] = /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?/.exec(scope) ?? [];
  return group;
}

function noteOn({ groups, assigns }: DeployerRole): string[] {
  const unknown = assigns.filter(({ id }) => id === undefined).map(({ role }) => role);
  return [
    ...(groups.length === 0 ? [] : [`The stack makes ${groups.join(', ')}. To give the rights there alone, make the groups first.`]),
    ...(assigns.length === 0 ? [] : [`May assign: ${[...new Set(assigns.map(({ role }) => role))].join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`Add the ids of these roles to the condition: ${[...new Set(unknown)].join(', ')}`]),
  ];
}

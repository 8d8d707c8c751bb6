import { textOf } from '../arm/values';
import { all, Finding, look } from '../checks/finding';
import { Sight } from '../checks/sight';
import { Attributes, block } from '../json';
import { StackModel, Thing } from '../stack-model';
import { readThing } from './made';

const WORKSPACE_VERSION = '2025-07-01-preview';
const ENDPOINT = /^Microsoft\.MachineLearningServices\/workspaces\/(online|batch)Endpoints$/;

/**
 * What Azure has, and the program does not, or not any more: settings that stay when they are taken out of a program, tags and shares of traffic, and
 * deployments that somebody made by hand.
 */
export async function leftovers(check: string, sight: Sight): Promise<Finding[]> {
  const { model } = sight;
  const endpoints = model.made.filter(({ type }) => ENDPOINT.test(type));
  const instances = model.all('azurerm_machine_learning_compute_instance');
  const warn = (found: string, todo: string): Finding => ({ check, state: 'warning', found, todo });
  const found = await Promise.all([
    all(model.workspaces, (workspace) => ofWorkspace(check, workspace, sight, warn)),
    all(endpoints, (endpoint) => ofEndpoint(check, endpoint, sight, warn)),
    all(instances, (instance) => ofInstance(check, instance, sight, warn)),
  ]);
  return found.flat();
}

type Warn = (found: string, todo: string) => Finding;

/** A setting of a workspace that stays in Azure when a program says it no longer: where Azure has it, what it is without, and by which prop it is said. */
const STAYING: readonly { readonly path: readonly string[]; readonly isDefault: (value: unknown) => boolean; readonly prop: string }[] = [
  { path: ['ipAllowlist'], isDefault: (value) => !Array.isArray(value) || value.length === 0, prop: 'allowedIpRanges' },
  {
    path: ['systemDatastoresAuthMode'],
    isDefault: (value) => typeof value !== 'string' || value.toLowerCase() === 'accesskey',
    prop: 'storageAccess',
  },
  { path: ['managedNetwork', 'firewallSku'], isDefault: (value) => value === undefined || value === 'Standard', prop: 'firewallSku' },
];

async function ofWorkspace(check: string, workspace: Thing, sight: Sight, warn: Warn): Promise<Finding[]> {
  const id = sight.id(workspace);
  if (id === undefined) return [];
  return look(check, `what does Azure have of ${workspace.name}?`, 'Microsoft.MachineLearningServices/workspaces/read', async () => {
    const { properties } = (await sight.azure.get(id, WORKSPACE_VERSION)) ?? {};
    const argument = workspace.attributes.storage_account_access_type;
    const said = [{ systemDatastoresAuthMode: argument }, ...updatesOf(workspace, sight.model).map(({ body }) => block(block(body).properties))];
    return STAYING.flatMap(({ path, isDefault, prop }) => {
      const value = at(properties, path);
      if (isDefault(value) || said.some((each) => at(each, path) !== undefined)) return [];
      const found = `${workspace.name}: ${path.join('.')} is ${JSON.stringify(value)} in Azure, and the program does not say it`;
      return [warn(found, `Pass '${prop}' with the value that you want: what a program says no longer stays`)];
    });
  });
}

async function ofEndpoint(check: string, endpoint: Thing, sight: Sight, warn: Warn): Promise<Finding[]> {
  const { name } = endpoint;
  return look(check, `what does Azure have of ${name}?`, `${endpoint.type}/read`, async () => {
    const answer = await readThing(endpoint, sight);
    if (answer === undefined) return [];
    const updates = updatesOf(endpoint, sight.model);
    const tags = Object.keys(block(answer.tags)).filter((tag) => updates.some(({ body }) => !(tag in block(block(body).tags))));
    const own = sight.model.made.filter(
      ({ type, attributes }) => type === `${endpoint.type}/deployments` && sight.model.find(attributes.parent_id)?.address === endpoint.address,
    );
    const deployments = await sight.azure.list(`${String(sight.id(endpoint))}/deployments`, '2025-06-01');
    const foreign = deployments.map((each) => String(each.name)).filter((each) => !own.some((deployment) => deployment.name === each));
    return [
      ...(tags.length === 0 ? [] : [warn(`${name} has tags that the program does not have: ${tags.join(', ')}`, 'Take them away by hand')]),
      ...(foreign.length === 0
        ? []
        : [warn(`${name} has deployments that the program does not have: ${foreign.join(', ')}`, 'Add them to the program, or delete them')]),
    ];
  });
}

/** azurerm misreads whether an instance has a public address, so that the program's word is ignored after it is made. */
async function ofInstance(check: string, instance: Thing, sight: Sight, warn: Warn): Promise<Finding[]> {
  return look(check, `what does Azure have of ${instance.name}?`, 'Microsoft.MachineLearningServices/workspaces/computes/read', async () => {
    const { enableNodePublicIp: has } = block(block((await readThing(instance, sight))?.properties).properties);
    const wants = textOf(instance.attributes.node_public_ip_enabled, sight.model) ?? 'true';
    if (typeof has !== 'boolean' || String(has) === wants) return [];
    const found = `${instance.name} has ${has ? 'a' : 'no'} public address, and the program says ${wants === 'true' ? 'that it has one' : 'that it has none'}`;
    return [warn(found, `\`terraform apply -replace='${instance.address}'\` makes it anew, with an empty disk`)];
  });
}

/** What is sent to a thing beside its own resource. */
function updatesOf(thing: Thing, model: StackModel): Attributes[] {
  return model
    .all('azapi_update_resource')
    .filter(({ attributes }) => model.find(attributes.resource_id)?.address === thing.address)
    .map(({ attributes }) => attributes);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => block(inner)[name], value);
}

import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { readThing } from './made';

const CHECK = 'managed networks';
const RULE = /_workspace_network_outbound_rule_|\/outboundRules$/;
/** What makes Azure provision a managed network, when it is made. */
const COMPUTE = /^azurerm_machine_learning_compute_/;

/** Whether the managed networks of workspaces are provisioned, and their outbound rules active. */
export const managedNetworks: Check = {
  name: CHECK,
  run: (sight) => all(sight.model.workspaces, (workspace) => ofWorkspace(workspace, sight)),
};

async function ofWorkspace(workspace: Thing, sight: Sight): Promise<Finding[]> {
  const isolation = block(workspace.attributes.managed_network).isolation_mode;
  if (isolation === undefined || isolation === 'Disabled') return [];
  return look(CHECK, `is the managed network of ${workspace.name} provisioned?`, 'Microsoft.MachineLearningServices/workspaces/read', async () => {
    const answer = await readThing(workspace, sight);
    if (answer === undefined) return [];
    const { status, sparkReady } = block(block(block(answer.properties).managedNetwork).status);
    // Until it is provisioned no rule has an effect, so that there is nothing to say of them.
    if (status !== 'Active') return wanted(workspace, sight) ? [notProvisioned(workspace)] : [];
    return [...spark(workspace, sparkReady, sight), ...(await rules(workspace, sight))];
  });
}

/** What says that the network of a workspace is to be provisioned. */
function provisioning(workspace: Thing, { model }: Sight): Thing | undefined {
  return model
    .all('azapi_resource_action')
    .find(({ attributes }) => attributes.action === 'provisionManagedNetwork' && model.find(attributes.resource_id)?.address === workspace.address);
}

/** Azure provisions a network when the first compute is made in it, or when it is told to. */
function wanted(workspace: Thing, sight: Sight): boolean {
  const isIts = ({ attributes }: Thing): boolean => sight.model.find(attributes.machine_learning_workspace_id)?.address === workspace.address;
  return provisioning(workspace, sight) !== undefined || sight.model.made.some((thing) => COMPUTE.test(thing.type) && isIts(thing));
}

function notProvisioned({ name }: Thing): Finding {
  return {
    check: CHECK,
    state: 'fails',
    found: `${name} has a managed network that is not provisioned, so that its computes have no way out`,
    todo: `\`az ml workspace provision-network --name ${name}\`, which takes half an hour where there is a firewall`,
  };
}

function spark(workspace: Thing, ready: unknown, sight: Sight): Finding[] {
  const asked = block(provisioning(workspace, sight)?.attributes.body).includeSpark;
  if (asked !== true || ready === true) return [];
  const todo = `\`az ml workspace provision-network --name ${workspace.name} --include-spark\``;
  return [{ check: CHECK, state: 'fails', found: `The managed network of ${workspace.name} is not ready for Spark, as the program asks for`, todo }];
}

async function rules(workspace: Thing, sight: Sight): Promise<Finding[]> {
  const own = sight.model.made.filter(({ type, attributes }) => RULE.test(type) && workspaceOf(attributes, sight) === workspace.address);
  return look(CHECK, `which outbound rules has ${workspace.name}?`, 'Microsoft.MachineLearningServices/workspaces/outboundRules/read', async () => {
    const there = await sight.azure.list(`${String(sight.id(workspace))}/outboundRules`, '2024-04-01');
    return [...own.flatMap((rule) => inactive(rule, workspace, there)), ...foreign(own, workspace, there)];
  });
}

function workspaceOf(attributes: Attributes, { model }: Sight): string | undefined {
  return model.find(attributes.workspace_id ?? attributes.parent_id)?.address;
}

function inactive(rule: Thing, workspace: Thing, there: readonly Attributes[]): Finding[] {
  const found = there.find(({ name }) => name === rule.name);
  if (found === undefined) return [];
  const { status, type } = block(found.properties);
  if (typeof status !== 'string' || status === 'Active') return [];
  const todo =
    type === 'PrivateEndpoint'
      ? 'Look whether its private endpoint waits to be let in at what it leads to, and whether the identity may approve it there'
      : `\`az ml workspace outbound-rule show --workspace-name ${workspace.name} --rule ${rule.name}\` tells more`;
  return [{ check: CHECK, state: 'fails', found: `The outbound rule ${rule.name} of ${workspace.name} is not active: ${status}`, todo }];
}

/** Rules that somebody has added beside the program, which no plan shows. */
function foreign(own: readonly Thing[], workspace: Thing, there: readonly Attributes[]): Finding[] {
  const names = there
    .filter(({ name, properties }) => block(properties).category === 'UserDefined' && !own.some((rule) => rule.name === name))
    .map(({ name }) => String(name));
  if (names.length === 0) return [];
  const found = `${workspace.name} has outbound rules that the program does not have: ${names.sort().join(', ')}`;
  return [{ check: CHECK, state: 'warning', found, todo: 'Add them to the program, or take them away with `az ml workspace outbound-rule remove`' }];
}

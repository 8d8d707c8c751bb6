import { at, block, Config, Declared, endpointsTo, isLiteral, isManaged, Rule } from './config';

const RULE = 'machine_learning_workspace_network_outbound_rule_';

function rulesOf(config: Config, workspace: Declared): Declared[] {
  return config.resources.filter(({ type, attributes }) => type.startsWith(RULE) && config.target(attributes.workspace_id) === workspace);
}

/** What azurerm and Azure demand of the computes of a workspace. */
export const computes: Rule = (config) =>
  ['machine_learning_compute_cluster', 'machine_learning_compute_instance'].flatMap((type) =>
    config.all(type).flatMap((compute) => {
      const { attributes: own } = compute;
      const workspace = config.target(own.machine_learning_workspace_id);
      if (workspace === undefined) return [];
      const managed = isManaged(workspace);
      const closed = workspace.attributes.public_network_access_enabled === false;
      const endpoints = endpointsTo(config, workspace);
      const scale = block(own.scale_settings) as
        { min_node_count: number; max_node_count: number; scale_down_nodes_after_idle_duration: string } | undefined;
      const size = String(own.vm_size ?? own.virtual_machine_size);
      const user = block(own.assign_to_user);
      return [
        at(compute, !/^STANDARD_[A-Z0-9_]+$/.test(size), `the size ${size}`),
        at(compute, scale && own.location !== workspace.attributes.location, 'another region than the workspace'),
        at(compute, scale && !(scale.min_node_count >= 0 && scale.min_node_count <= scale.max_node_count), 'fewer nodes at most than at least'),
        at(compute, scale && !/^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/.test(scale.scale_down_nodes_after_idle_duration), 'an idle time'),
        at(compute, managed && (own.subnet_resource_id ?? own.node_public_ip_enabled !== false), 'a subnet or public addresses in a managed network'),
        at(compute, closed && !managed && !own.subnet_resource_id, 'outside of the network of a closed workspace'),
        at(compute, own.node_public_ip_enabled === false && !managed && endpoints.length === 0, 'nodes that reach no workspace'),
        at(compute, own.local_auth_enabled !== (own.ssh !== undefined), 'local authentication'),
        at(compute, block(own.ssh)?.admin_password, 'a password'),
        at(compute, user && isLiteral(user.object_id) && !/^[0-9a-f-]{36}$/i.test(user.object_id), 'no object id'),
        ...endpoints.map((endpoint) => at(compute, !config.comesAfter(compute, endpoint), `made before ${endpoint.address}`)),
        ...rulesOf(config, workspace).map((rule) => at(compute, !config.comesAfter(compute, rule), `made before ${rule.address}`)),
      ];
    }),
  );

/** What azurerm and Azure demand of the outbound rules of a managed network. */
const destinationOf = ({ attributes: own }: Declared): string =>
  JSON.stringify([
    own.service_resource_id,
    own.sub_resource_target,
    own.service_tag,
    own.protocol,
    own.port_ranges,
    own.destination_fqdn,
  ]).toLowerCase();

export const outboundRules: Rule = (config) =>
  config.all('machine_learning_workspace').flatMap((workspace) => {
    const mode = block(workspace.attributes.managed_network)?.isolation_mode;
    const rules = rulesOf(config, workspace);
    const parts = ['storage_account_id', 'key_vault_id', 'container_registry_id'].map((part) => workspace.attributes[part]);
    return rules.flatMap((rule, index) => {
      const { attributes: own } = rule;
      const [endpoint, tag, host] = [own.service_resource_id, own.service_tag, own.destination_fqdn];
      const approved = config
        .all('role_assignment')
        .some(({ attributes }) => attributes.scope === endpoint && String(attributes.role_definition_name).includes('Approver'));
      const before = rules.filter((other) => other !== rule && config.comesAfter(rule, other)).length;
      const after = rules.filter((other) => other !== rule && config.comesAfter(other, rule)).length;
      const to = destinationOf(rule);
      const others = rules.slice(0, index).map(destinationOf);
      return [
        at(rule, others.includes(to), `to ${to} again`),
        at(rule, !isManaged(workspace), 'without a managed network'),
        at(rule, endpoint === undefined && mode !== 'AllowOnlyApprovedOutbound', 'in a mode that does not know it'),
        at(rule, before + after !== rules.length - 1, `not in one order with the ${String(rules.length)} of its workspace, at ${String(index)}`),
        at(rule, isLiteral(host) && !/^[\w*-]+(\.[\w-]+)+$/.test(host), `the host ${String(host)}`),
        at(rule, isLiteral(tag) && tag.includes('.West'), 'a tag with a region'),
        at(rule, isLiteral(own.port_ranges) && !/^(\*|\s*\d+\s*(-\s*\d+\s*)?(,\s*\d+\s*(-\s*\d+\s*)?)*)$/.test(own.port_ranges), 'ports'),
        at(rule, endpoint && parts.includes(endpoint), 'to a part of the workspace'),
        at(rule, isLiteral(endpoint) && /ContainerRegistry/.test(endpoint), 'to a registry'),
        at(rule, endpoint && workspace.attributes.identity && !approved && grantsTo(config, workspace), 'that nobody may approve'),
      ];
    });
  });

/** What azurerm and Azure demand of datastores. */
export const datastores: Rule = (config) =>
  ['blobstorage', 'fileshare', 'datalake_gen2'].flatMap((kind) =>
    config.all(`machine_learning_datastore_${kind}`).map((datastore) => {
      const { attributes: own } = datastore;
      const keys = [own.account_key, own.shared_access_signature].filter((key) => key !== undefined);
      const given = own.service_data_auth_identity ?? own.service_data_identity;
      const identity = isLiteral(given) ? given : 'None';
      const place = String(own.storage_container_id ?? own.storage_fileshare_id);
      const workspace = config.target(own.workspace_id);
      const type = String(block(workspace?.attributes.identity)?.type);
      const broken = [
        isLiteral(own.name) && !/^[a-z0-9][a-z0-9_]{0,254}$/.test(own.name) && 'the name',
        keys.some(isLiteral) && 'a key that everybody reads',
        keys.length > 1 && 'two keys',
        kind === 'fileshare' && keys.length !== 1 && 'no key for files',
        kind === 'blobstorage' && identity === 'None' && keys.length === 0 && 'nothing to sign in with',
        identity === 'WorkspaceUserAssignedIdentity' && !type.includes('UserAssigned') && 'an identity that the workspace does not have',
        kind === 'fileshare' && !place.includes('fileshares') && 'a share in the form that azurerm does not take',
        own.authority_url !== undefined && 'an authority that is never read back',
        own.is_default === true && 'the default on creation',
      ];
      return at(datastore, broken.some(Boolean), broken.filter(Boolean).join(', '));
    }),
  );

function grantsTo(config: Config, workspace: Declared): boolean {
  const identity = config.target(workspace.attributes.primary_user_assigned_identity);
  return config.all('role_assignment').some(({ attributes }) => identity && config.target(attributes.principal_id) === identity);
}

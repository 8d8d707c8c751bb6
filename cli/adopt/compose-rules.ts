import { block } from '../json';
import { kindInside } from '../arm/fields-inside';
import { adder, idIn, put } from './adder';
import { Composing, WORKSPACE } from './composing';
import { Found, propertiesOf } from './live';
import { hasRole } from './roles';
import { Expression, props, Value } from './program';
import { memberOf } from './members';

const RULES = 'Microsoft.MachineLearningServices/workspaces/outboundRules';

/** The rules of the managed network that somebody has made: the others are Azure's. */
export function composeRules(composing: Composing): void {
  for (const rule of composing.live.all(RULES)) {
    const { category, destination } = propertiesOf(rule);
    if (category !== 'UserDefined') {
      composing.leave(rule, 'Azure makes and keeps it');
      continue;
    }
    switch (kindInside(RULES, rule.resource)) {
      case 'azurerm_machine_learning_workspace_network_outbound_rule_fqdn':
        allowHost(composing, rule.name, String(destination));
        break;
      case 'azurerm_machine_learning_workspace_network_outbound_rule_service_tag':
        adder(composing, 'allowOutboundServiceTag', rule.name, tagOf(rule));
        break;
      default:
        adder(composing, 'allowOutboundPrivateEndpoint', rule.name, endpointOf(composing, rule));
    }
  }
}

function allowHost(composing: Composing, name: string, host: string): void {
  const id = idIn(composing, name);
  put(composing, Expression.call(`${WORKSPACE}.allowOutboundFqdn`, id, host, ...(id === name ? [] : [{ name }])));
}

function tagOf(rule: Found): { readonly [name: string]: Value } {
  const { serviceTag, protocol, portRanges } = block(propertiesOf(rule).destination);
  return props({
    serviceTag: String(serviceTag),
    protocol: Expression.of(memberOf('OutboundProtocol', String(protocol))),
    portRanges: String(portRanges),
  });
}

function endpointOf({ live }: Composing, rule: Found): { readonly [name: string]: Value } {
  const { serviceResourceId, subresourceTarget, sparkEnabled } = block(propertiesOf(rule).destination);
  const approved = hasRole(live, String(serviceResourceId), 'Azure AI Enterprise Network Connection Approver');
  return props({
    target: { id: String(serviceResourceId) },
    subresource: Expression.of(memberOf('OutboundTarget', String(subresourceTarget))),
    sparkEnabled: sparkEnabled === true ? true : undefined,
    grants: approved ? undefined : false,
  });
}

import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { block, blocks } from '../json';
import { Thing } from '../stack-model';
import { readThing } from './made';

const CHECK = 'private endpoints';

/** Whether what private endpoints lead to has let them in. */
export const endpoints: Check = {
  name: CHECK,
  run: (sight) => all(sight.model.all('azurerm_private_endpoint'), (endpoint) => ofEndpoint(endpoint, sight)),
};

async function ofEndpoint(endpoint: Thing, sight: Sight): Promise<Finding[]> {
  return look(CHECK, `is ${endpoint.name} approved?`, 'Microsoft.Network/privateEndpoints/read', async () => {
    const { privateLinkServiceConnections, manualPrivateLinkServiceConnections } = block((await readThing(endpoint, sight))?.properties);
    const connections = [...blocks(privateLinkServiceConnections ?? []), ...blocks(manualPrivateLinkServiceConnections ?? [])];
    return connections.flatMap(({ properties }) => {
      const { privateLinkServiceId, privateLinkServiceConnectionState: state } = block(properties);
      const { status, description } = block(state);
      return status === 'Approved'
        ? []
        : [finding(endpoint, String(status), typeof description === 'string' ? description : '', String(privateLinkServiceId))];
    });
  });
}

function finding({ name }: Thing, status: string, description: string, target: string): Finding {
  const to = target.split('/').slice(-1).join('');
  if (status === 'Pending') {
    const todo = `Have it approved by somebody who may: \`az network private-endpoint-connection list --id ${target}\` shows it, and \`approve\` lets it in`;
    return { check: CHECK, state: 'fails', found: `${name} waits for ${to} to let it in`, todo };
  }
  const why = description === '' ? '' : ` (${description})`;
  const todo = 'Ask who answers for that resource; Azure makes no such endpoint good again: replace it with `terraform apply -replace`';
  return { check: CHECK, state: 'fails', found: `${name} has no way to ${to}: ${status}${why}`, todo };
}

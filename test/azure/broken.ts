import { Attributes, block } from '../../cli/json';
import { StackModel } from '../../cli/stack-model';
import { appliedFor, idNamed } from './applied';
import { FakeAzure } from './fake-azure';
import { change } from './healthy';

/** An Azure to which the stack `platform` was applied, and in which four things do not work any more and two are worth a look. */
export function brokenFor(model: StackModel): FakeAzure {
  const azure = appliedFor(model);
  const endpoint = idNamed(model, 'pep-mlw-platform-fraud-amlworkspace');
  const target = idNamed(model, 'mlw-platform-fraud');
  const pending = { status: 'Pending', description: 'Please approve' };
  const connection = { properties: { privateLinkServiceId: target, privateLinkServiceConnectionState: pending } };
  change(azure, endpoint, { properties: { privateLinkServiceConnections: [connection] } });
  const zone = idNamed(model, 'privatelink.blob.core.windows.net');
  azure.resources.delete(`${zone}/A/pep-stplatformfraudx7k2-blob`.toLowerCase());
  const storage = idNamed(model, 'stplatformfraudx7k2');
  const lost = ({ principalId, scope }: Attributes): boolean => principalId === 'principal-of-gpu' && scope === storage;
  const kept = azure.roleAssignments.filter(({ properties }) => !lost(block(properties)));
  azure.roleAssignments.splice(0, azure.roleAssignments.length, ...kept);
  const dns = { code: 'CustomDNSInUse', level: 'Warning', message: 'The network asks a DNS server of your own.' };
  azure.diagnosis = { value: { dnsResolutionResults: [dns] }, afterTimes: 2 };
  return azure;
}

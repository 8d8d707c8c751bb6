import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Attributes, block, blocks } from '../json';
import { Thing } from '../stack-model';

const CHECK = "Azure ML's diagnosis";

/** What Azure ML looks at, by what it calls its results: in words, and what to do where something is wrong there. */
const AREAS: { readonly [results: string]: readonly [words: string, todo: string] } = {
  userDefinedRouteResults: ['its routes', 'Let the route table of its subnets lead to what Azure ML needs'],
  networkSecurityRuleResults: ['its security groups', 'Let the security group of its subnets allow what Azure ML needs'],
  resourceLockResults: ['its locks', '`az lock list` shows them; take away what stands in the way'],
  dnsResolutionResults: ['its DNS', 'Let the DNS servers of the network ask Azure for the private zones'],
  storageAccountResults: ['its storage account', 'Look at the network rules of the account, its private endpoints and the roles of the identity'],
  keyVaultResults: ['its key vault', 'Look at the network rules of the vault, its private endpoint and the roles of the identity'],
  containerRegistryResults: [
    'its container registry',
    'Look at the network rules of the registry, its private endpoint and the roles of the identity',
  ],
  applicationInsightsResults: ['its Application Insights', 'Look whether it is there, and has its Log Analytics workspace'],
  otherResults: ['it', 'Do what the message says'],
};

/** All that Azure ML can look at. */
const EVERYTHING: Attributes = {
  value: {
    ...{ udr: {}, nsg: {}, resourceLock: {}, dnsResolution: {}, storageAccount: {}, keyVault: {}, containerRegistry: {} },
    ...{ applicationInsights: {}, others: {} },
  },
};

/** What Azure ML itself finds wrong with a workspace and what it stands on. */
export const diagnosis: Check = {
  name: CHECK,
  run: (sight) => all(sight.model.workspaces, (workspace) => ofWorkspace(workspace, sight)),
};

async function ofWorkspace(workspace: Thing, sight: Sight): Promise<Finding[]> {
  const id = sight.id(workspace);
  if (id === undefined) return [];
  return look(
    CHECK,
    `what does Azure ML find wrong with ${workspace.name}?`,
    'Microsoft.MachineLearningServices/workspaces/diagnose/read',
    async () => {
      // One that is not there is told by the check of what was made.
      if ((await sight.azure.get(id, '2024-04-01')) === undefined) return [];
      const answer = await sight.azure.askAndWait(`${id}/diagnose`, '2024-04-01', EVERYTHING);
      return Object.entries(block(answer?.value)).flatMap(([results, list]) =>
        blocks(list ?? []).flatMap((each) => told(workspace.name, results, each)),
      );
    },
  );
}

function told(name: string, results: string, { code, level, message }: Attributes): Finding[] {
  if (level !== 'Error' && level !== 'Warning') return [];
  const [words, todo] = AREAS[results] ?? ['it', 'Do what the message says'];
  const said = typeof message === 'string' && message !== '' ? message : String(code);
  return [{ check: CHECK, state: level === 'Error' ? 'fails' : 'warning', found: `${name}: of ${words}, Azure ML says: ${said}`, todo }];
}

import { Attributes, block, blocks, texts } from '../json';
import { Thing } from '../stack-model';
import { Content, contentOf } from './contents';
import { Finding, look, State } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'policies';
const MOST_NAMES = 3;

/** What a policy says of one thing: `{}` stands for its name. */
interface Said {
  readonly name: string;
  readonly state: State;
  readonly found: string;
  readonly todo: string;
}

/** What policies in force would deny or change, by Azure's own check on what is to be made. */
export const policies: Check = {
  name: CHECK,
  run: async (sight) => {
    const said: Said[] = [];
    const untold = await Promise.all(
      sight.coming.map(async (thing) => {
        const content = contentOf(thing, sight);
        if (content === undefined) return [];
        return look(CHECK, 'what do policies say to what is made?', 'Microsoft.PolicyInsights/checkPolicyRestrictions/read', async () => {
          said.push(...(await tried(thing, content, sight)));
          return [];
        });
      }),
    );
    const distinct = new Map(untold.flat().map((finding) => [finding.found, finding]));
    return [...grouped(said), ...distinct.values()];
  },
};

async function tried(thing: Thing, { content, apiVersion }: Content, sight: Sight): Promise<Said[]> {
  // What is assigned to a resource group counts only for one that is there.
  const above = await sight.above(thing);
  const scope = thing.type === 'azurerm_resource_group' ? above.replace(/\/resourceGroups\/.*/i, '') : above;
  const body = { resourceDetails: { resourceContent: content, apiVersion }, pendingFields: [{ field: 'tags' }] };
  const answer = await sight.azure.ask(`${scope}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`, '2022-03-01', body);
  const evaluations = blocks(block(answer?.contentEvaluationResult).policyEvaluations ?? []);
  const denied = evaluations.filter(({ evaluationResult }) => evaluationResult === 'NonCompliant').map(({ policyInfo }) => block(policyInfo));
  const fields = blocks(answer?.fieldRestrictions ?? []);
  return [
    ...denied.map((policy) => ({
      name: thing.name,
      state: 'fails' as const,
      found: `${assignmentOf(policy)} denies {}`,
      todo: `Change what it says, or ask who assigned it for an exemption: ${String(policy.policyAssignmentId)}`,
    })),
    ...fields.flatMap(({ field, restrictions }) =>
      blocks(restrictions ?? []).flatMap((each) => restriction(thing.name, String(field), textAt(content, String(field)), each)),
    ),
  ];
}

/** What a policy asks of one field: that it is there, that it has one of some values, or that it is not there. */
function restriction(name: string, field: string, has: string | undefined, { result, values, defaultValue, policy }: Attributes): Said[] {
  const by = assignmentOf(block(policy));
  const listed = texts(values);
  const one = (state: State, found: string, todo: string): Said[] => [{ name, state, found: `${by} ${found}`, todo }];
  if (result === 'Required') {
    if (has !== undefined && (listed.length === 0 || listed.includes(has))) return [];
    if (has === undefined && typeof defaultValue === 'string') {
      return one('warning', `adds ${field} to {}, which a later plan takes away again`, `Set ${field} to '${defaultValue}' in the program`);
    }
    return one('fails', `requires ${field} of {}`, listed.length === 0 ? `Set ${field}` : `Set ${field} to one of: ${listed.join(', ')}`);
  }
  if (has === undefined) return [];
  if (result === 'Removed') return one('warning', `takes ${field} away from {}`, `Leave ${field} out`);
  if (result === 'Deny' && listed.map(plain).includes(plain(has))) return one('fails', `denies ${field} '${has}' of {}`, `Choose another ${field}`);
  return [];
}

/** One row for what a policy says to many things. */
function grouped(all: readonly Said[]): Finding[] {
  const groups = new Map<string, Said[]>();
  for (const each of all) {
    const key = JSON.stringify([each.state, each.found, each.todo]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const [{ state, found, todo }] = group as [Said, ...Said[]];
    const names = [...new Set(group.map(({ name }) => name))].sort();
    const more = names.length - MOST_NAMES;
    const shown = more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
    return { check: CHECK, state, found: found.replace('{}', shown), todo };
  });
}

function assignmentOf(policy: Attributes): string {
  return `the policy assignment ${String(policy.policyAssignmentId).split('/').slice(-1).join('')}`;
}

function textAt(content: Attributes, field: string): string | undefined {
  const value = field.split('.').reduce<unknown>((inner, name) => block(inner)[name], content);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** Regions are written with and without spaces. */
function plain(text: string): string {
  return text.replace(/\s/g, '').toLowerCase();
}

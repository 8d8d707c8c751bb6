import { Composing } from './composing';
import { composeComputes } from './compose-computes';
import { composeConnections } from './compose-connections';
import { composeDatastores } from './compose-datastores';
import { composeRules } from './compose-rules';
import { composeSchedules } from './compose-schedules';
import { composeEndpoints } from './compose-serving';
import { propertiesOf } from './live';
import { adder } from './adder';
import { props } from './program';
import { same } from './match';
import { textOr } from './texts';

const ML = 'Microsoft.MachineLearningServices/workspaces';

/** What is inside of a workspace, each after what it needs. */
export function composeInside(composing: Composing): void {
  composeRules(composing);
  composeComputes(composing);
  composeDatastores(composing);
  composeConnections(composing);
  composeEndpoints(composing);
  composeSchedules(composing);
  composeProjects(composing);
}

/** The projects of a hub. */
function composeProjects(composing: Composing): void {
  const { live } = composing;
  for (const project of live.all(ML).filter(({ id }) => !same(id, live.workspaceId))) {
    const found = propertiesOf(project);
    const { primaryUserAssignedIdentity: identity } = found;
    const options = props({
      name: project.name,
      friendlyName: textOr(found.friendlyName),
      description: textOr(found.description),
      identity: typeof identity === 'string' ? { id: identity } : undefined,
      diagnostics: watched(composing, project.id) ? undefined : { enabled: false },
    });
    adder(composing, 'addProject', project.name, options);
  }
}

function watched({ live }: Composing, target: string): boolean {
  return live.all('Microsoft.Insights/diagnosticSettings').some(({ resource }) => same(resource.target, target));
}

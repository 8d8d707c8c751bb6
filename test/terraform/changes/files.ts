import { ManagedNetwork, PrincipalType, StorageAccess } from '../../../lib';
import { DEFAULTS, fileOf } from '../catalogue/files';
import { Build, OBJECT_ID, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

const TEAM = `
workspace: { baseName: fraud-dev }
clusters: { cpu: { maxNodes: 4 } }
grants: { Team: { role: dataScientist, principalId: ${OBJECT_ID} } }
`;
/** What the team says of itself alone. */
const SMALL = 'workspace: { baseName: fraud-dev }\n';

/** The workspace of a team, from its file and the defaults. */
const team =
  (text = TEAM, defaults = DEFAULTS): Build =>
  (site) =>
    fileOf(text, defaults).makeWorkspace(site, 'Ml', { resourceGroup: site.resourceGroup });

/** The same by a program. */
function byProgram(site: Site): void {
  const workspace = site.workspace({ storageAccess: StorageAccess.IDENTITY, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
  workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 4 });
  workspace.grantDataScientist('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
}

const cluster = (name: string): string => `machine_learning_compute_cluster.Ml_${name}`;

/** What people do to the file of a team that runs, and to the defaults of all of them. */
export const FILE_CHANGES: { readonly [name: string]: DayTwo } = {
  'say of a team in a file what a program said: nothing changes': change(byProgram, team(), {}),
  'let a team have more nodes, in its file': change(team(), team(TEAM.replace('4', '8')), all('update', cluster('cpu'))),
  'add a datastore in the file of a team': change(
    team(),
    team(`${TEAM}datastores: { blob: { payments: } }\n`),
    all('create', 'machine_learning_datastore_blobstorage.Ml_payments', 'storage_container.Ml_payments_Container'),
  ),
  'give a grant of a file another name': change(team(), team(TEAM.replace('Team:', 'Scientists:')), {
    ...all('delete', 'role_assignment.Ml_Team'),
    ...all('create', 'role_assignment.Ml_Scientists'),
  }),
  'say something else in the defaults, for teams that do not': change(
    team(SMALL),
    team(SMALL, DEFAULTS.replace('maxNodes: 2', 'maxNodes: 3')),
    all('update', cluster('cpu')),
  ),
};

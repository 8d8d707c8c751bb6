const ROLES = 'Manage access to Azure Machine Learning workspaces';
const COMMON = `${ROLES}, Common scenarios`;
const ENDPOINTS = 'Authenticate clients for online endpoints';

/** A role as a page of Microsoft's describes it: its operations are those of a workspace, unless they name their provider. */
export interface RoleFacts {
  readonly name: string;
  readonly description: string;
  /** The page. */
  readonly source: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

const WITHOUT_PRODUCTION = [
  'delete',
  'write',
  'computes/*/write',
  'computes/*/delete',
  'Microsoft.Authorization/*',
  'computes/listKeys/action',
  'listKeys/action',
  'services/aks/write',
  'services/aks/delete',
  'endpoints/pipelines/write',
];

/** The roles by the names of `RolePreset`. */
export const ROLE_FACTS = {
  DATA_SCIENTIST: {
    name: 'Data Scientist Custom',
    description: 'Does everything in a workspace but make and delete computes, deploy to production, read keys and grant roles.',
    source: ROLES,
    actions: ['*/read', '*/action', '*/delete', '*/write'],
    notActions: WITHOUT_PRODUCTION,
  },
  DATA_SCIENTIST_RESTRICTED: {
    name: 'Data Scientist Restricted Custom',
    description:
      'Runs experiments, starts and stops computes and writes models, components and data assets; sees no data and changes no datastores. Its actions have no wildcards for all that there is.',
    source: ROLES,
    actions: [
      '*/read',
      'computes/start/action',
      'computes/stop/action',
      'computes/restart/action',
      'computes/applicationaccess/action',
      'notebooks/storage/write',
      'notebooks/storage/delete',
      'experiments/runs/write',
      'experiments/write',
      'experiments/runs/submit/action',
      'pipelinedrafts/write',
      'metadata/snapshots/write',
      'metadata/artifacts/write',
      'environments/write',
      'models/*/write',
      'modules/write',
      'components/*/write',
      'datasets/*/write',
      'datasets/*/delete',
      'computes/listNodes/action',
      'environments/build/action',
    ],
    notActions: [
      'computes/write',
      'write',
      'computes/delete',
      'delete',
      'computes/listKeys/action',
      'connections/listsecrets/action',
      'listKeys/action',
      'Microsoft.Authorization/*',
      'datasets/registered/profile/read',
      'datasets/registered/preview/read',
      'datasets/unregistered/profile/read',
      'datasets/unregistered/preview/read',
      'datasets/registered/schema/read',
      'datasets/unregistered/schema/read',
      'datastores/write',
      'datastores/delete',
    ],
  },
  MLFLOW_DATA_SCIENTIST: {
    name: 'MLFlow Data Scientist Custom',
    description: 'Does with MLflow what it can: experiments, jobs and models; makes no computes and deploys nothing.',
    source: ROLES,
    actions: ['experiments/*', 'jobs/*', 'models/*'],
    notActions: WITHOUT_PRODUCTION,
  },
  MLOPS: {
    name: 'MLOps Custom',
    description: 'Submits runs to a published pipeline, for the service principal of a pipeline.',
    source: ROLES,
    actions: [
      'read',
      'endpoints/pipelines/read',
      'metadata/artifacts/read',
      'metadata/snapshots/read',
      'environments/read',
      'metadata/secrets/read',
      'modules/read',
      'components/read',
      'datasets/*/read',
      'datastores/read',
      'environments/write',
      'experiments/runs/read',
      'experiments/runs/write',
      'experiments/runs/submit/action',
      'experiments/jobs/read',
      'experiments/jobs/write',
      'metadata/artifacts/write',
      'metadata/snapshots/write',
      'environments/build/action',
    ],
    notActions: ['computes/write', 'write', 'computes/delete', 'delete', 'computes/listKeys/action', 'listKeys/action', 'Microsoft.Authorization/*'],
  },
  WORKSPACE_ADMIN: {
    name: 'Workspace Admin Custom',
    description: 'Does everything within a workspace and grants roles there, but neither makes workspaces nor sets quotas.',
    source: ROLES,
    actions: ['*/read', '*/action', '*/write', '*/delete', 'Microsoft.Authorization/roleAssignments/*'],
    notActions: ['write'],
  },
  LABELING_TEAM_LEAD: {
    name: 'Labeling Team Lead',
    description: 'Labels, reviews and rejects labels, and sees how a labeling project gets on.',
    source: ROLES,
    actions: [
      'read',
      'labeling/labels/read',
      'labeling/labels/write',
      'labeling/labels/reject/action',
      'labeling/labels/update/action',
      'labeling/projects/read',
      'labeling/projects/summary/read',
    ],
    notActions: ['labeling/projects/write', 'labeling/projects/delete', 'labeling/export/action'],
  },
  LABELING_VENDOR_ADMIN: {
    name: 'Vendor account admin',
    description: 'Does everything with labels, and exports them; changes no projects.',
    source: ROLES,
    actions: [
      'read',
      'experiments/runs/read',
      'labeling/labels/read',
      'labeling/labels/write',
      'labeling/labels/reject/action',
      'labeling/labels/update/action',
      'labeling/labels/approve_unapprove/action',
      'labeling/projects/read',
      'labeling/projects/summary/read',
      'labeling/export/action',
      'datasets/registered/read',
    ],
    notActions: [],
  },
  LABELING_CUSTOMER_QA: {
    name: 'Customer QA',
    description: 'Reviews labels, sees data and exports a labeling project, but does not label.',
    source: ROLES,
    actions: [
      'read',
      'experiments/runs/read',
      'labeling/labels/read',
      'labeling/labels/reject/action',
      'labeling/labels/approve_unapprove/action',
      'labeling/projects/read',
      'labeling/projects/summary/read',
      'labeling/export/action',
      'datasets/registered/read',
    ],
    notActions: [],
  },
  LABELING_VENDOR_QA: {
    name: 'Vendor QA',
    description: 'Reviews and updates labels and exports a labeling project, but does not see the data sets.',
    source: ROLES,
    actions: [
      'read',
      'experiments/runs/read',
      'labeling/labels/read',
      'labeling/labels/reject/action',
      'labeling/labels/update/action',
      'labeling/labels/approve_unapprove/action',
      'labeling/projects/read',
      'labeling/projects/summary/read',
      'labeling/export/action',
    ],
    notActions: [],
  },
  ENDPOINT_OPERATOR: {
    name: 'Online Endpoint Operator',
    description: 'Makes, changes and deletes online endpoints with their deployments, and gets their keys and tokens.',
    source: COMMON,
    actions: ['read', 'onlineEndpoints/*'],
    notActions: [],
  },
  ENDPOINT_CONTROL: {
    name: 'Online Endpoint Control Plane',
    description: 'Makes, changes and deletes online endpoints, and gets and regenerates their keys.',
    source: ENDPOINTS,
    actions: [
      'onlineEndpoints/write',
      'onlineEndpoints/delete',
      'onlineEndpoints/read',
      'onlineEndpoints/token/action',
      'onlineEndpoints/listKeys/action',
      'onlineEndpoints/regenerateKeys/action',
    ],
    notActions: [],
  },
  ENDPOINT_CALLER: {
    name: 'Online Endpoint Caller',
    description: 'Calls online endpoints, and gets their keys and tokens.',
    source: ENDPOINTS,
    actions: ['onlineEndpoints/*/action'],
    notActions: [],
  },
} satisfies { readonly [preset: string]: RoleFacts };

/** An operation as Azure spells it. */
export function operation(short: string): string {
  return short.startsWith('Microsoft.') ? short : `Microsoft.MachineLearningServices/workspaces/${short}`;
}

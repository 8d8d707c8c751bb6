import { operation, ROLE_FACTS, RoleFacts } from './role-presets';

/**
 * The roles that Microsoft's pages on Azure Machine Learning describe, as data: for `CustomRole`, which makes one of them. `actions` and `notActions` are
 * as the page has them.
 */
export class RolePreset {
  /** Does everything in a workspace but make and delete computes, deploy to production, read keys and grant roles. */
  static readonly DATA_SCIENTIST = new RolePreset(ROLE_FACTS.DATA_SCIENTIST);
  /** Runs experiments, starts and stops computes and writes models, components and data assets; sees no data and changes no datastores. Its actions have no wildcards for all that there is. */
  static readonly DATA_SCIENTIST_RESTRICTED = new RolePreset(ROLE_FACTS.DATA_SCIENTIST_RESTRICTED);
  /** Does with MLflow what it can: experiments, jobs and models; makes no computes and deploys nothing. */
  static readonly MLFLOW_DATA_SCIENTIST = new RolePreset(ROLE_FACTS.MLFLOW_DATA_SCIENTIST);
  /** Submits runs to a published pipeline, for the service principal of a pipeline. */
  static readonly MLOPS = new RolePreset(ROLE_FACTS.MLOPS);
  /** Does everything within a workspace and grants roles there, but neither makes workspaces nor sets quotas. */
  static readonly WORKSPACE_ADMIN = new RolePreset(ROLE_FACTS.WORKSPACE_ADMIN);
  /** Labels, reviews and rejects labels, and sees how a labeling project gets on. */
  static readonly LABELING_TEAM_LEAD = new RolePreset(ROLE_FACTS.LABELING_TEAM_LEAD);
  /** Does everything with labels, and exports them; changes no projects. */
  static readonly LABELING_VENDOR_ADMIN = new RolePreset(ROLE_FACTS.LABELING_VENDOR_ADMIN);
  /** Reviews labels, sees data and exports a labeling project, but does not label. */
  static readonly LABELING_CUSTOMER_QA = new RolePreset(ROLE_FACTS.LABELING_CUSTOMER_QA);
  /** Reviews and updates labels and exports a labeling project, but does not see the data sets. */
  static readonly LABELING_VENDOR_QA = new RolePreset(ROLE_FACTS.LABELING_VENDOR_QA);
  /** Makes, changes and deletes online endpoints with their deployments, and gets their keys and tokens. */
  static readonly ENDPOINT_OPERATOR = new RolePreset(ROLE_FACTS.ENDPOINT_OPERATOR);
  /** Makes, changes and deletes online endpoints, and gets and regenerates their keys. */
  static readonly ENDPOINT_CONTROL = new RolePreset(ROLE_FACTS.ENDPOINT_CONTROL);
  /** Calls online endpoints, and gets their keys and tokens. */
  static readonly ENDPOINT_CALLER = new RolePreset(ROLE_FACTS.ENDPOINT_CALLER);

  /** The name of the role on the page. */
  readonly name: string;
  /** What it lets people do. */
  readonly description: string;
  /** The page of Microsoft's that describes it. */
  readonly source: string;

  private constructor(private readonly facts: RoleFacts) {
    this.name = facts.name;
    this.description = facts.description;
    this.source = facts.source;
  }

  /** What it allows. */
  get actions(): string[] {
    return this.facts.actions.map(operation);
  }

  /** What of that it leaves out. */
  get notActions(): string[] {
    return this.facts.notActions.map(operation);
  }
}

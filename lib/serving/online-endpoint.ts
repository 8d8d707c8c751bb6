import { ITerraformDependable, Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { Grant, GrantOptions, grantOn } from '../access/grant';
import { Role } from '../access/roles';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { AzapiUpdateResource } from '../providers/azapi-update-resource';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { beforeUse, orderAfter } from '../core/order';
import { IGrantee, IIdentityRef, IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { AlertRuleOptions, MetricAlert } from '../alerts/metric-alert';
import { preventDestroy } from '../governance/deletion-protection';
import { endpointIdentity, EndpointIdentity } from './endpoint-identity';
import { checkTraffic, describeTraffic, sharesOf, Traffic, TrafficSplit } from './endpoint-traffic';
import { OnlineDeployment, OnlineDeploymentOptions } from './online-deployment';

/** How callers of an endpoint say who they are. */
export enum EndpointAuth {
  /** With a Microsoft Entra token, which Azure checks against their roles. */
  ENTRA_TOKEN = 'AADToken',
  /** With one of two keys, which do not end. */
  KEY = 'Key',
  /** With a token of Azure Machine Learning, which ends after hours. */
  AML_TOKEN = 'AMLToken',
}

/** How a web service is made. */
export interface OnlineEndpointOptions {
  /**
   * The name of the endpoint, unique in its region, and a part of its address: 3-32 letters, digits and dashes. Another one replaces the endpoint.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * What the endpoint is for. A change is made in place; taken away, it is empty in Azure too.
   * @default - none
   */
  readonly description?: string;
  /**
   * How callers say who they are.
   * @default EndpointAuth.ENTRA_TOKEN
   */
  readonly authMode?: EndpointAuth;
  /**
   * Whether it is called over the public network, or only through the private endpoint of the workspace.
   * @default - as the workspace; to be said where that is not known
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The user-assigned identity that deployments act as. A change replaces the endpoint.
   * @default - a system-assigned one, to which Azure gives the roles that it needs on registry and storage account
   */
  readonly identity?: IIdentityRef;
  /**
   * Whether `identity` is granted what deployments need: AcrPull on the registry, Storage Blob Data Reader on the storage account.
   * @default false - it has its roles already
   */
  readonly grants?: boolean;
  /**
   * The percentage of the requests for each deployment, by its name: whole numbers that add up to 100, or to 0.
   * @default - the only deployment gets all; with more of them it must be said
   */
  readonly traffic?: TrafficSplit;
  /**
   * The percentage of the requests that is copied to one deployment whose answers nobody gets: 0-50. A change is made in place; without it, each
   * deployment is told that it gets no copies.
   * @default - none
   */
  readonly mirrorTraffic?: TrafficSplit;
  /**
   * Lets every plan fail that would destroy or replace the endpoint or one of its deployments.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * Where the endpoint sends its logs and metrics.
   * @default - where the workspace sends its own
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * The endpoint's own tags. New ones and other values are set in place; one that is taken away stays in Azure, since azapi adds what is written to what
   * is there: `az tag update --operation Delete` takes it away.
   *
   * Source: Terraform's page "azapi_update_resource".
   * @default - those of the workspace
   */
  readonly tags?: { [key: string]: string };
}

/** How a web service is made, and in which workspace. */
export interface OnlineEndpointProps extends OnlineEndpointOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/** What of an endpoint can be changed while it serves. */
interface EndpointSettings {
  readonly tags: { readonly [key: string]: string };
  readonly properties: {
    readonly authMode: EndpointAuth;
    readonly description: string;
    readonly publicNetworkAccess: 'Enabled' | 'Disabled';
    readonly traffic: TrafficSplit;
    readonly mirrorTraffic: TrafficSplit;
  };
}

/** What it is made with. */
interface EndpointBody {
  readonly properties: { readonly authMode: EndpointAuth; readonly publicNetworkAccess: 'Enabled' | 'Disabled'; readonly description?: string };
}

/**
 * A web service that answers requests with models, on machines that Azure manages: an address, and deployments that share its requests.
 *
 * Description, sign-in, network access, tags and traffic are changed in one step while it serves; the traffic changes after new deployments are ready. Before
 * a deployment is taken away, its share must be 0 and applied, since Azure deletes none that gets requests. When the endpoint is destroyed, all shares are set
 * to 0 first.
 *
 * Throws for a name, a split or an id that Azure would refuse. Needs the provider azapi.
 *
 * Source: Microsoft's pages "Online endpoints and deployments for real-time inference" and "Perform safe rollout of new deployments for real-time inference".
 */
export class OnlineEndpoint extends Construct implements IResourceRef {
  /** The endpoint. What of it changes while it serves is in `settings`. */
  readonly resource: AzapiResource;
  /** Description, sign-in, network access, tags and traffic. */
  readonly settings: AzapiUpdateResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the endpoint. */
  readonly name: string;
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
  /** @internal */
  readonly _deletionProtection: boolean;
  private readonly identity: EndpointIdentity;
  private readonly traffic: Traffic;
  private readonly release: AzapiResourceAction;
  private readonly deployments: OnlineDeployment[] = [];

  constructor(scope: Construct, id: string, props: OnlineEndpointProps) {
    super(scope, id);
    const { workspace, authMode = EndpointAuth.ENTRA_TOKEN, description } = props;
    if (description !== undefined) checkText(this, 'description', description);
    this.workspace = workspace;
    this._deletionProtection = props.deletionProtection ?? false;
    this.traffic = { traffic: props.traffic && { ...props.traffic }, mirrorTraffic: props.mirrorTraffic && { ...props.mirrorTraffic } };
    checkTraffic(this, this.traffic);
    this.node.addValidation({ validate: () => describeTraffic(this, this.traffic, this.names) });
    const publicNetworkAccess = this.isPublic(props) ? 'Enabled' : 'Disabled';
    this.identity = endpointIdentity(this, props);
    this.name = takeName(this, 'onlineEndpoint', { name: props.name ?? id, place: workspace.location });
    const body: EndpointBody = { properties: { authMode, publicNetworkAccess, description } };

    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.ONLINE_ENDPOINT,
      name: this.name,
      parentId: workspace.id,
      location: workspace.location,
      identity: this.identity.block,
      tags: props.tags ?? {},
      body,
      responseExportValues: ['properties.scoringUri', 'properties.swaggerUri'],
      // No page says that Azure changes the identity of an endpoint.
      replaceTriggersExternalValues: this.identity.block.identityIds ?? ['SystemAssigned'],
      // Sent again, it would take the traffic from all deployments for a while: what changes is in the settings.
      lifecycle: { ...preventDestroy(props.deletionProtection), ignoreChanges: ['body', 'tags'] },
      dependsOn: beforeUse(this, [workspace], this.identity.usableAfter),
    });
    const settings = (): EndpointSettings => ({
      tags: this.resource.tags,
      properties: {
        authMode,
        // azapi merges this into what Azure has: what is left out would stay, and no plan would show it.
        description: description ?? '',
        publicNetworkAccess,
        traffic: sharesOf(this.traffic.traffic, this.names),
        mirrorTraffic: sharesOf(this.traffic.mirrorTraffic ?? {}, this.names),
      },
    });
    this.settings = new AzapiUpdateResource(this, 'Settings', {
      type: ApiType.ONLINE_ENDPOINT,
      resourceId: this.resource.id,
      body: Lazy.anyValue({ produce: settings }),
      locks: [this.resource.id],
    });
    this.release = this.releaseOnDestroy(authMode, publicNetworkAccess);
    this.usableAfter = [this.resource];
    diagnose(this, 'Diagnostics', this, DiagnosticSource.ONLINE_ENDPOINT, props.diagnostics ?? workspace.diagnostics);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /** The address that requests are sent to. */
  get scoringUri(): string {
    return this.resource.output('properties', 'scoringUri');
  }

  /** The address of the endpoint's OpenAPI description. */
  get swaggerUri(): string {
    return this.resource.output('properties', 'swaggerUri');
  }

  /** The object id of the identity that deployments act as. Unknown for one that is brought without its `principalId`. */
  get principalId(): string | undefined {
    return this.identity.brought ? this.identity.principalId : this.resource.principalId;
  }

  /**
   * Adds a deployment: a model, and the machines that it runs on.
   *
   * @param id the construct id, and the name of the deployment unless `options.name` is given
   */
  addDeployment(id: string, options: OnlineDeploymentOptions): OnlineDeployment {
    const deployment = new OnlineDeployment(this, id, { ...options, endpoint: this });
    this.deployments.push(deployment);
    for (const later of [this.settings, this.release]) orderAfter(later, deployment.resource);
    return deployment;
  }

  /** Tells somebody when a metric of the endpoint passes a threshold. */
  addMetricAlert(id: string, options: AlertRuleOptions): MetricAlert {
    return new MetricAlert(this, id, { ...options, workspace: this.workspace, endpoint: this });
  }

  /** Lets somebody call the endpoint with a Microsoft Entra token, and see its keys: the role AzureML Data Scientist on it alone. */
  grantInvoke(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return grantOn(this, id, { ...options, role: Role.AZURE_ML_DATA_SCIENTIST, grantee, suspended: this.workspace.accessSuspended });
  }

  private get names(): string[] {
    return this.deployments.map(({ name }) => name);
  }

  private isPublic({ publicNetworkAccess, workspace }: OnlineEndpointProps): boolean {
    const wanted = publicNetworkAccess ?? workspace.publicNetworkAccess;
    if (wanted !== undefined) return wanted;
    refuse(this, {
      property: 'publicNetworkAccess',
      value: publicNetworkAccess,
      rule: 'it is as the workspace is, and of that it is not known',
      remedy: `Pass it, or 'publicNetworkAccess' to fromWorkspaceAttributes`,
    });
  }

  /** Azure deletes no deployment that gets requests: before they are destroyed with the endpoint, none gets any. */
  private releaseOnDestroy(authMode: EndpointAuth, publicNetworkAccess: 'Enabled' | 'Disabled'): AzapiResourceAction {
    const { location } = this.workspace;
    const body = { location, identity: this.identity.body, properties: { authMode, publicNetworkAccess, traffic: {}, mirrorTraffic: {} } };
    return new AzapiResourceAction(this, 'Release', {
      type: ApiType.ONLINE_ENDPOINT,
      resourceId: this.resource.id,
      method: 'PUT',
      when: 'destroy',
      body,
      dependsOn: [this.settings],
    });
  }
}

import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given, joined } from '../core/given';
import { AlertRuleOptions, MetricAlert } from '../alerts/metric-alert';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { preventDestroy } from '../governance/deletion-protection';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { AzapiUpdateResource } from '../providers/azapi-update-resource';
import { EndpointBase } from './endpoint-base';
import { endpointIdentity, EndpointIdentity } from './endpoint-identity';
import { sharesOf, Traffic, TrafficSplit } from './endpoint-traffic';
import { OnlineDeployment } from './online-deployment';
import { OnlineDeploymentOptions } from './online-deployment-props';
import { checkOnlineEndpoint, expectTraffic, isPublic } from './online-endpoint-checks';
import { EndpointAuth, IOnlineEndpointRef, OnlineEndpointProps } from './online-endpoint-props';

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
export class OnlineEndpoint extends EndpointBase implements IOnlineEndpointRef {
  /** The endpoint. What of it changes while it serves is in `settings`. */
  readonly resource: AzapiResource;
  /** Description, sign-in, network access, tags and traffic. */
  readonly settings: AzapiUpdateResource;
  readonly name: string;
  readonly authMode: EndpointAuth;
  private readonly identity: EndpointIdentity;
  private readonly traffic: Traffic;

  constructor(scope: Construct, id: string, props: OnlineEndpointProps) {
    props = given(scope, id, 'OnlineEndpointProps', props);
    super(scope, id, props.workspace, props.deletionProtection);
    const { workspace, authMode = EndpointAuth.ENTRA_TOKEN, description } = props;
    together(this, () => checkOnlineEndpoint(this, props));
    this.authMode = authMode;
    this.traffic = { traffic: props.traffic && { ...props.traffic }, mirrorTraffic: props.mirrorTraffic && { ...props.mirrorTraffic } };
    expectTraffic(this, this.traffic, () => this.names);
    const publicNetworkAccess = isPublic(this, props) ? 'Enabled' : 'Disabled';
    this.identity = endpointIdentity(this, props);
    this.name = takeName(this, 'onlineEndpoint', { name: props.name ?? id, uniqueIn: workspace.location });
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
    this.orderDeployments(this.settings, this.releaseOnDestroy(authMode, publicNetworkAccess));
    diagnose(this, 'Diagnostics', this, DiagnosticSource.ONLINE_ENDPOINT, props.diagnostics ?? workspace.diagnostics);
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
    return new OnlineDeployment(this, id, joined(options, { endpoint: this }));
  }

  /** Tells somebody when a metric of the endpoint passes a threshold. */
  addMetricAlert(id: string, options: AlertRuleOptions): MetricAlert {
    return new MetricAlert(this, id, joined(options, { workspace: this.workspace, endpoint: this }));
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

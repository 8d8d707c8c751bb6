import { AiFoundry } from '@cdktf/provider-azurerm/lib/ai-foundry';
import { Construct } from 'constructs';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { keepId } from '../core/resolve';
import { IIdentityRef, IResourceRef } from '../core/types';
import { PrivateLink } from '../private-link/private-link';
import { useAzurerm } from '../providers/azurerm';
import { Facts } from '../workspace/facts';
import { Foundation } from '../workspace/foundation';
import { MadeParts } from '../workspace/made';
import { networkTimeouts } from '../workspace/network-timeouts';
import { CommonWorkspaceProps } from '../workspace/props/common-workspace-props';
import { check, connect, factsOf, finish } from '../workspace/steps';
import { HubAdders, IAiFoundryHub } from './hub-adders';
import { checkHub, foundryUrlOf } from './hub-checks';
import { AiFoundryHubAttributes, ImportedHub } from './imported-hub';

/** As `CommonWorkspaceProps`. With `encryption`, `cosmosDbPrincipalId` is needed: azurerm knows no service-side encryption of hubs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a struct of its own, which props of hubs alone are added to
export interface AiFoundryHubProps extends CommonWorkspaceProps {}

/**
 * An Azure AI Foundry hub with everything it stands on: storage, key vault, container registry, Application Insights with Log Analytics, and an identity
 * with its roles; private endpoints with their DNS zones, and encryption with a key of your own, when you ask for them. Its projects share all of that.
 *
 * What you leave out is made, with safe defaults. What you bring is used and never configured, as for a `MlWorkspace`. Registry and Application Insights
 * can be changed in place; a user-assigned identity azurerm cannot take away again: an apply that goes from one to IdentityType.SYSTEM_ASSIGNED fails each
 * time, and IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED works. Compute instances and outbound rules work as on a workspace; compute
 * clusters, and computes in virtual networks of yours, Azure does not support on a hub. Connections, to Azure OpenAI or to AI Services for instance, are not made: add them in the portal, and grant the
 * hub's identity what it needs there.
 *
 * Microsoft calls hubs and their projects legacy: what is new comes to Foundry resources and Foundry projects only, which azurerm makes as
 * `azurerm_cognitive_account` with `kind: 'AIServices'`, and which this library does not make. A hub is still good for what needs one: compute instances, a managed network,
 * Prompt Flow until 20 April 2027, and projects that run already. Synth warns of it once a stack; `Calendar.acknowledge` with `CalendarItem.AI_FOUNDRY_HUB` silences that.
 *
 * Throws for everything that Azure or Terraform would refuse only later; each error names the construct, the property, its value and the way out.
 *
 * Source: Microsoft's pages "What is an Azure Machine Learning hub workspace?" and "Migrate from hub-based to Foundry projects (classic)", Terraform's page
 * "azurerm_ai_foundry".
 */
export class AiFoundryHub extends HubAdders implements IAiFoundryHub {
  /** A hub that exists and is managed elsewhere. Throws when `id` is the id of something else, or the region is one of another cloud. */
  static fromHubAttributes(scope: Construct, constructId: string, attributes: AiFoundryHubAttributes): IAiFoundryHub {
    return new ImportedHub(scope, constructId, attributes);
  }

  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: AiFoundry;
  readonly id: string;
  readonly foundryUrl: string;
  readonly encrypted?: boolean;
  readonly highBusinessImpact?: boolean;
  readonly deletionProtection?: boolean;
  readonly deletionNotes?: string;
  /** The Log Analytics workspace with the data of the Application Insights component and the logs of the hub; unknown where `insights` is brought by id. */
  readonly logAnalytics?: IResourceRef;
  /** The user-assigned identity, unless the hub has only one of its own. A project that is given it comes after its grants. */
  readonly identity?: IIdentityRef;
  /** The parts that the hub has made, as what they are: to give them a rule, an alert or a setting of your own. */
  readonly made: MadeParts;
  /** The private link to the hub, which leads to its projects too, where there is one. */
  readonly link?: PrivateLink;
  /** @internal */
  readonly _facts: Facts;

  constructor(scope: Construct, id: string, props: AiFoundryHubProps) {
    props = given(scope, id, 'AiFoundryHubProps', props);
    super(scope, id);
    useAzurerm(this);
    checkHub(this, props);
    check(this, props);

    const foundation = new Foundation(this, props);
    this.logAnalytics = foundation.logAnalytics;
    this.identity = foundation.identity;
    this.made = foundation.made;
    const name = takeName(this, 'foundryHub', {
      name: props.name,
      baseName: props.baseName,
      region: foundation.region,
      place: props.resourceGroup.name,
    });
    this._facts = factsOf(foundation, name);
    this.foundryUrl = foundryUrlOf(this, this.cloud);
    this.encrypted = foundation.key !== undefined;
    this.highBusinessImpact = props.highBusinessImpact ?? (this.encrypted ? true : undefined);
    this.deletionProtection = props.deletionProtection ?? false;
    this.deletionNotes = props.deletionNotes;

    this.resource = this.create(props, foundation);
    this.id = keepId(this.resource);
    this.link = connect(this, foundation);
    finish(this, foundation);
  }

  override get name(): string {
    return this.resource.name;
  }

  /** The GUID by which Azure Machine Learning itself knows the hub. It never changes. */
  get workspaceGuid(): string {
    return this.resource.workspaceId;
  }

  /** The address at which SDKs find the hub's services. */
  get discoveryUrl(): string {
    return this.resource.discoveryUrl;
  }

  /** The object id of the identity that the hub acts as: the user-assigned one where it has one. Unknown for one that is brought without its `principalId`. */
  get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  private create(props: AiFoundryHubProps, foundation: Foundation): AiFoundry {
    const { identity, key, storage, vault, registry, insights, closed } = foundation;
    const { managedNetwork } = props;
    return new AiFoundry(this, 'Resource', {
      name: this._facts.givenName,
      resourceGroupName: props.resourceGroup.name,
      location: foundation.location,
      friendlyName: props.friendlyName,
      description: props.description,
      storageAccountId: storage.id,
      keyVaultId: vault.id,
      containerRegistryId: registry?.id,
      applicationInsightsId: insights.id,
      identity: foundation.identityBlock,
      primaryUserAssignedIdentity: identity?.id,
      publicNetworkAccess: closed ? 'Disabled' : 'Enabled',
      // Left out unless it is given: Azure decides it then, and azurerm takes what Azure says; any other value would replace a hub that runs.
      highBusinessImpactEnabled: props.highBusinessImpact,
      encryption: key && { keyVaultId: key.keyVaultId, keyId: key.id, userAssignedIdentityId: identity?.id },
      managedNetwork: managedNetwork && { isolationMode: managedNetwork },
      timeouts: networkTimeouts(managedNetwork),
      lifecycle: foundation.lifecycle,
      dependsOn: foundation.before(),
    });
  }
}

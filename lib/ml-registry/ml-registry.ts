import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { Subresource } from '../core/azure-cloud';
import { given } from '../core/given';
import { knownRegion, locationOf, normalizeRegion } from '../core/location';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { preventDestroy } from '../governance/deletion-protection';
import { StorageReplication } from '../parts/workspace-storage';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { useAzurerm } from '../providers/azurerm';
import { IMlRegistry, MlRegistryBase } from './ml-registry-base';
import { checkMlRegistry } from './ml-registry-checks';
import { MlRegistryAttributes, MlRegistryProps, MlRegistryRegion } from './ml-registry-props';

interface RegistryBody {
  readonly properties: {
    readonly publicNetworkAccess: 'Enabled' | 'Disabled';
    readonly regionDetails: {
      readonly location: string;
      readonly acrDetails: { readonly systemCreatedAcrAccount: { readonly acrAccountSku: 'Premium' } }[];
      readonly storageAccountDetails: {
        readonly systemCreatedStorageAccount: {
          readonly storageAccountType: string;
          readonly storageAccountHnsEnabled: boolean;
          readonly allowBlobPublicAccess: boolean;
        };
      }[];
    }[];
  };
}

/**
 * An Azure Machine Learning registry: models, environments, components and data that workspaces share, also across regions and subscriptions. Azure makes a
 * storage account and a Premium container registry for it in each region, in a resource group of its own. Deployments in a workspace name its assets
 * by `assetUri`. Needs the provider azapi.
 *
 * Throws when nobody could reach it, for a name that Azure would refuse, and for a region that is there twice.
 *
 * Source: Microsoft's page "Create and manage Azure Machine Learning registries".
 */
export class MlRegistry extends MlRegistryBase implements IMlRegistry {
  /** A registry that exists and is managed elsewhere. Throws when `id` is the id of something else. */
  static fromRegistryAttributes(scope: Construct, constructId: string, attributes: MlRegistryAttributes): IMlRegistry {
    attributes = given(scope, constructId, 'MlRegistryAttributes', attributes);
    class Import extends MlRegistryBase {
      readonly id = attributes.id;
      readonly usableAfter: ITerraformDependable[] = [];
    }
    const registry = new Import(scope, constructId);
    checkResourceId(registry, 'id', attributes.id, ResourceKind.ML_REGISTRY);
    return registry;
  }

  /** The registry. */
  readonly resource: AzapiResource;
  /** The private endpoint, where there is one. */
  readonly link?: PrivateLink;
  readonly usableAfter?: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: MlRegistryProps) {
    props = given(scope, id, 'MlRegistryProps', props);
    super(scope, id);
    useAzurerm(this);
    together(this, () => checkMlRegistry(this, props));

    const location = locationOf(this, props.resourceGroup, props.location);
    const name = takeName(this, 'mlRegistry', { name: props.name });

    this.resource = this.create(props, name, location);
    this.link = linkPart(this, 'Link', Subresource.AML_REGISTRY, { ...props, name, location });
    this.usableAfter = [this.resource, ...(this.link?.usableAfter ?? [])];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  override get name(): string {
    return this.resource.name;
  }

  /** The address at which SDKs find the registry's services. */
  get discoveryUrl(): string {
    return this.resource.output('properties', 'discoveryUrl');
  }

  /** The address at which MLflow finds the registry. */
  get mlflowRegistryUri(): string {
    return this.resource.output('properties', 'mlFlowRegistryUri');
  }

  /** The id of the resource group in which Azure makes storage accounts and container registries. */
  get managedResourceGroupId(): string {
    return this.resource.output('properties', 'managedResourceGroup', 'resourceId');
  }

  /** The object id of the registry's identity. */
  get principalId(): string {
    return this.resource.principalId;
  }

  private create({ description, tags, ...props }: MlRegistryProps, name: string, location: string): AzapiResource {
    const client = new DataAzurermClientConfig(this, 'Client');
    const regionDetails = regionsOf(props, location).map(detailsOf);
    const body: RegistryBody = { properties: { publicNetworkAccess: props.publicNetworkAccess === true ? 'Enabled' : 'Disabled', regionDetails } };
    return new AzapiResource(this, 'Resource', {
      type: ApiType.ML_REGISTRY,
      name,
      parentId: `/subscriptions/${client.subscriptionId}/resourceGroups/${props.resourceGroup.name}`,
      location,
      identity: { type: 'SystemAssigned' },
      tags: { ...(description === undefined ? {} : { description }), ...tags },
      body,
      responseExportValues: ['properties.discoveryUrl', 'properties.mlFlowRegistryUri', 'properties.managedResourceGroup.resourceId'],
      lifecycle: preventDestroy(props.deletionProtection),
      timeouts: { create: '60m', update: '60m', delete: '60m' },
    });
  }
}

/** The regions in which it keeps its assets, its own among them where that is known. */
function regionsOf(
  { regions = [], resourceGroup, location }: Pick<MlRegistryProps, 'regions' | 'resourceGroup' | 'location'>,
  home: string,
): MlRegistryRegion[] {
  const own = knownRegion(resourceGroup, location);
  const named = own === undefined ? regions.length > 0 : regions.some((region) => normalizeRegion(region.location) === own);
  return named ? [...regions] : [{ location: home }, ...regions];
}

/** What Azure makes in a region: accounts that only the registry uses. */
function detailsOf({ location, replication = StorageReplication.ZRS }: MlRegistryRegion): RegistryBody['properties']['regionDetails'][number] {
  const storageAccountType = `Standard_${replication}`;
  return {
    location: normalizeRegion(location),
    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: 'Premium' } }],
    storageAccountDetails: [{ systemCreatedStorageAccount: { storageAccountType, storageAccountHnsEnabled: false, allowBlobPublicAccess: false } }],
  };
}

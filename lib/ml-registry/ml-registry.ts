import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { Subresource } from '../core/azure-cloud';
import { checkText, isClosed } from '../core/checks';
import { refuse, warn } from '../core/errors';
import { knownRegion, locationOf, normalizeRegion } from '../core/location';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceGroupRef } from '../core/types';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { preventDestroy } from '../governance/deletion-protection';
import { StorageReplication } from '../parts/workspace-storage';
import { IMlRegistry, MlRegistryBase } from './ml-registry-base';
import { useAzurerm } from '../providers/azurerm';
import { PrivateLinkOptions } from '../private-link/private-link-options';

/** A region in which a registry keeps its assets. */
export interface MlRegistryRegion {
  /** The region. */
  readonly location: string;
  /**
   * How many copies of its data the storage account keeps that Azure makes there. Azure changes none that exists.
   * @default StorageReplication.ZRS
   */
  readonly replication?: StorageReplication;
}

/** How an Azure Machine Learning registry is made. */
export interface MlRegistryProps {
  /** The name, unique in the Microsoft Entra tenant: 3-33 letters, digits, dashes and underscores. Another one replaces the registry. */
  readonly name: string;
  /** The resource group. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region of the registry itself. Another one replaces it.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /**
   * The regions in which workspaces use the registry, its own among them: where it is known only in Terraform, name it yourself. Azure adds regions, and takes none away.
   * @default - its own
   */
  readonly regions?: MlRegistryRegion[];
  /**
   * Whether the registry may be reached from the public network.
   * @default false - then `privateLink` is needed
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Makes a private endpoint to the registry.
   * @default - none: then `publicNetworkAccess: true` is needed
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * What the registry is for: a tag of the name `description`.
   * @default - none
   */
  readonly description?: string;
  /**
   * Lets every plan fail that would destroy or replace the registry.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * The registry's own tags.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** What is told of an Azure Machine Learning registry that is managed elsewhere. */
export interface MlRegistryAttributes {
  /** The Azure resource id of the registry. */
  readonly id: string;
}

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
    super(scope, id);
    useAzurerm(this);
    const closed = isClosed(this, props.publicNetworkAccess, props.privateLink);
    const location = locationOf(this, props.resourceGroup, props.location);
    const { description, tags } = props;
    if (description !== undefined) checkText(this, 'description', description);
    const regions = this.regionsOf(props, location);
    const name = takeName(this, 'mlRegistry', { name: props.name });
    const body: RegistryBody = { properties: { publicNetworkAccess: closed ? 'Disabled' : 'Enabled', regionDetails: regions.map(detailsOf) } };

    const client = new DataAzurermClientConfig(this, 'Client');
    this.resource = new AzapiResource(this, 'Resource', {
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

  private regionsOf({ regions = [], resourceGroup, location }: MlRegistryProps, home: string): MlRegistryRegion[] {
    const known = regions.map((region) => normalizeRegion(region.location));
    const twice = known.find((region, index) => known.indexOf(region) !== index);
    if (twice !== undefined) {
      refuse(this, {
        property: 'regions',
        value: twice,
        rule: 'a registry keeps its assets once in a region',
        remedy: 'Leave one of the two out',
      });
    }
    const own = knownRegion(resourceGroup, location);
    if (own === undefined && regions.length > 0) {
      warn(this, `the region of the registry is known only in Terraform, and Azure asks for it among 'regions': name it there, or pass 'location'`);
      return [...regions];
    }
    if (own !== undefined && known.includes(own)) return [...regions];
    return [{ location: home }, ...regions];
  }
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

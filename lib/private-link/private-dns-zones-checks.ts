import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { GUID } from '../core/checks';
import { refuse } from '../core/errors';
import { checkResourceId, ResourceKind, segmentOf } from '../core/resource-id';

/** Where existing zones are: by the id of their resource group, or by its name and subscription. */
interface ZonesPlace {
  readonly resourceGroupId?: string;
  readonly resourceGroupName?: string;
  readonly subscriptionId?: string;
}

// What the props alone tell.

/** The resource group that holds existing zones. */
export function groupOfZones(scope: Construct, place: ZonesPlace): { readonly id: string; readonly name: string } {
  const { resourceGroupId, resourceGroupName, subscriptionId } = place;
  if (resourceGroupId !== undefined) {
    checkById(scope, place);
    checkResourceId(scope, 'resourceGroupId', resourceGroupId, ResourceKind.RESOURCE_GROUP);
    return { id: resourceGroupId, name: segmentOf(resourceGroupId, 3) };
  }
  if (resourceGroupName === undefined) {
    refuse(scope, {
      property: 'resourceGroupId',
      value: undefined,
      rule: 'existing zones are found by their resource group',
      remedy: `Pass its id, or its 'resourceGroupName' with the 'subscriptionId'`,
    });
  }
  checkSubscription(scope, subscriptionId);
  checkGroupName(scope, resourceGroupName);
  return { id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`, name: resourceGroupName };
}

function checkById(scope: Construct, { resourceGroupName, subscriptionId }: ZonesPlace): void {
  for (const [property, value] of Object.entries({ resourceGroupName, subscriptionId })) {
    if (value === undefined) continue;
    refuse(scope, { property, value, rule: `'resourceGroupId' says it already`, remedy: 'Leave out one of them' });
  }
}

function checkSubscription(scope: Construct, subscriptionId: string | undefined): asserts subscriptionId is string {
  if (subscriptionId !== undefined && (Token.isUnresolved(subscriptionId) || GUID.test(subscriptionId))) return;
  refuse(scope, {
    property: 'subscriptionId',
    value: subscriptionId,
    rule: `the ids of zones begin with the subscription of their resource group, which is a GUID and perhaps not that of the azurerm provider`,
    remedy: `Pass it, such as '11111111-2222-3333-4444-555555555555'`,
  });
}

/** Azure's rule for names of resource groups. */
function checkGroupName(scope: Construct, name: string): void {
  if (Token.isUnresolved(name) || /^[-\w.()]{0,89}[-\w()]$/.test(name)) return;
  refuse(scope, {
    property: 'resourceGroupName',
    value: name,
    rule: 'this is no name of a resource group: it has 1-90 letters, digits, dashes, dots, underscores and brackets, and no dot at its end',
    remedy: `Pass its name alone, or its id as 'resourceGroupId'`,
  });
}

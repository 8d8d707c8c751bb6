import { Construct } from 'constructs';
import { checkObjectId, isGuid } from '../core/checks';
import { refuse } from '../core/errors';
import { PointToSiteOptions } from './vpn-gateway-props';

// What the props alone tell.

/** Refuses a tenant and an audience that are no GUIDs. */
export function checkVpnGateway(scope: Construct, { tenantId, audience }: PointToSiteOptions): void {
  if (audience !== undefined) checkObjectId(scope, 'vpnGateway.pointToSite.audience', audience);
  if (isGuid(tenantId)) return;
  refuse(scope, {
    property: 'vpnGateway.pointToSite.tenantId',
    value: tenantId,
    rule: 'the id of a Microsoft Entra tenant is a GUID',
    remedy: 'Pass what `az account show` prints as `tenantId`',
  });
}

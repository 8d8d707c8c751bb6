import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { IResourceGroupRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** What the services at the edge of a network have in common. */
export interface EdgeServiceProps {
  readonly baseName: string;
  readonly resourceGroup: IResourceGroupRef;
  readonly location: string;
  /** The region, where it is known at synth. */
  readonly region?: string;
  /** The availability zones of the public address; none in regions without. */
  readonly zones: string[];
  /** Where the service and its address send logs and metrics; nowhere without. */
  readonly diagnostics?: DiagnosticsOptions;
}

/** The public address of a service, of the one kind that Azure still makes: Standard and static. */
export function makePublicIp(scope: Construct, id: string, purpose: string, props: EdgeServiceProps): PublicIp {
  const address = new PublicIp(scope, id, {
    name: takeName(scope, 'publicIp', { baseName: props.baseName, purpose, region: props.region, place: props.resourceGroup.name }),
    resourceGroupName: props.resourceGroup.name,
    location: props.location,
    sku: 'Standard',
    allocationMethod: 'Static',
    zones: props.zones.length === 0 ? undefined : props.zones,
  });
  diagnose(scope, `${id}Diagnostics`, address, DiagnosticSource.PUBLIC_IP, props.diagnostics);
  return address;
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange } from '../core/address-range';
import { AzureCloud } from '../core/azure-cloud';
import { refuse, warn } from '../core/errors';
import { knownRegion } from '../core/location';
import { warnOfZones } from '../core/regions';
import { HubNetworkProps } from './hub-network-props';
import { claimRange, IHubNetwork } from './hub-reference';
import { checkHubSpace } from './hub-subnets';

// What the props alone tell.

/** The address space of the hub, checked with all that stands in it; warns of people who would find no private endpoint. */
export function checkHubNetwork(scope: Construct & IHubNetwork, props: HubNetworkProps, cloud: AzureCloud): ReturnType<typeof checkHubSpace> {
  const region = knownRegion(props.resourceGroup, props.location);
  if (region !== undefined) cloud._checkRegion(scope, region);
  const space = checkHubSpace(scope, props.addressSpace);
  checkZones(scope, props.zones ?? []);
  const services = [props.firewall, props.vpnGateway, props.bastion].filter((service) => service !== undefined);
  if (services.length > 0 && props.zones?.length !== 0) warnOfZones(scope, region, `what stands in the hub`, `pass 'zones: []'`);
  const clients = props.vpnGateway?.pointToSite?.clientAddressSpace;
  if (clients !== undefined) {
    const property = 'vpnGateway.pointToSite.clientAddressSpace';
    const range = checkRange(scope, property, clients, { widest: 8, narrowest: 29, why: 'each person who connects gets an address' });
    claimRange(scope, property, scope, range, 'the range of the VPN clients');
    if (props.firewall?.dnsProxy !== true) {
      warn(
        scope,
        `people who connect by the VPN cannot ask the DNS of Azure, and so find no private endpoint by its name: pass 'firewall' with 'dnsProxy: true', ` +
          `or give the network a DNS server that forwards names to it`,
      );
    }
  }
  if (props.jumpHost !== undefined && props.bastion === undefined && props.vpnGateway === undefined) {
    refuse(scope, {
      property: 'jumpHost',
      value: {},
      rule: 'it has no public address, so that nobody could reach it without a Bastion host or a VPN gateway',
      remedy: `Pass 'bastion' or 'vpnGateway' too`,
    });
  }
  return space;
}

function checkZones(scope: Construct, zones: string[]): void {
  if (Token.isUnresolved(zones)) return;
  const wrong = zones.find((zone, index) => !Token.isUnresolved(zone) && (!['1', '2', '3'].includes(zone) || zones.indexOf(zone) !== index));
  if (wrong === undefined) return;
  refuse(scope, {
    property: 'zones',
    value: zones,
    rule: 'regions have the availability zones 1, 2 and 3',
    remedy: 'Pass each of them at most once',
  });
}

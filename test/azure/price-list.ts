import { createHttpHeaders, HttpClient } from '@azure/core-rest-pipeline';
import { Attributes } from '../../cli/json';

/** Rows of the price list: service, meter, size of a virtual machine, region, price, unit, and what differs from row to row. */
const ROWS: readonly (readonly [service: string, meter: string, size: string, region: string, price: number, unit: string, more?: Attributes])[] = [
  ['Virtual Network', 'Standard Private Endpoint', '', 'Global', 0.01, '1 Hour'],
  ['Virtual Network', 'Standard IPv4 Static Public IP', '', 'westeurope', 0.005, '1 Hour'],
  ['Virtual Network', 'Standard IPv4 Static Public IP', '', 'usgovvirginia', 0.006, '1 Hour'],
  ['NAT Gateway', 'Standard Gateway', '', 'Global', 0.045, '1 Hour'],
  ['Azure Firewall', 'Standard Deployment', '', 'westeurope', 1.25, '1 Hour'],
  ['Azure Firewall', 'Basic Deployment', '', 'westeurope', 0.395, '1 Hour'],
  ['Azure Bastion', 'Basic Gateway', '', 'westeurope', 0.19, '1 Hour'],
  ['VPN Gateway', 'VpnGw1AZ', '', 'westeurope', 0.361, '1 Hour'],
  ['Azure DNS', 'Private Zone', '', 'Zone 1', 0.5, '1/Month'],
  ['Azure DNS', 'Private Zone', '', 'Zone 1', 0.1, '1/Month', { tierMinimumUnits: 25 }],
  ['Container Registry', 'Premium Registry Unit', '', 'westeurope', 1.6666, '1/Day'],
  ['Container Registry', 'Premium Registry Replication Unit', '', 'westeurope', 1.6666, '1/Day'],
  ['Azure Monitor', 'Alerts Metric Monitored', '', 'westeurope', 0, '1/Month'],
  ['Azure Monitor', 'Alerts Metric Monitored', '', 'westeurope', 0.1, '1/Month', { tierMinimumUnits: 10 }],
  ['Azure Monitor', '100 GB Commitment Tier Capacity Reservation', '', 'westeurope', 196, '1/Day'],
  ['Event Hubs', 'Standard Throughput Unit', '', 'westeurope', 0.03, '1 Hour'],
  ['Virtual Machines', 'D4ds v4', 'Standard_D4ds_v4', 'westeurope', 0.272, '1 Hour'],
  ['Virtual Machines', 'D4ds v4 Spot', 'Standard_D4ds_v4', 'westeurope', 0.05, '1 Hour', { skuName: 'D4ds v4 Spot' }],
  ['Virtual Machines', 'D4ds v4 Low Priority', 'Standard_D4ds_v4', 'westeurope', 0.06, '1 Hour', { skuName: 'D4ds v4 Low Priority' }],
  ['Virtual Machines', 'D4ds v4', 'Standard_D4ds_v4', 'westeurope', 0.456, '1 Hour', { productName: 'Virtual Machines Ddsv4 Series Windows' }],
  ['Virtual Machines', 'D4as v4', 'Standard_D4as_v4', 'westeurope', 0.22, '1 Hour'],
];

/** Azure's public price list, as far as it is asked for, in the shape of the example on Microsoft's page "Azure Retail Prices overview". */
export function priceList(query: URLSearchParams, pageSize = 100): Attributes {
  const filter = query.get('$filter') ?? '';
  const currency = (query.get('currencyCode') ?? "'USD'").replace(/'/g, '');
  const said = (name: string): string[] => [...filter.matchAll(new RegExp(`\\b${name} eq '([^']*)'`, 'g'))].map(([, value]) => String(value));
  const fits = (name: string, value: string): boolean => said(name).length === 0 || said(name).includes(value);
  const found = ROWS.filter(([service, meter, size, region]) => {
    return fits('serviceName', service) && fits('meterName', meter) && fits('armSkuName', size) && fits('armRegionName', region);
  });
  const from = Number(query.get('$skip') ?? 0);
  const next = new URLSearchParams(query);
  next.set('$skip', String(from + pageSize));
  return {
    BillingCurrency: currency,
    CustomerEntityId: 'Default',
    CustomerEntityType: 'Retail',
    Items: found.slice(from, from + pageSize).map(([serviceName, meterName, armSkuName, armRegionName, price, unitOfMeasure, more]) => ({
      ...{ currencyCode: currency, tierMinimumUnits: 0, retailPrice: price, unitPrice: price, armRegionName, meterName },
      ...{ productName: serviceName, skuName: meterName, serviceName, unitOfMeasure, type: 'Consumption', armSkuName, ...more },
    })),
    NextPageLink: from + pageSize < found.length ? `https://prices.azure.com:443/api/retail/prices?${next.toString()}` : null,
    Count: Math.min(pageSize, found.length - from),
  };
}

/** What reaches it without a network; tells what was asked. */
export function httpToPrices(asked: URL[] = [], pageSize?: number): HttpClient {
  return {
    sendRequest: (request) => {
      const url = new URL(request.url);
      asked.push(url);
      const body = priceList(url.searchParams, pageSize);
      return Promise.resolve({ request, status: 200, headers: createHttpHeaders(), bodyAsText: JSON.stringify(body) });
    },
  };
}

import { StackModel } from '../stack-model';
import { byUse, Charge, chargesOf, Meter } from './charges';
import { Price, PricesNotTold, RetailPrices } from './retail-prices';

/** One row of what a stack costs standing still: things of one kind in one region. */
export interface PriceRow {
  readonly what: string;
  readonly region: string;
  readonly names: readonly string[];
  readonly quantity: number;
  /** Of one, in a month. */
  readonly each: number;
  readonly total: number;
}

/** What a stack costs standing still. */
export interface Prices {
  readonly currency: string;
  /** The day on which the prices were read. */
  readonly day: string;
  readonly rows: readonly PriceRow[];
  readonly total: number;
  /** What the price list does not have, so that it is not in the total. */
  readonly untold: readonly string[];
  readonly byUse: readonly string[];
}

export interface EstimateOptions {
  /** As the azurerm provider calls the cloud. */
  readonly cloud: string;
  readonly currency: string;
  readonly day: string;
}

/** Azure's months have so many hours. */
const HOURS = 730;
/** How the price list calls what costs the same in all regions of the public cloud. */
const EVERYWHERE = ['global', '', 'zone 1'];

/** Adds up what is charged though nobody uses it. What has no price in the list is told, and never taken for free. */
export async function estimate(model: StackModel, list: RetailPrices, { cloud, currency, day }: EstimateOptions): Promise<Prices> {
  const groups = new Map<string, Charge[]>();
  for (const charge of chargesOf(model)) {
    const key = JSON.stringify([charge.what, charge.region, charge.meter]);
    groups.set(key, [...(groups.get(key) ?? []), charge]);
  }
  const found = await Promise.all([...groups.values()].map(async (group) => ({ group, each: await monthly(group[0] as Charge, list, cloud) })));
  const rows = found.flatMap(({ group, each }) => (typeof each === 'number' ? [rowOf(group, each)] : []));
  const untold = found.flatMap(({ group, each }) => (typeof each === 'number' ? [] : [`${wordsOf(group)}: ${each.why}`]));
  rows.sort((one, other) => other.total - one.total);
  return { currency, day, rows, total: rows.reduce((sum, { total }) => sum + total, 0), untold, byUse: byUse(model) };
}

function rowOf(group: readonly Charge[], each: number): PriceRow {
  const [{ what, region }] = group as [Charge, ...Charge[]];
  const quantity = group.reduce((sum, charge) => sum + charge.quantity, 0);
  return { what, region, names: [...new Set(group.map(({ name }) => name))], quantity, each, total: quantity * each };
}

function wordsOf(group: readonly Charge[]): string {
  const [{ what, region, name }] = group as [Charge, ...Charge[]];
  return `${what} in ${region}, such as ${name}`;
}

/** What one costs in a month, or why that is not known. */
async function monthly({ meter, region, near }: Charge, list: RetailPrices, cloud: string): Promise<number | { readonly why: string }> {
  if (cloud === 'china') return { why: 'the public price list does not have Azure operated by 21Vianet' };
  try {
    const price = pick(await list.rows(filterOf(meter, region)), meter, [region, near], cloud);
    const month = price === undefined ? undefined : perMonth(price);
    return month ?? { why: 'the public price list has no price for it' };
  } catch (error) {
    if (error instanceof PricesNotTold) return { why: error.message };
    throw error;
  }
}

function filterOf(meter: Meter, region: string): string {
  if ('size' in meter) return `serviceName eq 'Virtual Machines' and armRegionName eq '${region}' and armSkuName eq '${meter.size}'`;
  return `serviceName eq '${meter.service}' and (${meter.names.map((name) => `meterName eq '${name}'`).join(' or ')})`;
}

/** The price of the region before one that counts everywhere, the first step of a scale that costs something, and no Windows. */
function pick(prices: readonly Price[], meter: Meter, [region, near]: readonly [string, string], cloud: string): Price | undefined {
  const steps = [...prices].sort((one, other) => one.from - other.from);
  const fitting = steps.filter(({ price, product, sku }) => {
    if (!(price > 0)) return false;
    if (!('size' in meter)) return true;
    return !/windows|cloud services/i.test(product) && !/spot/i.test(sku) && /low priority/i.test(sku) === meter.lowPriority;
  });
  const at = (...regions: string[]): Price | undefined => fitting.find((price) => regions.includes(price.region.toLowerCase()));
  // What counts everywhere counts in the public cloud.
  return at(region) ?? (cloud === 'public' ? at(...EVERYWHERE) : undefined) ?? (region === 'global' ? at(near) : undefined);
}

function perMonth({ price, unit }: Price): number | undefined {
  const [, count, period] = /^(\d+)?\s*\/?\s*(hour|day|month)s?$/i.exec(unit.trim()) ?? [];
  const times = { hour: HOURS, day: HOURS / 24, month: 1 }[String(period).toLowerCase()];
  return times === undefined ? undefined : (price * times) / Number(count ?? 1);
}

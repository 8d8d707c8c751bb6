import type { HttpClient } from '@azure/core-rest-pipeline';
import { guardedPrices, PRICES } from '../azure/guard';
import { AzurePackages } from '../azure/packages';
import { wayOut, withTimeouts } from '../azure/retries';
import { Turns } from '../azure/turns';
import { Attributes, block, blocks } from '../json';

export interface RetailPricesOptions {
  readonly packages: AzurePackages;
  /** Such as `EUR`. */
  readonly currency: string;
  /** What sends; Node's own without it. */
  readonly http?: HttpClient;
  readonly firstWaitMs?: number;
  /** Told of each question as it is asked. */
  readonly onQuestion?: (path: string) => void;
}

/** One row of the price list. */
export interface Price {
  readonly price: number;
  /** Such as `1 Hour`. */
  readonly unit: string;
  /** As Azure writes it in short; empty or a word such as `Global` for what costs the same everywhere. */
  readonly region: string;
  readonly meter: string;
  readonly product: string;
  readonly sku: string;
  /** From how much on the price counts. */
  readonly from: number;
}

const AT_A_TIME = 4;
/** No question of ours has more pages than these. */
const MOST_PAGES = 20;

/** Azure's public price list, which is asked without a token. Source: Microsoft's page "Azure Retail Prices overview". */
export class RetailPrices {
  private readonly turns = new Turns(AT_A_TIME);
  private readonly answers = new Map<string, Promise<Price[]>>();

  constructor(private readonly options: RetailPricesOptions) {}

  /** The rows of the price list that a filter lets through, for what is paid as it is used. What is asked twice is answered once. */
  rows(filter: string): Promise<Price[]> {
    const known = this.answers.get(filter) ?? this.turns.take(() => this.read(filter));
    this.answers.set(filter, known);
    return known;
  }

  private async read(filter: string): Promise<Price[]> {
    const query = new URLSearchParams({ currencyCode: `'${this.options.currency}'`, $filter: `${filter} and priceType eq 'Consumption'` });
    const found: Price[] = [];
    let next: unknown = `${PRICES}/api/retail/prices?${query.toString()}`;
    for (let page = 0; typeof next === 'string' && next !== '' && page < MOST_PAGES; page += 1) {
      const { Items, NextPageLink } = await this.page(next);
      found.push(...blocks(Items ?? []).map(priceOf));
      next = NextPageLink;
    }
    return found;
  }

  private async page(url: string): Promise<Attributes> {
    const { packages, http, firstWaitMs, onQuestion } = this.options;
    const { pipeline } = packages;
    onQuestion?.('/api/retail/prices');
    const client = guardedPrices(withTimeouts(http ?? pipeline.createDefaultHttpClient(), packages));
    const request = pipeline.createPipelineRequest({ url, timeout: 30_000 });
    const { status, bodyAsText } = await wayOut(packages, firstWaitMs).sendRequest(client, request);
    if (status !== 200) throw new PricesNotTold(`${PRICES} answered ${status}`);
    try {
      return block(JSON.parse(bodyAsText ?? ''));
    } catch {
      throw new PricesNotTold(`${PRICES} answered with something that is no JSON`);
    }
  }
}

/** The price list could not be read. */
export class PricesNotTold extends Error {}

function priceOf({ retailPrice, unitOfMeasure, armRegionName, meterName, productName, skuName, tierMinimumUnits }: Attributes): Price {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    price: Number(retailPrice),
    unit: text(unitOfMeasure),
    region: text(armRegionName),
    meter: text(meterName),
    product: text(productName),
    sku: text(skuName),
    from: Number(tierMinimumUnits ?? 0),
  };
}

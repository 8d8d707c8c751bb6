import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';

/** How much goes into one folder of collected data. */
export enum CollectionRolling {
  MINUTE = 'Minute',
  HOUR = 'Hour',
  DAY = 'Day',
  MONTH = 'Month',
  YEAR = 'Year',
}

/** Which data of a deployment is kept in the workspace's blob storage. */
export interface DataCollection {
  /**
   * The share of the requests that is kept of each collection, such as `model_inputs` and `model_outputs`, above 0 and up to 1.
   * @change in place
   */
  readonly collections: { [collection: string]: number };
  /**
   * How much goes into one folder.
   * @default CollectionRolling.HOUR
   * @change in place
   */
  readonly rolling?: CollectionRolling;
  /**
   * The headers of requests that are kept too.
   * @default - none
   * @change in place
   */
  readonly captureHeaders?: string[];
}

interface CollectorBody {
  readonly collections: { readonly [name: string]: { readonly dataCollectionMode: 'Enabled'; readonly samplingRate: number } };
  readonly rollingRate: CollectionRolling;
  readonly requestLogging?: { readonly captureHeaders: string[] };
}

/** The same in Azure's words. Source: Microsoft's page "Collect production data from models deployed for real-time inferencing". */
export function collectorOf(scope: Construct, collection: DataCollection | undefined): CollectorBody | undefined {
  if (collection === undefined) return undefined;
  const { collections, rolling = CollectionRolling.HOUR, captureHeaders } = collection;
  const no = (value: unknown, rule: string, remedy: string): never => refuse(scope, { property: 'dataCollection.collections', value, rule, remedy });
  if (Object.keys(collections).length === 0)
    no([], 'it says what is kept', `Pass { model_inputs: 1, model_outputs: 1 }, or leave out 'dataCollection'`);
  for (const rate of Object.values(collections)) {
    if (!Token.isUnresolved(rate) && !(rate > 0 && rate <= 1))
      no(rate, 'the share that is kept is above 0 and at most 1', 'Pass 1 for all, 0.1 for a tenth');
  }
  const bodies = Object.entries(collections).map(([name, samplingRate]) => [name, { dataCollectionMode: 'Enabled' as const, samplingRate }]);
  return {
    collections: Object.fromEntries(bodies) as CollectorBody['collections'],
    rollingRate: rolling,
    requestLogging: captureHeaders && { captureHeaders: [...captureHeaders] },
  };
}

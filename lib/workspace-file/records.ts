/** An object of data, with keys of any kind. */
export interface Data {
  readonly [key: string]: unknown;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The same keys, each with another value. */
export function mapData(record: Data, change: (key: string, value: unknown) => unknown): Data {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}

/** The path of a key within what lies at a path, as errors write it. */
export function below(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}

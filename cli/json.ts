/** What Terraform's JSON holds, read without trusting its shape: blocks may be an object or a list of one. */
export interface Attributes {
  readonly [name: string]: unknown;
}

/** The block `value`, or the first of a list of blocks; empty where there is none. */
export function block(value: unknown): Attributes {
  const [first] = blocks(value);
  return first ?? {};
}

/** All blocks of `value`. */
export function blocks(value: unknown): Attributes[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is Attributes => typeof each === 'object' && each !== null);
}

/** The texts of a list, or the text itself. */
export function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string');
}

/** Every text within a value, keys included, since some of Azure's maps have ids as keys. */
export function everyText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(everyText);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...everyText(each)]);
}

/** Compares as machines do, so that the order is the same everywhere. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number of things in words, such as `1 resource` or `2 resources`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

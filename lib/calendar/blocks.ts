import { Attributes } from './entry';

/** A block of Terraform's JSON, or the first of several; empty where there is none. */
export function block(value: unknown): Attributes {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null ? (first as Attributes) : {};
}

/** A text that Terraform's JSON has in full, not an expression. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

/** A text, if it is one of these. */
export function oneOf(value: unknown, ...texts: string[]): string | undefined {
  const given = text(value);
  return given !== undefined && texts.includes(given) ? given : undefined;
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { Problem, refuse } from './errors';

/** A range of IPv4 addresses in CIDR notation, such as 10.41.0.0/22. */
export class AddressRange {
  /** Where virtual networks may lie: RFC 1918 and RFC 6598. */
  static readonly PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map((text) => AddressRange.of(text));

  /** The range that the text stands for; `undefined` for a text that stands for none, or whose address is not the first one of its range. */
  static parse(text: string): AddressRange | undefined {
    const [address = '', prefix = '', ...rest] = text.split('/');
    if (rest.length > 0 || !isIPv4(address) || !/^\d{1,2}$/.test(prefix) || Number(prefix) > 32) return undefined;
    const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return first % 2 ** (32 - Number(prefix)) === 0 ? new AddressRange(first, Number(prefix)) : undefined;
  }

  private static of(text: string): AddressRange {
    return AddressRange.parse(text) as AddressRange;
  }

  private constructor(
    private readonly first: number,
    /** How many bits are fixed: the number after the slash. */
    readonly prefix: number,
  ) {}

  /** How many addresses there are. */
  get size(): number {
    return 2 ** (32 - this.prefix);
  }

  contains(other: AddressRange): boolean {
    return other.first >= this.first && other.first + other.size <= this.first + this.size;
  }

  overlaps(other: AddressRange): boolean {
    return this.first < other.first + other.size && other.first < this.first + this.size;
  }

  /** The range of `prefix` bits in this one, counted from 0. */
  part(prefix: number, index: number): AddressRange {
    return new AddressRange(this.first + index * 2 ** (32 - prefix), prefix);
  }

  toString(): string {
    const parts = [24, 16, 8, 0].map((shift) => Math.floor(this.first / 2 ** shift) % 256);
    return `${parts.join('.')}/${this.prefix}`;
  }
}

/** The sizes that a range may have, by the number after the slash, and why. */
export interface RangeLimits {
  readonly widest: number;
  readonly narrowest: number;
  readonly why: string;
}

/** Refuses what is not a private IPv4 range of a size that fits; `undefined` for a range that only Terraform knows. */
export function checkRange(scope: Construct, property: string, text: string, limits: RangeLimits): AddressRange | undefined {
  if (Token.isUnresolved(text)) return undefined;
  const no = (problem: Omit<Problem, 'property' | 'value'>): never => refuse(scope, { property, value: text, ...problem });
  const range = AddressRange.parse(text);
  if (range === undefined) {
    return no({
      rule: 'this is not a range of IPv4 addresses in CIDR notation that starts with its first address',
      remedy: `Pass one such as '10.41.0.0/22'`,
    });
  }
  if (range.prefix < limits.widest || range.prefix > limits.narrowest) {
    no({ rule: limits.why, remedy: `Pass a range from /${limits.widest} to /${limits.narrowest}` });
  }
  if (!AddressRange.PRIVATE.some((wide) => wide.contains(range))) {
    no({
      rule: 'these are no private addresses, so that what has them in the internet could not be reached',
      remedy: `Pass a range in ${AddressRange.PRIVATE.join(', ')}`,
    });
  }
  return range;
}

/** Refuses a range that overlaps one of `others`; ranges that only Terraform knows are let through. */
export function checkApart(scope: Construct, property: string, range: AddressRange | undefined, others: readonly NamedRange[]): void {
  const other = others.find((named) => range !== undefined && named.range?.overlaps(range) === true);
  if (range === undefined || other === undefined) return;
  refuse(scope, {
    property,
    value: range.toString(),
    rule: `it overlaps ${other.title}, ${String(other.range)}`,
    remedy: 'Pass a range that is free',
  });
}

/** A range, and whose it is. */
export interface NamedRange {
  readonly title: string;
  readonly range?: AddressRange;
}

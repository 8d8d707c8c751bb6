import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { SERVICE_TAGS } from './service-tags';

// What the props alone tell.

/** Refuses a service tag that Azure does not know. */
export function checkTag(scope: Construct, tag: string): void {
  if (Token.isUnresolved(tag) || SERVICE_TAGS.includes(tag)) return;
  const base = SERVICE_TAGS.find((known) => known.toLowerCase() === tag.toLowerCase() || known.toLowerCase() === tag.toLowerCase().split('.')[0]);
  refuse(scope, {
    property: 'serviceTag',
    value: tag,
    rule: 'azurerm knows only some tags here, written as Azure does and without a region',
    remedy: base === undefined ? `Pass one of ${SERVICE_TAGS.join(', ')}` : `Pass '${base}'`,
  });
}

/** Refuses what is no list of ports. */
export function checkPorts(scope: Construct, ranges: string): void {
  const wrong = (range: string): boolean => {
    const [from = '', to = from, more] = range.split('-');
    const numbers = [from, to].map((text) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : -1)) as [number, number];
    return more !== undefined || numbers.some((port) => port < 0 || port > 65_535) || numbers[0] > numbers[1];
  };
  if (Token.isUnresolved(ranges) || ranges === '*' || !ranges.split(',').some(wrong)) return;
  refuse(scope, {
    property: 'portRanges',
    value: ranges,
    rule: 'these are ports from 0 to 65535 and ranges of them, separated by commas',
    remedy: `Pass '443', '80,443' or '1433-1434'`,
  });
}

import { Tokenization } from 'cdktf';
import { Construct } from 'constructs';
import { types } from 'node:util';
import { Problem } from './errors';
import { isPlain, keepsInside } from './objects';

const REMEDY = 'Pass what JSON can hold: objects, lists, texts, finite numbers, true, false and null';

/** What JSON cannot hold in a value that is written as JSON, at any depth. */
export function jsonProblems(value: unknown, property: string, within: readonly object[] = []): Problem[] {
  const no = (rule: string): Problem[] => [{ property, value: show(value), rule, remedy: REMEDY }];
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return no(`JSON has nothing for a ${typeof value}`);
  if (typeof value === 'number' && !Number.isFinite(value)) return no('JSON has no such number');
  if (typeof value !== 'object' || value === null) return [];
  if (keepsInside(value) && !types.isDate(value)) return no('JSON would hold none of what is in it');
  if (Construct.isConstruct(value) || Tokenization.isResolvable(value)) return [];
  if (within.includes(value)) return no('it has itself within');
  const around = [...within, value];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => jsonProblems(one, `${property}[${index}]`, around));
  // Other instances are the CDK's, and know how they are written.
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => jsonProblems(one, property === '' ? name : `${property}.${name}`, around));
}

/** What the body holds may be secret, and is told by its kind. */
function show(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'function' ? value : Object.prototype.toString.call(value);
}

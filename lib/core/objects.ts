import { types } from 'node:util';

/** An object with nothing but entries, also one from another realm, such as of `node:vm`, which has an Object of its own. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What has its content elsewhere than in entries, all of which would be lost. */
export function keepsInside(value: object): boolean {
  return types.isMap(value) || types.isSet(value) || types.isDate(value) || types.isRegExp(value) || types.isPromise(value);
}

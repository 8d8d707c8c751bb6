import { Token, Tokenization } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { refuse } from './errors';

/** Whether a resource is closed to the public network; refuses one that nobody could reach. */
export function isClosed(scope: Construct, publicNetworkAccess: boolean | undefined, privateLink: unknown): boolean {
  if (publicNetworkAccess === true) return false;
  if (privateLink !== undefined) return true;
  refuse(scope, {
    property: 'publicNetworkAccess',
    value: publicNetworkAccess,
    rule: `without public network access and without 'privateLink' nobody could reach it`,
    remedy: `Pass 'privateLink' with a subnet, or 'publicNetworkAccess: true'`,
  });
}

/** Refuses a number that is not a whole one from `min` to `max`, saying `why`. */
export function checkWhole(scope: Construct, property: string, value: number, min: number, max: number, why: string): number {
  if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= min && value <= max)) return value;
  refuse(scope, {
    property,
    value,
    rule: why,
    remedy: `Pass a whole number from ${min} to ${max}`,
  });
}

/** Refuses a list that only Terraform knows, where each of its members is looked at or written by itself. */
export function checkListed(scope: IConstruct | undefined, property: string, list: readonly (string | number)[] | undefined): void {
  if (list === undefined || !isLateList(list)) return;
  refuse(scope, {
    property,
    value: 'known only to Terraform',
    rule: 'each of its members is written by itself at synth',
    remedy: 'Pass a list that the program knows; what is in it may be known later',
  });
}

/** Whether a list is a token, rather than one that has some. */
export function isLateList(list: readonly (string | number)[]): boolean {
  const token = typeof list[0] === 'number' ? Tokenization.reverseNumberList(list as number[]) : Tokenization.reverseList(list as string[]);
  return token !== undefined;
}

/** A GUID. */
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID, or may become one. */
export function isGuid(value: string): boolean {
  return Token.isUnresolved(value) || GUID.test(value);
}

/** Refuses what cannot be a Microsoft Entra object id. */
export function checkObjectId(scope: Construct, property: string, value: string): void {
  if (isGuid(value)) return;
  refuse(scope, {
    property,
    value,
    rule: 'a Microsoft Entra object id is a GUID',
    remedy: 'Pass the object id that `az ad user show`, `az ad group show` or `az ad sp show` prints as `id`',
  });
}

/** The beginning of a template of Terraform's in a text that the program knows, where it is none that ends. */
export function templateStart(text: string): string | undefined {
  return Token.isUnresolved(text) ? undefined : /(?<!%)%\{|(?<!\$)\$\{(?![^}]+\})/.exec(text)?.[0];
}

/** Refuses a text that Terraform would take for the beginning of a template: the plan would fail with an error about its language. */
export function checkText(scope: IConstruct, property: string, text: string): void {
  const start = templateStart(text);
  if (start === undefined) return;
  refuse(scope, {
    property,
    value: text,
    rule: `Terraform takes '${start}' for the beginning of a template`,
    remedy: `Write '${start[0] ?? ''}${start}' for the characters themselves`,
  });
}

/** The same for texts by their properties, as far as they are given. */
export function checkTexts(scope: IConstruct, texts: { readonly [property: string]: string | undefined }): void {
  for (const [property, text] of Object.entries(texts)) if (text !== undefined) checkText(scope, property, text);
}

/** The values of environment variables by their properties, for `checkTexts`. */
export function variableTexts(
  variables: { readonly [name: string]: string } = {},
  property = 'environmentVariables',
): { readonly [property: string]: string } {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${property}.${name}`, value]));
}

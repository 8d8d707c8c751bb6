import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkObjectId, checkText, GUID } from '../core/checks';
import { refuse } from '../core/errors';
import { IGrantee, PrincipalType } from '../core/types';
import { GrantProps } from './grant-props';

// What the props alone tell.

/** Refuses a role that is given by its id. */
export function checkRole(scope: Construct, role: string): void {
  if (Token.isUnresolved(role) || !(GUID.test(role) || role.startsWith('/'))) return;
  refuse(scope, {
    property: 'role',
    value: role,
    rule: 'roles go by their names here, and not by their ids',
    remedy: `Pass the name, such as 'AzureML Data Scientist', as 'az role definition list' prints it as roleName`,
  });
}

/** Refuses empty texts, which azurerm would refuse, and texts that Terraform would take for templates. */
export function checkWords(scope: Construct, { role, condition, description }: GrantProps): void {
  for (const [property, text] of Object.entries({ role, condition, description })) {
    if (text === undefined) continue;
    checkText(scope, property, text);
    if (text !== '') continue;
    const remedy = property === 'role' ? 'Pass one of Role, or the name of another one' : `Leave out '${property}'`;
    refuse(scope, { property, value: text, rule: 'azurerm refuses an empty text here', remedy });
  }
}

/** Refuses what is no id; a management group's, a subscription's and `/` itself are. */
export function checkScope(scope: Construct, id: string): void {
  if (Token.isUnresolved(id) || id.startsWith('/')) return;
  refuse(scope, {
    property: 'scope',
    value: id,
    rule: `this is not the id of a resource in Azure, which starts with '/'`,
    remedy: 'Pass a resource, or its id',
  });
}

/** Refuses what is no object id, and a type of principal that Azure does not know. */
export function checkGrantee(scope: Construct, { principalId, principalType }: IGrantee): void {
  checkObjectId(scope, 'principalId', principalId);
  const types: string[] = Object.values(PrincipalType);
  if (Token.isUnresolved(principalType) || types.includes(principalType)) return;
  refuse(scope, {
    property: 'principalType',
    value: principalType,
    rule: `Azure knows only ${types.join(', ')}`,
    remedy: 'Pass one of PrincipalType',
  });
}

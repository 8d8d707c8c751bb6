import { Token } from 'cdktf';
import { GUID, templateStart } from './checks';
import { Problem } from './errors';

type Rule = Pick<Problem, 'rule' | 'remedy'> & { readonly fits: (text: string) => boolean };

const GROUP_NAME: Rule = {
  // azurerm takes fewer letters than Azure does, depending on its version.
  fits: (text) => /^[\p{L}\p{N}_.()-]{1,90}$/u.test(text) && !text.endsWith('.'),
  rule: `the name of a resource group has 1-90 letters, digits, '-', '_', '.', '(' and ')', and does not end with '.'`,
  remedy: 'Pass its name, and not its id',
};
const TENANT: Rule = {
  fits: (text) => GUID.test(text),
  rule: 'the id of a tenant is a GUID',
  remedy: 'Pass what `az account show` prints as `tenantId`',
};
const LOCATION = { rule: 'this is no region of Azure', remedy: `Pass one such as 'westeurope'` };
const REGION: Rule = { ...LOCATION, fits: (text) => text.trim() !== '' };
/** What is empty may be asked for in better words. */
const REGION_IF_ANY: Rule = { ...LOCATION, fits: (text) => text === '' || text.trim() !== '' };
const ID: Rule = {
  fits: (text) => !/\s$|[\r\n\t]/.test(text),
  rule: 'an id has no line break, and no blank at its end',
  remedy: 'Pass the id without it',
};
const KEY: Rule = { fits: (text) => text.trim() !== '', rule: 'assignments are named after their policies', remedy: 'Pass a short name of your own' };

const RULES: { readonly [member: string]: Rule | undefined } = {
  'IResourceRef.id': ID,
  'IIdentityRef.id': ID,
  'IConnected.id': ID,
  'IKeyRef.id': ID,
  'IResourceGroupRef.name': GROUP_NAME,
  'MlWorkspaceProps.tenantId': TENANT,
  'AiFoundryHubProps.tenantId': TENANT,
  'WorkspaceVaultProps.tenantId': TENANT,
  'CustomerManagedKeyProps.tenantId': TENANT,
  'MlPolicyProps.key': KEY,
};

/** What a text must be like, in whichever construct it is given: tells what is wrong with it. */
export function textRule(
  owner: string,
  member: string,
  optional: boolean,
): ((text: string) => Pick<Problem, 'rule' | 'remedy'> | undefined) | undefined {
  const location = optional ? REGION_IF_ANY : REGION;
  const rule = RULES[`${owner}.${member}`] ?? (member === 'location' ? location : undefined);
  return rule && ((text) => (Token.isUnresolved(text) || rule.fits(text) ? undefined : rule));
}

/** What is wrong with a name of the user's own in a map: Terraform reads it as it reads texts. */
export function nameProblem(name: string): Pick<Problem, 'rule' | 'remedy'> | undefined {
  const start = templateStart(name);
  return start === undefined
    ? undefined
    : {
        rule: `Terraform takes '${start}' in a name, too, for the beginning of a template`,
        remedy: `Write '${start[0] ?? ''}${start}' for the characters themselves`,
      };
}

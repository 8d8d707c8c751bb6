import { local, NameRule, plain } from './name-forms';

const POLICY_RULE = `none of #<>%&:\\?/, that do not end with '.' or a space`;

/** The same for what guards a scope. */
export const GOVERNANCE_NAME_RULES = {
  budget: {
    title: 'budget',
    make: local('budget'),
    pattern: /^[A-Za-z0-9_-]{1,63}$/,
    rule: `1-63 letters, digits, '-' and '_'`,
    instead: `'name'`,
  },
  policyAssignment: {
    title: 'policy assignment',
    make: plain,
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,64}$/,
    rule: `1-64 characters, ${POLICY_RULE}`,
  },
  groupPolicyAssignment: {
    title: 'policy assignment',
    family: 'policyAssignment',
    make: plain,
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,24}$/,
    rule: `1-24 characters at a management group, ${POLICY_RULE}`,
  },
  policyExemption: {
    title: 'policy exemption',
    make: plain,
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,64}$/,
    rule: `1-64 characters, ${POLICY_RULE}`,
  },
  customRole: {
    title: 'custom role',
    make: plain,
    pattern: /^\S(?:.{0,126}\S)?$/,
    rule: '1-128 characters that neither start nor end with a space',
  },
} satisfies { readonly [kind: string]: NameRule };

import { local, NameRule, plain, Within } from './name-forms';

const POLICY_RULE = `none of #<>%&:\\?/, that do not end with '.' or a space`;

/** The same for what guards a scope. */
export const GOVERNANCE_NAME_RULES = {
  budget: {
    title: 'budget',
    ...local('budget'),
    pattern: /^[A-Za-z0-9_-]{1,63}$/,
    rule: `1-63 letters, digits, '-' and '_'`,
    instead: `'name'`,
    within: Within.PARENT,
    placeless: true,
  },
  policyAssignment: {
    title: 'policy assignment',
    ...plain('policy'),
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,64}$/,
    rule: `1-64 characters, ${POLICY_RULE}`,
    within: Within.PARENT,
    placeless: true,
  },
  groupPolicyAssignment: {
    title: 'policy assignment',
    family: 'policyAssignment',
    ...plain('policy'),
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,24}$/,
    rule: `1-24 characters at a management group, ${POLICY_RULE}`,
    within: Within.PARENT,
    placeless: true,
  },
  policyExemption: {
    title: 'policy exemption',
    ...plain('exemption'),
    pattern: /^(?!.*[ .]$)[^#<>%&:\\?/]{1,64}$/,
    rule: `1-64 characters, ${POLICY_RULE}`,
    within: Within.PARENT,
    placeless: true,
  },
  customRole: {
    title: 'custom role',
    ...plain(),
    pattern: /^\S(?:.{0,126}\S)?$/,
    rule: '1-128 characters that neither start nor end with a space',
    within: Within.TENANT,
  },
} satisfies { readonly [kind: string]: NameRule };

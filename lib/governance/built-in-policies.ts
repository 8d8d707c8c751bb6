import { BUILT_IN_FOR_PARTS } from './built-in-part-policies';
import { BuiltIn, PolicyEffect } from './ml-policy-props';

const { AUDIT, AUDIT_IF_NOT_EXISTS, DENY, MODIFY } = PolicyEffect;
const DENYING = [AUDIT, DENY];

/** Source: the definitions in the repository Azure/azure-policy. */
export const BUILT_IN = {
  WORKSPACE_CLOSED: {
    id: '438c38d2-3772-465a-a9cc-7a6666a275ce',
    key: 'ml-closed',
    title: 'Azure Machine Learning Workspaces should disable public network access',
    effects: DENYING,
    way: `leave out 'publicNetworkAccess' and pass 'privateLink'`,
  },
  WORKSPACE_PRIVATE_LINK: {
    id: '45e05259-1eb5-4f70-9574-baf73e9d219b',
    key: 'ml-private-link',
    title: 'Azure Machine Learning workspaces should use private link',
    effects: [AUDIT],
    way: `pass 'privateLink'`,
  },
  WORKSPACE_ENCRYPTED: {
    id: 'ba769a63-b8cc-4b2d-abf6-ac33c7204be8',
    key: 'ml-encrypted',
    title: 'Azure Machine Learning workspaces should be encrypted with a customer-managed key',
    effects: DENYING,
    way: `pass 'encryption' with a key`,
  },
  WORKSPACE_USER_ASSIGNED_IDENTITY: {
    id: '5f0c7d88-c7de-45b8-ac49-db49e72eaa78',
    key: 'ml-identity',
    title: 'Azure Machine Learning workspaces should use user-assigned managed identity',
    effects: DENYING,
    way: `leave out 'identityType', or choose one with a user-assigned identity`,
  },
  WORKSPACE_APPROVED_OUTBOUND: {
    id: '6ddb1705-c8cf-450e-aa4b-19ad6703c440',
    key: 'ml-approved-outbound',
    title: 'Azure Machine Learning and Ai Studio should use Allow Only Approved Outbound Managed Vnet mode',
    effects: DENYING,
    parameters: { isolationMode: 'AllowOnlyApprovedOutbound' },
    way: `pass 'managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND'`,
  },
  WORKSPACE_LOGS: {
    id: 'afe0c3be-ba3b-4544-ba52-0c99672a8ad6',
    key: 'ml-logs',
    title: 'Resource logs in Azure Machine Learning Workspaces should be enabled',
    effects: [AUDIT_IF_NOT_EXISTS],
    way: `leave 'diagnostics' on`,
  },
  COMPUTE_WITHOUT_LOCAL_AUTHENTICATION: {
    id: 'e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f',
    key: 'ml-no-local-auth',
    title: 'Azure Machine Learning Computes should have local authentication methods disabled',
    effects: DENYING,
    way: `leave out 'ssh'`,
  },
  COMPUTE_IN_NETWORK: {
    id: '7804b5c7-01dc-4723-969b-ae300cc07ff1',
    key: 'ml-in-network',
    title: 'Azure Machine Learning Computes should be in a virtual network',
    effects: [AUDIT],
    way: `pass 'subnet'`,
  },
  INSTANCE_IDLE_SHUTDOWN: {
    id: '679ddf89-ab8f-48a5-9029-e76054077449',
    key: 'ml-idle-shutdown',
    title: 'Azure Machine Learning Compute Instance should have idle shutdown.',
    effects: DENYING,
    way: `pass 'idleShutdown', and to pass a deny 'idleShutdownAtCreation: true' too`,
  },
  INSTANCE_UP_TO_DATE: {
    id: 'f110a506-2dcb-422e-bcea-d533fc8c35e2',
    key: 'ml-instance-updates',
    title: 'Azure Machine Learning compute instances should be recreated to get the latest software updates',
    effects: [AUDIT],
    effectParameter: 'effects',
  },
  CLOSE_WORKSPACES: {
    id: 'a10ee784-7409-4941-b091-663697637c0f',
    key: 'ml-close',
    title: 'Configure Azure Machine Learning Workspaces to disable public network access',
    effects: [MODIFY],
    roles: ['Contributor'],
  },
  DISABLE_LOCAL_AUTHENTICATION: {
    id: 'a6f9a2d0-cff7-4855-83ad-4cd750666512',
    key: 'ml-disable-local-auth',
    title: 'Configure Azure Machine Learning Computes to disable local authentication methods',
    effects: [MODIFY],
    roles: ['Contributor'],
  },
  ...BUILT_IN_FOR_PARTS,
} satisfies { readonly [name: string]: BuiltIn };

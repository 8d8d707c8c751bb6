import { IResourceRef } from '../core/types';
import { MlPolicy } from './ml-policy';

/** Where policies hold, and what Azure does with what breaks them. */
export interface MlPoliciesProps {
  /**
   * Where they hold: a resource group, a subscription (`new DataAzurermSubscription(…)`, or `{ id: '/subscriptions/…' }`) or a management group. Another one
   * assigns them anew.
   * @change replaces the policy assignment
   */
  readonly scope: IResourceRef;
  /**
   * What Azure refuses to make, or to change, while it breaks them. What exists stays as it is, and is reported.
   * @default - none
   * @change added: makes the policy assignment; changed: makes the policy assignment; taken away: removes the policy assignment
   */
  readonly deny?: MlPolicy[];
  /**
   * What Azure reports, and lets pass.
   * @default - none
   * @change added: replaces the policy assignment; changed: makes the policy assignment; taken away: replaces the policy assignment
   */
  readonly audit?: MlPolicy[];
  /**
   * What Azure changes or deploys by itself, as an identity of the assignment that gets the roles for it. What exists is changed only by a remediation:
   * `az policy remediation create`.
   * @default - none
   * @change added: makes the grant, makes the policy assignment; changed: makes the grant, makes the policy assignment; taken away: removes the grant,
   * removes the policy assignment
   */
  readonly configure?: MlPolicy[];
  /**
   * Whether Azure acts. With false it only reports what it would have refused or changed: a trial.
   * @default true
   * @change in place
   */
  readonly enforce?: boolean;
  /**
   * What people read in Azure's answer when something is refused, and in the portal: whom to ask, and how to get an exemption.
   * @default - Azure's own words
   * @change in place
   */
  readonly message?: string;
  /**
   * What of the scope is left out, for good: resource groups or resources. For a time, and for single policies, there is `exempt`.
   * @default - nothing
   * @change in place
   */
  readonly notScopes?: IResourceRef[];
  /**
   * Where the identities of `configure` lie.
   * @default - where the resource group lies that is the scope; for any other scope it must be given with `configure`
   * @change nothing
   */
  readonly location?: string;
  /**
   * What the names of the assignments start with, such as `fraud-`. A change assigns them anew.
   * @default - nothing: the names are the keys of the policies
   * @change replaces the policy assignment
   */
  readonly namePrefix?: string;
}

/** Why something need not comply. */
export enum ExemptionCategory {
  /** It complies by other means. */
  MITIGATED = 'Mitigated',
  /** It does not comply, and that is accepted. */
  WAIVER = 'Waiver',
}

/** What need not comply with which policies, why and until when. */
export interface PolicyExemptionOptions {
  /**
   * What is exempt, with all that lies under it: a resource group, a resource, or a subscription under a management group.
   * @change replaces the policy exemption
   */
  readonly target: IResourceRef;
  /**
   * From which of the policies that are assigned here.
   * @change replaces the policy exemption
   */
  readonly policies: MlPolicy[];
  /**
   * Why, in one word.
   * @change in place
   */
  readonly category: ExemptionCategory;
  /**
   * Why, in up to 512 characters.
   * @default - none
   * @change in place
   */
  readonly reason?: string;
  /**
   * When it ends, as `2027-12-31T00:00:00Z`. Azure ends it then and keeps it; the program need not be changed.
   * @default - never
   * @change in place
   */
  readonly expiresOn?: string;
  /**
   * What the names of the exemptions start with; the key of a policy follows. A change makes them anew.
   * @default - the construct id
   * @change replaces the policy exemption
   */
  readonly name?: string;
}

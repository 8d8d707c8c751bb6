/** The person for whom a compute instance is made, and who alone uses it. */
export interface AssignedUser {
  /**
   * The Microsoft Entra object id of the user.
   * @change replaces the compute instance
   */
  readonly objectId: string;
  /**
   * The tenant of the user.
   * @default - the tenant of the credentials that Terraform runs with
   * @change replaces the compute instance
   */
  readonly tenantId?: string;
}

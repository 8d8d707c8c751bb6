/** How people connect to a network from their own machines. */
export interface PointToSiteOptions {
  /**
   * The range of addresses that people get, which no network may have.
   * @change in place
   */
  readonly clientAddressSpace: string;
  /**
   * The Microsoft Entra tenant in which they sign in.
   * @change in place
   */
  readonly tenantId: string;
  /**
   * The application for which the gateway takes tokens.
   * @default - the Azure VPN Client. In Azure Government and China, register it in the tenant first
   * @change in place
   */
  readonly audience?: string;
}

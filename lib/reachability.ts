import { Construct } from 'constructs';
import { ConfigurationError } from './errors';

/** Whether a resource is closed to the public network; refuses one that nobody could reach. */
export function isClosed(scope: Construct, publicNetworkAccess: boolean | undefined, privateLink: unknown): boolean {
  if (publicNetworkAccess === true) return false;
  if (privateLink !== undefined) return true;
  throw new ConfigurationError(scope, {
    property: 'publicNetworkAccess',
    value: publicNetworkAccess,
    rule: `without public network access and without 'privateLink' nobody could reach it`,
    remedy: `Pass 'privateLink' with a subnet, or 'publicNetworkAccess: true'`,
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, warn } from '../core/errors';
import { CustomerManagedKeyProps } from './customer-managed-key-props';

/** The size of an RSA key, refused when a key vault would refuse it. */
export function checkKeySize(scope: Construct, size: number): number {
  if (Token.isUnresolved(size) || [2048, 3072, 4096].includes(size)) return size;
  refuse(scope, {
    property: 'keySize',
    value: size,
    rule: 'an RSA key of a key vault has 2048, 3072 or 4096 bits',
    remedy: 'Pass one of them',
  });
}

/** The time after which a key is rotated, refused when a key vault would refuse it. */
export function checkRotation(scope: Construct, duration: string): string {
  const parts = /^P(?=\d)(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<days>\d+)D)?$/.exec(duration)?.groups ?? {};
  const days = Number(parts.years ?? 0) * 365 + Number(parts.months ?? 0) * 30 + Number(parts.days ?? 0);
  if (Token.isUnresolved(duration) || days >= 28) return duration;
  refuse(scope, {
    property: 'rotateAfter',
    value: duration,
    rule: 'a key is rotated after an ISO 8601 duration of years, months and days, 28 days at least',
    remedy: `Pass one such as 'P30D' or 'P1Y'`,
  });
}

/** Refuses what is only for a key that Terraform makes through the vault. */
export function checkControlPlane(scope: Construct, { deployer, propagationSeconds }: CustomerManagedKeyProps): void {
  for (const [property, value] of Object.entries({ deployer, propagationSeconds })) {
    if (value === undefined) continue;
    refuse(scope, {
      property,
      value,
      rule: 'a key that is made through the control plane needs no role in the vault, and nothing is waited for',
      remedy: `Leave it out, or 'creation'`,
    });
  }
}

/** Refuses a vault that Terraform could not reach to create the key, and warns of one that it reaches from inside the network alone. */
export function checkReach(scope: Construct, { publicNetworkAccess, allowedIpRanges, privateLink }: CustomerManagedKeyProps): void {
  if (publicNetworkAccess !== true && allowedIpRanges === undefined && privateLink === undefined) {
    refuse(scope, {
      property: 'publicNetworkAccess',
      value: publicNetworkAccess,
      rule: 'Terraform creates the key through the vault, and could not reach it',
      remedy: `Pass the public address that Terraform comes from as 'allowedIpRanges', or 'privateLink' where it runs inside the network, or 'publicNetworkAccess: true'`,
    });
  }
  if (publicNetworkAccess !== true && (allowedIpRanges ?? []).length === 0) {
    warn(
      scope,
      `the key's vault is closed: Terraform must run inside the virtual network to create and read the key; 'allowedIpRanges' lets it in from outside`,
    );
  }
}

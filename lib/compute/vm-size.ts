import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';

/** A size as it is given, for what takes any case. */
export function checkVmSize(scope: Construct, size: string, property: string): string {
  vmSizeOf(scope, size, property);
  return size;
}

/** A size as Azure writes it, in capitals: azurerm compares sizes with regard to case, and would replace the compute over the difference. */
export function vmSizeOf(scope: Construct, size: string, property = 'vmSize'): string {
  if (Token.isUnresolved(size)) return Fn.upper(size);
  if (/^standard_[a-z]+\d+[a-z0-9_-]*$/i.test(size)) return size.toUpperCase();
  refuse(scope, {
    property,
    value: size,
    rule: 'this is not the size of a virtual machine',
    remedy: 'Pass one such as Standard_D4ds_v4, as `az ml compute list-sizes` prints it',
  });
}

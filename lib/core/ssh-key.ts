import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from './errors';

/** Refuses what Azure does not take for the public key of a Linux machine: anything but an OpenSSH one of RSA with 2048 bits or more, or Ed25519. */
export function checkSshPublicKey(scope: Construct, property: string, key: string): string {
  if (Token.isUnresolved(key)) return key;
  const problem = problemOf(key.trim());
  if (problem === undefined) return key.trim();
  refuse(scope, {
    property,
    // A private key that is passed by mistake must not be told to everybody who reads the log.
    value: `${key.trim().slice(0, 20)}…`,
    rule: problem,
    remedy: `Pass the content of the '.pub' file that 'ssh-keygen -t ed25519' writes`,
  });
}

function problemOf(key: string): string | undefined {
  const [, type = '', data = ''] = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: [^\n]*)?$/.exec(key) ?? [];
  const [name, ...numbers] = fields(Buffer.from(data, 'base64'));
  if (type === '' || name?.toString() !== type) return 'this is no public key of OpenSSH';
  if (type === 'ssh-ed25519') return numbers[0]?.length === 32 ? undefined : 'this is no public key of OpenSSH';
  if (type !== 'ssh-rsa') return 'Azure takes only keys of RSA and Ed25519';
  const bits = bitsOf(numbers[1] ?? Buffer.alloc(0));
  return bits >= 2048 ? undefined : `this RSA key has ${bits} bits, and Azure wants at least 2048`;
}

/** The fields of a key, each with its length before it. */
function fields(data: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 4 <= data.length;) {
    const end = at + 4 + data.readUInt32BE(at);
    found.push(data.subarray(at + 4, end));
    at = end;
  }
  return found;
}

function bitsOf(number: Buffer): number {
  return number.length === 0 ? 0 : BigInt(`0x${number.toString('hex')}`).toString(2).length;
}

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  /** The file with the certificate of who signs, for NODE_EXTRA_CA_CERTS. */
  readonly authority: string;
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** Makes a company's authority in a directory, and a certificate that it signs for these hosts; both are worth nothing a day later. */
export function certificateFor(directory: string, hosts: readonly string[]): Certificate {
  const file = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...ec, '-days', '1', '-subj', '/CN=Test authority', '-keyout', file('ca.key'), '-out', file('ca.pem'));
  openssl('req', ...ec, '-subj', `/CN=${String(hosts[0])}`, '-keyout', file('host.key'), '-out', file('host.csr'));
  writeFileSync(file('host.ext'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  const sign = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '1', '-extfile', file('host.ext')];
  openssl('x509', '-req', '-in', file('host.csr'), ...sign, '-out', file('host.pem'));
  return { authority: file('ca.pem'), key: readFileSync(file('host.key')), cert: readFileSync(file('host.pem')) };
}

import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo, connect, Socket } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attributes } from '../../cli/json';
import { certificateFor } from './certificate';
import { FakeAzure } from './fake-azure';
import { priceList } from './price-list';
import { tokenOf } from './fake-http';

const HOSTS = [
  'management.azure.com',
  'prices.azure.com',
  'management.usgovcloudapi.net',
  'management.chinacloudapi.cn',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  // How Microsoft's library for signing in reaches login.chinacloudapi.cn.
  'login.partner.microsoftonline.cn',
];

/**
 * A company's way out: a proxy that opens every connection and signs in the place of Azure, with an authority that only this company trusts. Behind it are
 * the simulated Resource Manager and Microsoft Entra ID, in all clouds. What runs with its `env` finds them where Azure is, and nothing else.
 */
export class CompanyProxy {
  /** The hosts to which connections were opened since it leads where it leads. */
  hosts: string[] = [];
  readonly env: { readonly [name: string]: string };
  private readonly open = new Set<Socket>();
  private azure = new FakeAzure();

  private constructor(
    private readonly directory: string,
    private readonly proxy: Server,
    private readonly inside: Server,
    authority: string,
  ) {
    writeFileSync(join(directory, 'federated-token'), tokenOf({ sub: 'repo:example' }));
    this.env = {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NODE_EXTRA_CA_CERTS: authority,
      AZURE_TENANT_ID: '66666666-0000-0000-0000-000000000001',
      AZURE_CLIENT_ID: '66666666-0000-0000-0000-000000000002',
      AZURE_FEDERATED_TOKEN_FILE: join(directory, 'federated-token'),
    };
  }

  static async open(): Promise<CompanyProxy> {
    const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-proxy-'));
    const { authority, key, cert } = certificateFor(directory, HOSTS);
    const inside = createTlsServer({ key, cert });
    const proxy = createServer((_, response) => response.writeHead(405).end());
    await Promise.all([inside, proxy].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
    const way = new CompanyProxy(directory, proxy, inside, authority);
    proxy.on('connect', (request: IncomingMessage, client: Socket) => way.connect(String(request.url), client));
    inside.on('request', (request: IncomingMessage, response: ServerResponse) => void answer(way.azure, request, response));
    return way;
  }

  /** Leads to this Azure from now on. */
  lead(azure: FakeAzure): void {
    this.azure = azure;
    this.hosts = [];
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await Promise.all([this.proxy, this.inside].map((server) => new Promise((resolve) => server.close(resolve))));
    rmSync(this.directory, { recursive: true, force: true });
  }

  private connect(to: string, client: Socket): void {
    const host = to.replace(/:443$/, '');
    this.hosts.push(host);
    if (!HOSTS.includes(host)) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const server = connect((this.inside.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client);
      client.pipe(server);
    });
    for (const socket of [server, client]) {
      this.open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.open.delete(socket));
    }
  }
}

async function answer(azure: FakeAzure, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host } = request.headers;
  const url = new URL(String(request.url), `https://${String(host)}`);
  let text = '';
  for await (const part of request) text += String(part);
  const send = (status: number, body: unknown, headers: Attributes = {}): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers } as { [name: string]: string });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  };
  if (url.hostname.startsWith('login.')) {
    send(...signIn(url));
    return;
  }
  if (url.hostname === 'prices.azure.com') {
    // A token is none of its business.
    send(request.headers.authorization === undefined ? 200 : 400, priceList(url.searchParams));
    return;
  }
  if (!String(request.headers.authorization).startsWith('Bearer ')) {
    send(401, { error: { code: 'AuthenticationFailed', message: 'No token.' } });
    return;
  }
  const body = text === '' ? {} : (JSON.parse(text) as Attributes);
  const path = decodeURIComponent(url.pathname);
  const { status, body: answered, headers, delayMs = 0 } = azure.handle({ method: String(request.method), path, query: url.searchParams, body });
  setTimeout(() => send(status, answered, headers), delayMs);
}

/** Microsoft Entra ID, as far as a sign-in with a federated token goes. */
function signIn({ origin, pathname }: URL): [number, unknown] {
  const [, tenant = ''] = pathname.split('/');
  if (pathname.endsWith('/token')) return [200, { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: tokenOf() }];
  const aliases = [{ preferred_network: new URL(origin).host, preferred_cache: new URL(origin).host, aliases: [new URL(origin).host] }];
  if (pathname.includes('/discovery/')) {
    return [200, { tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`, 'api-version': '1.1', metadata: aliases }];
  }
  const base = `${origin}/${tenant}/oauth2/v2.0`;
  return [
    200,
    { issuer: `${origin}/${tenant}/v2.0`, token_endpoint: `${base}/token`, authorization_endpoint: `${base}/authorize`, jwks_uri: `${base}/keys` },
  ];
}

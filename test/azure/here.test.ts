import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { THIS_MACHINE } from '../../cli/verify/here';

describe('this machine', () => {
  test('knows the addresses of a name', async () => {
    expect((await THIS_MACHINE.addressesOf('localhost')).some((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
  });

  test('tells whether somebody answers at a port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await THIS_MACHINE.answers('127.0.0.1', port)).toBe(true);
    server.close();
    await once(server, 'close');
    expect(await THIS_MACHINE.answers('127.0.0.1', port)).toBe(false);
  });
});

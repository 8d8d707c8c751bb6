import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portalWorkspace } from './adopt-workspaces';
import { CompanyProxy } from './company-proxy';
import { FakeAzure } from './fake-azure';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command adopt, behind the proxy of a company', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-adopt-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  async function run(azure: FakeAzure, ...args: string[]): Promise<Run> {
    const proxy = await CompanyProxy.open();
    proxy.lead(azure);
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, AZURE_TOKEN_CREDENTIALS: 'WorkloadIdentityCredential', ...proxy.env };
    try {
      return await new Promise((resolve) => {
        execFile('node', ['-r', 'ts-node/register', 'cli/main.ts', 'adopt', ...args, '--out', directory], { env }, (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
        );
      });
    } finally {
      await proxy.close();
    }
  }

  test('writes a program, and asks with nothing but GET', async () => {
    const { azure, id } = portalWorkspace();
    const { code, stdout, stderr } = await run(azure, id);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('As deployer, in the subscription 11111111-2222-3333-4444-555555555555');
    expect(stdout).toContain('Plan: 5 to import, 0 to add, 0 to change, 0 to destroy.');
    expect(readdirSync(join(directory, 'fraud-portal')).sort()).toEqual(['live.ts', 'main.ts', 'settings.ts']);
    expect(azure.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    const files = readdirSync(join(directory, 'fraud-portal')).map((file) => readFileSync(join(directory, 'fraud-portal', file), 'utf8'));
    expect([stdout, ...files].join('\n')).not.toContain('00000000dead');
  });

  test('overwrites nothing', async () => {
    const { azure, id } = portalWorkspace();
    await run(azure, id);
    const { code, stderr } = await run(azure, id);
    expect(code).toBe(1);
    expect(stderr).toBe(`'${join(directory, 'fraud-portal', 'main.ts')}' is there already: pass another directory with --out\n`);
  });

  test.each([[[]], [['fraud-portal']], [['/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st']]])(
    'asks for the id of a workspace: %j',
    async (args) => {
      const { code, stderr } = await run(new FakeAzure(), ...args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^Name the workspace by its id: \/subscriptions\//);
    },
  );
});

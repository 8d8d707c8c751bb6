import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Request {
  readonly call: string;
  readonly body?: unknown;
}

const PLAN = '<!-- cdktf-azure-ml: plan of dev -->';
const VERIFY = '<!-- cdktf-azure-ml: verify of dev -->';
const DRIFT = '<!-- cdktf-azure-ml: drift of dev -->';
const REPORT = `${PLAN}\n\n## Plan`;
/** Whom GitHub names as the author of what its own token wrote. */
const user = { login: 'github-actions[bot]' };
const TOKEN = 'a-token-that-no-log-shows';

let directory: string;
let server: Server;
let address: string;
let requests: Request[];
let tokens: Set<string | undefined>;
/** What the server answers, by the start of the call; anything else is answered with an empty object. */
let answers: { [call: string]: unknown };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pipeline-publish-'));
  mkdirSync(join(directory, 'reports'));
  writeFileSync(join(directory, 'reports', 'dev.md'), REPORT);
  writeFileSync(join(directory, 'reports', 'dev.verify.md'), '### dev: all well\n');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      requests.push({ call, ...(text === '' ? {} : { body: JSON.parse(text) as unknown }) });
      tokens.add(request.headers.authorization);
      const answer = Object.entries(answers).find(([start]) => call.startsWith(start))?.[1];
      response.statusCode = answer === 'forbidden' ? 403 : 200;
      response.end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

beforeEach(() => {
  requests = [];
  tokens = new Set();
  answers = {};
});

afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await new Promise((closed) => server.close(closed));
});

/** Runs the command that the pipelines run, in the environment of a step and no other. */
async function publish(
  args: readonly string[],
  env: { readonly [name: string]: string },
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['-r', 'ts-node/register', 'pipelines/publish.ts', ...args], {
    env: { PATH: process.env.PATH, CDKTF_OUTDIR: directory, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((exited) => child.on('close', exited));
  expect(output).not.toContain(TOKEN);
  return { exitCode, output };
}

const github = (): { [name: string]: string } => ({
  GITHUB_API_URL: address,
  GITHUB_REPOSITORY: 'org/repo',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_TOKEN: TOKEN,
});

const azure = (): { [name: string]: string } => ({
  TF_BUILD: 'True',
  SYSTEM_COLLECTIONURI: `${address}/org/`,
  SYSTEM_TEAMPROJECTID: 'project',
  BUILD_REPOSITORY_ID: 'repo',
  SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
  SYSTEM_ACCESSTOKEN: TOKEN,
});

describe('a plan on a pull request of GitHub', () => {
  const list = 'GET /repos/org/repo/issues/7/comments?per_page=100&page=1';

  test('is a comment', async () => {
    answers = {
      'GET ': [
        { id: 1, body: 'Nice!' },
        { id: 2, body: '<!-- cdktf-azure-ml: plan of prd -->', user },
        { id: 3, body: `${PLAN} of somebody who can change it later`, user: { login: 'somebody' } },
        { id: 4, body: `${PLAN} of somebody who is gone`, user: null },
      ],
    };
    expect(await publish(['comment', 'dev'], github())).toEqual({ exitCode: 0, output: '' });
    expect(requests).toEqual([{ call: list }, { call: 'POST /repos/org/repo/issues/7/comments', body: { body: REPORT } }]);
    expect(tokens).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test('takes the place of an earlier one, however many comments there are', async () => {
    answers = {
      [list]: Array.from({ length: 100 }, (_, id) => ({ id, body: null })),
      'GET ': [{ id: 4711, body: `${PLAN} earlier`, user }],
    };
    expect((await publish(['comment', 'dev'], github())).exitCode).toBe(0);
    expect(requests.map(({ call }) => call)).toEqual([list, list.replace('&page=1', '&page=2'), 'PATCH /repos/org/repo/issues/comments/4711']);
  });

  test('fails with the answer of GitHub', async () => {
    answers = { 'GET ': 'forbidden' };
    const { exitCode, output } = await publish(['comment', 'dev'], github());
    expect(exitCode).toBe(1);
    expect(output).toContain('was answered with 403');
  });

  test('needs a pull request and a token', async () => {
    expect((await publish(['comment', 'dev'], { ...github(), GITHUB_REF: 'refs/heads/main' })).output).toContain(`which is no pull request`);
    expect((await publish(['comment', 'dev'], { ...github(), GITHUB_TOKEN: '' })).output).toContain(
      'GITHUB_TOKEN is not in the environment of this step',
    );
    expect(requests).toEqual([]);
  });
});

describe('what verify says, on the pull request of GitHub that was merged', () => {
  const ofCommit = 'GET /repos/org/repo/commits/cafe/pulls';
  const applied = (): { [name: string]: string } => ({ ...github(), GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'cafe' });

  test('is a comment of its own', async () => {
    answers = { [ofCommit]: [{ number: 7 }], 'GET ': [{ id: 1, body: `${PLAN} earlier`, user }] };
    expect(await publish(['verify', 'dev'], applied())).toEqual({ exitCode: 0, output: '' });
    expect(requests.at(-1)).toEqual({ call: 'POST /repos/org/repo/issues/7/comments', body: { body: `${VERIFY}\n### dev: all well\n` } });
  });

  test('is said to nobody where there is none, or nothing to say', async () => {
    answers = { [ofCommit]: [] };
    expect(await publish(['verify', 'dev'], applied())).toEqual({ exitCode: 0, output: '' });
    expect(await publish(['verify', 'prd'], applied())).toEqual({ exitCode: 0, output: '' });
    expect(requests).toEqual([{ call: ofCommit }]);
  });
});

describe('drift, as an issue of GitHub', () => {
  const list = 'GET /repos/org/repo/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100&page=1';

  test('is opened', async () => {
    answers = { 'GET ': [] };
    expect((await publish(['issue', 'dev', 'true'], github())).exitCode).toBe(0);
    expect(requests).toEqual([{ call: list }, { call: 'POST /repos/org/repo/issues', body: { title: 'Drift in the stack dev', body: REPORT } }]);
  });

  test('is updated while it lasts', async () => {
    answers = { 'GET ': [{ number: 12, body: `${DRIFT} of last night`, user }] };
    expect((await publish(['issue', 'dev', 'true'], github())).exitCode).toBe(0);
    expect(requests.slice(1)).toEqual([{ call: 'PATCH /repos/org/repo/issues/12', body: { body: REPORT } }]);
  });

  test('is closed when it is over, and not mentioned when there is none', async () => {
    answers = { 'GET ': [{ number: 12, body: `${DRIFT} of last night`, user }] };
    expect((await publish(['issue', 'dev', 'false'], github())).exitCode).toBe(0);
    expect(requests.slice(1)).toEqual([{ call: 'PATCH /repos/org/repo/issues/12', body: { state: 'closed', state_reason: 'completed' } }]);
    requests = [];
    answers = { 'GET ': [] };
    expect((await publish(['issue', 'dev', 'false'], github())).exitCode).toBe(0);
    expect(requests).toEqual([{ call: list }]);
  });

  test('takes no other words', async () => {
    expect((await publish(['issue', 'dev', ''], github())).exitCode).toBe(1);
    expect((await publish(['drift', 'dev'], github())).output).toContain('usage: publish.ts');
    expect(requests).toEqual([]);
  });
});

describe('a plan on a pull request of Azure Repos', () => {
  const threads = '/org/project/_apis/git/repositories/repo/pullRequests/7/threads';

  test('is a comment in a closed thread', async () => {
    answers = { 'GET ': { value: [{ id: 1, comments: [{ id: 1 }, { id: 2, content: 'Nice!' }] }] } };
    expect(await publish(['comment', 'dev'], { ...azure(), GITHUB_TOKEN: 'for GitHub alone' })).toEqual({ exitCode: 0, output: '' });
    expect(requests).toEqual([
      { call: `GET ${threads}?api-version=7.1` },
      {
        call: `POST ${threads}?api-version=7.1`,
        body: { comments: [{ parentCommentId: 0, commentType: 'text', content: REPORT }], status: 'closed' },
      },
    ]);
    expect(tokens).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test('takes the place of an earlier one', async () => {
    answers = { 'GET ': { value: [{ id: 3, comments: [{ id: 1, content: `${PLAN} earlier` }] }] } };
    expect((await publish(['comment', 'dev'], azure())).exitCode).toBe(0);
    expect(requests.slice(1)).toEqual([{ call: `PATCH ${threads}/3/comments/1?api-version=7.1`, body: { content: REPORT } }]);
  });
});

test('what verify says is a comment on the pull request of Azure Repos that was merged, too', async () => {
  const git = '/org/project/_apis/git/repositories/repo';
  const env = { ...azure(), SYSTEM_PULLREQUEST_PULLREQUESTID: '', BUILD_SOURCEVERSION: 'cafe' };
  answers = { [`POST ${git}/pullrequestquery`]: { results: [{ cafe: [{ pullRequestId: 9 }] }] }, 'GET ': { value: [] } };
  expect(await publish(['verify', 'dev'], env)).toEqual({ exitCode: 0, output: '' });
  expect(requests[0]).toEqual({
    call: `POST ${git}/pullrequestquery?api-version=7.1`,
    body: { queries: [{ type: 'lastMergeCommit', items: ['cafe'] }] },
  });
  expect(requests.at(-1)?.call).toBe(`POST ${git}/pullRequests/9/threads?api-version=7.1`);
  answers = { [`POST ${git}/pullrequestquery`]: { results: [{}] } };
  requests = [];
  expect(await publish(['verify', 'dev'], env)).toEqual({ exitCode: 0, output: '' });
  expect(requests).toHaveLength(1);
});

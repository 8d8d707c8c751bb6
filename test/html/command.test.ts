import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Console, main } from '../../cli/main';
import { StackModel } from '../../cli/stack-model';
import { appliedFor } from '../azure/applied';
import { CommandLine } from '../azure/command-line';
import { SUBSCRIPTION_ID } from '../azure/healthy';
import { PLATFORM_SETTINGS, twelveThingsWrong } from '../azure/twelve';
import { synthStacks } from '../terraform/stacks';

const STACKS = synthStacks({}, { platform: PLATFORM_SETTINGS });
const platform = new StackModel('platform', STACKS.platform ?? {});
const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
const file = join(directory, 'pages', 'page.html');
const page = (): string => readFileSync(file, 'utf8');

beforeAll(() => {
  for (const stack of ['platform', 'private']) {
    mkdirSync(join(directory, 'stacks', stack), { recursive: true });
    writeFileSync(join(directory, 'stacks', stack, 'cdk.tf.json'), JSON.stringify(STACKS[stack]));
  }
});
afterEach(() => rmSync(join(directory, 'pages'), { recursive: true, force: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('explain --html', () => {
  async function explain(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const console: Console = { print: (text) => out.push(text), complain: (text) => err.push(text), columns: undefined };
    const code = await main(['explain', ...args, '--output', directory], console);
    return { code, out: out.join(''), err: err.join('') };
  }

  test('writes a page beside the text, in a directory that it makes, and says where', async () => {
    const text = (await explain('private')).out;
    expect(await explain('private', '--html', file)).toEqual({ code: 0, out: `${text}As a page: ${file}\n`, err: '' });
    expect(page()).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page()).toContain('<title>private: What it makes, and why</title>');
    expect(page()).toContain('<svg role="img"');
  });

  test('writes the same page each time', async () => {
    await explain('private', '--html', file);
    const first = page();
    await explain('private', '--all', '--html', file);
    expect(page()).toBe(first);
  });

  test('has several stacks on one page, named or all', async () => {
    const { code, out } = await explain('--html', file);
    expect(code).toBe(0);
    for (const stack of ['platform', 'private']) expect(out).toMatch(new RegExp(`^${stack}: \\d+ resources made`, 'm'));
    const all = page();
    expect(all.match(/<section /g)).toHaveLength(2);
    expect((await explain('private', 'platform', '--html', file)).code).toBe(0);
    expect(page()).toContain('<title>private, platform: ');
    expect((await explain('private', 'platform')).code).toBe(2);
  });

  test('says where the page is beside Markdown, not in it', async () => {
    const markdown = (await explain('private', '--markdown')).out;
    expect(await explain('private', '--markdown', '--html', file)).toEqual({ code: 0, out: markdown, err: `As a page: ${file}\n` });
    expect(existsSync(file)).toBe(true);
  });

  test('is not taken with --names, which the page does not have', async () => {
    expect(await explain('private', '--names', '--html', file)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(file)).toBe(false);
  });

  test('fails where the page cannot be written', async () => {
    expect(await explain('private', '--html', directory)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The page cannot be written to '.*': EISDIR/) as string,
    });
  });

  test('has a sentence in the place of the picture where the package that draws is not installed', async () => {
    jest.doMock('@viz-js/viz', () => {
      throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
    });
    expect((await explain('private', '--html', file)).code).toBe(0);
    jest.dontMock('@viz-js/viz');
    expect(page()).toContain('which is not installed: npm install --save-dev @viz-js/viz</p>');
    expect(page()).not.toContain('<svg');
  });
});

describe('preflight and verify', () => {
  let commands: CommandLine;
  beforeAll(async () => (commands = await CommandLine.behindProxy()));
  afterAll(() => commands.close());

  test('preflight --html writes what it tells, with who looked where, and still fails', async () => {
    const azure = twelveThingsWrong(platform);
    const { code, stdout } = await commands.run(azure, ['preflight', 'platform', '--html', file, '--output', directory]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^platform: \d+ would make an apply fail/);
    expect(stdout.endsWith(`As a page: ${file}\n`)).toBe(true);
    expect(page()).toContain('<title>platform: What stands against an apply</title>');
    expect(page()).toContain(`in the subscription Machine learning (${SUBSCRIPTION_ID})`);
    expect(page()).toContain('<svg role="img"');
  });

  test('verify --html leaves JSON whole', async () => {
    const { code, stdout, stderr } = await commands.run(appliedFor(platform), [
      'verify',
      'platform',
      '--json',
      '--html',
      file,
      '--output',
      directory,
    ]);
    expect([code, stderr]).toEqual([0, `As a page: ${file}\n`]);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(page()).toContain('everything that was looked at works');
  });
});

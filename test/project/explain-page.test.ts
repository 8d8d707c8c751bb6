import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../cli/explanation';
import { toMarkdown } from '../../cli/markdown';
import { toShort } from '../../cli/short';
import { StackModel } from '../../cli/stack-model';
import { toTerminal } from '../../cli/terminal';
import { synthStacks } from '../terraform/stacks';

const PAGE = readFileSync(join('docs', 'how-to', 'explain.md'), 'utf8');
const explanation = explain(new StackModel('private', synthStacks().private ?? {}));

describe('the page about explain', () => {
  test('shows what the command really says', () => {
    const [short, excerpt = ''] = [...PAGE.matchAll(/```text\n([^]*?)\n```/g)].map(([, block]) => String(block));
    expect(short).toBe(toShort(explanation, 100));
    const actual = toTerminal(explanation, 100);
    const pieces = excerpt.split('\n…\n');
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) {
      if (!actual.includes(piece))
        throw new Error(`docs/how-to/explain.md shows what \`npm run explain private -- --all\` does not say any more:\n${piece}\n\n${actual}`);
    }
  });

  test('tells a command that writes the comment and nothing else', () => {
    expect(PAGE).toContain('npm run --silent explain private -- --markdown > comment.md');
    const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
    try {
      const args = ['run', '--silent', 'explain', 'private', '--', '--markdown', '--output', outdir];
      const written = execFileSync('npm', args, {
        env: { ...process.env, CDKTF_OUTDIR: outdir },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(written).toBe(toMarkdown(explanation));
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });

  test('names the line by which a pipeline finds its comment', () => {
    const [first = ''] = toMarkdown(explanation).split('\n');
    expect(PAGE).toContain(`\`${first}\``);
  });

  test('leads to pictures that exist', () => {
    const links = [...PAGE.matchAll(/\]\(\.\.\/(pictures\/[^)]+)\)/g)].map(([, path]) => String(path));
    expect(links).toHaveLength(6);
    for (const path of links) expect(existsSync(join('docs', path))).toBe(true);
  });
});

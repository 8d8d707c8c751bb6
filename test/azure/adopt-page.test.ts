import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopt } from '../../cli/adopt/adopt';
import { summary, toldOf } from '../../cli/adopt/report';
import { written } from '../../cli/adopt/write';
import { portalWorkspace, TENANT_ID } from './adopt-workspaces';
import { reaching } from './fake-http';

const PAGE = readFileSync(join('docs', 'how-to', 'adopt-an-existing-workspace.md'), 'utf8');

test('the page about adopt shows what the command really says and writes', async () => {
  const { azure, id } = portalWorkspace();
  const of = await adopt(await reaching(azure), id, { cloud: 'public', tenantId: TENANT_ID });
  const files = written(of.program, of.tables, toldOf(of));
  const said = summary(
    of,
    files.map(({ name }) => join('fraud-portal', name)),
  );
  const texts = [said, ...files.map(({ text }) => text), 'Plan: 5 to import, 0 to add, 0 to change, 0 to destroy.\n'];
  const blocks = [...PAGE.slice(0, PAGE.indexOf('## By hand')).matchAll(/```text\n([^]*?\n)```/g)].map(([, text = '']) => text);
  expect(blocks).toHaveLength(4);
  for (const block of blocks) expect(texts.filter((text) => text.includes(block))).not.toEqual([]);
});

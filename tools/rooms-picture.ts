import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { draw } from '../cli/diagram';
import { FONT, Graph } from '../cli/graph';

interface Floor {
  readonly rooms: readonly string[];
  readonly what: string;
}

/** The steps of a constructor, and the file that each of them is in. */
const STEPS = [
  ['check', 'refuses what cannot work, as far as the props show it; warns of what is risky', 'checks/'],
  ['take or make', 'the identity, the key, the parts with their endpoints, and the roles on them', 'foundation.ts'],
  ['create', 'the azurerm resource of the workspace', 'ml-workspace.ts'],
  ['connect', 'later roles, settings that azurerm lacks, the private endpoint', 'steps.ts'],
  ['finish', 'logs, locks, and rules that need the whole program: asked at validation', 'steps.ts'],
];

const FADED = '#57606a';

function row(title: string, what: string, fill: string, port: string, file?: string): string {
  const cell = (text: string, attributes = ''): string => `<TD ALIGN="LEFT" BALIGN="LEFT" BGCOLOR="${fill}"${attributes}>${text}</TD>`;
  const text = `<B>${title}</B><BR/><FONT POINT-SIZE="9" COLOR="${FADED}">${what}</FONT>`;
  return `<TR>${cell(text, ` PORT="${port}"`)}${file === undefined ? '' : cell(`<FONT POINT-SIZE="9">${file}</FONT>`)}</TR>`;
}

function table(title: string, rows: string[]): { html: string } {
  const head = `<TR><TD COLSPAN="2" BORDER="0"><FONT POINT-SIZE="12">${title}</FONT></TD></TR>`;
  return { html: `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="4" CELLPADDING="5" COLOR="#d0d7de">${head}${rows.join('')}</TABLE>` };
}

/** The rooms of lib/ on their floors, and the steps of a constructor: the picture in docs/concepts.md. */
export async function roomsPicture(): Promise<string> {
  const { floors } = createRequire(__filename)('../.dependency-cruiser.cjs') as { floors: readonly Floor[] };
  const rooms = floors.map(({ rooms: names, what }, index) => row(names.join(', '), what, '#f6f8fa', `f${index}`));
  const steps = STEPS.map(([step = '', what = '', file = ''], index) => row(`${index + 1} ${step}`, what, '#dff3e3', `s${index}`, file));
  const graph: Graph = {
    directed: true,
    graphAttributes: { rankdir: 'LR', bgcolor: 'white', fontname: FONT, pad: 0.2, ranksep: 0.6 },
    nodeAttributes: { shape: 'plain', fontname: FONT, fontsize: 11 },
    edgeAttributes: { color: '#1a7f37', style: 'dashed', arrowsize: 0.7 },
    nodes: [
      { name: 'rooms', attributes: { label: table('Rooms of lib/: each imports only from the floors below its own', rooms) } },
      { name: 'steps', attributes: { label: table('What the constructor of a workspace does', steps) } },
    ],
    edges: [{ tail: 'rooms', head: 'steps', attributes: { tailport: 'f1:e', headport: 's0:w' } }],
  };
  const below = floors.map(({ rooms: names }) => names.join(', ')).join('; ');
  const all = STEPS.map(([step]) => step).join(', ');
  return draw(graph, 'How the library is laid out', `Floors from the top down: ${below}. Steps of a constructor: ${all}.`);
}

if (require.main === module) void roomsPicture().then((svg) => writeFileSync(join('docs', 'pictures', 'rooms.svg'), svg));

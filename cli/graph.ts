import { inOrder } from './json';
import { Box, Line, LineKind, Picture } from './picture';

type GraphAttributes = { [name: string]: string | number | boolean | { html: string } };

/** A graph as @viz-js/viz takes it, with the few fields that pictures use. */
export interface Graph {
  readonly name?: string;
  readonly directed?: boolean;
  readonly graphAttributes?: GraphAttributes;
  readonly nodeAttributes?: GraphAttributes;
  readonly edgeAttributes?: GraphAttributes;
  readonly nodes?: { name: string; attributes: GraphAttributes }[];
  readonly edges?: { tail: string; head: string; attributes: GraphAttributes }[];
  readonly subgraphs?: Graph[];
}

/** Graphviz knows its widths, and no font that browsers take in its place is wider: what is written stays in its box. */
export const FONT = 'Verdana';

const INK = '#1f2328';
const FADED = '#57606a';
const FILLS = { closed: '#dff3e3', limited: '#fff3c4', open: '#ffe3cc', none: '#ffffff' };
const LINES: { readonly [kind in LineKind]: { readonly color: string; readonly style: string; readonly meaning: string } } = {
  needs: { color: '#57606a', style: 'solid', meaning: 'needs' },
  link: { color: '#0969da', style: 'bold', meaning: 'private link' },
  dns: { color: '#7b49d8', style: 'dotted', meaning: 'answers names' },
  key: { color: '#bc4c00', style: 'bold', meaning: 'encrypts' },
  peering: { color: '#57606a', style: 'bold', meaning: 'peering' },
  grant: { color: '#1a7f37', style: 'dashed', meaning: 'has these roles on' },
  runs: { color: '#1b7c83', style: 'solid', meaning: 'runs as' },
};

/** A line in the legend, which has none but those of text: as it is drawn. */
function drawn(kind: LineKind): string {
  const { style } = LINES[kind];
  const dashes = { dashed: '- - -', dotted: '&#183; &#183; &#183;' }[style] ?? '&#8212;&#8212;';
  const text = kind === 'peering' ? dashes : `${dashes}&#8594;`;
  return style === 'bold' ? `<B>${text}</B>` : text;
}

/** A picture as a graph for Graphviz, with a legend of what occurs in it. */
export function graphOf(picture: Picture): Graph {
  const ids = new Map(picture.boxes.map(({ id }, index) => [id, `b${index}`]));
  const { nodes = [], subgraphs = [] } = framed(picture.boxes, 0, ids, 'cluster');
  return {
    directed: true,
    graphAttributes: { rankdir: 'LR', bgcolor: 'white', fontname: FONT, fontsize: 13, nodesep: 0.22, ranksep: 0.75, pad: 0.3, newrank: true },
    nodeAttributes: { shape: 'plain', fontname: FONT, fontsize: 11, fontcolor: INK },
    edgeAttributes: { fontname: FONT, fontsize: 9, arrowsize: 0.7 },
    nodes: [...nodes, { name: 'legend', attributes: { label: { html: legend(picture) } } }],
    subgraphs,
    edges: picture.lines.flatMap((line) => edge(line, ids)),
  };
}

/** Boxes that stand in no further frame, and a subgraph for each frame. */
function framed(boxes: readonly Box[], depth: number, ids: Map<string, string>, name: string): Pick<Graph, 'nodes' | 'subgraphs'> {
  const frames = [...new Set(boxes.flatMap((box) => box.frames[depth] ?? []))].sort(inOrder);
  const here = boxes
    .filter((box) => box.frames.length === depth)
    .map((box) => ({ name: ids.get(box.id) ?? box.id, attributes: { label: { html: boxLabel(box) } } }));
  return {
    nodes: here,
    subgraphs: frames.map((frame, index) => ({
      name: `${name}_${index}`,
      graphAttributes: {
        label: frame,
        style: 'rounded,filled',
        color: '#afb8c1',
        fillcolor: depth === 0 ? '#f6f8fa' : '#eef1f4',
        fontcolor: FADED,
        fontname: FONT,
        fontsize: 11,
        margin: 12,
        labeljust: 'l',
      },
      ...framed(
        boxes.filter((box) => box.frames[depth] === frame),
        depth + 1,
        ids,
        `${name}_${index}`,
      ),
    })),
  };
}

function edge({ from, to, kind, labels }: Line, ids: Map<string, string>): NonNullable<Graph['edges']> {
  const [tail, head] = [ids.get(from), ids.get(to)];
  if (tail === undefined || head === undefined) return [];
  const { color, style } = LINES[kind];
  // An identity stands beside what runs as it, not behind it.
  const beside = kind === 'runs';
  const label = labels.map((each) => ` ${each} `).join('\n');
  return [
    {
      tail,
      head,
      attributes: {
        color,
        fontcolor: color,
        style,
        ...(beside ? { constraint: false } : {}),
        ...(kind === 'peering' ? { dir: 'none' } : {}),
        ...(label === '' ? {} : { label }),
      },
    },
  ];
}

function boxLabel({ title, names, words, made, openness }: Box): string {
  const rows = [
    `<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="9" COLOR="${FADED}">${html(title)}</FONT></TD></TR>`,
    // Graphviz draws nothing of a box with an empty text.
    ...names.filter((name) => name !== '').map((name) => `<TR><TD ALIGN="LEFT"><B>${html(name)}</B></TD></TR>`),
    ...words.map((word) => `<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="9" COLOR="${FADED}">${html(word)}</FONT></TD></TR>`),
  ];
  const border = made ? 'STYLE="ROUNDED"' : 'STYLE="ROUNDED,DASHED"';
  return `<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3" ${border} COLOR="${FADED}" BGCOLOR="${FILLS[openness ?? 'none']}">${rows.join('')}</TABLE>`;
}

function legend({ boxes, lines }: Picture): string {
  const fills = [
    ['closed', 'closed to the public network'],
    ['limited', 'open to some addresses'],
    ['open', 'open to the public network'],
  ] as const;
  const shown = fills.filter(([openness]) => boxes.some((box) => box.openness === openness));
  const used = (Object.keys(LINES) as LineKind[])
    .filter((kind) => lines.some((line) => line.kind === kind))
    .map((kind) => ({ ...LINES[kind], line: drawn(kind) }));
  const cells = [
    ...shown.map(([openness, text]) => `<TR><TD BGCOLOR="${FILLS[openness]}" BORDER="1" COLOR="${FADED}"> </TD><TD ALIGN="LEFT">${text}</TD></TR>`),
    ...(boxes.every(({ made }) => made)
      ? []
      : [`<TR><TD BORDER="1" STYLE="DASHED" COLOR="${FADED}"> </TD><TD ALIGN="LEFT">dashed box: not made by this stack</TD></TR>`]),
    ...used.map(
      ({ color, meaning, line }) =>
        `<TR><TD ALIGN="RIGHT"><FONT COLOR="${color}">${line}</FONT></TD><TD ALIGN="LEFT"><FONT COLOR="${color}">${meaning}</FONT></TD></TR>`,
    ),
  ];
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="1">${cells.join('')}</TABLE>`;
}

/** A text where it is not taken for a tag of HTML or SVG. */
export function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

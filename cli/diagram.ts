import { FONT, Graph, graphOf, html } from './graph';
import { pictureOf } from './picture';
import { CommandError } from './stack-files';
import { StackModel } from './stack-model';

const FAMILY = 'Verdana, &quot;DejaVu Sans&quot;, Arial, sans-serif';

/** What is used of @viz-js/viz, which is not there for everybody, so that its types are not either. */
interface Graphviz {
  readonly instance: () => Promise<{ renderString(graph: Graph, options: { format: string }): string }>;
}

/** A stack as SVG; the same stack gives the same text, byte by byte. */
export async function diagram(model: StackModel): Promise<string> {
  const picture = pictureOf(model);
  const made = picture.boxes.filter((box) => box.made).map((box) => `${box.title} ${box.names.join(', ')}`);
  const links = picture.lines.filter(({ kind }) => kind === 'link').length;
  const description = `Boxes: ${picture.boxes.length}; private links: ${links}. Made: ${made.join('; ')}.`;
  return draw(graphOf(picture), `What the stack ${picture.stack} makes`, description);
}

/** A graph as SVG, with a title and a description for those who cannot see it, and fonts that every browser has a likeness of. */
export async function draw(graph: Graph, title: string, description: string): Promise<string> {
  const { instance } = await graphviz();
  const svg = (await instance()).renderString(graph, { format: 'svg' });
  const texts = `<title id="title">${html(title)}</title>\n<desc id="desc">${html(description)}</desc>`;
  return (
    svg
      .slice(svg.indexOf('<svg'))
      .replace(/<!--.*?-->\n/gs, '')
      // What Graphviz calls things among themselves is no text for people, who would see it as a tooltip.
      .replace(/<title>[^<]*<\/title>\n/g, '')
      .replace('<svg ', '<svg role="img" aria-labelledby="title desc" ')
      .replace(/<svg[^>]*>/, (opening) => `${opening}\n${texts}`)
      .replaceAll(`font-family="${FONT}"`, `font-family="${FAMILY}"`)
  );
}

/** Graphviz, as WebAssembly; a package that only those install who draw. */
async function graphviz(): Promise<Graphviz> {
  try {
    return await import('@viz-js/viz');
  } catch (error) {
    if ((error as { code?: string }).code?.endsWith('MODULE_NOT_FOUND') !== true) throw error;
    throw new CommandError('Pictures are drawn with the package @viz-js/viz, which is not installed: npm install --save-dev @viz-js/viz');
  }
}

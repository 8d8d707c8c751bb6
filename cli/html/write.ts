import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { diagram } from '../diagram';
import { CommandError } from '../stack-files';
import { StackModel } from '../stack-model';
import { PageSection, toHtml } from './page';

/** What is told of each of some stacks, in their order, as a page. */
export interface Page<Told> {
  readonly title: string;
  readonly models: readonly StackModel[];
  readonly told: readonly Told[];
  readonly section: (told: Told, picture: PageSection['picture']) => PageSection;
}

/** Draws the stacks and writes the page to a file, and says where it is. */
export async function writePage<Told>(file: string, { title, models, told, section }: Page<Told>): Promise<string> {
  const pictures = await Promise.all(models.map(pictureOf));
  const sections = told.flatMap((each, index) => pictures.slice(index, index + 1).map((picture) => section(each, picture)));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, toHtml(title, sections));
  } catch (error) {
    throw new CommandError(`The page cannot be written to '${file}': ${(error as Error).message}`);
  }
  return `As a page: ${file}\n`;
}

/** The picture of a stack, or what is said in its place where the package that draws is missing. */
async function pictureOf(model: StackModel): Promise<PageSection['picture']> {
  try {
    return { svg: await diagram(model) };
  } catch (error) {
    if (error instanceof CommandError) return { missing: error.message };
    throw error;
  }
}

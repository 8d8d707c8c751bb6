// npm run changes: writes docs/changes.md from the `@change` of each property.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAssembly } from '../../../tools/jsii';
import { ROOT } from '../../../tools/package/manifest';
import { Shapes } from '../../../tools/shapes';
import { isRequired, propertiesOf } from './lives';
import { Subject } from './subject';
import { CHAPTERS } from './subjects';
import { tagOf, toldBy } from './tags';

export const PAGE = join(ROOT, 'docs', 'changes.md');

/** What holds data, or what data cannot be read without. */
const HOLDS_DATA =
  /\b(replaces|removes) the (workspace|AI Foundry hub|AI Foundry project|storage account|key vault|key vault of the key|customer-managed key|container registry|Log Analytics workspace|compute instance|Azure Machine Learning registry|blob container|file share)\b/;

const INTRODUCTION = `# What a change does

Every property of every construct, and what happens to a live deployment when you add it, change it or take it away. Read this before you change a program
whose workspace people use; the plan says the same afterwards.

- **in place**: Azure changes what is there. Nothing is lost.
- **makes**, **removes**: something beside it comes or goes, such as a private endpoint or a deletion lock.
- **replaces**: Terraform destroys it and makes it anew. Where that loses data, it is **bold**.
- **stays in Azure**: the property is taken out of the program, and Azure keeps what it said. Pass the value that you want instead.
- **refused**: the provider refuses it, and nothing happens.
- **nothing**: no resource changes; it is about what the library does, or about the order of an apply.

Where a property is required, there is nothing to add or to take away. The rows are the \`@change\` of the properties' documentation, and
\`npm run test:terraform -- props\` lives through each of them: without it, with a value, with another one, and without it again, each followed by a plan
without changes. Names (\`baseName\`, \`name\`) and places (\`location\`, \`resourceGroup\`) are decided once: what has another name is another resource.
`;

/** The page as the documentation of the properties has it. */
export function makePage(shapes: Shapes): string {
  const chapters = Object.entries(CHAPTERS).map(([heading, subjects]) => [`## ${heading}`, ...subjects.map((subject) => section(shapes, subject))]);
  return [INTRODUCTION.trimEnd(), ...chapters.flat(), ''].join('\n\n');
}

function section(shapes: Shapes, subject: Subject): string {
  const rows = propertiesOf(subject)
    .sort()
    .map((property) => row(shapes, subject, property));
  return [`### ${subject.title}`, '', '| property | added | changed | taken away |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function row(shapes: Shapes, subject: Subject, property: string): string {
  const reason = subject.without?.[property];
  const tag = tagOf(shapes, subject, property);
  if (reason !== undefined || tag === undefined) return cells(property, `– (${reason ?? 'not known'})`, '–', '–');
  const told = toldBy(tag, subject);
  return isRequired(subject, property) ? cells(property, '–', told.changed, '–') : cells(property, told.added, told.changed, told['taken away']);
}

function cells(property: string, ...effects: string[]): string {
  const told = effects.map((effect) =>
    effect
      .split(', ')
      .map((one) => (HOLDS_DATA.test(one) ? `**${one}**` : one))
      .join(', '),
  );
  return `| ${[`\`${property}\``, ...told.map((text) => (text === '' ? '–' : text))].join(' | ')} |`;
}

if (require.main === module) {
  const directory = join(ROOT, 'build', 'changes');
  makeAssembly(directory);
  writeFileSync(PAGE, makePage(Shapes.read(directory)));
}

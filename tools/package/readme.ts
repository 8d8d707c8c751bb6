import { LIBRARY } from './manifest';

const INTRODUCTION = `This is \`${LIBRARY.name}\` for [CDK Terrain](https://cdktn.io): the same constructs, compiled from the same sources, with the same Terraform as their
result. What its documentation says of \`${LIBRARY.name}\`, \`cdktf\` and \`@cdktf/provider-azurerm\` holds for \`cdktn-azure-ml\`, \`cdktn\` and
\`@cdktn/provider-azurerm\`. \`docs/cdk-terrain.md\` there says how to move a program.`;

/** Sections of the README that show a program, with the names of CDK Terrain. */
export function readmeForCdktn(readme: string): string {
  const [opening = '', ...sections] = readme.split(/^(?=## )/m);
  const programs = sections.filter((section) => section.includes('```ts\n'));
  if (programs.length === 0) throw new Error('README.md has no section with a program');
  return named([`${opening.trimEnd()}\n\n`, ...programs].join(''))
    .replace(/^(# .*\n)/, `$1\n${INTRODUCTION}\n`)
    .concat(installation());
}

/** A page of the documentation with programs and commands for CDK Terrain; what it says stays as it is. */
export function pageForCdktn(page: string): string {
  return page.replaceAll(/^ *```[^]*?^ *```$/gm, named);
}

/** Prose, commands or configuration with the names of CDK Terrain, which has kept those of its files. The template for new repositories is for both. */
export function named(markdown: string): string {
  return markdown
    .replaceAll(/npm pack(?= && npm pack \.\/dist-create)/g, 'npm pack ./dist-cdktn')
    .replaceAll(/(npx --yes \.\/create-cdktf-azure-ml-\S+ \S+)/g, '$1 --cdk cdktn')
    .replaceAll(/\[CDK for Terraform\]\([^)]*\)(\s+or its successor\s+\[CDK Terrain\]\([^)]*\))?/g, '[CDK Terrain](https://cdktn.io)')
    .replaceAll('CDK for Terraform', 'CDK Terrain')
    .replaceAll(/(?<!init |create-)cdktf(?!\.(json|schema\.json|out)|-json)/g, 'cdktn')
    .replaceAll(
      /(@cdktn\/provider-azurerm|cdktn)(-cli)?@\d[\d.]*/g,
      (_, name: string, cli = '') => `${name}${String(cli)}@${String(LIBRARY.devDependencies[name])}`,
    );
}

function installation(): string {
  const { cdktn, constructs, '@cdktn/provider-azurerm': provider } = LIBRARY.devDependencies;
  return `
## Installing it

\`@cdktn/provider-azurerm\` up to 16.1.0 asks for \`cdktn\` 0.23. Until a release of it takes 0.24, say so in package.json before you install:

\`\`\`sh
npm pkg set 'dependencies.cdktn=${String(cdktn)}' 'overrides.cdktn=$cdktn'
npm install cdktn-azure-ml cdktn@${String(cdktn)} @cdktn/provider-azurerm@${String(provider)} constructs@${String(constructs)}
\`\`\`
`;
}

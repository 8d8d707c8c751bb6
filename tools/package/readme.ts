import { LIBRARY } from './manifest';

const INTRODUCTION = `This is \`${LIBRARY.name}\` for [CDK Terrain](https://cdktn.io): the same constructs, compiled from the same sources, with the same Terraform as their
result. \`docs/cdk-terrain.md\` says which CDK to choose, and how to move a program from CDK for Terraform.`;

const SHOWN = ['Ten lines', 'Install'];

/** The README of the package for CDK Terrain: the sections that are about using the library. */
export function readmeForCdktn(readme: string): string {
  const sections = readme.split(/^(?=## )/m);
  const shown = SHOWN.map((heading) => {
    const section = sections.find((one) => one.startsWith(`## ${heading}\n`));
    if (section === undefined) throw new Error(`README.md has no section '${heading}'`);
    return section.trimEnd();
  });
  return `${[`# ${LIBRARY.name.replace('cdktf', 'cdktn')}`, INTRODUCTION, ...shown].join('\n\n')}\n`;
}

/** A program of the documentation with CDK for Terraform, as the README says to write it. */
export function forCdktf(program: string): string {
  return program.replaceAll(/(?<=from '@?)cdktn(?=['/-])/g, 'cdktf');
}

/** Prose, commands or configuration with the names of CDK Terrain, which has kept those of its files. The template for new repositories is for both. */
export function named(markdown: string): string {
  return markdown
    .replaceAll('npm pack --pack-destination', 'npm pack ./dist-cdktn --pack-destination')
    .replaceAll('CDK for Terraform', 'CDK Terrain')
    .replaceAll(/(?<!init |create-)cdktf(?!\.(json|schema\.json|out)|-json)/g, 'cdktn');
}

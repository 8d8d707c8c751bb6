import { IConstruct } from 'constructs';
import { Problem, refuse, refusedBy, retellLater } from '../core/errors';
import { SHAPES } from '../core/shape-table';
import { placeOf, YamlFile } from './yaml-file';

const enums: { readonly [name: string]: { readonly [member: string]: string | number } | undefined } = SHAPES.enums;

/** The problems as a file has them: each at its place, with values in the place of what a program would write. Of one property there is one, the first. */
export function placed(problems: readonly Problem[], files: readonly YamlFile[]): Problem[] {
  const first = new Map([...problems].reverse().map((problem) => [problem.property, problem]));
  return [...first.values()].reverse().map((problem) => ({
    ...problem,
    rule: asData(problem.rule),
    remedy: asData(problem.remedy),
    place: problem.place ?? placeOf(problem.property, files),
  }));
}

/** Members of enums by their values: `StorageAccess.IDENTITY` is Identity in a file. */
function asData(text: string): string {
  return text.replace(/\b(\w+)\.([A-Z][A-Z0-9_]*)\b/g, (found, type: string, member: string) => {
    const value = enums[type]?.[member];
    return value === undefined ? found : `'${value}'`;
  });
}

/** Refuses what is wrong with files, if anything is: all of it at once, and what is wrong with their defaults once. */
export function refuseFiles(path: string, problems: readonly Problem[]): void {
  const [first, ...others] = [...new Map(problems.map((problem) => [`${problem.place ?? ''} ${problem.property}`, problem])).values()];
  if (first !== undefined) refuse(path, first, ...others);
}

/** What constructs refuse that are made from a section of a file, as the file says it. */
export function refusedIn(section: string, scope: IConstruct, act: () => void): Problem[] {
  return refusedBy(scope, act).map((problem) => ({ ...problem, property: problem.property === 'id' ? section : `${section}.${problem.property}` }));
}

/** Lets what shows of a construct only once all is declared be told at the line of the file, as what is refused while it is made. */
export function tellLater(construct: IConstruct, section: string, files: readonly YamlFile[]): void {
  retellLater(construct, (problem, scope) => {
    const steps = scope.node.scopes.slice(construct.node.scopes.length).map(({ node: { id } }) => `${id.charAt(0).toLowerCase()}${id.slice(1)}`);
    const property = saidAs([section, ...steps], problem.property, files);
    const [told] = placed([{ ...problem, property: property ?? problem.property, place: placeOf(property ?? section, files) }], files);
    return told ?? problem;
  });
}

/**
 * By which path a file says a property of what is made from a section of it. What the library makes in it, such as a private link, has properties from elsewhere in
 * the section: from the part of its name, or wherever the name is said, if that is at one place only.
 */
function saidAs([section = '', ...steps]: readonly string[], property: string, files: readonly YamlFile[]): string | undefined {
  if (steps.length === 0) return `${section}.${property}`;
  const said = [...new Set(files.flatMap(({ places }) => [...places.keys()]))];
  const meant = [section, ...steps, property].join('.');
  if (said.includes(meant)) return meant;
  const [only, ...others] = said.filter((path) => path.startsWith(`${section}.`) && path.endsWith(`.${property}`));
  return others.length === 0 ? only : undefined;
}

import { Problem } from '../core/errors';
import { readStruct, readValue } from '../core/kinds';
import { nearest } from '../core/nearest';
import { placed, refuseFiles } from './file-errors';
import { fromData } from './from-data';
import { checkMaySay, checkPaths, MaySay, merge } from './may-say';
import { Data, isData } from './records';
import { WorkspaceFileContent } from './workspace-file-content';
import { WorkspaceFileOptions } from './workspace-file-options';
import { readYaml, YamlFile } from './yaml-file';

const CONTENT = 'WorkspaceFileContent';

/** What holds for every team, and who may say otherwise. */
export interface Defaults {
  readonly file?: YamlFile;
  readonly values: Data;
  readonly maySay: MaySay;
}

/** What a team's file and the defaults say together. */
export interface Team {
  readonly name: string;
  /** Its own first. */
  readonly files: readonly YamlFile[];
  /** As it is written, with names for what is shared. */
  readonly data: Data;
  /** As it was read. */
  readonly content: WorkspaceFileContent;
}

/** Reads the defaults, if there are any, and refuses those that no team's file could be held against. */
export function readDefaults(path: string | undefined): Defaults {
  if (path === undefined) return { values: {}, maySay: {} };
  const problems: Problem[] = [];
  const file = readYaml(path, problems);
  const { maySay = {}, ...values } = recordOf(file, problems);
  readValue('string[]{}', maySay, 'maySay', problems);
  if (isData(maySay)) checkPaths(maySay, problems);
  refuseFiles(path, placed(problems, [file]));
  return { file, values, maySay: maySay as MaySay };
}

/** Reads the file of a team, and puts down what is wrong with it. */
export function readTeam(path: string, name: string, defaults: Defaults, options: WorkspaceFileOptions, all: Problem[]): Team {
  const problems: Problem[] = [];
  const file = readYaml(path, problems);
  const files = [file, ...(defaults.file === undefined ? [] : [defaults.file])];
  const { maySay, ...own } = recordOf(file, problems);
  if (maySay !== undefined) {
    problems.push({ property: 'maySay', value: maySay, rule: 'only the defaults say who may say what', remedy: 'Leave it out' });
  }
  const unread = problems.length > 0;
  checkMaySay(name, own, defaults.values, defaults.maySay, problems);
  const merged = merge(defaults.values, own) as Data;
  const data = { ...merged, workspace: merged.workspace ?? {} };
  // Of what could not be read, nothing is missing.
  const content = unread ? undefined : contentOf(data, options, problems);
  all.push(...placed(problems, files));
  return { name, files, data, content: content as WorkspaceFileContent };
}

/** Until the program says which one it is. */
const SOME_GROUP = { name: 'given-by-the-program' };

function contentOf(data: Data, options: WorkspaceFileOptions, problems: Problem[]): unknown {
  const { allowIds = false, facts = {} } = options;
  const turned = fromData(CONTENT, data, '', { allowIds }, problems) as Data;
  const { workspace } = turned;
  const content = readStruct(
    CONTENT,
    { ...turned, workspace: isData(workspace) ? { resourceGroup: SOME_GROUP, ...workspace } : workspace },
    problems,
  );
  checkFacts(isData(data.facts) ? data.facts : {}, facts, problems);
  return content;
}

function checkFacts(said: Data, asked: { readonly [name: string]: boolean }, problems: Problem[]): void {
  for (const [name, value] of Object.entries(said)) {
    if (name in asked) continue;
    const [meant] = nearest(name, Object.keys(asked));
    const remedy = meant === undefined ? 'Leave it out' : `Did you mean '${meant}'?`;
    problems.push({ property: `facts.${name}`, value, rule: 'the program does not ask for it', remedy });
  }
  for (const [name, required] of Object.entries(asked)) {
    if (!required || (said[name] !== undefined && said[name] !== null)) continue;
    problems.push({
      property: `facts.${name}`,
      value: undefined,
      rule: 'the program asks every team for it',
      remedy: `Write '${name}' under 'facts'`,
    });
  }
}

/** What a file says, which may be nothing. */
function recordOf({ path, content }: YamlFile, problems: Problem[]): Data {
  if (isData(content)) return content;
  if (content !== undefined && content !== null) {
    const rule = 'it takes the properties of a workspace file';
    problems.push({ property: 'file', value: path, rule, remedy: `Begin with 'workspace:'`, place: `${path}:1:1` });
  }
  return {};
}

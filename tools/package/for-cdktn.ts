import * as ts from 'typescript';

/** Names that CDK Terrain has kept: files, and the levels of annotations. Its environment variables are written in capitals. */
const KEPT = /cdktf(\.(json|schema\.json|out)\b|-json\b)|(?<=@)cdktf\/(info|warn|error|(?!\w))/y;

/** The packages that a program names. */
const PACKAGE = /cdktf-azure-ml\b|(?<=@)cdktf\/provider-/y;

/**
 * TypeScript, JavaScript or declarations written for CDK for Terraform, as CDK Terrain needs them: what they import, the packages that their texts name, and
 * what comments and sentences call the CDK. New names are as long as the old ones, so that source maps stay right.
 *
 * Throws for any other `cdktf` in a text, since only a person knows what becomes of it.
 */
export function forCdktn(fileName: string, text: string): string {
  const kind = fileName.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true, kind);
  return text.replaceAll('cdktf', (name, position: number) => (changes(source, position) ? 'cdktn' : name));
}

function changes(source: ts.SourceFile, position: number): boolean {
  const node = innermost(source, position);
  const written = position >= node.getStart(source);
  if (written && (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))) return false;
  if (written && ts.isStringLiteralLike(node) && isSpecifier(node)) return /^(cdktf|@cdktf)\b/.test(node.text);
  return isSaid(source, position, written && (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)));
}

/** Whether a comment or a text means the CDK or a package by what it says at `position`. */
function isSaid(source: ts.SourceFile, position: number, isText: boolean): boolean {
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = position;
    return pattern.test(source.text);
  };
  if (matches(KEPT)) return false;
  const [before = ' ', after = ' '] = [source.text[position - 1], source.text[position + 'cdktf'.length]];
  if (!isText || matches(PACKAGE) || (/\s/.test(before + after) && /[\s.,:;!?')]/.test(after))) return true;
  const { line } = source.getLineAndCharacterOfPosition(position);
  throw new Error(`${source.fileName}:${line + 1}: is this 'cdktf' the same for CDK Terrain? ${source.text.split('\n')[line]?.trim() ?? ''}`);
}

/** The node that holds a position, or whose leading comments do. */
function innermost(node: ts.Node, position: number): ts.Node {
  const child = ts.forEachChild(node, (one) => (one.pos <= position && position < one.end ? one : undefined));
  return child === undefined ? node : innermost(child, position);
}

/** Whether a text names a module. */
function isSpecifier(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.ImportKeyword || parent.expression.getText().startsWith('require');
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent) ||
    (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent))
  );
}

import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

/** What Terraform will read for `value`, seen from `scope`: a literal stays, a token becomes its expression. */
export function resolve(scope: IConstruct, value: unknown): unknown {
  if (isLiteral(value)) return value;
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}

/** The same for what `scope` will use: references to another stack read as such, so that equal addresses in different stacks are told apart. */
export function resolveUsed(scope: IConstruct, value: unknown): unknown {
  if (isLiteral(value)) return value;
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: true });
}

/** A text without tokens, which most are: the CDK takes long to find that out. */
function isLiteral(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('${');
}

/** The same as a text to compare: Azure ignores case in ids and names, but Terraform does not in the addresses of expressions. */
export function comparable(scope: IConstruct, value: unknown): string {
  const text = String(resolveUsed(scope, value));
  if (!text.includes('${')) return text.toLowerCase();
  const parts = text.split(/(\$\{[^}]*\})/);
  return parts.map((part) => (part.startsWith('${') ? part : part.toLowerCase())).join('');
}

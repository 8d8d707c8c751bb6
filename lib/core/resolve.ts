import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

/** What Terraform will read for `value`, seen from `scope`: a literal stays, a token becomes its expression. */
export function resolve(scope: IConstruct, value: unknown): unknown {
  return read(scope, value, false);
}

/** The same for what `scope` will use: references to another stack read as such, so that equal addresses in different stacks are told apart. */
export function resolveUsed(scope: IConstruct, value: unknown): unknown {
  return read(scope, value, true);
}

function read(scope: IConstruct, value: unknown, preparing: boolean): unknown {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value;
    const reference = ownReference(scope, value);
    if (reference !== undefined) return value.replace(TOKEN, () => reference);
  }
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing });
}

const TOKEN = /\$\{TfToken\[[^\]]+\]\}/;
const TOKEN_OF_NUMBER = /\de\+\d/i;

/** The attribute of a resource in the stack of `scope`, if a text has one token, and this is one, as most are: it has its address, and the CDK takes long to read it. */
function ownReference(scope: IConstruct, value: string): string | undefined {
  const [token, ...others] = Tokenization.reverseString(value).tokens as readonly Reference[];
  if (token?.identifier === undefined || others.length > 0 || TOKEN_OF_NUMBER.test(value)) return undefined;
  return token.originStack === TerraformStack.of(scope) ? `\${${token.identifier}}` : undefined;
}

/** A token, which is an attribute where it has these. */
interface Reference {
  readonly identifier?: string;
  readonly originStack?: TerraformStack;
}

/** The same as a text to compare: Azure ignores case in ids and names, but Terraform does not in the addresses of expressions. */
export function comparable(scope: IConstruct, value: unknown): string {
  const text = String(resolveUsed(scope, value));
  if (!text.includes('${')) return text.toLowerCase();
  const parts = text.split(/(\$\{[^}]*\})/);
  return parts.map((part) => (part.startsWith('${') ? part : part.toLowerCase())).join('');
}

import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { stackOf } from './stack-of';

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
    const [, token = '', rest = ''] = REFERENCE.exec(value) ?? [];
    const reference = token === '' || TOKEN_OF_NUMBER.test(rest) ? undefined : referenceOf(token);
    if (reference?.stack === stackOf(scope)) return `${reference.text}${rest}`;
  }
  try {
    return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing });
  } catch {
    // A lazy value may not be ready while constructs are made. Where it never is, the CDK says so when it writes the stack.
    return value;
  }
}

/** A token, and what follows that is none. */
const REFERENCE = /^(\$\{TfToken\[[^\]]+\]\})([^$#&]*)$/;
const TOKEN_OF_NUMBER = /\de\+\d/i;

/** An attribute of a resource, as most tokens are: it has its address, and the CDK takes long to read it. */
interface Reference {
  readonly text: string;
  readonly stack: TerraformStack;
}

const references = new Map<string, Reference | undefined>();

function referenceOf(token: string): Reference | undefined {
  if (!references.has(token)) {
    const [known] = Tokenization.reverseString(token).tokens as readonly { readonly identifier?: string; readonly originStack?: TerraformStack }[];
    const { identifier, originStack: stack } = known ?? {};
    references.set(token, identifier === undefined || stack === undefined ? undefined : { text: `\${${identifier}}`, stack });
  }
  return references.get(token);
}

/** The id of a resource, to be asked for once, since a resource answers with a new token each time. */
export function keepId(resource: TerraformResource & { readonly id: string }): string {
  const { id, terraformResourceType, friendlyUniqueId } = resource;
  references.set(id, { text: `\${${terraformResourceType}.${friendlyUniqueId}.id}`, stack: stackOf(resource) });
  return id;
}

const EXPRESSION = /^\$\{[^}]*\}$/;

/** The same as a text to compare: Azure ignores case in ids and names, but Terraform does not in the addresses of expressions. */
export function comparable(scope: IConstruct, value: unknown): string {
  const text = String(resolveUsed(scope, value));
  if (!text.includes('${')) return text.toLowerCase();
  if (EXPRESSION.test(text)) return text;
  const parts = text.split(/(\$\{[^}]*\})/);
  return parts.map((part) => (part.startsWith('${') ? part : part.toLowerCase())).join('');
}

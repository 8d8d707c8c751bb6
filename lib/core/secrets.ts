import { TerraformLocal, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, refuseLater } from './errors';
import { resolve } from './resolve';

/** In the place of a value that may be secret: an error about one never repeats it. */
export const NOT_SHOWN = '(not shown)';

/** Refuses a secret that would be written into the configuration: a literal, or a variable that is not marked or has the secret as its default. */
export function checkSecret(scope: Construct, property: string, secret: string): void {
  const problem = (rule: string) => ({
    property,
    value: NOT_SHOWN,
    rule,
    remedy: `Pass a TerraformVariable with 'sensitive: true' and without 'default', or the attribute of a resource or data source`,
  });
  if (!isReference(scope, secret)) refuse(scope, problem('a literal secret would be written into the configuration'));
  refuseLater(scope, () =>
    variablesIn(scope, secret)
      .filter((variable) => variable.sensitive !== true || variable.default !== undefined)
      .map(({ sensitive, node: { id } }) =>
        problem(
          sensitive === true
            ? `the default of the variable '${id}' would be written into the configuration`
            : `the variable '${id}' is not marked as sensitive, so that Terraform would print it`,
        ),
      ),
  );
}

/** Whether the expression refers to anything: also `sensitive("…")` is a token. */
export function isReference(scope: Construct, secret: string): boolean {
  if (!Token.isUnresolved(secret)) return false;
  const expression = expressionOf(scope, secret).replace(/"(?:[^"\\]|\\.)*"/g, '');
  return /\$\{.*[A-Za-z_][\w-]*\.[A-Za-z_]/s.test(expression);
}

/** What Terraform will read, with the texts that locals stand for in their place. */
function expressionOf(scope: Construct, secret: string): string {
  const locals = TerraformStack.of(scope)
    .node.findAll()
    .filter((node) => node instanceof TerraformLocal)
    .map((local) => (resolve(local, local.toTerraform()) as { readonly locals: object }).locals);
  const texts = new Map<string, unknown>(locals.flatMap((local) => Object.entries(local)));
  const inPlace = (text: string, within: string[]): string =>
    text.replace(/\blocal\.([\w-]+)/g, (found, name: string) => {
      const value = texts.get(name);
      if (typeof value !== 'string' || within.includes(name)) return found;
      return inPlace(/^\$\{(.*)\}$/s.exec(value)?.[1] ?? JSON.stringify(value), [...within, name]);
    });
  return inPlace(String(resolve(scope, secret)), []);
}

function variablesIn(scope: Construct, secret: string): TerraformVariable[] {
  const names = [...expressionOf(scope, secret).matchAll(/\bvar\.([\w-]+)/g)].map(([, name]) => name);
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((node) => node instanceof TerraformVariable)
    .filter((variable) => names.includes(variable.friendlyUniqueId));
}

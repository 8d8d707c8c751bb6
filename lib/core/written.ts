import { IResolvable, IResolveContext, Token } from 'cdktf';

/** A text that is one expression of Terraform, such as `${azurerm_storage_account.Data["fraud"].id}`. */
const EXPRESSION = /^\$\{([^{}]+)\}$/;

/** What a text is for the checks: an expression that somebody has written out is as late as a token, and is written as it is. */
export function asWritten(text: string): string {
  const [, expression] = EXPRESSION.exec(text) ?? [];
  return expression === undefined || Token.isUnresolved(text) ? text : Token.asString(new Written(expression));
}

class Written implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly expression: string) {}

  resolve(context: IResolveContext): string {
    return context.suppressBraces === true ? this.expression : this.toJSON();
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): string {
    return `\${${this.expression}}`;
  }
}

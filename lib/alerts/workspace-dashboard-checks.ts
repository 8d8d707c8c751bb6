import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';

// What the props alone tell.

/** The title, where a tag can hold it. */
export function checkTitle(scope: Construct, title: string): string {
  checkText(scope, 'title', title);
  if (Token.isUnresolved(title) || (title !== '' && title.length <= 256)) return title;
  refuse(scope, {
    property: 'title',
    value: title,
    rule: 'the title is the value of a tag, of 1-256 characters',
    remedy: 'Choose another one',
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';

// What the props alone tell.

/** The names that Azure keeps from administrators, from Microsoft's page "Frequently asked questions about Linux Virtual Machines". */
const RESERVED = (
  'administrator admin user user1 test user2 test1 user3 admin1 1 123 a actuser adm admin2 aspnet backup console david guest john owner root server ' +
  'sql support support_388945a0 sys test2 test3 user4 user5'
).split(' ');

/** The name of the administrator, where Azure would take it. */
export function checkUsername(scope: Construct, name: string): string {
  if (Token.isUnresolved(name) || (/^[a-z_][a-z0-9_-]{0,31}$/.test(name) && !RESERVED.includes(name))) return name;
  refuse(scope, {
    property: 'jumpHost.adminUsername',
    value: name,
    rule: `Linux takes 1-32 small letters, digits, '-' and '_' that start with a letter or '_', and Azure no common name such as admin or root`,
    remedy: 'Choose another name',
  });
}

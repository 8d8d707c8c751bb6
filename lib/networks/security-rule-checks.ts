import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { checkName } from '../core/naming';
import { SecurityRuleOptions } from './network-subnet-props';

/** As azurerm spells them, which minds the case. */
const PROTOCOLS = ['Tcp', 'Udp', 'Icmp', 'Ah', 'Esp', '*'];
const MAX_DESCRIPTION = 140;

/** Refuses what azurerm or Azure would refuse in a rule of a network security group; priorities apart. */
export function checkSecurityRule(scope: Construct, name: string, options: SecurityRuleOptions): void {
  const { protocol = '*', source = '*', destination = '*', ports, description = '' } = options;
  const check = (property: string, value: unknown, fits: boolean, rule: string, remedy: string): void => {
    if (fits || Token.isUnresolved(value)) return;
    refuse(scope, { property, value, rule, remedy });
  };
  checkName(scope, 'securityRule', name, 'id');
  check('protocol', protocol, PROTOCOLS.includes(protocol), `azurerm knows only ${PROTOCOLS.join(', ')}`, 'Pass one of them');
  for (const [property, end] of Object.entries({ source, destination })) {
    check(property, end, end !== '', 'a rule needs both ends of the traffic', `Leave it out, or pass a service tag, an address range or '*'`);
    check(property, end, isEnd(end), 'this is neither an IPv4 address nor a range of them in CIDR notation', `Pass one such as '10.0.0.0/24'`);
  }
  check('ports', ports, ports?.length !== 0, 'a rule without ports fits nothing', `Leave out 'ports' for all`);
  for (const port of ports === undefined || Token.isUnresolved(ports) ? [] : ports) {
    check('ports', port, isPort(port), 'this is neither a port nor a range of them', `Pass one such as '443' or '8000-8080'`);
  }
  const rule = `the description of a rule has at most ${MAX_DESCRIPTION} characters`;
  checkText(scope, 'description', description);
  check('description', description, description.length <= MAX_DESCRIPTION, rule, 'Shorten it');
}

/** Whether a text that begins like an IPv4 address is one, or a range; what does not may be a service tag or an IPv6 address. */
function isEnd(text: string): boolean {
  if (!/^[\d.]+(\/|$)/.test(text)) return true;
  const [address = '', prefix = '32', ...rest] = text.split('/');
  return rest.length === 0 && isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32;
}

function isPort(text: string): boolean {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  return text === '*' || (first !== undefined && Number(first) <= Number(last) && Number(last) <= 65_535);
}

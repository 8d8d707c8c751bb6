import { ActionGroup, ActionGroupProps } from '../lib';
import { Attributes, GROUP, synth, Synthesized } from './support';
import { Token } from 'cdktf';

const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const emails = { oncall: 'oncall@example.com' };

function group(props: Partial<ActionGroupProps> = {}): Synthesized {
  return synth((stack) => new ActionGroup(stack, 'Alerts', { baseName: 'fraud-dev', resourceGroup: GROUP, emails, ...props }));
}

const the = (props: Partial<ActionGroupProps> = {}): Attributes => group(props).the('monitor_action_group');

describe('an action group', () => {
  test('sends e-mails in the common alert schema', () => {
    expect(the()).toMatchObject({
      name: 'ag-fraud-dev',
      short_name: 'fraud-dev',
      resource_group_name: 'rg-ml',
      location: 'global',
      enabled: true,
      email_receiver: [{ name: 'oncall', email_address: 'oncall@example.com', use_common_alert_schema: true }],
    });
  });

  test('calls webhooks, sends text messages, and tells everybody with a role', () => {
    const own = the({
      emails: undefined,
      webhooks: { chat: 'https://chat.example.com/hook' },
      sms: { duty: { countryCode: '49', phoneNumber: '15112345678' } },
      roles: { owners: OWNER },
    });
    expect(own).toMatchObject({
      webhook_receiver: [{ name: 'chat', service_uri: 'https://chat.example.com/hook', use_common_alert_schema: true }],
      sms_receiver: [{ name: 'duty', country_code: '49', phone_number: '15112345678' }],
      arm_role_receiver: [{ name: 'owners', role_id: OWNER, use_common_alert_schema: true }],
    });
  });

  test('shows at most 12 characters of its name in messages', () => {
    expect(the({ baseName: 'fraud-scores-production' }).short_name).toBe('fraud-scores');
    expect(the({ baseName: 'fraud-score-production' }).short_name).toBe('fraud-score');
    expect(the({ shortName: 'Fraud' }).short_name).toBe('Fraud');
    expect(() => the({ shortName: 'Fraud detection' })).toThrow(
      `[test/Alerts] 'shortName' is 'Fraud detection': it must be a text of 1-12 characters`,
    );
  });

  test('needs a short name where the base name is known only later', () => {
    const baseName = Token.asString({ resolve: () => '${var.name}' });
    expect(() => the({ baseName })).toThrow(`'shortName' is not given: it is made of 'baseName', which Terraform knows only later`);
    expect(the({ baseName, shortName: 'fraud' }).short_name).toBe('fraud');
  });

  test('takes a name, and refuses one that Azure would refuse', () => {
    expect(the({ name: 'oncall' }).name).toBe('oncall');
    expect(() => the({ name: 'on/call' })).toThrow(`[test/Alerts] 'name' is 'on/call': the action group name must be 1-260 characters`);
  });

  test('refuses a name with a line break', () => {
    expect(() => the({ name: 'on\ncall' })).toThrow(`that do not end with '.' or a space, without line breaks and the like. Choose another name.`);
  });

  test('refuses a webhook without encryption, and what is no address or role', () => {
    expect(() => the({ webhooks: { chat: 'http://chat.example.com' } })).toThrow(
      `[test/Alerts] 'webhooks.chat' is 'http://chat.example.com': it must be an address that starts with https://. Pass one.`,
    );
    expect(() => the({ emails: { oncall: 'oncall' } })).toThrow(`'emails.oncall' is 'oncall': it must be an e-mail address`);
    expect(() => the({ emails: { oncall: 'on${call@example.com' } })).toThrow(
      `'emails.oncall' is 'on\${call@example.com': Terraform takes '\${' for`,
    );
    expect(() => the({ roles: { owners: 'Owner' } })).toThrow(`'roles.owners' is 'Owner': it must be the GUID of a built-in role`);
    expect(() => the({ sms: { duty: { countryCode: '+49', phoneNumber: '15112345678' } } })).toThrow(`'sms.duty.countryCode' is '+49'`);
    expect(() => the({ sms: { duty: { countryCode: '49', phoneNumber: '0151-12' } } })).toThrow(`'sms.duty.phoneNumber' is '0151-12'`);
  });

  test('needs a short name where none can be made', () => {
    expect(() => the({ baseName: '' })).toThrow(`[test/Alerts] 'shortName' is not given: it is made of 'baseName', which has no characters for it`);
  });

  test('refuses two receivers of one name, and none at all', () => {
    expect(() => the({ webhooks: { OnCall: 'https://chat.example.com' } })).toThrow(
      `[test/Alerts] 'webhooks' is 'OnCall': each receiver of an action group has a name of its own`,
    );
    expect(() => the({ emails: {} })).toThrow(`[test/Alerts] 'emails' is not given: nobody would be told of an alert`);
  });

  test('is made once per name and resource group', () => {
    const twice = (): Synthesized =>
      synth((stack) => {
        for (const id of ['One', 'Two']) new ActionGroup(stack, id, { baseName: 'fraud', resourceGroup: GROUP, emails });
      });
    expect(twice).toThrow(`[test/Two] 'baseName' is 'fraud': it makes the name 'ag-fraud', which the action group of [test/One] has already`);
  });

  test('has tags', () => {
    expect(the({ tags: { team: 'fraud' } }).tags).toEqual({ team: 'fraud' });
  });
});

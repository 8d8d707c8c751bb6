import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { GUID } from '../core/checks';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { Tags } from '../governance/tags';
import { useAzurerm } from '../providers/azurerm';
import { checkForm, checkReceivers } from './action-group-checks';

/** Somebody who gets a text message. */
export interface SmsReceiver {
  /**
   * The country code without plus or zeros, such as `49`.
   * @change in place
   */
  readonly countryCode: string;
  /**
   * The number, digits only.
   * @change in place
   */
  readonly phoneNumber: string;
}

/** Whom alerts are sent to, and how. */
export interface ActionGroupProps {
  /**
   * The base name, from which `ag-<baseName>` is made.
   * @change replaces the action group
   */
  readonly baseName: string;
  /**
   * The resource group to make it in.
   * @change replaces the action group
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The name of the action group.
   * @default - `ag-<baseName>`
   * @change replaces the action group
   */
  readonly name?: string;
  /**
   * The name that messages show, at most 12 characters.
   * @default - the first 12 characters of `baseName`
   * @change in place
   */
  readonly shortName?: string;
  /**
   * Who gets an e-mail, by receiver name: `{ oncall: 'oncall@example.com' }`.
   * @default - nobody
   * @change in place
   */
  readonly emails?: { [receiver: string]: string };
  /**
   * Which addresses are called, by receiver name: https only. An address with a key in it would lie in the state and in the program's output.
   * @default - none
   * @change in place
   */
  readonly webhooks?: { [receiver: string]: string };
  /**
   * Who gets a text message, by receiver name.
   * @default - nobody
   * @change in place
   */
  readonly sms?: { [receiver: string]: SmsReceiver };
  /**
   * The ids of built-in roles, by receiver name: everybody who has the role in the subscription gets an e-mail. The id is the GUID that
   * `az role definition list --name Owner --query [0].name` prints.
   * @default - none
   * @change in place
   */
  readonly roles?: { [receiver: string]: string };
  /**
   * Tags of the action group.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

const SHORT_NAME = 12;

/**
 * Who is notified of an alert: e-mail, webhooks, text messages, and everybody with a role in the subscription; all of them in the common alert schema.
 *
 * Throws without a receiver, for two receivers of one name, and for a name, an address or a role that Azure would refuse.
 *
 * Source: Microsoft's page "Action groups".
 */
export class ActionGroup extends Construct implements IResourceRef {
  private readonly group: MonitorActionGroup;

  constructor(scope: Construct, id: string, props: ActionGroupProps) {
    props = given(scope, id, 'ActionGroupProps', props);
    super(scope, id);
    useAzurerm(this);
    const { emails = {}, webhooks = {}, sms = {}, roles = {} } = props;
    if (props.tags !== undefined) Tags.add(this, props.tags);

    this.group = new MonitorActionGroup(
      this,
      'Resource',
      together(this, () => {
        checkReceivers(this, { emails, webhooks, sms, roles });
        return {
          name: takeName(this, 'actionGroup', { name: props.name, baseName: props.baseName, place: props.resourceGroup.name }),
          resourceGroupName: props.resourceGroup.name,
          location: 'global',
          shortName: this.shortName(props),
          enabled: true,
          emailReceiver: this.receivers(emails, 'emails', /^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'an e-mail address').map(([name, emailAddress]) => ({
            name,
            emailAddress,
            useCommonAlertSchema: true,
          })),
          webhookReceiver: this.receivers(webhooks, 'webhooks', /^https:\/\/[^\s/]+/, 'an address that starts with https://').map(
            ([name, serviceUri]) => ({ name, serviceUri, useCommonAlertSchema: true }),
          ),
          armRoleReceiver: this.receivers(roles, 'roles', GUID, 'the GUID of a built-in role').map(([name, roleId]) => ({
            name,
            roleId,
            useCommonAlertSchema: true,
          })),
          smsReceiver: Object.entries(sms).map(([name, { countryCode, phoneNumber }]) => ({
            name,
            countryCode: checkForm(
              this,
              `sms.${name}.countryCode`,
              countryCode,
              /^[1-9]\d{0,3}$/,
              'a country code of 1-4 digits without plus or zeros',
            ),
            phoneNumber: checkForm(this, `sms.${name}.phoneNumber`, phoneNumber, /^\d{4,15}$/, 'a number of 4-15 digits'),
          })),
        };
      }),
    );
  }

  /** The action group: `azurerm_monitor_action_group`. A program that reads its attributes names the class: `resource as MonitorActionGroup`. */
  get resource(): TerraformResource {
    return this.group;
  }

  /** The id of the action group. */
  get id(): string {
    return this.group.id;
  }

  private shortName({ shortName, baseName }: ActionGroupProps): string {
    if (shortName !== undefined) return checkForm(this, 'shortName', shortName, /^.{1,12}$/, `a text of 1-${SHORT_NAME} characters`);
    const made = Token.isUnresolved(baseName) ? '' : baseName.slice(0, SHORT_NAME).replace(/-$/, '');
    if (made !== '') return made;
    refuse(this, {
      property: 'shortName',
      value: shortName,
      rule: `it is made of 'baseName', which ${Token.isUnresolved(baseName) ? 'Terraform knows only later' : 'has no characters for it'}`,
      remedy: `Pass a 'shortName' of 1-${SHORT_NAME} characters`,
    });
  }

  private receivers(given: { [receiver: string]: string }, property: string, pattern: RegExp, form: string): [string, string][] {
    return Object.entries(given).map(([name, value]) => [name, checkForm(this, `${property}.${name}`, value, pattern, form)]);
  }
}

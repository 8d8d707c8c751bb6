import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { checkText, checkWhole } from '../core/checks';
import { ScheduleTrigger } from '../core/schedule-trigger';

/** What a schedule does with an instance. */
export enum InstanceAction {
  START = 'Start',
  STOP = 'Stop',
}

/** Starts or stops an instance again and again. */
export interface InstanceSchedule {
  /**
   * What happens.
   * @change replaces the compute instance
   */
  readonly action: InstanceAction;
  /**
   * When it happens.
   * @change replaces the compute instance
   */
  readonly trigger: ScheduleTrigger;
}

/** A shell script that sets an instance up. Everybody who sees the instance, and Terraform's state, can read it: no place for secrets. */
export interface InstanceScript {
  /**
   * The script itself, in at most 4096 characters.
   * @change replaces the compute instance
   */
  readonly script: string;
  /**
   * What it is called with.
   * @default - nothing
   * @change replaces the compute instance
   */
  readonly args?: string;
  /**
   * How long it may take, as an ISO 8601 duration.
   * @default 'PT15M'
   * @change replaces the compute instance
   */
  readonly timeout?: string;
}

/** The scripts of an instance. */
export interface InstanceSetup {
  /**
   * Runs once, as root, when the instance is made.
   * @default - none
   * @change replaces the compute instance
   */
  readonly onCreation?: InstanceScript;
  /**
   * Runs whenever the instance starts.
   * @default - none
   * @change replaces the compute instance
   */
  readonly onStartup?: InstanceScript;
}

/** A web application on an instance, such as RStudio, in a container. */
export interface InstanceApplication {
  /**
   * The image, such as `ghcr.io/azure/rocker-rstudio-ml-verse:latest`.
   * @change replaces the compute instance
   */
  readonly image: string;
  /**
   * The port on which it listens in the container.
   * @change replaces the compute instance
   */
  readonly targetPort: number;
  /**
   * The port under which it is found on the instance.
   * @change replaces the compute instance
   */
  readonly publishedPort: number;
  /**
   * Variables of its environment. They are no place for secrets.
   * @default - none
   * @change replaces the compute instance
   */
  readonly environmentVariables?: { [name: string]: string };
}

/** What of an instance azurerm has no argument for, and Azure takes only when it makes the instance. */
export interface InstanceExtras {
  /**
   * When the instance starts and stops by itself. A change replaces the instance.
   * @default - when somebody starts and stops it
   * @change replaces the compute instance
   */
  readonly schedules?: InstanceSchedule[];
  /**
   * The scripts that set it up. A change replaces the instance.
   * @default - none
   * @change replaces the compute instance
   */
  readonly setup?: InstanceSetup;
  /**
   * The applications on it besides Jupyter, by their names. A change replaces the instance.
   * @default - none
   * @change replaces the compute instance
   */
  readonly applications?: { [name: string]: InstanceApplication };
}

/** Whether any of it is asked for. */
export function hasExtras({ schedules, setup, applications }: InstanceExtras): boolean {
  return [schedules, setup, applications].some((extra) => extra !== undefined);
}

/** All of it in Azure's words. */
export function extrasOf(scope: Construct, { schedules, setup, applications }: InstanceExtras): object {
  return {
    schedules: schedules && { computeStartStop: schedules.map((schedule, index) => scheduleOf(scope, schedule, `schedules[${index}].trigger`)) },
    setupScripts: setup && {
      scripts: {
        creationScript: scriptOf(scope, 'setup.onCreation', setup.onCreation),
        startupScript: scriptOf(scope, 'setup.onStartup', setup.onStartup),
      },
    },
    customServices: applications && applicationsOf(scope, applications),
  };
}

function scheduleOf(scope: Construct, { action, trigger }: InstanceSchedule, property: string): object {
  const times = trigger._body(scope, property);
  return { action, status: 'Enabled', triggerType: trigger._type, [trigger._type === 'Cron' ? 'cron' : 'recurrence']: times };
}

function scriptOf(scope: Construct, property: string, given: InstanceScript | undefined): object | undefined {
  if (given === undefined) return undefined;
  const { script, args, timeout = 'PT15M' } = given;
  if (args !== undefined) checkText(scope, `${property}.args`, args);
  const later = Token.isUnresolved(script);
  if (!later && (script === '' || script.length > 4096)) {
    const rule = `it has ${script.length} characters, and a script has 1-4096`;
    refuse(scope, { property: `${property}.script`, value: '(not shown)', rule, remedy: 'Let it load a longer one' });
  }
  // What Terraform knows only later it encodes itself.
  const scriptData = later ? Fn.base64encode(script) : Buffer.from(script, 'utf8').toString('base64');
  return { scriptSource: 'inline', scriptData, scriptArguments: args, timeout: canonicalDuration(scope, `${property}.timeout`, timeout) };
}

function applicationsOf(scope: Construct, applications: { [name: string]: InstanceApplication }): object[] {
  const ports = Object.values(applications).map(({ publishedPort }) => publishedPort);
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) {
    const rule = 'two applications cannot be found under one port';
    refuse(scope, { property: 'applications', value: twice, rule, remedy: 'Choose another publishedPort for one of them' });
  }
  return Object.entries(applications).map(([name, { image, targetPort, publishedPort, environmentVariables = {} }]) => {
    const property = `applications.${name}`;
    checkText(scope, `${property}.image`, image);
    const port = (which: string, value: number): number => checkWhole(scope, `${property}.${which}`, value, 1, 65_535, 'it is a port');
    const endpoint = { protocol: 'http', name: 'connect', target: port('targetPort', targetPort), published: port('publishedPort', publishedPort) };
    const variables = Object.entries(environmentVariables).map(([variable, value]) => [variable, { type: 'local', value }]);
    return {
      name,
      image: { type: 'docker', reference: image },
      endpoints: [endpoint],
      environmentVariables: variables.length === 0 ? undefined : (Object.fromEntries(variables) as object),
      docker: { privileged: true },
    };
  });
}

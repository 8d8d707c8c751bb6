import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { Problem, refuse, refuseLater } from '../core/errors';
import { Traffic } from './endpoint-traffic';
import { OnlineEndpointProps } from './online-endpoint-props';

// What the props alone tell.

/** Refuses a text that Terraform would take for a template, and a split that Azure would refuse. */
export function checkOnlineEndpoint(scope: Construct, props: OnlineEndpointProps): void {
  if (props.description !== undefined) checkText(scope, 'description', props.description);
  checkTraffic(scope, props);
}

/** Whether the endpoint is called over the public network; refuses one of which that is not known. */
export function isPublic(scope: Construct, { publicNetworkAccess, workspace }: OnlineEndpointProps): boolean {
  return (
    publicNetworkAccess ??
    workspace.publicNetworkAccess ??
    refuse(scope, {
      property: 'publicNetworkAccess',
      value: publicNetworkAccess,
      rule: 'it is as the workspace is, and of that it is not known',
      remedy: `Pass it, or 'publicNetworkAccess' to fromWorkspaceAttributes`,
    })
  );
}

const isPercent = (value: number, most: number): boolean => Token.isUnresolved(value) || (Number.isInteger(value) && value >= 0 && value <= most);

/** Refuses numbers that Azure would refuse, whichever deployments there are. */
function checkTraffic(scope: Construct, { traffic = {}, mirrorTraffic = {} }: Traffic): void {
  const no = (property: string, value: unknown, rule: string, remedy: string): never => refuse(scope, { property, value, rule, remedy });
  const shares = Object.values(traffic);
  const odd = shares.find((share) => !isPercent(share, 100));
  if (odd !== undefined) no('traffic', odd, 'the share of a deployment is a percentage', 'Pass a whole number from 0 to 100');
  const sum = shares.reduce((all, share) => all + share, 0);
  if (shares.length > 0 && sum !== 0 && sum !== 100 && !shares.some((share) => Token.isUnresolved(share))) {
    no('traffic', sum, 'the shares of all deployments add up to 100 percent, or to 0 where nothing is served', 'Change the shares');
  }
  const mirrored = Object.entries(mirrorTraffic);
  if (mirrored.length > 1) {
    no('mirrorTraffic', Object.keys(mirrorTraffic), 'Azure copies requests to one deployment at most', 'Leave all but one out');
  }
  for (const [name, share] of mirrored) {
    if (!isPercent(share, 50)) no('mirrorTraffic', share, 'Azure copies at most half of the requests', 'Pass a whole number from 0 to 50');
    if (share > 0 && (traffic[name] ?? 0) > 0) {
      no(
        'mirrorTraffic',
        name,
        `the deployment gets live requests by 'traffic' already, and Azure sends one deployment only one kind`,
        'Leave out either',
      );
    }
  }
}

// What the whole program tells.

/** Expects a split to name the deployments that there are once the program is complete. */
export function expectTraffic(scope: Construct, traffic: Traffic, deployments: () => readonly string[]): void {
  refuseLater(scope, () => problemsOf(traffic, deployments()));
}

function problemsOf({ traffic, mirrorTraffic }: Traffic, deployments: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  if (traffic === undefined && deployments.length > 1) {
    problems.push({
      property: 'traffic',
      value: undefined,
      rule: `the endpoint has the deployments ${deployments.join(', ')}, and nothing says which of them gets the requests`,
      remedy: `Pass 'traffic', such as { '${String(deployments[0])}': 100 }`,
    });
  }
  for (const [property, split] of Object.entries({ traffic, mirrorTraffic })) {
    for (const name of Object.keys(split ?? {}).filter((one) => !deployments.includes(one))) {
      const known = deployments.length === 0 ? 'it has none' : `it has ${deployments.join(', ')}`;
      problems.push({
        property,
        value: name,
        rule: `the endpoint has no such deployment; ${known}`,
        remedy: 'Add it with addDeployment, or leave it out',
      });
    }
  }
  return problems;
}

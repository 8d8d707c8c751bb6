import { Construct } from 'constructs';
import { ActionGroup, Names } from '../../../lib';
import { Build, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

const COMPANY = Names.pattern('{kind}-{base}-{env}', { values: { env: 'prd' } });
const emails = { oncall: 'oncall@example.com' };

const byCompany =
  (build: Build): Build =>
  (site) => {
    Names.of(site).use(COMPANY);
    build(site);
  };
const protectedWorkspace: Build = (site) => site.workspace({ deletionProtection: true });

function alerted(site: Site): void {
  site.workspace();
  const team = new Construct(site, 'Team');
  Names.of(team).use(COMPANY);
  new ActionGroup(team, 'Oncall', { baseName: 'fraud', resourceGroup: site.resourceGroup, emails });
}

/** What happens to names when somebody decides them otherwise. */
export const NAME_CHANGES: { readonly [name: string]: DayTwo } = {
  'name what is new by the rule of the company': change((site) => site.workspace(), alerted, all('create', 'monitor_action_group.Team_Oncall')),
  'name what runs by the rule of the company': change(protectedWorkspace, byCompany(protectedWorkspace), { refused: /Instance cannot be destroyed/ }),
  'name a part that is protected': change(
    protectedWorkspace,
    (site) => site.workspace({ deletionProtection: true, names: { storage: 'stcontosofraud' } }),
    { refused: /Instance cannot be destroyed/ },
  ),
};

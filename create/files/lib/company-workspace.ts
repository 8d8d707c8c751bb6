import { Construct } from 'constructs';
import { IResourceGroupRef, ManagedNetwork, MlWorkspace, PrincipalType, StorageAccess } from '../../../lib';

export interface CompanyWorkspaceProps {
  /** What names are made from. */
  readonly baseName: string;
  /** What makes global names unique. */
  readonly uniqueSuffix?: string;
  /** Where the workspace and its parts lie. */
  readonly resourceGroup: IResourceGroupRef;
  /** Who pays for it. */
  readonly costCenter: string;
  /**
   * Whether a business depends on it.
   * @default false
   */
  readonly production?: boolean;
  /**
   * The object id of the Microsoft Entra group of those who work in it.
   * @default - nobody gets a role
   */
  readonly dataScientists?: string;
}

/** A workspace as every team of the company gets it: the place for what you have decided once, for all of them. */
export class CompanyWorkspace extends Construct {
  readonly workspace: MlWorkspace;

  constructor(scope: Construct, id: string, props: CompanyWorkspaceProps) {
    super(scope, id);
    const { baseName, uniqueSuffix, resourceGroup, costCenter, production = false, dataScientists } = props;
    this.workspace = new MlWorkspace(this, 'Ml', {
      baseName,
      uniqueSuffix,
      resourceGroup,
      publicNetworkAccess: true,
      managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND,
      storageAccess: StorageAccess.IDENTITY,
      deletionProtection: production,
      tags: { 'cost-center': costCenter },
    });
    if (dataScientists === undefined) return;
    const team = { principalId: dataScientists, principalType: PrincipalType.GROUP };
    this.workspace.grantDataScientist('DataScientists', team);
    this.workspace.grantStorageData('StorageData', team);
  }
}

import { TerraformDataSource, TerraformResource } from 'cdktf';

/** The address of a resource in Terraform, and of a data source what comes after `data.`. */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource | TerraformDataSource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

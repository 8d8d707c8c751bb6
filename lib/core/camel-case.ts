/** The name of an attribute of Terraform's as the CDK writes it: `key_vault_id` as `keyVaultId`. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** This package. */
export const PACKAGE = 'cdktf-azure-ml';
/** The CDK that it is for, after which it is called. */
export const CDK = String(PACKAGE.split('-')[0]);

/** Where the classes come from that are not the library's own. */
const MODULES: { readonly [name: string]: string } = {
  App: CDK,
  TerraformStack: CDK,
  AzurermProvider: `@${CDK}/provider-azurerm/lib/provider`,
};

/** The module that has a class; nothing for those of the library. */
export function moduleOf(name: string): string | undefined {
  return MODULES[name];
}

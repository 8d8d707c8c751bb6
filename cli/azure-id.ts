/** What an id of Azure says: the type of the resource, and its name below its parents, such as `vnet-ml/snet-endpoints`. */
export interface AzureId {
  readonly type: string;
  readonly name: string;
}

const KEY_URI = /^https:\/\/([\w-]+)\.vault\.[\w.]+\/keys\/([\w-]+)/;

/** Reads a literal id of Azure, or the address of a key in a vault; nothing for any other text. */
export function parseAzureId(text: string): AzureId | undefined {
  const key = KEY_URI.exec(text);
  if (key !== null) return { type: 'Microsoft.KeyVault/vaults/keys', name: `${String(key[1])}/${String(key[2])}` };
  if (!/^\/subscriptions\/[^/\s${}]+(\/[^/\s${}]+\/[^/\s${}]+)*$/.test(text)) return undefined;
  const [, ownText = ''] = /.*\/providers\/(.*)$/.exec(text) ?? [];
  const own = ownText.split('/');
  const [namespace] = own;
  if (namespace === 'Microsoft.Authorization') return undefined;
  if (namespace === undefined || namespace === '') {
    const segments = text.split('/');
    if (segments.length === 3) return { type: 'Microsoft.Resources/subscriptions', name: String(segments[2]) };
    return { type: 'Microsoft.Resources/resourceGroups', name: String(segments[4]) };
  }
  const types = own.filter((_, index) => index % 2 === 1);
  // `blobServices/default` is a step on the way, not a name that anybody chose.
  const names = own.filter((name, index) => index > 0 && index % 2 === 0 && name !== 'default');
  return { type: [namespace, ...types].join('/'), name: names.join('/') };
}

/** What comes before the version of an API in a type of azapi, such as `Microsoft.MachineLearningServices/workspaces@2025-06-01`. */
export function withoutVersion(type: string): string {
  return type.replace(/@.*$/, '');
}

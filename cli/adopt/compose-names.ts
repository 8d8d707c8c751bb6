import { NAME_RULES } from '../../lib/core/name-rules';
import { block } from '../json';
import { Live, nameIn, propertiesOf } from './live';
import { props, Value } from './program';

type Part = 'encryptionIdentity' | 'storage' | 'vault' | 'registry' | 'insights' | 'logAnalytics' | 'identity';

/** The names: by the library's rule where they follow it, and word for word where they don't. */
export function composeNames(live: Live): { readonly [name: string]: Value } {
  const { name } = live.workspace;
  const baseName = name.replace(/^(mlw|hub|mlw-hub)-/, '');
  const made = namesOf(live);
  const uniqueSuffix = suffixOf(baseName, made);
  const different = Object.entries(made).filter(([part, own]) => own !== NAME_RULES[part as Part].make(baseName, uniqueSuffix));
  return {
    baseName,
    uniqueSuffix,
    name: name === NAME_RULES[live.workspace.resource.kind === 'Hub' ? 'foundryHub' : 'workspace'].make(baseName) ? undefined : name,
    names: different.length === 0 ? undefined : props(Object.fromEntries(different)),
  };
}

/** What the names that must be unique in all of Azure end with, if it is the same. */
function suffixOf(baseName: string, names: { readonly [part in Part]?: string }): string | undefined {
  const ends = (['storage', 'vault', 'registry'] as const).flatMap((part) => {
    const [name, start] = [names[part], NAME_RULES[part].make(baseName)];
    return name?.startsWith(start) === true ? [name.slice(start.length).replace(/^-/, '')] : [];
  });
  const [first = ''] = ends;
  return first !== '' && ends.every((end) => end === first) ? first : undefined;
}

function namesOf(live: Live): { readonly [part in Part]?: string } {
  const { storageAccount, keyVault, containerRegistry, applicationInsights, primaryUserAssignedIdentity } = propertiesOf(live.workspace);
  const [first] = Object.keys(block(block(live.workspace.resource.identity).userAssignedIdentities));
  const analytics = live.isOwn(applicationInsights) ? propertiesOf(live.must(applicationInsights)).WorkspaceResourceId : undefined;
  const identity = primaryUserAssignedIdentity ?? first;
  const { userAssignedIdentities: ofStorage } = block(live.find(storageAccount)?.resource.identity);
  const ids = {
    encryptionIdentity: identity === undefined && live.isOwn(storageAccount) ? Object.keys(block(ofStorage))[0] : undefined,
    identity,
    storage: storageAccount,
    vault: keyVault,
    registry: containerRegistry,
    insights: applicationInsights,
    logAnalytics: analytics,
  };
  return Object.fromEntries(Object.entries(ids).flatMap(([part, id]) => (live.isOwn(id) ? [[part, nameIn(id)]] : [])));
}

/** What Azure calls a key, a password or what holds one. Settings such as `allowSharedKeyAccess` and addresses such as `keyUri` are none. */
const KEY =
  /^((primary|secondary|shared|account|access|instrumentation|storage|master)(Master|Shared|Account)?Key|(admin)?password|passphrase|(client)?secret|(account)?sas(Token)?|(access)?token|(primary|secondary)?ConnectionString)$/i;

/** An answer of Azure without what nobody is to read in a log, so that no later line can print it. */
export function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeys);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !KEY.test(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutKeys(each)]));
}

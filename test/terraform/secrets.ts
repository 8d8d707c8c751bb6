import { Plan, State } from './terraform';

/** Attributes whose values let whoever reads them in. */
const SECRET =
  /access_key|account_key|connection_string|instrumentation_key|shared_key|admin_password|client_secret|sas_token|shared_access_signature/;

/**
 * Where a secret could be read: a reference to one in an output that is not marked, a literal of one in the configuration, and a known value of one
 * in a plan or an output of the state that is not marked.
 */
export function secretsOf(config: object, plan: Plan, state: State): string[] {
  return [
    ...outputsOf(config)
      .filter(([, { value, sensitive }]) => SECRET.test(JSON.stringify(value)) && sensitive !== true)
      .map(([name]) => `output ${name}`),
    ...literalsOf(config, []).map((path) => `configuration ${path}`),
    ...(plan.resource_changes ?? []).flatMap(({ address, change }) =>
      openValues(change.after, change.after_sensitive, []).map((path) => `plan ${address}.${path}`),
    ),
    ...Object.entries(plan.output_changes ?? {})
      .filter(([name, { after_sensitive: marked }]) => SECRET.test(name) && marked !== true)
      .map(([name]) => `planned output ${name}`),
    ...Object.entries(state.outputs)
      .filter(([name, { value, sensitive }]) => sensitive !== true && (SECRET.test(name) || leaks(value, state)))
      .map(([name]) => `output ${name} of the state`),
  ];
}

function outputsOf(config: object): [string, { readonly value: unknown; readonly sensitive?: boolean }][] {
  return Object.entries((config as { output?: { [name: string]: { value: unknown; sensitive?: boolean } } }).output ?? {});
}

/** Texts under the name of a secret, or in what azapi is told to keep nowhere, that are no references. */
function literalsOf(value: unknown, path: string[]): string[] {
  if (typeof value === 'string') {
    const hidden = SECRET.test(path.at(-1) ?? '') || path.includes('sensitive_body');
    return hidden && !value.includes('${') ? [path.join('.')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => literalsOf(inner, [...path, key]));
}

/** Known texts under the name of a secret that Terraform would print. */
function openValues(after: unknown, sensitive: unknown, path: string[]): string[] {
  if (sensitive === true) return [];
  if (typeof after === 'string') return SECRET.test(path.at(-1) ?? '') && after !== '' ? [path.join('.')] : [];
  if (typeof after !== 'object' || after === null) return [];
  const marks = typeof sensitive === 'object' && sensitive !== null ? (sensitive as { [key: string]: unknown }) : {};
  return Object.entries(after).flatMap(([key, inner]) => openValues(inner, marks[key], [...path, key]));
}

/** Whether an output says what some resource of the state holds as a secret. */
function leaks(value: unknown, state: State): boolean {
  const text = JSON.stringify(value);
  return state.resources.some(({ values }) =>
    Object.entries(values).some(([name, secret]) => SECRET.test(name) && typeof secret === 'string' && secret.length > 8 && text.includes(secret)),
  );
}

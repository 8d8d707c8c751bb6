/** Azure Pipelines sets it in every step; elsewhere, this runs in GitHub Actions. */
export const IN_AZURE_PIPELINES = process.env.TF_BUILD !== undefined;

/**
 * One request to the interface of GitHub or Azure DevOps, with JSON both ways and the token of the one that runs this: the other's is none of its business.
 * An error tells the answer, and never the token.
 */
export async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const token = variable(IN_AZURE_PIPELINES ? 'SYSTEM_ACCESSTOKEN' : 'GITHUB_TOKEN');
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered with ${String(response.status)}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as Answer;
}

/** A setting that the pipeline system puts into the environment of each step. */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not in the environment of this step`);
  return value;
}

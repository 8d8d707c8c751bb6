/** One request to the interface of GitHub or Azure DevOps, with JSON both ways. An error tells the answer, and never the token. */
export async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const { GITHUB_TOKEN, SYSTEM_ACCESSTOKEN } = process.env;
  const token = GITHUB_TOKEN ?? SYSTEM_ACCESSTOKEN;
  if (token === undefined || token === '') throw new Error('neither GITHUB_TOKEN nor SYSTEM_ACCESSTOKEN is in the environment of this step');
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered with ${String(response.status)}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as Answer;
}

/** A setting that the pipeline system puts into the environment of each step. */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not in the environment: this runs in a pipeline`);
  return value;
}

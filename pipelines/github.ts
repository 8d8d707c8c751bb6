import { call, variable } from './http';

/** A comment or an issue. */
interface Post {
  readonly id: number;
  readonly number: number;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
}

/** Whom GITHUB_TOKEN writes as. Who else begins a post with a marker could change a report that is put there. */
const AUTHOR = 'github-actions[bot]';
const PAGE = 100;
const repository = (): string => `${variable('GITHUB_API_URL')}/repos/${variable('GITHUB_REPOSITORY')}`;

/** Puts a report on the pull request of this run, in the place of an earlier one with the same marker. */
export async function commentOnGitHub(marker: string, body: string): Promise<void> {
  const ref = variable('GITHUB_REF');
  const [, number] = /^refs\/pull\/(\d+)\//.exec(ref) ?? [];
  if (number === undefined) throw new Error(`GITHUB_REF is '${ref}', which is no pull request`);
  await comment(number, marker, body);
}

/** Puts a report on the pull request whose merge made the commit of this run; on none where nobody asked for the commit with one. */
export async function commentOnMergedInGitHub(marker: string, body: string): Promise<void> {
  const merged = await call<readonly Pick<Post, 'number'>[]>('GET', `${repository()}/commits/${variable('GITHUB_SHA')}/pulls`);
  if (merged[0] !== undefined) await comment(String(merged[0].number), marker, body);
}

async function comment(number: string, marker: string, body: string): Promise<void> {
  const comments = `${repository()}/issues/${number}/comments`;
  const earlier = await find(`${comments}?`, marker);
  if (earlier === undefined) await call('POST', comments, { body });
  else await call('PATCH', `${repository()}/issues/comments/${String(earlier.id)}`, { body });
}

/** Opens or updates the issue with the marker; without a body, closes it, if there is one. */
export async function reportIssueOnGitHub(marker: string, title: string, body: string | undefined): Promise<void> {
  const issues = `${repository()}/issues`;
  const open = await find(`${issues}?state=open&creator=${encodeURIComponent(AUTHOR)}&`, marker);
  if (body === undefined) {
    if (open !== undefined) await call('PATCH', `${issues}/${String(open.number)}`, { state: 'closed', state_reason: 'completed' });
  } else if (open === undefined) await call('POST', issues, { title, body });
  else await call('PATCH', `${issues}/${String(open.number)}`, { body });
}

async function find(list: string, marker: string): Promise<Post | undefined> {
  for (let page = 1; ; page++) {
    const posts = await call<Post[]>('GET', `${list}per_page=${String(PAGE)}&page=${String(page)}`);
    const found = posts.find(({ body, user }) => user?.login === AUTHOR && body?.startsWith(marker));
    if (found !== undefined || posts.length < PAGE) return found;
  }
}

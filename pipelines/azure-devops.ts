import { call, variable } from './http';

interface Thread {
  readonly id: number;
  readonly comments: readonly { readonly id: number; readonly content?: string }[];
}

/** The pull requests by which commits were merged. */
interface Found {
  readonly results: readonly { readonly [commit: string]: readonly { readonly pullRequestId: number }[] | undefined }[];
}

const VERSION = 'api-version=7.1';
const repository = (): string =>
  `${variable('SYSTEM_COLLECTIONURI')}${variable('SYSTEM_TEAMPROJECTID')}/_apis/git/repositories/${variable('BUILD_REPOSITORY_ID')}`;

/** Puts a report on the pull request of this run in Azure Repos, in the place of an earlier one with the same marker. */
export async function commentOnAzureDevOps(marker: string, content: string): Promise<void> {
  await comment(variable('SYSTEM_PULLREQUEST_PULLREQUESTID'), marker, content);
}

/** Puts a report on the pull request whose merge made the commit of this run; on none where nobody asked for the commit with one. */
export async function commentOnMergedInAzureDevOps(marker: string, content: string): Promise<void> {
  const commit = variable('BUILD_SOURCEVERSION');
  const queries = [{ type: 'lastMergeCommit', items: [commit] }];
  const { results } = await call<Found>('POST', `${repository()}/pullrequestquery?${VERSION}`, { queries });
  const [merged] = results[0]?.[commit] ?? [];
  if (merged !== undefined) await comment(String(merged.pullRequestId), marker, content);
}

async function comment(pullRequest: string, marker: string, content: string): Promise<void> {
  const threads = `${repository()}/pullRequests/${pullRequest}/threads`;
  const { value } = await call<{ readonly value: readonly Thread[] }>('GET', `${threads}?${VERSION}`);
  for (const { id, comments } of value) {
    const earlier = comments.find((comment) => comment.content?.startsWith(marker));
    if (earlier === undefined) continue;
    await call('PATCH', `${threads}/${String(id)}/comments/${String(earlier.id)}?${VERSION}`, { content });
    return;
  }
  // Closed, so that a policy which asks for resolved comments does not wait for it.
  await call('POST', `${threads}?${VERSION}`, { comments: [{ parentCommentId: 0, commentType: 'text', content }], status: 'closed' });
}

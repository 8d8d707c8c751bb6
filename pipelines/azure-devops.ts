import { call, variable } from './http';

interface Thread {
  readonly id: number;
  readonly comments: readonly { readonly id: number; readonly content?: string }[];
}

const VERSION = 'api-version=7.1';

/** Puts a report on the pull request of this run in Azure Repos, in the place of an earlier one with the same marker. */
export async function commentOnAzureDevOps(marker: string, content: string): Promise<void> {
  const project = `${variable('SYSTEM_COLLECTIONURI')}${variable('SYSTEM_TEAMPROJECTID')}`;
  const pullRequest = `pullRequests/${variable('SYSTEM_PULLREQUEST_PULLREQUESTID')}`;
  const threads = `${project}/_apis/git/repositories/${variable('BUILD_REPOSITORY_ID')}/${pullRequest}/threads`;
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

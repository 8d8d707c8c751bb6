/** What private endpoints lead to, whether the managed network makes them or the program. */
const SUBRESOURCES = {
  amlworkspace: 'AML_WORKSPACE',
  blob: 'BLOB',
  file: 'FILE',
  queue: 'QUEUE',
  table: 'TABLE',
  dfs: 'DFS',
  web: 'WEB',
};

/** The members of the library's enums, by the words that Azure has for them. */
const MEMBERS: { readonly [name: string]: { readonly [word: string]: string } } = {
  AzureCloud: { usgovernment: 'US_GOVERNMENT', china: 'CHINA' },
  OutboundProtocol: { '*': 'ANY', TCP: 'TCP', UDP: 'UDP', ICMP: 'ICMP' },
  OutboundTarget: {
    vault: 'VAULT',
    ...SUBRESOURCES,
    redisCache: 'REDIS_CACHE',
    registry: 'REGISTRY',
    account: 'ACCOUNT',
    searchService: 'SEARCH_SERVICE',
  },
  EndpointAuth: { AADToken: 'ENTRA_TOKEN', Key: 'KEY', AMLToken: 'AML_TOKEN' },
  BatchOutput: { AppendRow: 'APPEND_ROW', SummaryOnly: 'SUMMARY_ONLY' },
  BatchLogging: { Debug: 'DEBUG', Info: 'INFO', Warning: 'WARNING' },
  PrincipalType: { User: 'USER', Group: 'GROUP', ServicePrincipal: 'SERVICE_PRINCIPAL' },
  RecurrenceFrequency: { Minute: 'MINUTE', Hour: 'HOUR', Day: 'DAY', Week: 'WEEK', Month: 'MONTH' },
  WeekDay: {
    Monday: 'MONDAY',
    Tuesday: 'TUESDAY',
    Wednesday: 'WEDNESDAY',
    Thursday: 'THURSDAY',
    Friday: 'FRIDAY',
    Saturday: 'SATURDAY',
    Sunday: 'SUNDAY',
  },
  Subresource: {
    ...SUBRESOURCES,
    vault: 'VAULT',
    registry: 'REGISTRY',
  },
};

/** How a program says a word of Azure, such as `OutboundTarget.VAULT`. */
export function memberOf(name: string, word: string): string {
  return `${name}.${MEMBERS[name]?.[word] ?? word}`;
}

/** Whether the library has a word. */
export function hasMember(name: string, word: string): boolean {
  return MEMBERS[name]?.[word] !== undefined;
}

import type { Rule } from '../../scripts/serve.ts';

/** Header names in lower case, each with every value that was sent under it. */
export type SentHeaders = ReadonlyMap<string, readonly string[]>;

/** What hosts do with a header that two rules set, and with `! Name`. */
export interface HostHabits {
  readonly twice: 'joins' | 'replaces';
  readonly removes: boolean;
}

/** The headers that a host with such habits sends for a path. */
export const sentHeaders = (rules: readonly Rule[], path: string, { twice, removes }: HostHabits): SentHeaders => {
  const sent = new Map<string, string[]>();
  for (const { headers, drops } of rules.filter(({ prefix }) => path.startsWith(prefix))) {
    if (removes) drops.forEach((name) => sent.delete(name.toLowerCase()));
    for (const [name, value] of Object.entries(headers)) {
      const before = twice === 'joins' ? (sent.get(name.toLowerCase()) ?? []) : [];
      sent.set(name.toLowerCase(), [...before, value]);
    }
  }
  return sent;
};

/**
 * Whether a browser shows the response in a page of another origin. Every policy must allow it, and where one of them
 * has `frame-ancestors`, `X-Frame-Options` counts for nothing (Content Security Policy 3, "Relation to
 * X-Frame-Options").
 */
export const mayBeFramed = (sent: SentHeaders): boolean => {
  const policies = (sent.get('content-security-policy') ?? []).flatMap((value) => value.split(','));
  const ancestors = policies.flatMap((policy) => /(?:^|;)\s*frame-ancestors ([^;]*)/.exec(policy)?.[1]?.trim() ?? []);
  return ancestors.length > 0 ? ancestors.every((allowed) => allowed === '*') : !sent.has('x-frame-options');
};

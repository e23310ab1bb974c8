import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

/** Ruff's defaults, and sorted imports, for the oldest Python that a program must run on. */
const workspaceFor = (minor: number): Workspace =>
  new Workspace(
    {
      'target-version': `py3${Math.min(minor, 14)}`,
      'line-length': 88,
      lint: { select: ['E4', 'E5', 'E7', 'E9', 'F', 'I', 'B', 'UP'] },
    },
    PositionEncoding.Utf16,
  );

const workspaces = new Map<number, Workspace>();

/**
 * What Ruff's linter and formatter have to say of a program; nothing where all is well.
 * @param minor the oldest Python it must run on: 11 for 3.11
 */
export const ruffComplaints = (source: string, minor: number): readonly string[] => {
  const workspace = workspaces.get(minor) ?? workspaceFor(minor);
  workspaces.set(minor, workspace);
  const found = workspace
    .check(source)
    .map(
      ({
        code,
        message,
        start_location: { row },
      }: {
        code: string;
        message: string;
        start_location: { row: number };
      }) => `line ${row}: ${code ?? 'syntax'} ${message}: ${source.split('\n')[row - 1] ?? ''}`,
    );
  if (found.length > 0) return found;
  const formatted = workspace.format(source);
  if (formatted === source) return [];
  const [ours, theirs] = [source.split('\n'), formatted.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return [
    `line ${at + 1}: the formatter would write\n${theirs.slice(at, at + 4).join('\n')}\ninstead of\n${ours.slice(at, at + 4).join('\n')}`,
  ];
};

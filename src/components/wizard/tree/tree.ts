import type { Tree } from './define.ts';
import { leaves } from './leaves.ts';
import { outline } from './outline.ts';

/** The decision tree. What it means and how ids may change: CONTRIBUTING.md. */
export const tree: Tree = { version: '2.0.1', ...outline, leaves };

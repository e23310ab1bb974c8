import { inTime } from '../inTime.ts';
import type { LeafData } from './leafData.ts';

const loaded = new Map<string, Promise<LeafData>>();

const fetchLeaf = async (address: string): Promise<LeafData> => {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
  return (await reply.json()) as LeafData;
};

/**
 * The data of a leaf, fetched once; after a failure the next call tries again.
 *
 * @param root the address of `/choose/`
 * @throws where it cannot be had within a few seconds
 */
export const loadLeaf = (root: string, id: string): Promise<LeafData> => {
  const address = `${root}leaves/${id}.json`;
  const known = loaded.get(address);
  if (known) return known;
  const leaf = inTime(fetchLeaf(address));
  loaded.set(address, leaf);
  leaf.catch(() => loaded.delete(address));
  return leaf;
};

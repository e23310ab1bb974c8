import { z } from 'astro/zod';
import { parse } from 'yaml';
import { ledgerEntry, type LedgerEntry } from '../../content.schemas.ts';
import text from '../../data/ledger.yaml?raw';

/** Every claim of the source texts that does not hold, in the order of the file. */
export const ledger: readonly LedgerEntry[] = z.array(ledgerEntry).parse(parse(text));

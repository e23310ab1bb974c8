import { treeSchema } from '../../components/wizard/tree/schema.ts';

export const GET = (): Response => Response.json(treeSchema());

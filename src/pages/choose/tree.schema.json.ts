import { treeSchema } from '../../components/wizard/treeSchema.ts';

export const GET = (): Response => Response.json(treeSchema());

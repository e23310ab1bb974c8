import { tree } from '../../components/wizard/tree.ts';
import { publish } from '../../components/wizard/treeSchema.ts';

export const GET = (): Response => Response.json(publish(tree, './tree.schema.json'));

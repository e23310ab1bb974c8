import { tree } from '../../components/wizard/tree/tree.ts';
import { publish } from '../../components/wizard/tree/schema.ts';

export const GET = (): Response => Response.json(publish(tree, './tree.schema.json'));

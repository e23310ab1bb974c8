import type { APIRoute } from 'astro';
import { leafDataOf } from '../../../components/wizard/leafData.ts';
import { siteTemplate } from '../../../components/wizard/programs/siteTemplates.ts';
import { tree } from '../../../components/wizard/tree/tree.ts';

export const getStaticPaths = () => Object.keys(tree.leaves).map((leaf) => ({ params: { leaf } }));

export const GET: APIRoute<Record<string, never>, { leaf: string }> = ({ params }) =>
  Response.json(leafDataOf(tree, params.leaf, siteTemplate));

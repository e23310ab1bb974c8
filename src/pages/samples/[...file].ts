import type { APIRoute } from 'astro';
import { sampleFiles, sampleOf } from '../../components/samples/samples.ts';

/** Every sample as a file of its own, for the download links. */
export const getStaticPaths = () => sampleFiles.map((file) => ({ params: { file } }));

export const GET: APIRoute<Record<string, never>, { file: string }> = ({ params }) =>
  new Response(sampleOf(params.file).source, { headers: { 'Content-Type': 'text/x-python; charset=utf-8' } });

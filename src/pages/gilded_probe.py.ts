import type { APIRoute } from 'astro';
import { sampleOf } from '../components/samples/samples.ts';
import { href } from '../links.ts';

const empty = 'SITE = ""\n';

/** The probe, which learns here whose wizard it links to. */
export const GET: APIRoute = ({ site }) => {
  const { source } = sampleOf('probe/gilded_probe.py');
  if (source.split(empty).length !== 2) throw new Error('the probe has lost the line that holds the site’s address');
  const root = new URL(href('/'), site).href.replace(/\/$/, '');
  const served = source.replace(empty, () => `SITE = ${JSON.stringify(root)}\n`);
  return new Response(served, { headers: { 'Content-Type': 'text/x-python; charset=utf-8' } });
};

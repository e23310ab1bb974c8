import { getCollection } from 'astro:content';
import type { KnownError } from '../../components/errors/findErrors.ts';

/** What the box of `/errors/`, the search dialog and the runner compare texts with. */
export const GET = async (): Promise<Response> => {
  const known: KnownError[] = (await getCollection('errors'))
    .filter(({ data }) => data.messages.length > 0)
    .map(({ id, data: { title, description, messages } }) => ({
      id,
      title,
      description,
      messages: messages.map(({ text, frames, with: others, general }) => ({
        ...(text === undefined ? {} : { text }),
        ...(frames.length > 0 ? { frames } : {}),
        ...(others.length > 0 ? { with: others } : {}),
        ...(general ? { general } : {}),
      })),
    }));
  return new Response(JSON.stringify(known), { headers: { 'content-type': 'application/json' } });
};

import { favicon } from '../brand/drawings.ts';

export const GET = (): Response => new Response(favicon(), { headers: { 'Content-Type': 'image/svg+xml' } });

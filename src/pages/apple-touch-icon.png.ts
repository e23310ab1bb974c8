import { touchIcon } from '../brand/drawings.ts';
import { png } from '../brand/png.ts';

export const GET = (): Promise<Response> => png(touchIcon(), 180);

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cacheFolder } from './build.mjs';

const coders = {
  br: (bytes, file) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        // Measured: a larger window makes other files smaller, and the WebAssembly larger.
        [constants.BROTLI_PARAM_LGWIN]: file.endsWith('.wasm') ? 21 : 24,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * Compresses a file as far as it goes: half a minute for the WebAssembly, so what was compressed once is kept.
 * @param {string} file
 * @param {'br' | 'gz'} coding
 * @returns {Promise<string>} path of the compressed file
 */
export const compressed = async (file, coding) => {
  const bytes = readFileSync(file);
  const folder = path.join(cacheFolder, 'compressed');
  const cached = path.join(folder, `${createHash('sha256').update(bytes).digest('hex')}.${coding}`);
  if (!existsSync(cached)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${cached}.${process.pid}`;
    writeFileSync(unfinished, await coders[coding](bytes, file));
    renameSync(unfinished, cached);
  }
  return cached;
};

/** Puts the `.br` and the `.gz` of a file beside it. */
export const compressBeside = (file) =>
  Promise.all(['br', 'gz'].map(async (coding) => copyFileSync(await compressed(file, coding), `${file}.${coding}`)));

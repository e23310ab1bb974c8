/**
 * The base path as everything here expects it: with one slash at each end.
 * @param {string | undefined} written what BASE_PATH says: `gilded`, `/gilded`, `/gilded/`, or nothing
 */
export const basePath = (written = '') => `/${written}/`.replace(/\/+/g, '/');

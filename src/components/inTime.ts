/** Seconds after which a part that has not come counts as lost: with the pause before asking, less than five. */
const patience = 4.5;

export class Unavailable extends Error {}

/** @throws Unavailable when the answer does not come in time */
export const inTime = <T>(answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable('it did not load in time')), patience * 1000);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });

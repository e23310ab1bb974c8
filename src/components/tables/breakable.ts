/**
 * HTML of a dotted name that may break between its words.
 * @param module left out where the name begins with it, because a heading says it already
 */
export const breakable = (name: string, module = ''): string =>
  (name.startsWith(`${module}.`) ? name.slice(module.length + 1) : name).replaceAll(
    /[._]|(?<=[a-z])(?=[A-Z])/g,
    '$&<wbr>',
  );

const pageSize = 65_536;

/**
 * Lets no WebAssembly memory of this worker grow beyond so many bytes. To CPython it looks like a machine that has no
 * more: it raises `MemoryError`. Needed before the first memory is used.
 */
export const capMemory = (bytes: number): void => {
  const { prototype } = WebAssembly.Memory;
  const grow = prototype.grow;
  prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * pageSize > bytes) throw new RangeError(`The cap of ${bytes} bytes is reached`);
    return grow.call(this, pages);
  };
};

import sharp from 'sharp';

/**
 * A drawing as PNG.
 * @param width in pixels; the height follows from the drawing
 */
export const png = async (svg: string, width: number): Promise<Response> => {
  const image = await sharp(Buffer.from(svg), { density: 144 }).resize(width).png({ compressionLevel: 9 }).toBuffer();
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};

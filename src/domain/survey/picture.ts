// What a picture of a survey may be. Its type is read from its first bytes, whatever its sender calls it; drawings that can
// hold scripts are none.

/** Longest picture. Browsers make larger ones smaller before they send them. */
export const pictureBytesMax = 400 * 1024;

/** Types that are taken. */
export const pictureTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;

/** One of them. */
export type PictureType = (typeof pictureTypes)[number];

const marks: readonly (readonly [PictureType, (text: string) => boolean])[] = [
  ["image/png", (text) => text.startsWith("\x89PNG\r\n\x1a\n")],
  ["image/jpeg", (text) => text.startsWith("\xff\xd8\xff")],
  ["image/webp", (text) => text.startsWith("RIFF") && text.slice(8, 12) === "WEBP"],
  ["image/gif", (text) => /^GIF8[79]a/.test(text)],
];

/** The type of a picture; undefined when it is none of those that are taken. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return marks.find(([, is]) => is(start))?.[0];
}

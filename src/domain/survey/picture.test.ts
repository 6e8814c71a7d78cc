import { expect, it } from "vitest";
import { pictureType } from "./picture.ts";

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it.each([
  ["\x89PNG\r\n\x1a\n....", "image/png"],
  ["\xff\xd8\xff\xe0....", "image/jpeg"],
  ["RIFF....WEBPVP8 ", "image/webp"],
  ["GIF89a....", "image/gif"],
])("knows a picture by its first bytes: %j", (start, type) => {
  expect(pictureType(bytes(start))).toBe(type);
});

it.each(["", "<svg xmlns='http://www.w3.org/2000/svg'>", "<script>", "RIFF....WAVE", "\x89PNG", "%PDF-1.7"])(
  "takes nothing else for one: %j",
  (start) => {
    expect(pictureType(bytes(start))).toBeUndefined();
  },
);

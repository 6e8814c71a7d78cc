// Taking in a picture for a survey, and giving it out to whoever has its id.

import { randomUUID } from "node:crypto";
import { type Doer, makerName } from "../domain/audit.ts";
import { pictureBytesMax, pictureType } from "../domain/survey/picture.ts";
import { AppError } from "../errors.ts";
import { findPicture, keepPicture, type StoredPicture } from "../records/picture-store.ts";
import type { App } from "./app.ts";

/** Pictures of one workspace; with the longest ones 200 MB. */
const picturesMax = 500;

/** Keeps a picture and names it. Throws `bad-input`, `too-large` or `conflict`. */
export async function takePicture(
  app: Pick<App, "database">,
  doer: Doer,
  bytes: Uint8Array,
): Promise<{ id: string }> {
  if (bytes.length > pictureBytesMax)
    throw new AppError(
      "too-large",
      `A picture may have ${pictureBytesMax / 1024} KB; make it smaller and send it again.`,
    );
  const type = pictureType(bytes);
  if (type === undefined)
    throw new AppError("bad-input", "This is no picture that can be shown; send a PNG, JPEG, WebP or GIF.");
  const id = randomUUID();
  const picture = { id, type, bytes, madeBy: makerName(doer) };
  if (!(await keepPicture(app.database, doer.workspace, picture, picturesMax)))
    throw new AppError("conflict", `This workspace has ${picturesMax} pictures, the most there can be.`);
  return { id };
}

/** One picture. Throws `not-found`. */
export async function picture(app: Pick<App, "database">, id: string): Promise<StoredPicture> {
  const found = await findPicture(app.database, id);
  if (!found) throw new AppError("not-found", `There is no picture ${id}.`);
  return found;
}

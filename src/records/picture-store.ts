// Pictures of surveys: small, never changed, and kept with the workspace whose survey shows them. Whoever has an id may see
// the picture, as whoever has a survey's link may see the survey.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const pictureRow = z.object({ type: z.string(), bytes: z.instanceof(Uint8Array) });

/** A picture as it is kept. */
export interface StoredPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Keeps a picture unless the workspace has `picturesMax` already. False when it has. */
export async function keepPicture(
  database: Queryable,
  workspace: number,
  picture: StoredPicture & { readonly id: string; readonly madeBy: string },
  picturesMax: number,
): Promise<boolean> {
  const { id, type, bytes, madeBy } = picture;
  const kept = await database.run(
    `INSERT INTO survey_picture (id, workspace, type, bytes, made_by)
     SELECT $2, $1, $3, $4, $5 WHERE (SELECT count(*) FROM survey_picture WHERE workspace = $1) < $6`,
    [workspace, id, type, Buffer.from(bytes), madeBy, picturesMax],
  );
  return kept > 0;
}

/** One picture, or undefined. */
export function findPicture(database: Queryable, id: string): Promise<StoredPicture | undefined> {
  return database.row(pictureRow, "SELECT type, bytes FROM survey_picture WHERE id = $1", [id]);
}

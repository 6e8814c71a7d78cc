// Uploaded files wait in the data directory until their import is over, and some days longer where there is room, so that
// rows which the engine loses can be read from them again.

import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../errors.ts";
import type { App } from "./app.ts";

/** Largest upload, in bytes. */
export const uploadBytesMax = 50 * 1024 ** 3;

/** Disk space that uploads must leave for the journal and the engines, in bytes. */
const spareBytes = 1024 ** 3;

const idPattern = /^[A-Za-z0-9_-]{16,64}$/;

function uploadsDir(app: Pick<App, "config">): string {
  return join(app.config.dataDir, "uploads");
}

/** Each workspace has a directory of its own: an id of another one names nothing here. */
function uploadsOf(app: Pick<App, "config">, workspace: number): string {
  return join(uploadsDir(app), String(workspace));
}

/** Path of an upload of a workspace. Throws `not-found` for an id that names none. */
export async function findUpload(
  app: Pick<App, "config">,
  workspace: number,
  upload: string,
): Promise<{ path: string; bytes: number }> {
  const path = join(uploadsOf(app, workspace), upload);
  const found = idPattern.test(upload) ? await stat(path).catch(() => undefined) : undefined;
  if (!found?.isFile())
    throw new AppError("not-found", `There is no upload ${upload.slice(0, 64)}; send the file again.`);
  return { path, bytes: found.size };
}

/** Keeps a file while it arrives and returns its id. Throws `too-large` when it is, or when the disk would be too full. */
export async function keepUpload(
  app: Pick<App, "config" | "context">,
  workspace: number,
  body: Readable,
): Promise<string> {
  const dir = uploadsOf(app, workspace);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const disk = await statfs(dir);
  const room = Math.min(uploadBytesMax, disk.bavail * disk.bsize - spareBytes);
  const upload = app.context.random(18).toString("base64url");
  const path = join(dir, upload);
  let bytes = 0;
  try {
    await pipeline(
      body,
      async function* (source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          bytes += piece.length;
          if (bytes > room)
            throw new AppError(
              "too-large",
              `The file does not fit: there is room for ${Math.max(0, room)} bytes.`,
            );
          yield piece;
        }
      },
      createWriteStream(`${path}.part`, { mode: 0o600 }),
    );
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
  return upload;
}

/** An import is over: its file stays for a while when it takes little of the room there is, and goes at once otherwise. */
export async function releaseUpload(path: string): Promise<void> {
  const [file, disk] = await Promise.all([
    stat(path).catch(() => undefined),
    statfs(dirname(path)).catch(() => undefined),
  ]);
  if (!file || !disk) return;
  const free = disk.bavail * disk.bsize;
  if (free < 5 * spareBytes || free < 20 * file.size) await rm(path, { force: true });
}

/** Removes uploads older than `ageMs` that no import waits for. Returns how many. */
export async function forgetUploads(
  app: Pick<App, "config" | "context">,
  ageMs: number,
  wanted: ReadonlySet<string>,
): Promise<number> {
  const dir = uploadsDir(app);
  let removed = 0;
  for (const name of await readdir(dir, { recursive: true }).catch(() => [])) {
    const path = join(dir, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile() || wanted.has(path) || app.context.now() - found.mtimeMs < ageMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

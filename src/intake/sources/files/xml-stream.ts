// XML as it comes, by sax, with plain callbacks. Entities that a document defines itself are never expanded.

import { StringDecoder } from "node:string_decoder";
import sax from "sax";
import { badWorkbook } from "./xlsx-package.ts";

/** What to do with the parts of a document. Names come without their prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Feeds a document to a handler; `step` is called after each piece, so that a caller can hand on what has been gathered. */
export async function* readXml<T>(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  step: () => T | undefined,
): AsyncGenerator<T> {
  const parser = sax.parser(true, { position: false });
  const decoder = new StringDecoder("utf8");
  let failed: Error | undefined;
  parser.onerror = (error) => {
    failed ??= error;
  };
  parser.onopentag = ({ name, attributes }) =>
    handler.open?.(bare(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => handler.close?.(bare(name));
  if (handler.text !== undefined) parser.ontext = parser.oncdata = handler.text;
  for await (const chunk of chunks) {
    parser.write(decoder.write(chunk));
    if (failed !== undefined) throw badWorkbook(failed.message.split("\n")[0] ?? "", failed);
    const gathered = step();
    if (gathered !== undefined) yield gathered;
  }
}

/** Reads a small document whole. */
export async function readXmlWhole(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const reading = readXml(chunks, handler, () => undefined);
  while ((await reading.next()).done !== true);
}

function bare(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

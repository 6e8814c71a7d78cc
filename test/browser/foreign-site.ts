// A web site that is not ours: another origin, under a content security policy that allows our tag and nothing else, and pages
// that are written in the language of their path.

import { createServer } from "node:http";

/** A site on this machine. */
export interface ForeignSite {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Opens a site whose every page carries the tag of `origin`; `/ar/…` is a page in Arabic. */
export async function openForeignSite(origin: string, writeKey: string): Promise<ForeignSite> {
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `script-src ${origin}`,
    `connect-src ${origin}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const server = createServer(({ url = "" }, response) => {
    const language = /^\/(\w\w)\//.exec(url)?.[1] ?? "en";
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
    });
    response.end(`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script async src="${origin}/v.js" data-key="${writeKey}"></script></head>
<body><main><h1>Shop</h1><p><a href="/">Home</a></p><div data-vivencia-survey="visit"></div></main></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

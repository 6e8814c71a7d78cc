// How large a dashboard is drawn on A4 in landscape. Tiles are never cut, so a row that does not fit leaves the rest of its
// page empty: drawn a little smaller, it often fits.

/** An A4 page in landscape inside the margins of use-paper.ts, in CSS px at 96 dots an inch. */
const sheet = { width: Math.floor(((297 - 24) / 25.4) * 96), height: Math.floor(((210 - 28) / 25.4) * 96) };

/** The page's widths to choose from, in px of the screen: the text stays readable on the widest. */
const widths = [1120, 1160, 1200, 1240, 1280, 1320, 1360, 1400] as const;

/** Where something stands, from top to bottom. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** What cannot be parted by a page's end: tiles that stand beside one another, even in part. */
function bands(tiles: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const tile of [...tiles].sort((a, b) => a.top - b.top)) {
    const last = found.at(-1);
    if (last && tile.top < last.bottom)
      found[found.length - 1] = { top: last.top, bottom: Math.max(last.bottom, tile.bottom) };
    else found.push(tile);
  }
  return found;
}

/** How many pages of a height the tiles need, from the top of the first page. */
export function pagesOf(tiles: readonly Span[], height: number): number {
  let pages = 1;
  let from = 0;
  for (const { top, bottom } of bands(tiles)) {
    if (bottom - from <= height || top === from) continue;
    pages++;
    from = top;
  }
  return pages;
}

/** The width to lay the page out with and the zoom that makes it as wide as the paper: the largest with the fewest pages. */
export function paperLayout(tiles: readonly Span[]): { readonly width: number; readonly zoom: number } {
  const layouts = widths.map((width) => {
    const zoom = sheet.width / width;
    return { width, zoom, pages: pagesOf(tiles, sheet.height / zoom) };
  });
  const fewest = Math.min(...layouts.map(({ pages }) => pages));
  const [first] = layouts.filter(({ pages }) => pages === fewest);
  return first ?? { width: widths[0], zoom: sheet.width / widths[0] };
}

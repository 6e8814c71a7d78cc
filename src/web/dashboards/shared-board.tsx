// A dashboard that a link shows: the same tiles in the same places, with the answers that came with the page. It asks for
// nothing and opens nothing.

import type { SharedAnswer } from "../../api/contract-shares.ts";
import { dateIn } from "../../domain/calendar.ts";
import type { Tile } from "../../domain/dashboard.ts";
import { FigureBody } from "../figure/figure-body.tsx";
import type { FigureReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { GoalFigure } from "./goal-figure.tsx";
import { Prose } from "./prose.tsx";
import { TileFrame } from "./tile-frame.tsx";
import styles from "./tile-grid.module.css";
import { chartHeight, placeOf } from "./tile-size.ts";

function SharedTile(props: {
  tile: Tile;
  one: SharedAnswer["figures"][number] | undefined;
  reader: FigureReader;
}) {
  const { tile, one, reader } = props;
  const words = useFigureWords(reader);
  if (tile.kind === "text")
    return (
      <TileFrame kind={tile.kind} name={tile.text.slice(0, 40)}>
        <Prose text={tile.text} />
      </TileFrame>
    );
  if (one === undefined) return null;
  return (
    <TileFrame kind={tile.kind} name={one.name} narrowed={words.filters(one.view)}>
      {tile.kind === "goal" ? (
        <GoalFigure
          goal={tile}
          figure={one.figure}
          reader={reader}
          today={dateIn(reader.timeZone, Date.now())}
        />
      ) : (
        <FigureBody
          view={one.view}
          figure={one.figure}
          reader={reader}
          label={one.name}
          height={chartHeight(tile.h)}
        />
      )}
    </TileFrame>
  );
}

/** The tiles of a shared dashboard. */
export function SharedBoard(props: {
  tiles: readonly Tile[];
  figures: SharedAnswer["figures"];
  reader: FigureReader;
}) {
  const { tiles, figures, reader } = props;
  const range = figures[0]?.figure.range;
  return (
    <>
      {range && <p>{reader.format.range(range)}</p>}
      <div className={styles.grid}>
        {tiles.map((tile) => (
          <div key={tile.id} className={styles.place} style={placeOf(tile)} data-kind={tile.kind}>
            <SharedTile tile={tile} one={figures.find(({ id }) => id === tile.id)} reader={reader} />
          </div>
        ))}
      </div>
    </>
  );
}

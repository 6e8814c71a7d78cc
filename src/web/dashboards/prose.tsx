// The words of a dashboard, drawn as elements: what people typed is never read as a page's own markup.

import { Fragment } from "react";
import { parseProse, type Span } from "../../domain/prose.ts";
import styles from "./tile.module.css";

/** Pieces of a text have no other name than their place. */
function named<T>(list: readonly T[]): { key: string; one: T }[] {
  return list.map((one, i) => ({ key: `piece ${i}`, one }));
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return named(spans).map(({ key, one: span }) => {
    const words = span.bold ? <strong>{span.text}</strong> : span.text;
    if (span.href === null) return <Fragment key={key}>{words}</Fragment>;
    return (
      <a key={key} href={span.href} rel="noreferrer noopener" target="_blank">
        {words}
      </a>
    );
  });
}

/** Draws what was typed. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      {named(parseProse(text)).map(({ key, one: block }) => {
        if (block.kind === "heading") {
          const Heading = block.level === 1 ? "h2" : "h3";
          return (
            <Heading key={key}>
              <Spans spans={block.spans} />
            </Heading>
          );
        }
        if (block.kind === "list") {
          const List = block.ordered ? "ol" : "ul";
          return (
            <List key={key}>
              {named(block.items).map((item) => (
                <li key={item.key}>
                  <Spans spans={item.one} />
                </li>
              ))}
            </List>
          );
        }
        return (
          <p key={key}>
            {named(block.lines).map((line, n) => (
              <Fragment key={line.key}>
                {n > 0 && <br />}
                <Spans spans={line.one} />
              </Fragment>
            ))}
          </p>
        );
      })}
    </div>
  );
}

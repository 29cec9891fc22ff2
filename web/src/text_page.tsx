import type { ComponentChildren } from "preact";
import type { Span } from "./document";
import { isDoubtful, type Item } from "./items";
import type { Link } from "./pages";
import { TableText } from "./table_text";
import type { Labels } from "./words";

function styleOf(span: Span) {
  const lines = [span.underline ? "underline" : "", span.strike ? "line-through" : ""].filter(Boolean).join(" ");
  return {
    fontWeight: span.bold ? "bold" : undefined,
    fontStyle: span.italic ? "italic" : undefined,
    textDecoration: lines || undefined,
    textEmphasis: span.emphasis ? "filled dot" : undefined,
    verticalAlign: span.superscript ? "super" : span.subscript ? "sub" : undefined,
    fontSize: span.superscript || span.subscript ? "0.75em" : undefined,
  };
}

/** Text with its styled stretches, whose offsets count code points. */
function styled(text: string, spans: Span[] = []): ComponentChildren {
  const points = [...text];
  const cuts = new Set([0, points.length]);
  for (const span of spans) {
    cuts.add(Math.min(span.start, points.length));
    cuts.add(Math.min(span.end, points.length));
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, i) => {
    const over = spans.filter((span) => span.start <= start && span.end >= ordered[i + 1]);
    const piece = points.slice(start, ordered[i + 1]).join("");
    if (over.length === 0) return piece;
    const style = Object.assign({}, ...over.map((span) => Object.fromEntries(Object.entries(styleOf(span)).filter(([, value]) => value))));
    const color = over.find((span) => span.color)?.color;
    return (
      <span key={start} class={color && color !== "#000000" ? "colored" : undefined} style={color && color !== "#000000" ? { ...style, "--ink": color } : style}>
        {piece}
      </span>
    );
  });
}

function bodyOf(item: Item, labels: Labels): ComponentChildren {
  if (item.block?.cells) return <TableText block={item.block} />;
  if (item.kind === "figure") return `〔${labels.kind("figure")}〕${item.text}`;
  if (["masthead", "official", "colophon", "furniture", "note", "discarded"].includes(item.kind)) {
    return (
      <>
        <span class="field">{labels.field(item.field)}</span> {item.text}
      </>
    );
  }
  return styled(item.text, item.block?.spans);
}

/** A document without pages, as the text that was found in it. */
export function TextPage({ items, link, labels }: { items: Item[]; link: Link; labels: Labels }) {
  return (
    <div class="pages">
      <section class="page text-page" aria-label={labels.say("text")}>
        {items.map((item) => {
          const state = (item.key === link.selected ? " selected" : "") + (item.key === link.hovered ? " hovered" : "") + (isDoubtful(item) ? " doubtful" : "");
          return (
            <div
              key={item.key}
              class={`piece kind-${item.kind}${state}`}
              data-key={item.key}
              data-level={item.block?.level}
              onMouseEnter={() => link.hover(item.key)}
              onMouseLeave={() => link.hover("")}
              onClick={() => link.select(item.key)}
            >
              {bodyOf(item, labels)}
            </div>
          );
        })}
      </section>
    </div>
  );
}

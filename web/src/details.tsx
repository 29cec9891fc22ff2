import type { ComponentChildren } from "preact";
import type { Location } from "./document";
import { isDoubtful, type Item } from "./items";
import { TableText } from "./table_text";
import type { Labels } from "./words";

function placeText(location: Location, labels: Labels): string {
  const page = location.page === undefined ? "" : labels.say("page", location.page);
  if (location.bbox) return `${page} [${location.bbox.map((value) => Math.round(value)).join(", ")}]`;
  if (location.part !== undefined) return [page, labels.say("paragraph_at", location.part, (location.paragraph ?? 0) + 1)].filter(Boolean).join(" · ");
  return page;
}

/** All that is known of one item: what it is, why, how sure, and where. */
export function Details({ item, labels, children }: { item: Item | undefined; labels: Labels; children?: ComponentChildren }) {
  if (!item) {
    return (
      <section class="details nothing" aria-label={labels.say("details")}>
        <p class="hint">{labels.say("details_hint")}</p>
      </section>
    );
  }
  return (
    <section class="details" tabIndex={0} aria-label={labels.say("details")} aria-live="polite">
      <h2 class={`kind-${item.kind}`}>
        {labels.kind(item.kind)}
        {item.field ? ` · ${labels.field(item.field)}` : ""}
      </h2>
      {children}
      {(!children || item.block?.cells) && (
        <div class="full-text" tabIndex={0}>
          {item.block?.cells ? <TableText block={item.block} /> : labels.value(item.field, item.text)}
        </div>
      )}
      <dl>
        {item.raw && item.raw !== item.text && (
          <>
            <dt>{labels.say("printed")}</dt>
            <dd class="printed">{item.raw}</dd>
          </>
        )}
        {item.rule && (
          <>
            <dt>{labels.say("rule")}</dt>
            <dd class="mono">{item.rule}</dd>
          </>
        )}
        {item.confidence !== undefined && (
          <>
            <dt>{labels.say("confidence")}</dt>
            <dd class={isDoubtful(item) ? "doubtful" : ""}>
              <meter min={0} max={1} value={item.confidence} aria-label={labels.say("confidence")} /> {item.confidence.toFixed(2)}
            </dd>
          </>
        )}
        {item.block?.level !== undefined && (
          <>
            <dt>{labels.say("level")}</dt>
            <dd>{item.block.level}</dd>
          </>
        )}
        {item.target !== undefined && (
          <>
            <dt>{labels.say("target")}</dt>
            <dd>{item.target ? <span class="mono">{item.target}</span> : labels.say("no_target")}</dd>
          </>
        )}
        {item.id && (
          <>
            <dt>{labels.say("id")}</dt>
            <dd class="mono">{item.id}</dd>
          </>
        )}
        <dt>{labels.say("places")}</dt>
        <dd>
          {item.locations.length === 0
            ? labels.say("no_place")
            : item.locations.map((location, i) => <div key={i}>{placeText(location, labels)}</div>)}
        </dd>
      </dl>
    </section>
  );
}

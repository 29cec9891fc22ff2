import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Details } from "./details";
import type { Document, Hidden, Page } from "./document";
import { Help } from "./help";
import { boxesByPage, isDoubtful, isExtra, itemsOf, kDoubtful, type Item } from "./items";
import { useKeys } from "./keyboard";
import { Pages, type Link } from "./pages";
import type { PictureSource } from "./pictures";
import type { Settings } from "./settings";
import { TextPage } from "./text_page";
import { Tree, rowId } from "./tree";
import type { Labels } from "./words";

export interface InspectorProps {
  document: Document;
  pages: Page[];
  hidden: Hidden[];
  pictures: PictureSource;
  settings: Settings;
  /** Further tools at the top, and an editor of the chosen item. */
  tools?: ComponentChildren;
  editor?: (item: Item, items: Item[]) => ComponentChildren;
}

function reveal(key: string, animate: boolean) {
  const quoted = CSS.escape(key);
  const behavior = animate ? "smooth" : "auto";
  document.getElementById(rowId(key))?.scrollIntoView({ block: "nearest", behavior });
  const box = document.querySelector(`.pages [data-key="${quoted}"]`);
  box?.scrollIntoView({ block: "nearest", behavior });
  return box !== null;
}

/** What the document is, by which rule and how surely, and its file where the title does not name it. */
function Kind({ document: shown, labels }: { document: Document; labels: Labels }) {
  const evidence = shown.evidence["/kind"];
  const isDoubtfulKind = evidence !== undefined && evidence.confidence < kDoubtful;
  const why = evidence && `${labels.say("rule")} ${evidence.rule} · ${labels.say("confidence")} ${evidence.confidence.toFixed(2)}`;
  return (
    <small title={why} class={isDoubtfulKind ? "doubtful" : ""}>
      {labels.say(shown.kind as "bulletin")}
      {shown.title ? ` · ${shown.source.name}` : ""}
    </small>
  );
}

/** A document beside its pages: what one points at lights up in the other. */
export function Inspector({ document: shown, pages, hidden, pictures, settings, tools, editor }: InspectorProps) {
  const { labels } = settings;
  const [selected, setSelected] = useState("");
  const [hovered, setHovered] = useState("");
  const [furniture, setFurniture] = useState(false);
  const [discarded, setDiscarded] = useState(false);
  const [query, setQuery] = useState("");
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);

  const all = useMemo(() => itemsOf(shown, hidden), [shown, hidden]);
  const items = useMemo(
    () => all.filter((item) => !isExtra(item) || (item.kind === "furniture" ? furniture : discarded)),
    [all, furniture, discarded],
  );
  const boxes = useMemo(() => boxesByPage(items), [items]);
  const orders = useMemo(() => new Map(items.map((item, i) => [item.key, i])), [items]);
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return wanted === "" ? items : items.filter((item) => item.text.toLowerCase().includes(wanted) || item.rule?.includes(wanted));
  }, [items, query]);
  const doubtful = useMemo(() => items.filter(isDoubtful), [items]);

  const select = useCallback((key: string) => setSelected(key), []);
  const hover = useCallback((key: string) => setHovered(key), []);
  const link: Link = { selected, hovered, select, hover };
  const chosen = orders.has(selected) ? items[orders.get(selected)!] : undefined;

  useEffect(() => {
    if (!chosen || reveal(chosen.key, true)) return;
    // The page of the box is not near: it comes first, and its boxes when the browser has seen that it is.
    const page = chosen.locations.find((location) => location.bbox)?.page;
    if (page === undefined) return;
    const turn = () => document.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" });
    turn();
    let left = 20;
    const timer = setInterval(() => (reveal(chosen.key, false) || --left === 0 ? clearInterval(timer) : turn()), 120);
    return () => clearInterval(timer);
  }, [chosen?.key]);

  const step = (list: Item[], by: number) => {
    if (list.length === 0) return;
    const at = list.findIndex((item) => item.key === selected);
    if (at >= 0) return setSelected(list[(at + by + list.length) % list.length].key);
    const from = orders.get(selected) ?? -1;
    const next = by > 0 ? list.find((item) => orders.get(item.key)! > from) : [...list].reverse().find((item) => orders.get(item.key)! < from);
    setSelected((next ?? list[by > 0 ? 0 : list.length - 1]).key);
  };

  useKeys({
    j: () => step(found, 1),
    k: () => step(found, -1),
    ArrowDown: () => step(found, 1),
    ArrowUp: () => step(found, -1),
    n: () => step(doubtful, 1),
    "/": () => search.current?.focus(),
    f: () => setFurniture(!furniture),
    d: () => setDiscarded(!discarded),
    t: settings.switchTheme,
    l: settings.switchLanguage,
    "?": () => setHelp(true),
  });

  const { accounting } = shown;
  const lost = accounting.discarded.reduce((sum, entry) => sum + entry.chars, 0);
  return (
    <>
      <header class="bar">
        <h1 title={shown.title ?? shown.source.name}>
          {shown.title ?? shown.source.name} <Kind document={shown} labels={labels} />
        </h1>
        <label class="search">
          <span class="unseen">{labels.say("search")}</span>
          <input
            ref={search}
            type="search"
            value={query}
            placeholder={labels.say("search")}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") step(found, event.shiftKey ? -1 : 1);
              if (event.key === "Escape") {
                setQuery("");
                event.currentTarget.blur();
              }
            }}
          />
          <output>{query.trim() === "" ? "" : labels.say("matches", found.length)}</output>
        </label>
        <button type="button" class="doubts" disabled={doubtful.length === 0} title={labels.say(doubtful.length === 0 ? "no_doubtful" : "next_doubtful")} onClick={() => step(doubtful, 1)}>
          {doubtful.length} {labels.say("doubtful")}
        </button>
        <button type="button" aria-pressed={furniture} title={labels.say("furniture_hint")} onClick={() => setFurniture(!furniture)}>
          {labels.say("furniture")}
        </button>
        <button type="button" aria-pressed={discarded} title={labels.say("discarded_hint")} onClick={() => setDiscarded(!discarded)}>
          {labels.say("discarded")}
        </button>
        {tools}
        <button type="button" title={labels.say("theme")} aria-label={labels.say("theme")} onClick={settings.switchTheme}>
          {settings.theme === "dark" ? "☀" : "☾"}
        </button>
        <button type="button" onClick={settings.switchLanguage}>
          {labels.say("language")}
        </button>
        <button type="button" title={labels.say("help")} aria-label={labels.say("help")} onClick={() => setHelp(true)}>
          ?
        </button>
      </header>
      <main class="panes">
        <div class="left" tabIndex={0} role="region" aria-label={labels.say(pages.length > 0 ? "pages" : "text")}>
          {pages.length > 0 ? <Pages pages={pages} boxes={boxes} link={link} pictures={pictures} labels={labels} /> : <TextPage items={items} link={link} labels={labels} />}
        </div>
        <div class="right">
          <Tree items={found} orders={orders} link={link} labels={labels} />
          <Details item={chosen} labels={labels}>
            {chosen && editor?.(chosen, items)}
          </Details>
          <footer class="foot" tabIndex={0}>
            {discarded && accounting.discarded.length > 0 && (
              <p>
                {labels.say("discarded")}: {accounting.discarded.map((entry) => `${labels.field(entry.reason)} ${entry.chars}`).join(" · ")}
              </p>
            )}
            {shown.diagnostics.map((entry, i) => (
              <p key={i} class={`diagnostic ${entry.severity}`}>
                <span class="mono">{entry.code}</span> {entry.message}
              </p>
            ))}
            <p>{labels.say("accounting", accounting.source_chars, accounting.content_chars, accounting.furniture_chars, lost)}</p>
          </footer>
        </div>
      </main>
      {help && <Help labels={labels} close={() => setHelp(false)} />}
    </>
  );
}

import { memo } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Location, Page } from "./document";
import { isDoubtful, type Item } from "./items";
import type { PictureSource } from "./pictures";
import type { Labels } from "./words";

export interface PlacedBox {
  item: Item;
  order: number;
  location: Location;
}

export interface Link {
  selected: string;
  hovered: string;
  select: (key: string) => void;
  hover: (key: string) => void;
}

const kNone: PlacedBox[] = [];

/** Whether an element is within a screen of what is seen. */
function useNear<T extends Element>() {
  const ref = useRef<T>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => setNear(entries[entries.length - 1].isIntersecting), { rootMargin: "100% 0%" });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, near };
}

/** The picture of a page while it is near; undefined while it is fetched, null if there is none. */
function usePicture(near: boolean, page: number, pictures: PictureSource): string | null | undefined {
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (!near) return;
    let own: string | null = null;
    let gone = false;
    pictures.load(page).then((loaded) => {
      own = loaded;
      if (gone && own) pictures.release(own);
      else setUrl(own);
    });
    return () => {
      gone = true;
      if (own) pictures.release(own);
      setUrl(undefined);
    };
  }, [near, page, pictures]);
  return near ? url : undefined;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(3)}%`;
}

/** The item that a click means: of boxes that lie over each other, the one behind the chosen one. */
function keyUnder(event: MouseEvent, selected: string): string {
  const keys = document
    .elementsFromPoint(event.clientX, event.clientY)
    .filter((element): element is HTMLElement => element instanceof HTMLElement && element.classList.contains("box"))
    .map((element) => element.dataset.key!);
  const different = [...new Set(keys)];
  return different[(different.indexOf(selected) + 1) % different.length];
}

function Boxes({ page, boxes, link }: { page: Page; boxes: PlacedBox[]; link: Link }) {
  return (
    <div class="boxes" aria-hidden="true">
      {boxes.map(({ item, order, location }, i) => {
        const [x0, y0, x1, y1] = location.bbox!;
        const pad = 2;
        // Fields that stand on one line have one box; their numbers stand beside each other.
        const behind = boxes.slice(i + 1).filter((other) => other.location.bbox!.join() === location.bbox!.join()).length;
        const state = (item.key === link.selected ? " selected" : "") + (item.key === link.hovered ? " hovered" : "") + (isDoubtful(item) ? " doubtful" : "");
        return (
          <div
            key={`${item.key} ${i}`}
            class={`box kind-${item.kind}${state}`}
            data-key={item.key}
            style={{
              left: percent(x0 - pad, page.width),
              top: percent(y0 - pad, page.height),
              width: percent(x1 - x0 + 2 * pad, page.width),
              height: percent(y1 - y0 + 2 * pad, page.height),
            }}
            onMouseEnter={() => link.hover(item.key)}
            onMouseLeave={() => link.hover("")}
            onClick={(event) => link.select(keyUnder(event, link.selected) ?? item.key)}
          >
            <span class="order" style={{ "--behind": behind }}>
              {order + 1}
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface OnePage {
  page: Page;
  boxes: PlacedBox[];
  link: Link;
  pictures: PictureSource;
  labels: Labels;
}

const PageView = memo(
  ({ page, boxes, link, pictures, labels }: OnePage) => {
    const { ref, near } = useNear<HTMLElement>();
    const url = usePicture(near, page.number, pictures);
    const name = labels.say("page", page.number);
    return (
      <section class="page" ref={ref} data-page={page.number} aria-label={name} style={{ aspectRatio: `${page.width} / ${page.height}` }}>
        {url && <img src={url} alt={name} draggable={false} />}
        {url === null && <p class="missing">{labels.say("no_picture")}</p>}
        {near && <Boxes page={page} boxes={boxes} link={link} />}
        <span class="page-number" aria-hidden="true">
          {page.number}
        </span>
      </section>
    );
  },
  // A page that has neither the old nor the new block stays as it is.
  (before, after) =>
    before.page === after.page &&
    before.boxes === after.boxes &&
    before.labels === after.labels &&
    before.pictures === after.pictures &&
    ((before.link.selected === after.link.selected && before.link.hovered === after.link.hovered) ||
      !after.boxes.some(({ item }) => [before.link.selected, before.link.hovered, after.link.selected, after.link.hovered].includes(item.key))),
);

export interface PagesProps {
  pages: Page[];
  boxes: Map<number, PlacedBox[]>;
  link: Link;
  pictures: PictureSource;
  labels: Labels;
}

/** The pages of a PDF, one below the other, with a box for each place of each item. */
export function Pages({ pages, boxes, link, pictures, labels }: PagesProps) {
  return (
    <div class="pages">
      {pages.map((page) => (
        <PageView key={page.number} page={page} boxes={boxes.get(page.number) ?? kNone} link={link} pictures={pictures} labels={labels} />
      ))}
    </div>
  );
}

import { memo } from "preact/compat";
import { isDoubtful, type Item } from "./items";
import type { Link } from "./pages";
import type { Labels } from "./words";

const kLongest = 90;

function shortened(text: string): string {
  const points = [...text.slice(0, 2 * kLongest)];
  return points.length > kLongest ? points.slice(0, kLongest).join("") + "…" : text;
}

export function rowId(key: string): string {
  return "row" + key.replace(/[^a-z0-9]/g, "-");
}

interface RowProps {
  item: Item;
  order: number;
  selected: boolean;
  hovered: boolean;
  labels: Labels;
  select: Link["select"];
  hover: Link["hover"];
}

const Row = memo(({ item, order, selected, hovered, labels, select, hover }: RowProps) => (
  <div
    id={rowId(item.key)}
    role="option"
    aria-selected={selected}
    class={`row kind-${item.kind}${hovered ? " hovered" : ""}${isDoubtful(item) ? " doubtful" : ""}`}
    data-key={item.key}
    style={{ "--depth": item.depth }}
    onMouseEnter={() => hover(item.key)}
    onMouseLeave={() => hover("")}
    onClick={() => select(item.key)}
  >
    <span class="order" aria-hidden="true">
      {order + 1}
    </span>
    <span class="kind">
      {labels.kind(item.kind)}
      {item.kind === "heading" ? ` ${item.block?.level}` : ""}
      {item.field ? ` · ${labels.field(item.field)}` : ""}
    </span>
    <span class="text">{shortened(labels.value(item.field, item.text))}</span>
    {isDoubtful(item) && (
      <span class="doubt">
        {labels.say("doubtful")} {Math.round(100 * item.confidence!)}%
      </span>
    )}
  </div>
));

/** The structure as a list whose depth shows the nesting. */
export function Tree({ items, orders, link, labels }: { items: Item[]; orders: Map<string, number>; link: Link; labels: Labels }) {
  return (
    <div
      class="tree"
      role="listbox"
      tabIndex={0}
      aria-label={labels.say("structure")}
      onKeyDown={(event) => {
        const end = event.key === "Home" ? items[0] : event.key === "End" ? items[items.length - 1] : undefined;
        if (!end) return;
        event.preventDefault();
        link.select(end.key);
      }}
      aria-activedescendant={items.some((item) => item.key === link.selected) ? rowId(link.selected) : undefined}
    >
      {items.map((item) => (
        <Row
          key={item.key}
          item={item}
          order={orders.get(item.key) ?? 0}
          selected={item.key === link.selected}
          hovered={item.key === link.hovered}
          labels={labels}
          select={link.select}
          hover={link.hover}
        />
      ))}
      {items.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled="true" class="row empty">
          {labels.say("empty_list")}
        </div>
      )}
    </div>
  );
}

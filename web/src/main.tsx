import { render } from "preact";
import type { Document, Hidden, Page } from "./document";
import { Inspector } from "./inspector";
import { embeddedPictures } from "./pictures";
import { Review } from "./review";
import { useSettings } from "./settings";
import "./view.css";

function embedded<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

function InspectPage({ document, pages, hidden }: { document: Document; pages: Page[]; hidden: Hidden[] }) {
  return <Inspector document={document} pages={pages} hidden={hidden} pictures={embeddedPictures} settings={useSettings()} />;
}

const app = document.getElementById("app")!;
const shown = embedded<Document>("bianmu-document");
if (shown) {
  const pages = embedded<Page[]>("bianmu-pages") ?? [];
  const hidden = embedded<Hidden[]>("bianmu-hidden") ?? [];
  render(<InspectPage document={shown} pages={pages} hidden={hidden} />, app);
} else if ("review" in app.dataset) {
  render(<Review />, app);
}

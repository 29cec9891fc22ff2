import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Api, type Job } from "./api";
import { readSidecar, sidecarOf, type Correction } from "./corrections";
import type { Document, Hidden, Page } from "./document";
import { DropZone, useDrop } from "./drop";
import { Editor } from "./editor";
import { FileButton } from "./file_button";
import { Inspector } from "./inspector";
import { useSettings, type Settings } from "./settings";
import { sayTrouble, troubleOf, type Trouble } from "./trouble";

interface Shown {
  job: Job;
  document: Document;
  pages: Page[];
  hidden: Hidden[];
}

const kNoPages: Page[] = [];
const kNoHidden: Hidden[] = [];

function unmatched(document: Document): number {
  return document.diagnostics.filter((entry) => entry.code === "corrections.unmatched").length;
}

function download(name: string, value: unknown) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2) + "\n"], { type: "application/json" }));
  const link = window.document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** A document that was sent, shown and corrected. */
function ShownReview({ api, shown, settings, again }: { api: Api; shown: Shown; settings: Settings; again: (file: File) => void }) {
  const { labels } = settings;
  const [document, setDocument] = useState(shown.document);
  const [corrections, setCorrections] = useState<Correction[]>([]);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState("");
  const pictures = useMemo(() => api.pictures(shown.job), [shown.job]);

  const use = useCallback(
    async (wanted: Correction[], keepsUnmatched = false) => {
      setBusy(true);
      setNotice("");
      try {
        const next = wanted.length === 0 ? shown.document : await api.correct(shown.job, sidecarOf(shown.document, wanted));
        if (unmatched(next) > unmatched(document) && !keepsUnmatched) {
          setNotice(labels.say("unmatched"));
        } else {
          setCorrections(wanted);
          setDocument(next);
        }
      } catch (fault) {
        const trouble = troubleOf(fault);
        setNotice(`${sayTrouble(trouble, labels)} [${trouble.code}]`);
      }
      setBusy(false);
    },
    [shown, document, labels],
  );

  const take = async (file: File) => {
    const read = file.name.endsWith(".json") ? readSidecar(await file.text()) : null;
    read ? use(read, true) : again(file);
  };
  useDrop(take);

  const name = shown.document.source.name;
  const tools = (
    <>
      <button type="button" name="accept_all" disabled={busy} onClick={() => use([...corrections, { op: "accept" }])}>
        {labels.say("accept_all")}
      </button>
      <button type="button" name="undo" disabled={busy || corrections.length === 0} onClick={() => use(corrections.slice(0, -1), true)}>
        {labels.say("undo")} ({corrections.length})
      </button>
      <button type="button" name="download" class="main" onClick={() => download(`${name}.json`, document)}>
        {labels.say("download")}
      </button>
      <button type="button" name="download_corrections" disabled={corrections.length === 0} onClick={() => download(`${name}.corrections.json`, sidecarOf(shown.document, corrections))}>
        {labels.say("download_corrections")}
      </button>
      <FileButton name="open" label={labels.say("open")} accept=".pdf,.docx,.json" take={take} />
      <span class="notice" role="status">
        {busy ? labels.say("working") : notice}
      </span>
    </>
  );
  return (
    <Inspector
      document={document}
      pages={shown.pages}
      hidden={shown.hidden}
      pictures={pictures}
      settings={settings}
      tools={tools}
      editor={(item, items) => <Editor document={document} item={item} items={items} busy={busy} labels={labels} correct={(correction) => use([...corrections, correction])} />}
    />
  );
}

/** The review page: a document is dropped, looked at, corrected, and taken home. */
export function Review() {
  const settings = useSettings();
  const api = useRef(new Api()).current;
  const [shown, setShown] = useState<Shown | null>(null);
  const [progress, setProgress] = useState<Job | "sending" | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [file, setFile] = useState<File | null>(null);

  const send = useCallback(async (given: File, password = "") => {
    setFile(given);
    setTrouble(null);
    setShown(null);
    setProgress("sending");
    try {
      const job = await api.convert(given, password, setProgress);
      const document = await api.result(job);
      const isPaged = document.source.media_type === "application/pdf";
      const { pages, hidden } = isPaged ? await api.pages(job) : { pages: kNoPages, hidden: kNoHidden };
      setShown({ job, document, pages, hidden });
    } catch (fault) {
      setTrouble(troubleOf(fault));
    }
    setProgress(null);
  }, []);

  useEffect(() => {
    window.document.title = shown ? `${shown.document.title ?? shown.document.source.name} · bianmu` : "bianmu";
  }, [shown]);

  if (shown) return <ShownReview key={shown.job.id} api={api} shown={shown} settings={settings} again={send} />;
  return (
    <DropZone
      settings={settings}
      progress={progress}
      name={file?.name ?? ""}
      trouble={trouble}
      take={send}
      retry={(secret) => {
        if (trouble?.code === "unauthorized") {
          api.token = secret;
          if (file) send(file);
        } else if (file) {
          send(file, secret);
        }
      }}
    />
  );
}

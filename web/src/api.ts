import type { Sidecar } from "./corrections";
import type { Document, Hidden, Page } from "./document";
import type { PictureSource } from "./pictures";

/** What the service says is wrong: problem details with the contract's code. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export interface Job {
  id: string;
  name: string;
  status: "queued" | "done" | "failed";
  progress: { stage: "waiting" | "converting" | "ended"; fraction: number; page?: number; pages?: number; waiting: number; seconds: number };
}

const kPause = 250;
const kTries = 8;

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** The service behind the page. */
export class Api {
  token = "";

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token) headers.set("Authorization", `Bearer ${this.token}`);
    for (let tries = 1; ; ++tries) {
      let response: Response;
      try {
        response = await fetch(path, { ...init, headers });
      } catch {
        throw new Problem(0, "unreachable", "");
      }
      if (response.ok) return response;
      if (response.status === 429 && tries < kTries) {
        await pause(1000 * Number(response.headers.get("Retry-After") ?? 1));
        continue;
      }
      const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
      throw new Problem(response.status, problem.code ?? String(response.status), problem.detail ?? response.statusText);
    }
  }

  /** Sends a document, and waits until it is converted. */
  async convert(file: File, password: string, progress: (job: Job) => void): Promise<Job> {
    const form = new FormData();
    if (password) form.set("password", password);
    form.set("file", file);
    let job = (await (await this.ask("/v1/jobs", { method: "POST", body: form })).json()) as Job;
    for (let wait = 40; job.status === "queued"; wait = Math.min(2 * wait, 4 * kPause)) {
      progress(job);
      await pause(wait);
      job = (await (await this.ask(`/v1/jobs/${job.id}`)).json()) as Job;
    }
    return job;
  }

  async result(job: Job): Promise<Document> {
    return (await (await this.ask(`/v1/jobs/${job.id}/result`)).json()) as Document;
  }

  async pages(job: Job): Promise<{ pages: Page[]; hidden: Hidden[] }> {
    return (await (await this.ask(`/v1/jobs/${job.id}/pages`)).json()) as { pages: Page[]; hidden: Hidden[] };
  }

  async correct(job: Job, sidecar: Sidecar): Promise<Document> {
    const body = JSON.stringify(sidecar);
    return (await (await this.ask(`/v1/jobs/${job.id}/corrections`, { method: "PUT", body, headers: { "Content-Type": "application/json" } })).json()) as Document;
  }

  pictures(job: Job): PictureSource {
    return {
      load: async (page) => {
        try {
          const response = await this.ask(`/v1/jobs/${job.id}/pages/${page}`);
          return URL.createObjectURL(await response.blob());
        } catch {
          return null;
        }
      },
      release: (url) => URL.revokeObjectURL(url),
    };
  }
}

/** Where the pictures of the pages come from. */
export interface PictureSource {
  /** An address for an image; null if the page has no picture. */
  load(page: number): Promise<string | null>;
  /** Called when the image is no longer shown. */
  release(url: string): void;
}

/** Pictures that stand in the page as base64 text, and are decoded only while they are shown. */
export const embeddedPictures: PictureSource = {
  load(page) {
    const holder = document.getElementById(`bianmu-page-${page}`);
    const text = holder?.textContent ?? "";
    return Promise.resolve(holder && text ? `data:${holder.dataset.media};base64,${text}` : null);
  },
  release() {},
};

package org.promolist.ui.code;

/**
 * Lets files be dropped anywhere on a page. The page's own script, as the upload field takes only
 * what is dropped on itself: it keeps the files and calls {@code fileDropped} of its element; the
 * upload field then gets them as if they had been dropped there.
 */
final class PageDrop {

  /** Run on the element of the page. */
  static final String SCRIPT =
      """
      const page = this;
      const withFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
      const mark = (on) => document.body.classList.toggle('file-over', on);
      const over = (event) => {
        if (page.isConnected && withFiles(event)) { event.preventDefault(); mark(true); }
      };
      const leave = (event) => { if (!event.relatedTarget) { mark(false); } };
      const drop = (event) => {
        mark(false);
        if (!page.isConnected || !withFiles(event) || event.defaultPrevented) { return; }
        event.preventDefault();
        window.droppedFiles = [...event.dataTransfer.files];
        page.$server.fileDropped();
      };
      window.pageDrop?.abort();
      window.pageDrop = new AbortController();
      const options = { signal: window.pageDrop.signal };
      window.addEventListener('dragover', over, options);
      window.addEventListener('dragleave', leave, options);
      window.addEventListener('drop', drop, options);
      """;

  /** Run on the element of the upload field. */
  static final String TAKE =
      """
      const upload = this;
      const files = window.droppedFiles ?? [];
      window.droppedFiles = [];
      if (files.length) {
        customElements.whenDefined('vaadin-upload').then(() => setTimeout(() => {
          const dropped = new DataTransfer();
          files.forEach((file) => dropped.items.add(file));
          upload.dispatchEvent(
              new DragEvent('drop', { dataTransfer: dropped, bubbles: false, cancelable: true }));
        }));
      }
      """;

  private PageDrop() {}
}

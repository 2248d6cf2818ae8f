package org.promolist.ui.kit;

/** What {@link KeptDraft} has the browser do with the tab's storage. */
final class TabScripts {

  private TabScripts() {}

  /** Fields that text is typed in, passwords excepted. */
  static final String FIELDS = "vaadin-text-field,vaadin-text-area,vaadin-integer-field";

  /**
   * What stands in a field is told to the server when the field is left. Until then it is noted
   * here: which field, the text, and whether it was left.
   */
  static final String WATCH =
      """
      const form = this, typing = $0 + ':typing', kinds = $1;
      const note = (event, left) => {
        const field = event.target.closest(kinds);
        const at = [...form.querySelectorAll(kinds)].indexOf(field);
        const noted = JSON.parse(sessionStorage.getItem(typing) ?? '[]');
        if (at >= 0 && (!left || noted[0] === at)) {
          try { sessionStorage.setItem(typing, JSON.stringify([at, field.value, left])); }
          catch (full) { /* then it is as it would be without */ }
        }
      };
      form.addEventListener('input', (event) => note(event, false));
      form.addEventListener('focusout', (event) => note(event, true));
      return sessionStorage.getItem($0) ?? '';
      """;

  static final String TYPE_ON =
      """
      const typing = sessionStorage.getItem($0 + ':typing');
      if (typing) {
        const [at, text] = JSON.parse(typing);
        const field = this.querySelectorAll($1)[at];
        if (field && field.value !== text) {
          field.value = text;
          field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
        }
      }
      """;

  static final String KEEP =
      """
      const typing = $0 + ':typing';
      try {
        if ($1) { sessionStorage.setItem($0, $1); } else { sessionStorage.removeItem($0); }
      } catch (full) { sessionStorage.removeItem($0); }
      if (!$1 || JSON.parse(sessionStorage.getItem(typing) ?? '[]')[2]) {
        sessionStorage.removeItem(typing);
      }
      """;

  static final String FORGET =
      """
      Object.keys(sessionStorage)
        .filter((key) => key.startsWith($0) && !($1 && key.startsWith($1)))
        .forEach((key) => sessionStorage.removeItem(key));
      """;
}

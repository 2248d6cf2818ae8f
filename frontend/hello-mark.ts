import { html, LitElement } from 'lit';
import { text } from './hello-text.js';

class HelloMark extends LitElement {
  override render() {
    return html`<span>${text}</span>`;
  }
}
customElements.define('hello-mark', HelloMark);

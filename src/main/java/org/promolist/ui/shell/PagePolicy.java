package org.promolist.ui.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/**
 * Has the browser run what came with the page and from its own server, and no other script: neither
 * one that somebody slipped into a text, nor a text that is turned into one.
 */
final class PagePolicy implements IndexHtmlRequestListener {

  private static final long serialVersionUID = 1;

  static final String HEADER = "Content-Security-Policy";

  private static final int NONCE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    Document document = page.getDocument();
    document.head().appendElement("script").appendChild(new DataNode(FUNCTIONS));
    document.getElementsByTag("script").attr("nonce", nonce);
    page.getVaadinResponse().setHeader(HEADER, policy(nonce));
  }

  /** Styles may stand anywhere: components write their own into the page, without a nonce. */
  private static String policy(String nonce) {
    return "default-src 'none'; script-src 'self' 'nonce-"
        + nonce
        + "'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
        + " connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
  }

  /**
   * Vaadin's client makes functions of the expressions that the server sends, by {@code Function},
   * which a policy without {@code unsafe-eval} forbids. Here they are made as scripts that carry
   * the nonce, once for each text; {@code eval} and scripts without it stay forbidden. See
   * docs/decisions/content-policy.md.
   */
  private static final String FUNCTIONS =
      """
      (() => {
        const nonce = document.currentScript.nonce;
        const known = new Map();
        const make = (args) => {
          const names = args.map(String);
          const body = names.pop() ?? '';
          const text = '(function anonymous(' + names.join(',') + '\\n) {\\n' + body + '\\n})';
          let made = known.get(text);
          if (!made) {
            const script = document.createElement('script');
            script.nonce = nonce;
            script.textContent = 'document.currentScript.made = ' + text;
            document.head.append(script);
            script.remove();
            made = script.made;
            if (!made) { throw new SyntaxError('not a function: ' + text); }
            if (known.size === 1000) { known.clear(); }
            known.set(text, made);
          }
          return made;
        };
        window.Function = new Proxy(window.Function, {
          apply: (target, self, args) => make(args),
          construct: (target, args) => make(args)
        });
      })();
      """;
}

package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Links that write a CSV file straight into the answer, on the thread and in the security context
 * of its request, without holding the session meanwhile.
 */
public final class Downloads {

  private Downloads() {}

  /** Writes what is downloaded. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  public static Anchor csv(String label, String fileName, Content content) {
    DownloadHandler handler = event -> write(event, fileName, content);
    Anchor link = new Anchor(handler, "");
    link.add(Icon.DOWNLOAD.create(), new Span(label));
    link.addClassName("button-link");
    return link;
  }

  private static void write(DownloadEvent event, String fileName, Content content)
      throws IOException {
    event.setFileName(fileName);
    event.setContentType("text/csv;charset=UTF-8");
    event.getResponse().setHeader("Cache-Control", "no-store");
    content.write(event.getOutputStream());
  }

  /** A file name that every system takes, such as "spring-goodwill-codes.csv". */
  public static String name(String listName, String what) {
    String plain =
        Normalizer.normalize(listName, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return (plain.isEmpty() ? "list" : plain) + "-" + what + ".csv";
  }
}

package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Answers a CSV file of any size while it is being written. */
final class Download {

  static final String TEXT_CSV = "text/csv";

  private Download() {}

  /** What writes the file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes it to the response; for a HEAD, only the headers. What goes wrong before the first bytes
   * are out can still be answered.
   *
   * @param name of the file, without its ending
   */
  static void answer(
      HttpServletRequest request, HttpServletResponse response, String name, Content content)
      throws IOException {
    response.setContentType(TEXT_CSV + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name + ".csv").build().toString());
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      return;
    }
    try {
      content.writeTo(response.getOutputStream());
    } catch (IOException | RuntimeException e) {
      if (!response.isCommitted()) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null); // of a file that will not come
      }
      throw e;
    }
  }

  /** What every file system takes of a text; empty if that is nothing. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}

package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportFiles;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Takes the file in that a request is, or carries as the part {@code file} of a form. */
@Component
class ReceivedFiles {

  private static final String PART = "file";
  private static final String NAMELESS = "codes.csv";

  /** Bytes; names of files can be long. */
  private static final int MAX_PART_HEADER = 8 * 1024;

  private final ImportFiles files;

  ReceivedFiles(ImportFiles files) {
    this.files = files;
  }

  /**
   * Streams it into the store; nothing of it is kept in memory or on disk here.
   *
   * @throws InvalidInputException as {@link ImportFiles#receive} has it; and for a form whose only
   *     part is not the file
   * @throws ProblemException {@code BODY_TOO_LARGE}; {@code REQUEST_REJECTED} where it broke off or
   *     is no form
   */
  ImportFile from(HttpServletRequest request) {
    try {
      return JakartaServletFileUpload.isMultipartContent(request)
          ? fromForm(request)
          : receive(nameIn(request), request.getInputStream());
    } catch (IOException brokenOff) {
      throw ProblemException.of(ProblemKind.REQUEST_REJECTED);
    }
  }

  private ImportFile fromForm(HttpServletRequest request) throws IOException {
    JakartaServletFileUpload<?, ?> upload = new JakartaServletFileUpload<>();
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    upload.setMaxPartHeaderSize(MAX_PART_HEADER);
    FileItemInputIterator parts = upload.getItemIterator(request);
    ImportFile file = null;
    try {
      while (parts.hasNext()) {
        FileItemInput part = parts.next();
        requireFile(part.getFieldName(), file != null);
        file = receive(withoutFolders(part.getName()), part.getInputStream());
      }
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        files.abandon(file.id());
      }
      throw e;
    }
    if (file == null) {
      throw refused(PART, "required");
    }
    return file;
  }

  private static void requireFile(@Nullable String field, boolean another) {
    if (!PART.equals(field)) {
      throw refused(field == null ? "body" : JsonFields.shown(field), "unknown_field");
    }
    if (another) {
      throw refused(PART, "repeated");
    }
  }

  private ImportFile receive(String name, InputStream content) throws IOException {
    try {
      return files.receive(name, content);
    } catch (InvalidInputException e) {
      if (e.violations().stream().anyMatch(broken -> broken.code().equals("file_too_large"))) {
        throw ProblemException.of(ProblemKind.BODY_TOO_LARGE);
      }
      throw e;
    }
  }

  private static String nameIn(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    try {
      return header == null
          ? NAMELESS
          : withoutFolders(ContentDisposition.parse(header).getFilename());
    } catch (IllegalArgumentException unreadable) {
      return NAMELESS;
    }
  }

  /** Some clients send the whole path. */
  private static String withoutFolders(@Nullable String path) {
    String name = path == null ? "" : path.substring(path.lastIndexOf('\\') + 1);
    name = name.substring(name.lastIndexOf('/') + 1);
    return name.isBlank() ? NAMELESS : name;
  }

  private static InvalidInputException refused(String field, String code) {
    return new InvalidInputException(List.of(Violation.of(field, code)));
  }
}

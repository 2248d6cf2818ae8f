package org.promolist.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.promolist.code.ImportFiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 1 MiB, and files to import over 1 GiB, also where their length is not told
 * beforehand.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

  static final int MAX_BYTES = 1024 * 1024;

  /** Of a file, and a little for the form around it. */
  static final long MAX_IMPORT_BYTES = ImportFiles.MAX_BYTES + MAX_BYTES;

  private static final RequestMatcher IMPORTS =
      PathPatternRequestMatcher.withDefaults()
          .matcher(HttpMethod.POST, ListController.PATH + "/*" + ImportController.IMPORTS);

  private final Problems problems;

  BodyLimitFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = IMPORTS.matches(request) ? MAX_IMPORT_BYTES : MAX_BYTES;
    if (request.getContentLengthLong() > limit) {
      problems.of(request, ProblemKind.BODY_TOO_LARGE).writeTo(response);
    } else {
      chain.doFilter(new LimitedRequest(request, limit), response);
    }
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {

    private final long limit;

    /** One for the whole request, or each that asks for it would be given the limit anew. */
    private @Nullable LimitedStream body;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new LimitedStream(super.getInputStream(), limit);
      }
      return body;
    }
  }

  private static final class LimitedStream extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw ProblemException.of(ProblemKind.BODY_TOO_LARGE);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}

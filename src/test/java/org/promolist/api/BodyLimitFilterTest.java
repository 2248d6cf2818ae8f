package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promolist.code.ImportFiles;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitFilterTest {

  private static final String IMPORTS = "/api/v1/lists/1/imports";

  private final BodyLimitFilter filter =
      new BodyLimitFilter(new Problems(new ApiMessages(), new Json(new JsonMapper())));

  private long read;

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/lists/1/imports, true",
    "PUT, /api/v1/lists/1/imports, false",
    "POST, /api/v1/lists/1/imports/2, false",
    "POST, /api/v1/lists/1/2/imports, false",
    "POST, /api/v1/lists/imports, false",
    "POST, /api/v1/lists/1/batches, false"
  })
  void filesToImportAloneMayBeLarge(String method, String path, boolean large) throws Exception {
    long limit = large ? BodyLimitFilter.MAX_IMPORT_BYTES : BodyLimitFilter.MAX_BYTES;
    assertThat(status(method, path, limit)).isEqualTo(200);
    assertThat(status(method, path, limit + 1)).isEqualTo(413);
    assertThat(read).isZero();
  }

  @Test
  void aFileOfUntoldLengthIsCutOffAtItsLimit() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> filter.doFilter(request("POST", IMPORTS, -1), response(), readsAll()))
        .matches(e -> e.kind() == ProblemKind.BODY_TOO_LARGE);
    assertThat(read)
        .isBetween(BodyLimitFilter.MAX_IMPORT_BYTES, BodyLimitFilter.MAX_IMPORT_BYTES + (1 << 20));
    assertThat(BodyLimitFilter.MAX_IMPORT_BYTES).isGreaterThan(ImportFiles.MAX_BYTES);
  }

  private int status(String method, String path, long length) throws Exception {
    MockHttpServletResponse response = response();
    filter.doFilter(request(method, path, length), response, (request, answered) -> {});
    return response.getStatus();
  }

  private static MockHttpServletResponse response() {
    return new MockHttpServletResponse();
  }

  private static FilterChain readsAll() {
    return (request, response) -> {
      byte[] buffer = new byte[1 << 20];
      while (request.getInputStream().read(buffer, 0, buffer.length) >= 0) {
        // only counted
      }
    };
  }

  /** With a body that never ends. */
  private MockHttpServletRequest request(String method, String path, long length) {
    MockHttpServletRequest request =
        new MockHttpServletRequest(method, path) {
          @Override
          public long getContentLengthLong() {
            return length;
          }

          @Override
          public ServletInputStream getInputStream() {
            return new Endless();
          }
        };
    return request;
  }

  private final class Endless extends ServletInputStream {

    @Override
    public int read() {
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      read += length;
      return length;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}

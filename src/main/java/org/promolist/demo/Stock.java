package org.promolist.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.promolist.code.Batches;
import org.promolist.code.CodePattern;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportFiles;
import org.promolist.code.ImportOptions;
import org.promolist.code.PatternDraft;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the demo's lists their codes, which are there a few seconds after the first start. */
@Component
@Profile("demo")
class Stock {

  private static final int PARTNER_LENGTH = 12;

  private final Batches batches;
  private final ImportFiles files;

  Stock(Batches batches, ImportFiles files) {
    this.batches = batches;
    this.files = files;
  }

  void fill(ListDetails list, int codes) {
    if (list.type() == ListType.SINGLE_USE) {
      batches.generate(list.id(), codes, PatternDraft.START, true);
    } else {
      ImportFile file = receive(partnerFile(list.name(), codes));
      batches.importFile(list.id(), file.id(), new ImportOptions(null, false, true));
    }
  }

  private ImportFile receive(String content) {
    try {
      return files.receive(
          "codes.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a partner would send it: the same whenever the demo is told. Its codes protect nothing. */
  private static String partnerFile(String list, int codes) {
    SplittableRandom random = new SplittableRandom(list.hashCode());
    StringBuilder file = new StringBuilder("code\n");
    for (int i = 0; i < codes; i++) {
      random
          .ints(PARTNER_LENGTH, 0, CodePattern.DEFAULT_ALPHABET.length())
          .forEach(value -> file.append(CodePattern.DEFAULT_ALPHABET.charAt(value)));
      file.append('\n');
    }
    return file.toString();
  }
}

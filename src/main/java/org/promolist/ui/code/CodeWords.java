package org.promolist.ui.code;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.CodePattern;
import org.promolist.code.CodeState;
import org.promolist.code.RejectedLine;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** How the portal words codes and batches. */
public final class CodeWords {

  private static final int GROUP = 4;

  private CodeWords() {}

  public static String state(CodeState state) {
    return Texts.text("code.state." + state);
  }

  static Badge badge(CodeState state) {
    return switch (state) {
      case CLAIMABLE -> Badges.status(Tone.GOOD, Icon.PLAY, state(state));
      case PENDING -> Badges.status(Tone.INFO, Icon.CLOCK, state(state));
      case RESERVED -> Badges.status(Tone.WARNING, Icon.LOCK, state(state));
      case CLAIMED -> Badges.status(Tone.NEUTRAL, Icon.CHECK, state(state));
      case VOIDED -> Badges.status(Tone.BAD, Icon.BAN, state(state));
    };
  }

  static Badge badge(BatchState state) {
    String word = Texts.text("batch.state." + state);
    return switch (state) {
      case ACTIVE -> Badges.status(Tone.GOOD, Icon.PLAY, word);
      case QUEUED, PENDING -> Badges.status(Tone.INFO, Icon.CLOCK, word);
      case RUNNING -> Badges.status(Tone.INFO, Icon.LAYERS, word);
      case VOIDED, REMOVED -> Badges.status(Tone.BAD, Icon.BAN, word);
      case FAILED -> Badges.status(Tone.BAD, Icon.ALERT, word);
      case CANCELLED -> Badges.status(Tone.NEUTRAL, Icon.CLOSE, word);
      case VALIDATED -> Badges.status(Tone.NEUTRAL, Icon.CHECK, word);
    };
  }

  static String batch(int number) {
    return Texts.text("batch.name", String.valueOf(number));
  }

  static String reason(RejectedLine.Reason reason) {
    return Texts.text("batch.reject." + reason);
  }

  /** Where its codes come from, in one line. */
  static String source(BatchDetails batch, Formats formats) {
    CodePattern pattern = batch.pattern();
    BatchDetails.Source file = batch.file();
    if (pattern != null) {
      return Texts.text("batch.source.generated", pattern(pattern));
    }
    return file == null
        ? ""
        : Texts.text("batch.source.imported", file.name(), formats.bytes(file.bytes()));
  }

  /** Such as "SG + 10 characters + check character". */
  private static String pattern(CodePattern pattern) {
    List<String> parts = new ArrayList<>();
    int drawn =
        pattern.length()
            - pattern.prefix().length()
            - pattern.suffix().length()
            - (pattern.checkCharacter() ? 1 : 0);
    if (!pattern.prefix().isEmpty()) {
      parts.add(pattern.prefix());
    }
    parts.add(Texts.text("batch.pattern.drawn", drawn));
    if (!pattern.suffix().isEmpty()) {
      parts.add(pattern.suffix());
    }
    if (pattern.checkCharacter()) {
      parts.add(Texts.text("batch.pattern.check"));
    }
    return String.join(" + ", parts);
  }

  /**
   * A code in groups for the eye; what is copied from it has no gaps.
   *
   * @param size of a group; 0 for none, null for the usual one
   */
  public static Span grouped(String code, @Nullable Integer size) {
    int group = size == null ? GROUP : size;
    Span shown = new Span();
    shown.addClassNames("mono", "code-text");
    for (int at = 0; group > 0 && at < code.length(); at += group) {
      shown.add(new Span(code.substring(at, Math.min(code.length(), at + group))));
    }
    if (group == 0) {
      shown.setText(code);
    }
    return shown;
  }
}

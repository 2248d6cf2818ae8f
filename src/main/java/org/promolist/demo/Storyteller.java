package org.promolist.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the demo's story happen again, each deed at its moment and by whoever did it. */
@Component
@Profile("demo")
class Storyteller {

  private final Cast cast;
  private final PromoCodeLists lists;
  private final Stock stock;
  private final Ownership ownership;
  private final int oneIn;

  /**
   * @param oneIn of so many codes of the story there is one; tests need fewer to be quick
   */
  Storyteller(
      Cast cast,
      PromoCodeLists lists,
      Stock stock,
      Ownership ownership,
      @Value("${promolist.demo.one-in:1}") int oneIn) {
    this.cast = cast;
    this.lists = lists;
    this.stock = stock;
    this.ownership = ownership;
    this.oneIn = oneIn;
  }

  /** In one transaction: stopped in the middle, it leaves nothing and can be told again. */
  @Transactional
  public void tell(List<Chapter> story, StoryCalendar calendar) {
    DemoClock.at(calendar.moment("year-2"), cast::create);
    Map<String, Authentication> signedIn = new HashMap<>(); // checking passwords is slow on purpose
    Map<String, UUID> ids = new HashMap<>();
    for (Story.Event event : Story.inOrder(story, calendar)) {
      Runnable deed =
          () -> ids.put(event.list(), tell(event.chapter(), ids.get(event.list()), calendar).id());
      DemoClock.at(
          event.at(),
          () -> Cast.as(signedIn.computeIfAbsent(event.chapter().by(), cast::signIn), deed));
    }
    ownership.signFilled();
  }

  private ListDetails tell(Chapter chapter, @Nullable UUID id, StoryCalendar calendar) {
    if (id == null) {
      ListDetails list = lists.create(chapter.draft(calendar));
      if (chapter.codes() != null) {
        stock.fill(list, chapter.codes() / oneIn);
      }
      return list;
    }
    if (chapter.deed() == null) {
      ListDetails list = lists.get(id);
      return lists.change(id, list.version(), chapter.changing(list.toDraft(), calendar));
    }
    return switch (chapter.deed()) {
      case PAUSE -> lists.pause(id, null);
      case RESUME -> lists.resume(id, null);
      case ARCHIVE -> lists.archive(id, null);
      case RESTORE -> lists.restore(id, null);
    };
  }
}

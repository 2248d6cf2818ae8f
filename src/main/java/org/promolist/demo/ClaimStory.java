package org.promolist.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeRow;
import org.promolist.code.Codes;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What customers do in the demo, over all lists, in the order in which it happens. */
@Component
@Profile("demo")
class ClaimStory {

  private static final ListFilter ALL =
      new ListFilter("", EnumSet.allOf(ListStatus.class), Set.of(), List.of());

  private static final int MOST_LISTS = 500;
  private static final int PAGE = 500;

  private final PromoCodeLists lists;
  private final Codes codes;
  private final int oneIn;

  /**
   * @param oneIn of so many claims of the story one is made, as it is with the codes
   */
  ClaimStory(PromoCodeLists lists, Codes codes, @Value("${promolist.demo.one-in:1}") int oneIn) {
    this.lists = lists;
    this.codes = codes;
    this.oneIn = oneIn;
  }

  /**
   * The same for the same day and codes, so that it can be gone on with after a stop.
   *
   * @param now when the demo was filled; nothing happens later
   */
  List<Scene> tell(List<Chapter> story, Instant now) {
    StoryCalendar calendar = StoryCalendar.startingOn(now);
    Map<String, ListDetails> byName = new HashMap<>();
    lists
        .page(ALL, ListSort.NEWEST_FIRST, null, MOST_LISTS)
        .items()
        .forEach(list -> byName.put(list.name(), list));
    List<Scene> scenes = new ArrayList<>();
    for (Chapter chapter : story) {
      ListDetails list = byName.get(calendar.fill(Objects.requireNonNull(chapter.name())));
      if (list != null) {
        int claims = chapter.claims() == null ? 0 : chapter.claims() / oneIn;
        scenes.addAll(new Crowd(list, codes(list, claims + 1), now).come(claims));
      }
    }
    scenes.addAll(Crowd.guesser(now));
    scenes.sort(Comparator.comparing(Scene::at));
    return scenes;
  }

  private List<String> codes(ListDetails list, int wanted) {
    if (list.type() == ListType.MULTI_USE) {
      return list.words().stream().map(word -> word.code().value()).toList();
    }
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          codes.page(list.id(), CodeFilter.ALL, cursor, Math.min(PAGE, wanted - found.size()));
      page.items().stream().map(CodeRow::text).forEach(found::add);
      cursor = page.nextCursor();
    } while (cursor != null && found.size() < wanted);
    return found;
  }
}

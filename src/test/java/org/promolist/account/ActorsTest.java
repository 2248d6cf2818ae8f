package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ActorsTest {

  @Autowired Actors actors;
  @Autowired Staff staff;
  @Autowired ApiClients clients;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void anAdminIsSignedIn() {
    Colleagues.as(Colleagues.anAdmin());
  }

  @AfterEach
  void nobodyIsSignedIn() {
    Colleagues.as(null);
  }

  @Test
  void peopleAndProgramsAreFoundByAnyOfTheirNamesInAnyCaseAndSpelling() {
    staff.invite("by.name." + mark, "Somebody", Set.of(Role.VIEWER));
    staff.invite("b" + mark, "\u00c4ra " + mark, Set.of(Role.VIEWER));
    UUID gone = client("\u00c4ther " + mark);
    clients.revoke(gone);
    assertThat(names("NAME." + mark)).containsExactly("Somebody");
    assertThat(names("\u00e4RA " + mark)).containsExactly("\u00c4ra " + mark);
    assertThat(names("A\u0308THER " + mark)).containsExactly("\u00c4ther " + mark);
    assertThat(names(mark)).hasSize(3);
    assertThat(names(gone.toString())).as("by its id").isEmpty();
  }

  private UUID client(String name) {
    return clients
        .create(new ApiClientDraft(name, Set.of(Scope.LISTS_READ), false, null))
        .client()
        .id();
  }

  private List<String> names(String text) {
    return actors.search(text, 10).stream().map(Actor::name).toList();
  }
}

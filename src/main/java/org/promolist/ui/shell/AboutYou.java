package org.promolist.ui.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Accounts;
import org.promolist.account.Profile;
import org.promolist.account.ProfileDraft;
import org.promolist.account.Theme;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** The fields of a person's own account, but for the password. */
final class AboutYou {

  /** Stands in a field for "as the browser says"; a field of choices can't offer null. */
  private static final String BROWSER = "";

  private final TextField displayName = new TextField(Texts.text("profile.displayName"));
  private final Select<String> language = new Select<>();
  private final ComboBox<String> timeZone = new ComboBox<>(Texts.text("profile.timeZone"));
  private final RadioButtonGroup<Theme> theme = new RadioButtonGroup<>(Texts.text("profile.theme"));
  private ProfileDraft saved;

  AboutYou(Profile profile) {
    displayName.setHelperText(Texts.text("profile.displayNameHelp"));
    displayName.setManualValidation(true);
    language.setLabel(Texts.text("profile.language"));
    language.setItems(Stream.concat(Stream.of(BROWSER), Accounts.LANGUAGES.stream()).toList());
    language.setItemLabelGenerator(
        code -> Texts.text("language." + (code.equals(BROWSER) ? "browser" : code)));
    timeZone.setItems(
        Stream.concat(Stream.of(BROWSER), ZoneId.getAvailableZoneIds().stream().sorted()).toList());
    String browserZone = Viewer.browserZone().getId();
    timeZone.setItemLabelGenerator(
        zone -> zone.equals(BROWSER) ? Texts.text("profile.timeZoneBrowser", browserZone) : zone);
    timeZone.setHelperText(Texts.text("profile.timeZoneHelp"));
    timeZone.setManualValidation(true);
    theme.getElement().getThemeList().add("horizontal");
    theme.setItems(Theme.values());
    theme.setItemLabelGenerator(choice -> Texts.text("theme." + choice.name()));
    saved = draft(profile);
    show(profile);
  }

  Section section(String signInName) {
    TextField name = new TextField(Texts.text("profile.signInName"));
    name.setValue(signInName);
    name.setReadOnly(true);
    return new Section(Texts.text("profile.about"))
        .add(4, displayName)
        .add(2, name)
        .add(3, language)
        .add(3, timeZone)
        .add(6, theme);
  }

  void register(FieldErrors errors) {
    errors
        .field("displayName", displayName)
        .field("language", language)
        .field("timeZone", timeZone);
  }

  void onChange(Command listener) {
    displayName.addValueChangeListener(change -> listener.execute());
    language.addValueChangeListener(change -> listener.execute());
    timeZone.addValueChangeListener(change -> listener.execute());
    theme.addValueChangeListener(change -> listener.execute());
  }

  /** Shows what is stored, as the point from which changes are counted. */
  void show(Profile profile) {
    saved = draft(profile);
    type(saved);
  }

  /** Shows what somebody would have, as if it had just been typed. */
  void type(ProfileDraft draft) {
    displayName.setValue(draft.displayName());
    language.setValue(orBrowser(draft.language()));
    timeZone.setValue(orBrowser(draft.timeZone()));
    theme.setValue(draft.theme());
  }

  /** The theme can be chosen elsewhere on the page, at once and for good. */
  void showTheme(Theme chosen) {
    if (chosen != saved.theme()) {
      saved = new ProfileDraft(saved.displayName(), saved.language(), saved.timeZone(), chosen);
      theme.setValue(chosen);
    }
  }

  boolean isDirty() {
    return !draft().equals(saved);
  }

  ProfileDraft draft() {
    return new ProfileDraft(
        displayName.getValue(),
        orNull(language.getValue()),
        orNull(timeZone.getValue()),
        Objects.requireNonNullElse(theme.getValue(), Theme.SYSTEM));
  }

  private static ProfileDraft draft(Profile profile) {
    return new ProfileDraft(
        profile.displayName(), profile.language(), profile.timeZone(), profile.theme());
  }

  private static String orBrowser(@Nullable String value) {
    return value == null ? BROWSER : value;
  }

  private static @Nullable String orNull(@Nullable String value) {
    return BROWSER.equals(value) ? null : value;
  }
}

package org.promolist.ui.code;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportFiles;
import org.promolist.list.ListDetails;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/**
 * Takes the file of a third party in: first the file, which is streamed into the store and looked
 * at on the way, then what to do with it.
 */
final class ImportDialog extends NewBatchDialog {

  private static final int LOOKED_BACK = 100;

  private final ListDetails list;
  private final Batches batches;
  private final ImportFiles files;
  private final Formats formats;
  private final Button go;
  private final Upload upload;
  private final Div refusal = new Div();
  private final Div place = new Div();
  private @Nullable ImportChoices choices;

  ImportDialog(ListDetails list, Batches batches, ImportFiles files, Formats formats) {
    this(list, batches, files, formats, new Button());
  }

  private ImportDialog(
      ListDetails list, Batches batches, ImportFiles files, Formats formats, Button go) {
    super(Texts.text("batch.importTitle"), go);
    this.list = list;
    this.batches = batches;
    this.files = files;
    this.formats = formats;
    this.go = go;
    setWidth("640px");
    go.addClickListener(click -> begin());
    go.setText(Texts.text("batch.importGo", 0));
    go.setEnabled(false);
    upload = new Upload((UploadHandler) this::receive);
    upload.setMaxFiles(1);
    upload.setMaxFileSize((int) Math.min(Integer.MAX_VALUE, ImportFiles.MAX_BYTES));
    upload.setI18n(UploadWords.texts());
    upload.setDropLabelIcon(Icon.UPLOAD.create());
    upload.setWidthFull();
    upload.addFileRejectedListener(
        rejected -> refuse(List.of(Violation.of("file", "file_too_large", "1 GiB"))));
    refusal.addClassNames("notice", "error");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    Div content = new Div(refusal, upload, place);
    content.addClassNames("stack", "form");
    add(content);
  }

  /** Files that were dropped on the page. */
  void takeDropped() {
    upload.getElement().executeJs(PageDrop.TAKE);
  }

  /** Runs on the thread of the request, in whose context the person is signed in. */
  private void receive(UploadEvent event) throws IOException {
    try (InputStream content = event.getInputStream()) {
      try {
        ImportFile file = files.receive(event.getFileName(), content);
        var _ = event.getUI().access(() -> received(file));
      } catch (InvalidInputException invalid) {
        var _ = event.getUI().access(() -> refuse(invalid.violations()));
        // Cut off in the middle, a browser would send the whole file once more.
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Shows what came in; a file that came before it is let go. */
  void received(ImportFile file) {
    left();
    upload.clearFileList(); // it is told of below, and makes room for another
    refusal.setVisible(false);
    ImportChoices made =
        new ImportChoices(file, earlier(file), formats, dryRun -> label(file, dryRun));
    choices = made;
    place.removeAll();
    place.add(made);
    label(file, false);
    go.setEnabled(true);
  }

  private @Nullable BatchDetails earlier(ImportFile file) {
    return batches.page(list.id(), null, LOOKED_BACK).items().stream()
        .filter(batch -> !batch.dryRun() && batch.figures().codes() > 0)
        .filter(batch ->
            Optional.ofNullable(batch.file())
                .map(BatchDetails.Source::sha256)
                .filter(file.sha256()::equals)
                .isPresent())
        .findFirst()
        .orElse(null);
  }

  private void label(ImportFile file, boolean dryRun) {
    go.setText(Texts.text(dryRun ? "batch.checkGo" : "batch.importGo", file.lines()));
  }

  /** Says what is wrong with a file, in the place of what would be told of a good one. */
  void refuse(List<Violation> violations) {
    left();
    upload.clearFileList();
    place.removeAll();
    go.setEnabled(false);
    refusal.removeAll();
    refusal.add(
        Icon.ALERT.create(),
        new Paragraph(violations.stream().map(Texts::violation).collect(Collectors.joining(" "))));
    refusal.setVisible(true);
  }

  private void begin() {
    ImportChoices made = choices;
    if (made == null) {
      return;
    }
    try {
      BatchDetails batch = batches.importFile(list.id(), made.file().id(), made.options());
      choices = null; // it is used up
      close();
      Toast.success(
              Texts.text("batch.of", list.name(), CodeWords.batch(batch.number())),
              Texts.text(batch.dryRun() ? "batch.begunDry" : "batch.begun"))
          .show();
    } catch (InvalidInputException invalid) {
      refuse(invalid.violations());
    }
  }

  @Override
  void left() {
    if (choices != null) {
      files.abandon(choices.file().id());
      choices = null;
    }
  }
}

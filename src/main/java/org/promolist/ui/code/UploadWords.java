package org.promolist.ui.code;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.Arrays;
import org.promolist.ui.kit.Texts;

/** What the upload field says, in the language of the page. */
final class UploadWords {

  private static final String[] UNITS = {"B", "kB", "MB", "GB"};

  private UploadWords() {}

  static UploadI18N texts() {
    UploadI18N words = new UploadI18N();
    words.setDropFiles(
        new UploadI18N.DropFiles()
            .setOne(Texts.text("upload.drop"))
            .setMany(Texts.text("upload.drop")));
    words.setAddFiles(
        new UploadI18N.AddFiles()
            .setOne(Texts.text("upload.choose"))
            .setMany(Texts.text("upload.choose")));
    words.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(Texts.text("upload.connecting"))
                    .setStalled(Texts.text("upload.stalled"))
                    .setProcessing(Texts.text("upload.processing"))
                    .setHeld(Texts.text("upload.connecting")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(Texts.text("upload.remaining"))
                    .setUnknown(Texts.text("upload.unknown")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(Texts.text("upload.failed"))
                    .setUnexpectedServerError(Texts.text("upload.failed"))
                    .setForbidden(Texts.text("kit.refused"))));
    words.setFile(
        new UploadI18N.File()
            .setRetry(Texts.text("error.retry"))
            .setStart(Texts.text("upload.choose"))
            .setRemove(Texts.text("kit.cancel")));
    words.setUnits(new UploadI18N.Units().setSize(Arrays.asList(UNITS)));
    return words;
  }
}

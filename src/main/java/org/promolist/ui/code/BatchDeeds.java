package org.promolist.ui.code;

import com.vaadin.flow.server.Command;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodesRefusedException;
import org.promolist.code.NoSuchBatchException;
import org.promolist.list.ListDetails;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** What can be done with a batch. What can't be taken back is asked once before. */
final class BatchDeeds {

  private final Batches batches;
  private final ListDetails list;
  private final Formats formats;

  BatchDeeds(Batches batches, ListDetails list, Formats formats) {
    this.batches = batches;
    this.list = list;
    this.formats = formats;
  }

  void activate(BatchDetails batch, Command done) {
    attempt(
        batch,
        () -> {
          BatchDetails now = batches.activate(list.id(), batch.id());
          Toast.success(name(batch), Texts.text("batch.activated", now.figures().claimable()))
              .show();
        },
        done);
  }

  void askToVoid(BatchDetails batch, Command done) {
    long alive = batch.figures().alive();
    String number = formats.number(alive);
    Confirmation question =
        new Confirmation(Texts.text("batch.voidAsk", CodeWords.batch(batch.number())))
            .saying(
                Texts.text("batch.voidDie", alive),
                Texts.text("batch.voidStay", batch.figures().claimed()))
            .typing(list.name(), alive)
            .reason();
    question.ask(
        Texts.text("batch.voidKeep"),
        Texts.text("batch.voidGo", number),
        () ->
            attempt(
                batch,
                () -> {
                  BatchDetails now = batches.voidAll(list.id(), batch.id(), question.givenReason());
                  long died = now.figures().voided() - batch.figures().voided();
                  Toast.success(name(batch), Texts.text("batch.voided", died)).show();
                },
                done));
  }

  void askToCancel(BatchDetails batch, Command done) {
    new Confirmation(Texts.text("batch.cancelAsk", CodeWords.batch(batch.number())))
        .saying(Texts.text("batch.cancelSays." + batch.source()))
        .ask(
            Texts.text("batch.cancelKeep"),
            Texts.text("batch.cancelGo"),
            () ->
                attempt(
                    batch,
                    () -> {
                      batches.cancel(list.id(), batch.id());
                      Toast.success(name(batch), Texts.text("batch.cancelled")).show();
                    },
                    done));
  }

  private String name(BatchDetails batch) {
    return Texts.text("batch.of", list.name(), CodeWords.batch(batch.number()));
  }

  /** A refusal is told in a dialog: it stays until read. */
  private void attempt(BatchDetails batch, Command deed, Command done) {
    try {
      deed.execute();
    } catch (CodesRefusedException refused) {
      Notice.show(
          Texts.text("batch.refused.title", CodeWords.batch(batch.number())),
          Texts.text("batch.refused.state", Texts.text("batch.state." + refused.subject())));
    } catch (NoSuchBatchException gone) {
      Notice.show(
          Texts.text("batch.refused.title", CodeWords.batch(batch.number())),
          Texts.text("batch.refused.gone"));
    }
    done.execute();
  }
}
